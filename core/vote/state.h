/* Inside of a Roundtable, for the files of core that fold events into it. Not for other layers. */
#ifndef CORE_VOTE_STATE_H
#define CORE_VOTE_STATE_H

#include "core/base/memory.h"
#include "core/vote/ballot_box.h"
#include "core/vote/event_fields.h"
#include "core/vote/history.h"
#include "core/vote/roundtable.h"

/* The events that came in with the last merge: as many as the other file had after `shared`. */
typedef struct MergedBlock {
  uint64_t at; /* the seq of the event that says so; 0: none is known */
  int64_t shared, events;
} MergedBlock;

/* What undo, redo and corrections look for, so that they need not look at every event. */
typedef enum HistoryMark {
  MARK_UNDOABLE,    /* in force, ordinary and not of the session's first act */
  MARK_ENDS_REDO,   /* ordinary, or in force and takes such a one back */
  MARK_SETS_COUNTS, /* in force, and sets counts */
  MARK_MOVES_CLOCK, /* in force, and begins, pauses, ends or corrects a phase */
  HISTORY_MARKS
} HistoryMark;

/* How many of HISTORY_BLOCK events, one after the other, bear each mark: counted when first asked
 * for, since a session that is opened seldom asks for more than its end. */
enum { HISTORY_BLOCK = 256 };
typedef struct HistoryBlock {
  uint16_t bearing[HISTORY_MARKS];
  bool counted;
} HistoryBlock;

/* {0} is an empty one. */
typedef struct HistoryStore {
  uint64_t start;       /* the last seq that it does not know: 0, or a checkpoint's */
  HistoryEntry *events; /* by seq - start - 1 */
  size_t count, capacity;
  HistoryBlock *blocks; /* by (seq - start - 1) / HISTORY_BLOCK */
  size_t block_capacity;
} HistoryStore;

struct Roundtable {
  Store texts;
  Stamp last;     /* of the last event */
  bool taking_up; /* a checkpoint's events are being taken */
  bool taken_up;  /* … were: ballots and merges from before it are not known */
  uint8_t session_id[SESSION_ID_SIZE];
  const char *text[SESSION_TEXTS];
  RankingRule ranking_rule;
  int64_t voting_rule[VOTING_RULES];
  Subgroup *subgroups; /* by number - 1, present or not */
  size_t subgroup_count, subgroup_capacity;
  uint32_t *agenda; /* numbers of the subgroups present, in order */
  size_t agenda_count, agenda_capacity;
  Recommendation *recommendations; /* by number - 1, present or not */
  size_t recommendation_count, recommendation_capacity;
  CodeIndex codes;
  BallotBox box;
  uint64_t visits;     /* of subgroups, by looks at a ballot */
  uint64_t ballots_at; /* the last event that may have changed a ballot or what breaks a rule … */
  uint64_t rules_at;   /* … and the last of these that was no ballot's */
  Phase phases[PHASES_MAX]; /* by number - 1 */
  PhaseClock clock;
  Board board;
  Kiosk kiosk; /* for the whole session */
  HistoryStore history;
  MergedBlock merged;
};

/* Whether this event is in the history already: it is being taken back or redone, not added. */
bool is_past(const Roundtable *roundtable, const Event *event);

/* Whether it is past, or was recorded in another room and came in with a merge: then it was within
 * the rules of its time and place, as whether a vote was open or how many dots there could be. */
bool is_settled(const Roundtable *roundtable, const Event *event);

/* Whether an event comes from where it must: from the file that is being merged, in that file's
 * order, or from none. */
bool check_origin(const Roundtable *roundtable, const Event *event, Error *err);

/* The check of an event that is kept to be read and changes nothing. */
bool check_recorded(Roundtable *roundtable, const Event *event, Error *err);

/* The other side: what must stand now for the event to be taken towards `to`. */
Side opposite(Side to);

/* A subgroup or recommendation to change, by number; NULL where not present. */
Subgroup *subgroup_to_change(Roundtable *roundtable, int64_t number);
Recommendation *recommendation_to_change(Roundtable *roundtable, int64_t number);

