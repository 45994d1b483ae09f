/* Internals of Roundtable, for the files of core that apply events to it. Not for other layers. */
#ifndef CORE_VOTE_ROUNDTABLE_PARTS_H
#define CORE_VOTE_ROUNDTABLE_PARTS_H

#include "core/base/memory.h"
#include "core/vote/ballot_box.h"
#include "core/vote/event_fields.h"
#include "core/vote/roundtable.h"

/* The events that the last merge brought: as many as the other file had after `shared`. */
typedef struct MergedBlock {
  uint64_t at; /* the seq of the MERGED event; 0: none is known */
  int64_t shared, events;
} MergedBlock;

/* Index of recommendations by subgroup and code: numbers sorted by both. */

typedef struct CodeIndex {
  uint32_t *numbers;
  size_t count, capacity;
} CodeIndex;

/* Returns the number of the recommendation of this subgroup and code, 0 if none. `recommendations`
 * is the array indexed by number - 1. */
uint32_t code_index_find(const CodeIndex *index, const Recommendation *recommendations,
                         uint32_t subgroup, const char *code);

/* Reserves space for one more; false if out of memory. */
bool code_index_reserve(CodeIndex *index);

/* Add a recommendation, or remove it, under its present subgroup and code. */
void code_index_add(CodeIndex *index, const Recommendation *recommendations, uint32_t number);
void code_index_remove(CodeIndex *index, const Recommendation *recommendations, uint32_t number);

void code_index_free(CodeIndex *index);

/* The history's entries, one an event, as undo, redo and corrections search them. */

/* What undo, redo and corrections search for, indexed so that they need not read every event. */
typedef enum HistoryMark {
  MARK_UNDOABLE,    /* in force, ordinary and not of the session's first act */
  MARK_ENDS_REDO,   /* ordinary, or in force and takes an ordinary one back */
  MARK_SETS_COUNTS, /* in force, and sets counts */
  MARK_MOVES_CLOCK, /* in force, and starts, pauses, ends or corrects a phase */
  HISTORY_MARKS
} HistoryMark;

/* How many of HISTORY_BLOCK consecutive events have each mark: counted on first use, since an
 * opened session seldom needs more than its end. */
enum { HISTORY_BLOCK = 256 };
typedef struct HistoryBlock {
  uint16_t bearing[HISTORY_MARKS];
  bool counted;
} HistoryBlock;

/* {0} is an empty store. */
typedef struct HistoryStore {
  uint64_t start;       /* the last seq that it does not know: 0, or a checkpoint's */
  HistoryEntry *events; /* by seq - start - 1 */
  size_t count, capacity;
  HistoryBlock *blocks; /* by (seq - start - 1) / HISTORY_BLOCK */
  size_t block_capacity;
} HistoryStore;

/* Returns the entry of this seq, or NULL if the store does not know it. */
const HistoryEntry *history_entry(const HistoryStore *history, uint64_t seq);

/* Returns the seq of the last event of an act, or `act` if it has none. */
uint64_t history_end_of_act(const HistoryStore *history, uint64_t act);

/* Returns whether it is a revert (core/vote/history.h). */
bool history_entry_reverts(const HistoryStore *history, const HistoryEntry *entry);

/* Reserve space for this many more events; append the next one; and set which event took an event
 * back, or (0) that it is in force. The last is a no-op if the history does not know the event. */
bool history_reserve(HistoryStore *history, size_t more);
void history_add(HistoryStore *history, HistoryEntry entry);
void history_set_taken_back(HistoryStore *history, uint64_t seq, uint64_t by);

/* Applies a phase correction at seq `by`: undoes the act of steps that begins at `seq`, or redoes
 * the one that the correction at `seq` took back. */
void history_turn_phases(HistoryStore *history, uint64_t seq, uint64_t by);

/* Returns whether it is an act's own content, rather than a correction or a reason. */
bool history_is_ordinary(const HistoryStore *history, const HistoryEntry *entry);

/* Return whether an event has a mark; and whether no event of its block up to it does, *seq then
 * being the last of the previous block. */
bool history_bears(const HistoryStore *history, const HistoryEntry *entry, HistoryMark mark);
bool history_skips(const HistoryStore *history, HistoryMark mark, uint64_t *seq);

