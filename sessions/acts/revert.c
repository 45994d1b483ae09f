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
  const Happening *happening = history_at(roundtable, seq);
  if (!happening) return fail(err, ERROR_FAILED, _("there is no event %llu"), number);
  if (happening->kind == EVENT_CORRECTION)
    return fail(err, ERROR_FAILED,
                _("event %llu takes event %llu back: undo it while it is the latest, or record "
                  "anew what event %llu was"),
                number, (unsigned long long)happening->corrects,
                (unsigned long long)happening->corrects);
  if (happening->kind == EVENT_REASON_GIVEN)
    return fail(err, ERROR_FAILED, _("event %llu is a reason and goes with what it is for"),
                number);
  if (happening->kind == EVENT_FILE_IMPORTED)
    return fail(err, ERROR_FAILED,
                _("event %llu says that a file was imported: revert the events after it that came "
                  "from the file"),
                number);
  if (happening->kind == EVENT_SOURCE_ADDED)
    return fail(err, ERROR_FAILED,
                _("event %llu says which session was added up: it goes with the whole act"),
                number);
  if (happening->kind == EVENT_RANKING_KEPT)
    return fail(err, ERROR_FAILED,
                _("event %llu keeps a ranking as it stood then: that is a record and stays"),
                number);
  if (happening->kind == EVENT_MERGED)
    return fail(
        err, ERROR_FAILED,
        _("event %llu says what came in from another file: take back the events after it that "
          "should not stand"),
        number);
  if (happening->recorded)
    return fail(err, ERROR_FAILED,
                _("event %llu changed nothing here: it is kept only as a record of the other file"),
                number);
  if (history_moves_clock(happening) || happening->kind == EVENT_PHASE_CORRECTED)
    return fail(err, ERROR_FAILED,
                _("event %llu is a step of the phases: undo takes it back while it is the latest; "
                  "after that go, in the vote, to the phase that is really on, with the time when "
                  "it began"),
                number);
  if (history_lasts(happening))
    return fail(err, ERROR_FAILED, _("event %llu took place in the room: it cannot be taken back"),
                number);
  return happening->in_force || fail_taken_back(roundtable, seq, err);
}

/* Filed under the subgroup of what it is about. */
static Event reason_for(const Roundtable *roundtable, uint64_t seq, const char *reason) {
  const Happening *happening = history_at(roundtable, seq);
  Event event = event_make(EVENT_REASON_GIVEN);
  if (roundtable_subgroup(roundtable, happening->subgroup))
    event.remark.subgroup = happening->subgroup;
  event.remark.about = (int64_t)seq;
  event.remark.text = reason;
  return event;
}

bool act_revert(Act *act, uint64_t seq, const char *reason, Error *err) {
  if (!event_can_be_reverted(act_state(act), seq, err)) return false;
  Event correction = event_make(EVENT_CORRECTION);
  correction.correction.corrects = (int64_t)seq;
  return act_add(act, reason_for(act_state(act), seq, reason), err) &&
         act_add(act, correction, err);
}

typedef struct Revert {
  uint64_t seq, taken;
  const char *reason;
} Revert;

static bool build_revert(void *context, Act *act, Error *err) {
  Revert *revert = context;
  revert->taken = roundtable_seq(act_state(act)) + 1;
  bool was_open = vote_is_open(act_state(act));
  return act_revert(act, revert->seq, revert->reason, err) &&
         act_keep_if_closed(act, was_open, err);
}

static bool clean_reason(const char *raw, char **clean, Error *err) {
  Error cause = {0};
  if (!text_clean(TEXT_TITLE, raw, strlen(raw), clean, &cause))
    return fail(err, cause.kind, _("the reason was not taken: %s"), cause.text);
  return **clean ||
         fail(err, ERROR_FAILED, "%s", _("say why this is taken back: a reason is kept"));
}

bool revert_event(Session *session, uint64_t seq, const char *reason, uint64_t *taken, Error *err) {
  char *clean = NULL;
  Revert revert = {.seq = seq};
  bool reverted = clean_reason(reason, &clean, err);
  revert.reason = clean;
  reverted = reverted && session_act(session, build_revert, &revert, err);
  free(clean);
  if (reverted) *taken = revert.taken;
  return reverted;
}
