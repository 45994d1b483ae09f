/* A correction takes the effect of one event back; a correction of a correction brings it back
 * again. No deeper: to undo what a redo brought back, the first event is corrected once more. */
#include "core/state.h"
#include "core/words.h"

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

static bool is_well_formed(const Event *event) {
  const Correction *correction = &event->correction;
  const Event *target = correction->target;
  if (!target || (int64_t)target->stamp.seq != correction->corrects) return false;
  if (target->kind != EVENT_CORRECTION) return true;
  const Event *first = target->correction.target;
  return first && (int64_t)first->stamp.seq == target->correction.corrects &&
         first->kind != EVENT_CORRECTION;
}

bool check_correction(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  int64_t corrects = event->correction.corrects;
  if (to == BEFORE || corrects < 1 || (uint64_t)corrects > roundtable->last.seq ||
      !is_well_formed(event))
    return fail(err, ERROR_BAD_DATA, _("there is no event %lld that can be corrected"),
                (long long)corrects);
  const Happening *happening = history_at(roundtable, (uint64_t)corrects);
  if (happening && !happening->in_force)
    return fail(err, ERROR_FAILED, _("event %lld has been taken back already"),
                (long long)corrects);
  Effect effect = effect_of(event);
  EventCheck *check = event_check_of(effect.event->kind);
  return check(roundtable, effect.event, effect.to, err);
}

static void set_in_force(Roundtable *roundtable, uint64_t seq, bool in_force) {
  if (history_at(roundtable, seq))
    roundtable->history[seq - roundtable->history_start - 1].in_force = in_force;
}

void apply_correction(Roundtable *roundtable, const Event *event, Side to) {
  (void)to;
  const Event *target = event->correction.target;
  Effect effect = effect_of(event);
  event_apply_of(effect.event->kind)(roundtable, effect.event, effect.to);
  set_in_force(roundtable, target->stamp.seq, false);
  if (target->kind == EVENT_CORRECTION) set_in_force(roundtable, effect.event->stamp.seq, true);
}