struct Roundtable {
  Store texts;
  Stamp last;     /* of the last event */
  bool taking_up; /* a checkpoint's events are being loaded */
  bool taken_up;  /* … were loaded: ballots and merges from before it are not known */
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
  uint64_t visits;     /* of subgroups, by examination of a ballot */
  uint64_t ballots_at; /* the last event that may have changed a ballot or a breach of a rule … */
  uint64_t rules_at;   /* … and the last of these that was not about a ballot */
  Phase phases[PHASES_MAX]; /* by number - 1 */
  PhaseClock clock;
  Board board;
  Kiosk kiosk; /* for the whole session */
  HistoryStore history;
  MergedBlock merged;
};

/* Returns whether this event is in the history already: it is being undone or redone, not added. */
bool is_past(const Roundtable *roundtable, const Event *event);

/* Returns whether it is past, or was recorded in another room and came with a merge: then it was
 * within the rules of its time and place, such as whether a vote was open or how many dots there
 * could be. */
bool is_settled(const Roundtable *roundtable, const Event *event);

/* Checks an event that is for reading only and changes nothing. */
bool check_recorded(Roundtable *roundtable, const Event *event, Error *err);

/* Returns the other side: the value that must be current for the event to be applied towards `to`.
 */
Side opposite(Side to);

/* Return a subgroup or recommendation to change, by number; NULL if not present. */
Subgroup *subgroup_to_change(Roundtable *roundtable, int64_t number);
Recommendation *recommendation_to_change(Roundtable *roundtable, int64_t number);

/* Reserve, then add, subgroups and recommendations up to a number; those that never existed are not
 * present. */
bool reserve_subgroups(Roundtable *roundtable, size_t number, Error *err);
void make_subgroups_up_to(Roundtable *roundtable, size_t number);
bool reserve_recommendations(Roundtable *roundtable, size_t number, Error *err);

/* Recounts how many ballots have dots in each subgroup. Reads every ballot. */
void count_ballots_again(Roundtable *roundtable);
void make_recommendations_up_to(Roundtable *roundtable, size_t number);

/* Refusals shared by several kinds. Each returns false. */
bool fail_unknown_subgroup(Error *err, int64_t number);
bool fail_unknown_recommendation(Error *err, int64_t number);
bool fail_out_of_range(Error *err, const char *what);

/* Refuses what would lose dots on ballots waiting in the kiosk of this subgroup or of the whole
 * session: their content must stay unknown for now. */
bool check_no_ballots_wait(const Roundtable *roundtable, uint32_t subgroup, Error *err);

/* Fails because the thing is no longer as the event says: names the event in force that changed it.
 */
bool fail_changed_since(const Roundtable *roundtable, const Event *event, Error *err);

/* Checks that a text has at most `most` characters; `what` names it in the error. */
bool check_length(const char *text, size_t most, const char *what, Error *err);

/* Checks a TextChange whose target is now `now`: unchanged since, at most `most` characters, and
 * memory for it. */
bool check_text_change(Roundtable *roundtable, const Event *event, Side to, const char *now,
                       size_t most, Error *err);

/* Checks that it is something that may have dots at all. */
bool check_bears_dots(Roundtable *roundtable, const Recommendation *recommendation, Error *err);

/* Checks that this event may change the dots of a recommendation. A past event may do so even after
 * the vote is closed or the recommendation withdrawn. */
bool check_votable(Roundtable *roundtable, const Event *event, const Recommendation *recommendation,
                   Error *err);

/* Checks that each count is from 0 to COUNT_MAX. */
bool check_tally(const Tally *tally, Error *err);

/* Makes the history entry of an event: its subgroup and its subject. */
HistoryEntry history_entry_of(const Roundtable *roundtable, const Event *event);

/* Insert a number into an ordered list at a place (past the end: at the end), and remove it. Space
 * must be reserved. */
void list_insert(uint32_t *list, size_t *count, size_t place, uint32_t number);
void list_remove(uint32_t *list, size_t *count, uint32_t number);
size_t list_place(const uint32_t *list, size_t count, uint32_t number);

/* Return whether an event may put something at a place among this many others; and whether
 * something at `now` among them is where an event says. A past event may name a place past the end:
 * others that were there have been taken back. */
bool is_place_among(const Roundtable *roundtable, const Event *event, int64_t place, size_t others);
bool is_at_place(const Roundtable *roundtable, const Event *event, int64_t place, size_t others,
                 size_t now);

#endif
