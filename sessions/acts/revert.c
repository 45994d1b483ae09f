#include "sessions/acts/revert.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/acts/saved_ranking.h"
#include "sessions/text/text.h"

static bool fail_taken_back(const Roundtable *roundtable, uint64_t seq, Error *err) {
  return fail(err, ERROR_FAILED, _("event %llu has already been taken back, by event %llu"),
              (unsigned long long)seq, (unsigned long long)history_taken_back_by(roundtable, seq));
}

bool event_can_be_reverted(const Roundtable *roundtable, uint64_t seq, Error *err) {
  const unsigned long long number = (unsigned long long)seq;
  const HistoryEntry *entry = history_at(roundtable, seq);
  if (!entry) return fail(err, ERROR_FAILED, _("there is no event %llu"), number);
  if (entry->kind == EVENT_CORRECTION)
    return fail(err, ERROR_FAILED,
                _("event %llu takes event %llu back: undo it while it is the latest, or record "
                  "anew what event %llu was"),
                number, (unsigned long long)entry->corrects, (unsigned long long)entry->corrects);
  if (entry->kind == EVENT_REASON_GIVEN)
    return fail(err, ERROR_FAILED, _("event %llu is a reason and goes with what it is for"),
                number);
  if (entry->kind == EVENT_FILE_IMPORTED)
    return fail(err, ERROR_FAILED,
                _("event %llu says that a file was imported: revert the events after it that came "
                  "from the file"),
                number);
  if (entry->kind == EVENT_SOURCE_ADDED)
    return fail(err, ERROR_FAILED,
                _("event %llu says which session was added up: it goes with the whole act"),
                number);
  if (entry->kind == EVENT_RANKING_KEPT)
    return fail(err, ERROR_FAILED,
                _("event %llu keeps a ranking as it stood then: that is a record and stays"),
                number);
  if (entry->kind == EVENT_MERGED)
    return fail(
        err, ERROR_FAILED,
        _("event %llu says what came in from another file: take back the events after it that "
          "should not stand"),
        number);
  if (entry->recorded)
    return fail(err, ERROR_FAILED,
                _("event %llu changed nothing here: it is kept only as a record of the other file"),
                number);
  if (history_moves_clock(entry) || entry->kind == EVENT_PHASE_CORRECTED)
    return fail(err, ERROR_FAILED,
                _("event %llu is a step of the phases: undo takes it back while it is the latest; "
                  "after that go, in the vote, to the phase that is really on, with the time when "
                  "it began"),
                number);
  if (history_lasts(entry))
    return fail(err, ERROR_FAILED, _("event %llu took place in the room: it cannot be taken back"),
                number);
  return entry->in_force || fail_taken_back(roundtable, seq, err);
}

/* Filed under the subgroup of what it is about. */
static Event reason_for(const Roundtable *roundtable, uint64_t seq, const char *reason) {
  const HistoryEntry *entry = history_at(roundtable, seq);
  Event event = event_make(EVENT_REASON_GIVEN);
  if (roundtable_subgroup(roundtable, entry->subgroup)) event.remark.subgroup = entry->subgroup;
  event.remark.about = (int64_t)seq;
  event.remark.text = reason;
  return event;
}

bool add_revert(Transaction *tx, uint64_t seq, const char *reason, Error *err) {
  if (!event_can_be_reverted(transaction_state(tx), seq, err)) return false;
  Event correction = event_make(EVENT_CORRECTION);
  correction.correction.corrects = (int64_t)seq;
  return transaction_add(tx, reason_for(transaction_state(tx), seq, reason), err) &&
         transaction_add(tx, correction, err);
}

static bool clean_reason(const char *raw, char **clean, Error *err) {
  if (!text_clean_reason(raw, clean, err)) return false;
  return **clean ||
         fail(err, ERROR_FAILED, "%s", _("say why this is taken back: a reason is kept"));
}

static bool revert(Transaction *tx, uint64_t seq, const char *reason, Error *err) {
  const bool was_open = vote_is_open(transaction_state(tx));
  return add_revert(tx, seq, reason, err) && keep_ranking_if_closed(tx, was_open, err);
}

bool revert_event(Session *session, uint64_t seq, const char *reason, uint64_t *taken, Error *err) {
  char *clean = NULL;
  Transaction *tx = clean_reason(reason, &clean, err) ? transaction_begin(session, err) : NULL;
  const bool reverted = tx && transaction_end(tx, revert(tx, seq, clean, err), err);
  free(clean);
  if (reverted) *taken = session_stamp(session).act;
  return reverted;
}
