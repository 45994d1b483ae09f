/* Builds events and round tables in few words, for the tests of every layer. Only for programs
 * that run under cmocka: what may not fail ends the test. */
#ifndef TESTS_CORE_MAKE_H
#define TESTS_CORE_MAKE_H

#include "core/vote/history.h"
#include "core/vote/roundtable.h"

/* A round table and every event that it was folded from. */
typedef struct Record {
  Roundtable *roundtable;
  Event **events; /* by seq - 1; texts and ballot lines are the record's own */
  size_t count, capacity;
  uint64_t act; /* the act that is being recorded, 0 where each event is one of its own */
  struct Store *copies;
} Record;

/* A session that has begun, and nothing more. */
Record record_begin(void);

/* One with subgroups A and B, both open, recommendations 1 to 3 in A (numbers 1 to 3) and 1 and 2
 * in B (numbers 4 and 5), all votable. */
Record record_small(void);
void record_end(Record *record);

/* Checks and applies the event as the next one. False: refused, and nothing was changed. */
bool record_try(Record *record, Event event, Error *err);

/* The same for what must succeed, giving its seq; and for what must be refused, changing nothing
 * that can be seen and with these words in its error. */
uint64_t happens(Record *record, Event event);
void is_refused(Record *record, Event event, const char *words);

/* Happens, is taken back and happens again, and each time the state is what it should be. Gives the
 * event's seq. */
uint64_t comes_and_goes(Record *record, Event event);

/* What happens in between is one act. act_begin gives its number. */
uint64_t act_begin(Record *record);
void act_end(Record *record);

/* One act that takes this event back for a reason. False where it is refused: the reason alone then
 * stands. */
bool record_try_revert(Record *record, uint64_t seq);

/* Corrects the act's events in force, last first, in one act: those of an undo or a redo, or all
 * others; a revert that was undone is made once more. False where one is refused: that and the
 * earlier ones then stand. */
bool record_try_correcting(Record *record, uint64_t act, bool corrections);

/* As sessions/acts/acts.h does: corrects the act's events in force, last first, in one act. Give
 * the act taken, 0 where there is none. */
uint64_t record_undo(Record *record, uint32_t scope);
uint64_t record_redo(Record *record, uint32_t scope);

/* The event that corrects the one of this seq. */
Event make_correction(const Record *record, uint64_t seq);

/* Events about nothing that stands already. Placed last of its session or subgroup; held; votable.
 */
Event make_subgroup(const Roundtable *roundtable, const char *code, const char *title);
Event make_recommendation(const Roundtable *roundtable, uint32_t subgroup, const char *code,
                          const char *title);
Event make_dots(uint32_t recommendation, Colour colour, int64_t dots);
Event make_note(uint32_t subgroup, uint32_t recommendation, const char *text);
Event make_reason(uint64_t about, const char *text);
Event make_import(const char *name, ImportedContents contents, int64_t rows);

/* What takes place in the room. The kiosk of subgroup 0 is the whole session's. */
Event make_phase_step(EventKind kind, int64_t phase);

/* From the clock as it is to this phase with so much time behind it (0: none is on). */
Event make_phase_corrected(const Roundtable *roundtable, int64_t takes_back, int64_t phase,
                           int64_t elapsed_ms);
Event make_kiosk(EventKind kind, int64_t subgroup);
Event make_kiosk_count(int64_t subgroup, int64_t ballots);
Event make_kiosk_tally(int64_t recommendation, Tally tally);
Event make_incident(IncidentKind what, int64_t milliseconds);
Event make_board(BoardView view, int64_t subject);
Event make_curtain_lifted(Reveal reveal, int64_t steps);
Event make_source(const char *title, int64_t seq);

/* A file that begins with `shared` of these events and has `events` in all. */
Event make_merged(const Roundtable *roundtable, int64_t shared, int64_t events);
Event make_kept(RankingMethod method, Weights weights, Scope scope, KeptWhy why);

/* Events that set something: what it was before is taken from the round table. */
Event make_session_text(const Roundtable *roundtable, SessionText property, const char *text);
Event make_subgroup_text(const Roundtable *roundtable, uint32_t subgroup, SubgroupText property,
                         const char *text);
Event make_recommendation_text(const Roundtable *roundtable, uint32_t recommendation,
                               RecommendationText property, const char *text);
Event make_ranking_rule(const Roundtable *roundtable, RankingMethod method, Weights weights);
Event make_voting_rule(const Roundtable *roundtable, VotingRule rule, int64_t value);
Event make_subgroup_status(const Roundtable *roundtable, uint32_t subgroup, SubgroupStatus status);
Event make_subgroup_vote(const Roundtable *roundtable, uint32_t subgroup, SubgroupVote vote);
Event make_subgroup_voters(const Roundtable *roundtable, uint32_t subgroup, int64_t voters);
Event make_subgroup_move(const Roundtable *roundtable, uint32_t subgroup, int64_t place);
Event make_phase(const Roundtable *roundtable, uint32_t phase, const char *name, int64_t minutes);
Event make_status(const Roundtable *roundtable, uint32_t recommendation,
                  RecommendationStatus status);
Event make_move(const Roundtable *roundtable, uint32_t recommendation, Place to);
Event make_counts(const Roundtable *roundtable, uint32_t recommendation, Tally tally);

/* Fills in what the lines were before, and whether the ballot was cast. The lines are borrowed. */
Event make_ballot(const Roundtable *roundtable, int64_t number, BallotLine *lines, size_t count);

/* Takes every dot away; room for as many lines as the ballot has entries. */
Event make_withdrawal(const Roundtable *roundtable, int64_t number, BallotLine *room);

/* A line that puts these dots on a recommendation. */
BallotLine make_line(uint32_t recommendation, uint8_t green, uint8_t yellow, uint8_t red);

/* Where a recommendation stands now. */
Place place_of(const Roundtable *roundtable, uint32_t recommendation);

#endif
