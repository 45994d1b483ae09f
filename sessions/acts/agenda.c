/* Subgroups and recommendations; rules and phases are in rules.c. */
#include "sessions/acts/agenda.h"

#include <string.h>

#include "core/base/i18n.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/codes.h"
#include "sessions/text/text.h"

typedef struct SubgroupAct {
  const char *code, *title;
  uint32_t number;
} SubgroupAct;

static bool add_subgroup_event(Act *act, SubgroupAct *adding, Error *err) {
  Event event = event_make(EVENT_SUBGROUP_ADDED);
  event.subgroup.number = adding->number = roundtable_next_subgroup(act_state(act));
  event.subgroup.place = (int64_t)roundtable_subgroup_count(act_state(act));
  event.subgroup.code = adding->code;
  event.subgroup.title = adding->title;
  return act_add(act, event, err);
}

static bool build_subgroup(void *context, Act *act, Error *err) {
  SubgroupAct adding = *(SubgroupAct *)context;
  char next[CODE_TEXT_SIZE];
  if (!adding.code) adding.code = code_for_subgroup(act_state(act), next);
  bool added = add_subgroup_event(act, &adding, err);
  ((SubgroupAct *)context)->number = adding.number;
  return added;
}

bool add_subgroup(Session *session, const char *code, const char *title, uint32_t *number,
                  Error *err) {
  SubgroupAct adding = {.code = code, .title = title};
  if (!session_act(session, build_subgroup, &adding, err)) return false;
  *number = adding.number;
  return true;
}

typedef struct RecommendationsAct {
  uint32_t subgroup, after;
  const char *const *titles;
  size_t count;
} RecommendationsAct;

static size_t place_in(const Subgroup *subgroup, uint32_t recommendation) {
  size_t place = 0;
  while (place < subgroup->recommendation_count &&
         subgroup->recommendations[place] != recommendation)
    ++place;
  return place;
}

/* Behind all that stands under a heading, which is next to it in any agenda that reads well. */
static size_t place_behind(const Roundtable *state, const Subgroup *subgroup,
                           const Recommendation *after) {
  size_t behind = place_in(subgroup, after->number) + 1;
  if (after->status != STATUS_HEADING) return behind;
  for (size_t place = behind; place < subgroup->recommendation_count; ++place)
    if (roundtable_recommendation_at(state, subgroup, place)->parent == after->number)
      behind = place + 1;
  return behind;
}

static bool add_next(Act *act, RecommendationsAct *adding, const char *title, Error *err) {
  const Roundtable *state = act_state(act);
  const Subgroup *subgroup = roundtable_subgroup(state, adding->subgroup);
  const Recommendation *after = roundtable_recommendation(state, adding->after);
  char code[CODE_TEXT_SIZE];
  if (!subgroup || (adding->after && (!after || after->subgroup != adding->subgroup)))
    return fail(err, ERROR_FAILED, "%s",
                _("where the recommendation was to stand is gone: look again"));
  Event event = event_make(EVENT_RECOMMENDATION_ADDED);
  event.recommendation.number = roundtable_next_recommendation(state);
  event.recommendation.subgroup = adding->subgroup;
  event.recommendation.code = code_for_recommendation(state, adding->subgroup, adding->after, code);
  event.recommendation.title = title;
  event.recommendation.place = (int64_t)subgroup->recommendation_count;
  if (after) {
    event.recommendation.parent = after->status == STATUS_HEADING ? after->number : after->parent;
    event.recommendation.place = (int64_t)place_behind(state, subgroup, after);
  }
  adding->after = (uint32_t)event.recommendation.number;
  return act_add(act, event, err);
}

static bool make_unnamed_subgroup(Act *act, RecommendationsAct *adding, Error *err) {
  SubgroupAct unnamed = {.code = "", .title = ""};
  if (adding->subgroup || roundtable_subgroup_count(act_state(act)) > 0) return true;
  bool made = add_subgroup_event(act, &unnamed, err);
  adding->subgroup = unnamed.number;
  return made;
}

static bool build_recommendations(void *context, Act *act, Error *err) {
  RecommendationsAct *adding = context;
  bool added = make_unnamed_subgroup(act, adding, err);
  for (size_t i = 0; added && i < adding->count; ++i)
    added = add_next(act, adding, adding->titles[i], err);
  return added;
}

bool add_recommendations(Session *session, uint32_t subgroup, uint32_t after,
                         const char *const *titles, size_t count, uint32_t *last, Error *err) {
  RecommendationsAct adding = {
      .subgroup = subgroup, .after = after, .titles = titles, .count = count};
  if (!session_act(session, build_recommendations, &adding, err)) return false;
  *last = adding.after;
  return true;
}