/* Subgroups and recommendations up to a number, those that there never were being not present: room
 * for them, then they. */
bool reserve_subgroups(Roundtable *roundtable, size_t number, Error *err);
void make_subgroups_up_to(Roundtable *roundtable, size_t number);
bool reserve_recommendations(Roundtable *roundtable, size_t number, Error *err);

/* How many ballots have dots in each subgroup. Looks at every ballot. */
void count_ballots_again(Roundtable *roundtable);
void make_recommendations_up_to(Roundtable *roundtable, size_t number);

/* Refusals that several kinds share. Each returns false. */
bool fail_unknown_subgroup(Error *err, int64_t number);
bool fail_unknown_recommendation(Error *err, int64_t number);
bool fail_out_of_range(Error *err, const char *what);

/* Refuses what would lose dots on ballots that wait in the kiosk of this subgroup or of the whole
 * session: what is on them may not be known yet. */
bool check_no_ballots_wait(const Roundtable *roundtable, uint32_t subgroup, Error *err);

/* The thing is no longer as the event says: names the event in force that changed it. */
bool fail_changed_since(const Roundtable *roundtable, const Event *event, Error *err);

/* Whether a text has at most `most` characters; `what` names it in the error. */
bool check_length(const char *text, size_t most, const char *what, Error *err);

/* Checks a TextChange whose target holds `now`: unchanged since, within `most`, and memory for it.
 */
bool check_text_change(Roundtable *roundtable, const Event *event, Side to, const char *now,
                       size_t most, Error *err);

/* Whether it is a thing that may have dots at all. */
bool check_bears_dots(Roundtable *roundtable, const Recommendation *recommendation, Error *err);

/* Whether this event may change the dots of a recommendation. What is past may also do so once the
 * vote is closed or the recommendation withdrawn. */
bool check_votable(Roundtable *roundtable, const Event *event, const Recommendation *recommendation,
                   Error *err);

/* Whether each count is from 0 to COUNT_MAX. */
bool check_tally(const Tally *tally, Error *err);

/* Where an event lies and what it is about, for the history. */
HistoryEntry history_entry_of(const Roundtable *roundtable, const Event *event);

/* Reserves room for `more` events; adds the next one; notes what took an event back, or (0) that it
 * is in force. The last does nothing where the history does not know the event. */
bool history_reserve(HistoryStore *history, size_t more);
void history_add(Roundtable *roundtable, HistoryEntry entry);
void history_set_taken_back(Roundtable *roundtable, uint64_t seq, uint64_t by);

/* Lets a correction of phases at seq `by` take back the act of steps that begins at `seq`; or
 * brings the one again that the correction at `seq` took back. */
void history_turn_phases(Roundtable *roundtable, uint64_t seq, uint64_t by);
void history_free(HistoryStore *history);

/* What somebody wrote down, as against what goes with it: taking back, and a reason. */
bool history_is_ordinary(const Roundtable *roundtable, const HistoryEntry *entry);

/* Whether an event bears a mark; and whether none of its block up to it does, *seq then being the
 * last of the block before. */
bool history_bears(const Roundtable *roundtable, const HistoryEntry *entry, HistoryMark mark);
bool history_skips(const Roundtable *roundtable, HistoryMark mark, uint64_t *seq);

/* Puts a number into an ordered list at a place, past the end meaning at the end, and takes it out.
 * Room must be there. */
void list_insert(uint32_t *list, size_t *count, size_t place, uint32_t number);
void list_remove(uint32_t *list, size_t *count, uint32_t number);
size_t list_place(const uint32_t *list, size_t count, uint32_t number);

/* Whether an event may put something at a place among so many others; and whether something that
 * stands at `now` among them stands where an event says. What is past may say a place past the end:
 * others that were there have been taken back. */
bool is_place_among(const Roundtable *roundtable, const Event *event, int64_t place, size_t others);
bool is_at_place(const Roundtable *roundtable, const Event *event, int64_t place, size_t others,
                 size_t now);

#endif
