#include "sessions/acts/acts.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/turnout.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/phases.h"
#include "sessions/acts/revert.h"
#include "sessions/acts/saved_ranking.h"
#include "sessions/acts/vote.h"

typedef struct DotsAct {
  uint32_t recommendation;
  Colour colour;
  int64_t dots;
  bool opened;
} DotsAct;

/* With those who handed in ballots there may not be more people than voters. */
static bool check_turnout(const Roundtable *state, const DotsAct *dots, Error *err) {
  const Recommendation *one = roundtable_recommendation(state, dots->recommendation);
  if (!one || dots->dots <= 0) return true;
  Tally counted = one->counted;
  counted.dots[dots->colour] += dots->dots;
  return turnout_check_counts(state, one, counted, err);
}

static bool build_dots(void *context, Act *act, Error *err) {
  DotsAct *dots = context;
  Event event = event_make(EVENT_DOTS_COUNTED);
  event.dots.recommendation = dots->recommendation;
  event.dots.colour = dots->colour;
  event.dots.dots = dots->dots;
  return check_turnout(act_state(act), dots, err) &&
         act_open_for(act, dots->recommendation, &dots->opened, err) && act_add(act, event, err);
}

bool count_dots(Session *session, uint32_t recommendation, Colour colour, int64_t dots,
                bool *opened, Error *err) {
  DotsAct act = {.recommendation = recommendation, .colour = colour, .dots = dots};
  if (!session_act(session, build_dots, &act, err)) return false;
  if (opened) *opened = act.opened;
  return true;
}

/* An undo or a redo. */
typedef struct TurningBack {
  Session *session;
  uint32_t scope;
  uint64_t expected;
  uint64_t taken;
} TurningBack;

static bool check_expected(const TurningBack *turning, uint64_t act, Error *err) {
  if (turning->expected == 0 || turning->expected == act) return true;
  return fail(err, ERROR_FAILED,
              _("event %llu is now the one that this would take, not event %llu: look again, then "
                "decide"),
              (unsigned long long)act, (unsigned long long)turning->expected);
}

/* The corrections of all that is in force of an act, last event first. */
static bool correct_act(Act *act, uint64_t target, Error *err) {
  const uint64_t end = history_act_end(act_state(act), target);
  act_expect(act, end - target + 1);
  for (uint64_t seq = end; seq >= target; --seq) {
    const Happening *happening = history_at(act_state(act), seq);
    if (!happening->in_force || history_lasts(happening)) continue;
    Event event = event_make(EVENT_CORRECTION);
    event.correction.corrects = (int64_t)seq;
    if (!act_add(act, event, err)) return false;
  }
  return true;
}

static bool is_step_in_force(const Roundtable *state, uint64_t act) {
  const Happening *first = history_at(state, act);
  return first->in_force && history_moves_clock(first);
}

static bool corrects_phases(const Roundtable *state, uint64_t act) {
  return history_at(state, act)->kind == EVENT_PHASE_CORRECTED;
}

static bool build_undo(void *context, Act *act, Error *err) {
  TurningBack *undo = context;
  undo->taken = history_undoable(act_state(act), undo->scope);
  bool was_open = vote_is_open(act_state(act));
  if (undo->taken == 0) return fail(err, ERROR_FAILED, "%s", _("there is nothing to undo"));
  if (!check_expected(undo, undo->taken, err)) return false;
  if (is_step_in_force(act_state(act), undo->taken))
    return act_take_phases_back(act, undo->session, undo->taken, err);
  return ranking_rule_may_turn(act_state(act), undo->taken, err) &&
         correct_act(act, undo->taken, err) && act_keep_if_closed(act, was_open, err);
}

bool undo_act(Session *session, uint32_t scope, uint64_t expected, uint64_t *taken, Error *err) {
  TurningBack undo = {.session = session, .scope = scope, .expected = expected};
  if (!session_act(session, build_undo, &undo, err)) return false;
  *taken = undo.taken;
  return true;
}

/* The act that an act of corrections took back. Its first event may be the reason for it. */
static uint64_t act_taken_back(const Roundtable *state, uint64_t corrections) {
  const Happening *happening = history_at(state, corrections);
  for (uint64_t seq = corrections; happening->corrects == 0; happening = history_at(state, seq))
    ++seq;
  return history_at(state, happening->corrects)->act;
}

/* Corrections go no deeper: a revert that was undone is made once more, for the same reason. */
static bool revert_again(TurningBack *redo, Act *act, Error *err) {
  const Event *event;
  if (!session_event(redo->session, redo->taken, &event, err)) return false;
  const uint64_t seq = (uint64_t)event->remark.about;
  redo->taken = roundtable_seq(act_state(act)) + 1;
  return act_revert(act, seq, event->remark.text, err);
}

static bool build_redo(void *context, Act *act, Error *err) {
  TurningBack *redo = context;
  uint64_t corrections = history_redoable(act_state(act), redo->scope);
  if (corrections == 0) return fail(err, ERROR_FAILED, "%s", _("there is nothing to redo"));
  redo->taken = act_taken_back(act_state(act), corrections);
  if (!check_expected(redo, corrections, err)) return false;
  if (corrects_phases(act_state(act), corrections))
    return act_bring_phases_again(act, redo->session, corrections, err);
  if (!ranking_rule_may_turn(act_state(act), redo->taken, err)) return false;
  bool was_open = vote_is_open(act_state(act));
  const Happening *first = history_at(act_state(act), redo->taken);
  return (first->kind == EVENT_REASON_GIVEN ? revert_again(redo, act, err)
                                            : correct_act(act, corrections, err)) &&
         act_keep_if_closed(act, was_open, err);
}

bool redo_act(Session *session, uint32_t scope, uint64_t expected, uint64_t *taken, Error *err) {
  TurningBack redo = {.session = session, .scope = scope, .expected = expected};
  if (!session_act(session, build_redo, &redo, err)) return false;
  *taken = redo.taken;
  return true;
}

/* A date is kept in one form, whichever it was typed in. */
bool session_text_kept(SessionText property, const char *typed, char date[DAY_TEXT_SIZE],
                       const char **kept, Error *err) {
  Day day;
  if (property != SESSION_DATE || *typed == '\0') {
    *kept = typed;
    return true;
  }
  if (!day_read(typed, &day, err)) return false;
  *kept = day_text(day, date);
  return true;
}

bool session_text_same(SessionText property, const char *kept, const char *typed) {
  Day now, then;
  if (strcmp(kept, typed) == 0) return true;
  return property == SESSION_DATE && day_read(kept, &now, NULL) && day_read(typed, &then, NULL) &&
         now == then;
}

bool act_describe(Act *act, SessionText property, const char *text, Error *err) {
  char date[DAY_TEXT_SIZE];
  const char *now = roundtable_text(act_state(act), property), *kept;
  if (session_text_same(property, now, text)) return true;
  if (!session_text_kept(property, text, date, &kept, err)) return false;
  Event event = event_make(EVENT_SESSION_DESCRIBED);
  event.text.property = property;
  event.text.text[BEFORE] = now;
  event.text.text[AFTER] = kept;
  return act_add(act, event, err);
}

typedef struct DescriptionAct {
  SessionText property;
  const char *text;
} DescriptionAct;

static bool build_description(void *context, Act *act, Error *err) {
  const DescriptionAct *description = context;
  return act_describe(act, description->property, description->text, err);
}

bool describe_session(Session *session, SessionText property, const char *text, Error *err) {
  DescriptionAct description = {.property = property, .text = text};
  return session_act(session, build_description, &description, err);
}