typedef struct EditAct {
  EventKind kind;
  uint32_t subject;
  int64_t property;
  const char *seen, *text;
} EditAct;

/* NULL where the subject is gone. */
static const char *text_now(const Roundtable *state, const EditAct *edit) {
  const Subgroup *subgroup = roundtable_subgroup(state, edit->subject);
  const Recommendation *one = roundtable_recommendation(state, edit->subject);
  if (edit->kind == EVENT_SESSION_DESCRIBED)
    return roundtable_text(state, (SessionText)edit->property);
  if (edit->kind == EVENT_SUBGROUP_EDITED) return subgroup ? subgroup->text[edit->property] : NULL;
  return one ? one->text[edit->property] : NULL;
}

static bool check_seen(const char *seen, const char *now, const char *wanted, Error *err) {
  char shown[TEXT_SHOWN_SIZE], shown_wanted[TEXT_SHOWN_SIZE];
  if (!seen || strcmp(seen, now) == 0) return true;
  return fail(err, ERROR_FAILED,
              _("another terminal set « %s » meanwhile, and « %s » was not recorded: look again, "
                "then decide"),
              text_quote(now, shown), text_quote(wanted, shown_wanted));
}

static bool fail_gone(Error *err) {
  return fail(err, ERROR_FAILED, "%s", _("what was to be changed is gone: look again"));
}

static bool build_edit(void *context, Act *act, Error *err) {
  const EditAct *edit = context;
  const char *now = text_now(act_state(act), edit);
  if (!now) return fail_gone(err);
  if (strcmp(now, edit->text) == 0) return true;
  Event event = event_make(edit->kind);
  event.text.subject = edit->subject;
  event.text.property = edit->property;
  event.text.text[BEFORE] = now;
  event.text.text[AFTER] = edit->text;
  return check_seen(edit->seen, now, edit->text, err) && act_add(act, event, err);
}

bool edit_subgroup(Session *session, uint32_t subgroup, SubgroupText property, const char *seen,
                   const char *text, Error *err) {
  EditAct edit = {EVENT_SUBGROUP_EDITED, subgroup, property, seen, text};
  return session_act(session, build_edit, &edit, err);
}

bool edit_recommendation(Session *session, uint32_t recommendation, RecommendationText property,
                         const char *seen, const char *text, Error *err) {
  EditAct edit = {EVENT_RECOMMENDATION_EDITED, recommendation, property, seen, text};
  return session_act(session, build_edit, &edit, err);
}

bool edit_session(Session *session, SessionText property, const char *seen, const char *text,
                  Error *err) {
  char date[DAY_TEXT_SIZE];
  const char *now = roundtable_text(session_state(session), property);
  EditAct edit = {EVENT_SESSION_DESCRIBED, 0, property, seen, text};
  if (session_text_same(property, now, text))
    edit.text = now;
  else if (!session_text_kept(property, text, date, &edit.text, err))
    return false;
  return session_act(session, build_edit, &edit, err);
}

typedef struct StatusAct {
  EventKind kind;
  uint32_t subject;
  int64_t status;
  const char *reason;
} StatusAct;

static bool status_now(const Roundtable *state, const StatusAct *setting, int64_t *status) {
  const Subgroup *subgroup = roundtable_subgroup(state, setting->subject);
  const Recommendation *one = roundtable_recommendation(state, setting->subject);
  bool of_subgroup = setting->kind == EVENT_SUBGROUP_STATUS_SET;
  if (of_subgroup ? !subgroup : !one) return false;
  *status = of_subgroup ? (int64_t)subgroup->status : (int64_t)one->status;
  return true;
}

static bool build_status(void *context, Act *act, Error *err) {
  StatusAct *setting = context;
  bool of_subgroup = setting->kind == EVENT_SUBGROUP_STATUS_SET;
  EditAct reason = {of_subgroup ? EVENT_SUBGROUP_EDITED : EVENT_RECOMMENDATION_EDITED,
                    setting->subject,
                    of_subgroup ? (int64_t)SUBGROUP_REASON : (int64_t)RECOMMENDATION_REASON, NULL,
                    setting->reason};
  Event event = event_make(setting->kind);
  event.number.subject = setting->subject;
  event.number.value[AFTER] = setting->status;
  if (!status_now(act_state(act), setting, &event.number.value[BEFORE])) return fail_gone(err);
  bool stands = event.number.value[BEFORE] == setting->status;
  return (stands || act_add(act, event, err)) && build_edit(&reason, act, err);
}

bool set_subgroup_status(Session *session, uint32_t subgroup, SubgroupStatus status,
                         const char *reason, Error *err) {
  StatusAct setting = {EVENT_SUBGROUP_STATUS_SET, subgroup, status,
                       status == SUBGROUP_HELD ? "" : reason};
  return session_act(session, build_status, &setting, err);
}

