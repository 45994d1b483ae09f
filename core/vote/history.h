/* What happened, in acts: which stand, which an undo or a redo would take, what stands in the way.
 *
 * An act is what one append wrote. A scope is the number of a subgroup, or WHOLE_SESSION for
 * everything. An act lies in a subgroup when one of its events does. */
#ifndef CORE_VOTE_HISTORY_H
#define CORE_VOTE_HISTORY_H

#include "core/vote/roundtable.h"

enum { WHOLE_SESSION = 0 };

#define EVERY_SUBGROUP UINT32_MAX /* a happening that lies in all of them */

typedef struct HistoryEntry {
  uint64_t subject; /* recommendation, or a ballot's number; 0: the subgroup or session */
  uint32_t act;
  uint32_t act_end;       /* of the event that begins an act: the seq of its last event; else 0 */
  uint32_t subgroup;      /* WHOLE_SESSION: in none; EVERY_SUBGROUP: in all */
  uint32_t corrects;      /* of a correction: the seq it takes back; else 0 */
  uint32_t taken_back_by; /* the correction in force that takes it back; 0 where none does */
  uint8_t kind;           /* EventKind */
  uint8_t property;       /* which text or rule was set, or Colour of a dot; else 0 */
  bool in_force;          /* false while a correction in force takes it back, and where it is … */
  bool recorded;          /* … kept to be read only, as it changed nothing here */
} HistoryEntry;

/* The event of this seq, or NULL where the state does not know it: before the first event, after
 * the last, or before the checkpoint from which the state was taken up. */
const HistoryEntry *history_at(const Roundtable *roundtable, uint64_t seq);

/* The recommendation that it is about; 0 where it is about none, or about a ballot. */
uint32_t history_recommendation(const HistoryEntry *entry);

/* Whether it took place in the room and can be neither taken back nor done again; all else can. */
bool history_lasts(const HistoryEntry *entry);

/* Whether it begins, pauses or ends a phase or says which one is really on: that lasts too, but one
 * more event of the phases can take it back. */
bool history_moves_clock(const HistoryEntry *entry);

/* The phase that the latest event in force that moved the clock is about: the one that is on or, if
 * none is, the one that was on last; 0 if there never was one. */
uint32_t history_latest_phase(const Roundtable *roundtable);

/* Whether it is a correction that somebody decided, its act beginning with the reason for it, and
 * not an undo or a redo. */
bool history_reverts(const Roundtable *roundtable, const HistoryEntry *entry);

/* The correction in force that takes the event of this seq back; 0 where it is in force. */
uint64_t history_taken_back_by(const Roundtable *roundtable, uint64_t seq);

/* The act that undo takes: the latest act in force of the scope that is not itself an undo or redo;
 * 0 if there is none. The act that began the session cannot be undone. A step of the phases lies in
 * every scope for as long as nothing came after it in the session. */
uint64_t history_undoable(const Roundtable *roundtable, uint32_t scope);

/* The act of corrections that redo takes: the latest in force of the scope with no ordinary act of
 * that scope after it; 0 if there is none. */
uint64_t history_redoable(const Roundtable *roundtable, uint32_t scope);

/* The seq of the last event of an act. */
uint64_t history_act_end(const Roundtable *roundtable, uint64_t act);

/* The latest event in force after `after` that may have changed what an event like `about` sets; 0
 * if none. */
uint64_t history_latest_about(const Roundtable *roundtable, HistoryEntry about, uint64_t after);

/* The latest event in force after `after` that set or counted dots of this recommendation, and the
 * latest that set its counts; 0 if none. */
uint64_t history_last_counting(const Roundtable *roundtable, uint32_t recommendation,
                               uint64_t after);
uint64_t history_last_setting(const Roundtable *roundtable, uint32_t recommendation,
                              uint64_t after);

/* What is at stake with it: itself or, of a correction of whatever depth, what that takes back or
 * brings again; NULL where the state does not know that. */
const HistoryEntry *history_at_stake(const Roundtable *roundtable, const HistoryEntry *entry);

/* How many events after `after` are of kinds that `counts`, or take such a one back or bring it
 * again. */
typedef bool KindTest(EventKind kind);
size_t history_count_since(const Roundtable *roundtable, uint64_t after, KindTest *counts);

/* Whether events of this kind change the dots that a ranking is made of. */
bool kind_changes_votes(EventKind kind);

/* The latest event of this kind and property, in force or not; 0 if none. */
uint64_t history_latest_of(const Roundtable *roundtable, EventKind kind, uint8_t property);

/* The latest event in force, later than `after` and earlier than `before`, that set what this one
 * is about to set, or moved the same clock; 0 if none. What only adds has no rival. */
uint64_t history_rival(const Roundtable *roundtable, const Event *event, uint64_t after,
                       uint64_t before);

#endif
