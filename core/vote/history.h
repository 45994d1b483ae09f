/* History in acts: which are in force, which undo and redo would take next, and what stands in the
 * way.
 *
 * An act is what one append wrote. A scope is the number of a subgroup, or WHOLE_SESSION for
 * everything. An act belongs to a subgroup if one of its events does. */
#ifndef CORE_VOTE_HISTORY_H
#define CORE_VOTE_HISTORY_H

#include "core/vote/roundtable.h"

/* Returns the event of this seq, or NULL if the state does not know it: before the first event,
 * after the last, or before the checkpoint from which the state was loaded. */
const HistoryEntry *history_at(const Roundtable *roundtable, uint64_t seq);

/* Returns the recommendation that it is about; 0 if none, or if it is about a ballot. */
uint32_t history_recommendation(const HistoryEntry *entry);

/* Returns the phase of the latest event in force that moved the clock: the running one or, if none,
 * the last one that ran; 0 if there never was one. */
uint32_t history_latest_phase(const Roundtable *roundtable);

/* Returns whether it is a revert, a correction whose act begins with a reason, and not an undo or a
 * redo. */
bool history_reverts(const Roundtable *roundtable, const HistoryEntry *entry);

/* Returns the correction in force that takes the event of this seq back; 0 if it is in force. */
uint64_t history_taken_back_by(const Roundtable *roundtable, uint64_t seq);

/* Which acts count: of those after `after`, the ones that `holds` accepts (NULL: all). */
typedef struct ActFilter {
  bool (*holds)(const void *context, uint64_t act);
  const void *context;
  uint64_t after;
} ActFilter;

/* Returns the act that undo takes: the latest act in force of the scope that is not itself an undo
 * or redo; 0 if none. The act that began the session cannot be undone. A phase step belongs to
 * every scope until something follows it in the session. */
uint64_t history_undoable(const Roundtable *roundtable, uint32_t scope);

/* Returns the act of corrections that redo takes: the latest in force of the scope with no ordinary
 * act of that scope after it; 0 if none. */
uint64_t history_redoable(const Roundtable *roundtable, uint32_t scope);

/* The same, as if there were only the acts that count; but steps of the phases are taken back from
 * the latest on, whoever took it. */
uint64_t history_undoable_of(const Roundtable *roundtable, uint32_t scope, ActFilter filter);
uint64_t history_redoable_of(const Roundtable *roundtable, uint32_t scope, ActFilter filter);

/* Returns the seq of the last event of an act. */
uint64_t history_act_end(const Roundtable *roundtable, uint64_t act);

/* Returns the latest event in force after `after` that may have changed what an event like `about`
 * sets; 0 if none. */
uint64_t history_latest_about(const Roundtable *roundtable, HistoryEntry about, uint64_t after);

/* Return the latest event in force after `after` that set or counted dots of this recommendation,
 * and the latest that set its counts; 0 if none. */
uint64_t history_last_counting(const Roundtable *roundtable, uint32_t recommendation,
                               uint64_t after);
uint64_t history_last_setting(const Roundtable *roundtable, uint32_t recommendation,
                              uint64_t after);

/* Returns the event whose effect is at stake: itself or, for a correction of any depth, the event
 * that it undoes or redoes; NULL if the state does not know it. */
const HistoryEntry *history_at_stake(const Roundtable *roundtable, const HistoryEntry *entry);

/* Returns how many events after `after` are of kinds accepted by `counts`, or undo or redo such an
 * event. */
typedef bool KindTest(EventKind kind);
size_t history_count_since(const Roundtable *roundtable, uint64_t after, KindTest *counts);

/* Returns whether events of this kind change the dots that a ranking is made of. */
bool kind_changes_votes(EventKind kind);

/* Returns the latest event of this kind and property, in force or not; 0 if none. */
uint64_t history_latest_of(const Roundtable *roundtable, EventKind kind, uint8_t property);

/* Returns the latest event in force, after `after` and before `before`, that set what this one is
 * about to set, or moved the same clock; 0 if none. Events that only add have no rival. */
uint64_t history_rival(const Roundtable *roundtable, const Event *event, uint64_t after,
                       uint64_t before);

#endif
