/* The history's entries, one an event, as undo, redo and corrections search them. Internal to core,
 * but for HistoryEntry and what it says of itself: read it through core/vote/history.h. */
#ifndef CORE_VOTE_HISTORY_STORE_H
#define CORE_VOTE_HISTORY_STORE_H

#include "core/base/memory.h"
#include "core/vote/event.h"

enum { WHOLE_SESSION = 0 };

#define EVERY_SUBGROUP UINT32_MAX /* an entry that belongs to all of them */

typedef struct HistoryEntry {
  uint64_t subject; /* recommendation, or a ballot's number; 0: the subgroup or session */
  uint32_t act;
  uint32_t act_end;       /* of the event that begins an act: the seq of its last event; else 0 */
  uint32_t subgroup;      /* WHOLE_SESSION: in none; EVERY_SUBGROUP: in all */
  uint32_t corrects;      /* of a correction: the seq it takes back; else 0 */
  uint32_t taken_back_by; /* the correction in force that takes it back; 0 if none */
  uint8_t kind;           /* EventKind */
  uint8_t property;       /* which text or rule was set, or Colour of a dot; else 0 */
  bool in_force;          /* false while a correction in force takes it back, or if it is … */
  bool recorded;          /* … for reading only, and changed nothing here */
} HistoryEntry;

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

/* Returns whether it took place in the room and can be neither undone nor redone; everything else
 * can. */
bool history_lasts(const HistoryEntry *entry);

/* Returns whether it starts, pauses or ends a phase or corrects which one is running: that lasts
 * too, but one more phase event can take it back. */
bool history_moves_clock(const HistoryEntry *entry);

/* Returns whether it is a revert, a correction whose act begins with a reason, and not an undo or a
 * redo. */
bool history_entry_reverts(const HistoryStore *history, const HistoryEntry *entry);

/* Reserve space for this many more events; append the next one; and set which event took an event
 * back, or (0) that it is in force. The last is a no-op if the history does not know the event. */
bool history_reserve(HistoryStore *history, size_t more);
void history_add(HistoryStore *history, HistoryEntry entry);
void history_set_taken_back(HistoryStore *history, uint64_t seq, uint64_t by);

/* Applies a phase correction at seq `by`: undoes the act of steps that begins at `seq`, or redoes
 * the one that the correction at `seq` took back. */
void history_turn_phases(HistoryStore *history, uint64_t seq, uint64_t by);
void history_free(HistoryStore *history);

/* Returns whether it is an act's own content, rather than a correction or a reason. */
bool history_is_ordinary(const HistoryStore *history, const HistoryEntry *entry);

/* Return whether an event has a mark; and whether no event of its block up to it does, *seq then
 * being the last of the previous block. */
bool history_bears(const HistoryStore *history, const HistoryEntry *entry, HistoryMark mark);
bool history_skips(const HistoryStore *history, HistoryMark mark, uint64_t *seq);

#endif