bool set_recommendation_status(Session *session, uint32_t recommendation,
                               RecommendationStatus status, const char *reason, Error *err) {
  bool needs_none = status == STATUS_VOTABLE || status == STATUS_HEADING;
  StatusAct setting = {EVENT_RECOMMENDATION_STATUS_SET, recommendation, status,
                       needs_none ? "" : reason};
  return session_act(session, build_status, &setting, err);
}

/* Where a recommendation stands, and where it goes: one of the two differs in one thing. */
typedef struct MoveAct {
  uint32_t recommendation;
  int step;
  const char *seen, *code; /* NULL: stays */
  const char *heading;     /* NULL: stays */
} MoveAct;

static Place place_of(const Roundtable *state, const Recommendation *one) {
  const Subgroup *subgroup = roundtable_subgroup(state, one->subgroup);
  return (Place){.subgroup = one->subgroup,
                 .parent = one->parent,
                 .place = (int64_t)place_in(subgroup, one->number),
                 .code = one->code};
}

static int64_t stepped(const Roundtable *state, const Place *at, int step) {
  int64_t last =
      (int64_t)roundtable_subgroup(state, (uint32_t)at->subgroup)->recommendation_count - 1;
  int64_t place = at->place + step;
  return place < 0 ? 0 : place > last ? last : place;
}

/* A parent that is no heading yet becomes one in the same act. */
static bool find_heading(Act *act, const MoveAct *move, Place *to, Error *err) {
  to->parent = 0;
  if (!*move->heading) return true;
  const Recommendation *heading =
      roundtable_find_recommendation(act_state(act), (uint32_t)to->subgroup, move->heading);
  if (!heading)
    return fail(err, ERROR_BAD_DATA, _("there is no recommendation « %s » in this subgroup"),
                move->heading);
  to->parent = heading->number;
  StatusAct becoming = {EVENT_RECOMMENDATION_STATUS_SET, heading->number, STATUS_HEADING, ""};
  return heading->status == STATUS_HEADING || build_status(&becoming, act, err);
}

static bool build_move(void *context, Act *act, Error *err) {
  const MoveAct *move = context;
  const Recommendation *one = roundtable_recommendation(act_state(act), move->recommendation);
  if (!one) return fail_gone(err);
  Event event = event_make(EVENT_RECOMMENDATION_MOVED);
  Place from = place_of(act_state(act), one), to = from;
  to.place = stepped(act_state(act), &from, move->step);
  if (move->code) to.code = move->code;
  if (!check_seen(move->seen, from.code, to.code, err) ||
      (move->heading && !find_heading(act, move, &to, err)))
    return false;
  if (to.place == from.place && to.parent == from.parent && strcmp(to.code, from.code) == 0)
    return true;
  event.moved = (RecommendationMoved){.recommendation = move->recommendation, .at = {from, to}};
  return act_add(act, event, err);
}

typedef struct SubgroupMoveAct {
  uint32_t subgroup;
  int step;
} SubgroupMoveAct;

static size_t subgroup_place(const Roundtable *state, uint32_t subgroup) {
  size_t place = 0;
  while (place < roundtable_subgroup_count(state) &&
         roundtable_subgroup_at(state, place)->number != subgroup)
    ++place;
  return place;
}

/* One that is gone is refused with all others that cannot be moved. */
static bool build_subgroup_move(void *context, Act *act, Error *err) {
  const SubgroupMoveAct *move = context;
  const int64_t place = (int64_t)subgroup_place(act_state(act), move->subgroup);
  const int64_t count = (int64_t)roundtable_subgroup_count(act_state(act)), to = place + move->step;
  if (place < count && (to < 0 || to >= count)) return true;
  Event event = event_make(EVENT_SUBGROUP_MOVED);
  event.number = (NumberChange){.subject = move->subgroup, .value = {place, to}};
  return act_add(act, event, err);
}

bool move_subgroup(Session *session, uint32_t subgroup, int step, Error *err) {
  SubgroupMoveAct move = {.subgroup = subgroup, .step = step};
  return session_act(session, build_subgroup_move, &move, err);
}

bool move_recommendation(Session *session, uint32_t recommendation, int step, Error *err) {
  MoveAct move = {.recommendation = recommendation, .step = step};
  return session_act(session, build_move, &move, err);
}

bool renumber_recommendation(Session *session, uint32_t recommendation, const char *seen,
                             const char *code, Error *err) {
  MoveAct move = {.recommendation = recommendation, .seen = seen, .code = code};
  return session_act(session, build_move, &move, err);
}

bool put_under_heading(Session *session, uint32_t recommendation, const char *heading, Error *err) {
  MoveAct move = {.recommendation = recommendation, .heading = heading};
  return session_act(session, build_move, &move, err);
}
