/* A correction takes the effect of one event back; a correction of a correction brings it back
 * again. No deeper: to undo what a redo brought back, the first event is corrected once more. */
#include "core/base/i18n.h"
#include "core/vote/state.h"

/* The event whose effect is at stake, and which way it is to go. */
typedef struct Effect {
  const Event *event;
  Side to;
} Effect;

static Effect effect_of(const Event *correction) {
  const Event *target = correction->correction.target;
  if (target->kind == EVENT_CORRECTION)
    return (Effect){.event = target->correction.target, .to = AFTER};
  return (Effect){.event = target, .to = BEFORE};
}

bool has_its_target(const Event *event) {
  const Event *target = event->correction.target;
  return target && event->correction.corrects >= 1 &&
         target->stamp.seq == (uint64_t)event->correction.corrects;
}

static bool can_be_corrected(const Roundtable *roundtable, const Event *event) {
  if (!has_its_target(event)) return false;
  const Event *target = event->correction.target;
  if (!is_past(roundtable, target) || !event_description(target->kind)) return false;
  if (target->kind != EVENT_CORRECTION) return true;
  const Event *first = has_its_target(target) ? target->correction.target : NULL;
  return first && first->stamp.seq < target->stamp.seq && first->kind != EVENT_CORRECTION &&
         event_description(first->kind);
}

bool check_correction(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  int64_t corrects = event->correction.corrects;
  if (to == BEFORE || !can_be_corrected(roundtable, event))
    return fail(err, ERROR_BAD_DATA, _("there is no event %lld that can be corrected"),
                (long long)corrects);
  const HistoryEntry *entry = history_at(roundtable, (uint64_t)corrects);
  if (entry && entry->recorded)
    return fail(err, ERROR_FAILED,
                _("event %lld changed nothing here: it is kept only as a record of the other file"),
                (long long)corrects);
  if (entry && !entry->in_force)
    return fail(err, ERROR_FAILED, _("event %lld has already been taken back"),
                (long long)corrects);
  Effect effect = effect_of(event);
  if (kind_has(effect.event->kind, KIND_LASTS))
    return fail(err, ERROR_FAILED, "%s", _("what took place in the room cannot be undone"));
  return event_description(effect.event->kind)->check(roundtable, effect.event, effect.to, err);
}

void apply_correction(Roundtable *roundtable, const Event *event, Side to) {
  (void)to;
  const Event *target = event->correction.target;
  Effect effect = effect_of(event);
  event_description(effect.event->kind)->apply(roundtable, effect.event, effect.to);
  history_set_taken_back(roundtable, target->stamp.seq, event->stamp.seq);
  if (target->kind == EVENT_CORRECTION)
    history_set_taken_back(roundtable, effect.event->stamp.seq, 0);
}
