#include "tui/app/controller_parts.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/pasted_list.h"
#include "sessions/text/text.h"
#include "tui/state/model.h"

typedef bool ChangeRunner(Session *session, Model *model, const Change *change, Error *err);

/* Empty text, or "?", means unknown. */
static bool read_number(const char *text, int64_t *number, Error *err) {
  char *end;
  const bool is_known = text[0] != '\0' && strcmp(text, "?") != 0;
  const int64_t read = is_known ? strtoll(text, &end, 10) : RULE_UNKNOWN;
  if (!is_known || (*end == '\0' && read >= 0 && read <= COUNT_MAX)) {
    *number = read;
    return true;
  }
  return fail(err, ERROR_BAD_DATA,
              _("“%s” is not a number: type a whole number, or nothing if it is not known"),
              text_quoted(text).text);
}

typedef bool TextSetter(Session *session, const Change *change, const char *text, Error *err);

static bool is_label(OutlineLine line) {
  return line.kind == OUTLINE_SESSION_TEXT && line.property >= SESSION_LABEL_GREEN;
}

static bool set_label(Session *session, OutlineLine line, const char *text, const char *reason,
                      bool *asks, Error *err) {
  const char *labels[COLOUR_COUNT] = {NULL};
  labels[line.property - SESSION_LABEL_GREEN] = text;
  return set_labels(session, labels, reason, asks, err);
}

/* Once there are votes, the line reopens for a reason. */
static bool change_label(Session *session, Model *model, OutlineLine line, const char *text,
                         Error *err) {
  bool asks = false;
  if (set_label(session, line, text, "", &asks, err)) return true;
  if (!asks) return false;
  snprintf(model->preparation.label, sizeof model->preparation.label, "%s", text);
  model->preparation.change = (Change){.kind = CHANGE_LABEL, .line = line, .text = ""};
  model_begin_entry(model, ENTRY_WHY, "");
  return false;
}

static bool set_session_text(Session *session, const Change *change, const char *text, Error *err) {
  return edit_session(session, (SessionText)change->line.property, change->seen, text, err);
}

static bool set_subgroup_text(Session *session, const Change *change, const char *text,
                              Error *err) {
  return edit_subgroup(session, change->line.subject, (SubgroupText)change->line.property,
                       change->seen, text, err);
}

static bool set_recommendation_text(Session *session, const Change *change, const char *text,
                                    Error *err) {
  return edit_recommendation(session, change->line.subject,
                             (RecommendationText)change->line.property, change->seen, text, err);
}

static bool set_code(Session *session, const Change *change, const char *text, Error *err) {
  return renumber_recommendation(session, change->line.subject, change->seen, text, err);
}

static bool set_parent(Session *session, const Change *change, const char *text, Error *err) {
  return put_under_heading(session, change->line.subject, text, err);
}

static bool set_phase(Session *session, const Change *change, const char *text, Error *err) {
  /* Minutes first; without them, the phase has no fixed length. */
  char *name;
  if (text[0] == '\0') return plan_phase(session, change->line.subject, "", 0, err);
  long long minutes = strtoll(text, &name, 10);
  name += strspn(name, " ");
  if (name[0] != '\0') return plan_phase(session, change->line.subject, name, minutes, err);
  return fail(err, ERROR_BAD_DATA,
              _("“%s” is not a phase: type its minutes, then its name, such as 60 Subgroups"),
              text_quoted(text).text);
}

static bool set_rule_of_line(Session *session, OutlineLine line, int64_t value, const char *reason,
                             bool *asks, Error *err) {
  if (line.kind == OUTLINE_SUBGROUP_VOTERS)
    return set_subgroup_voters(session, line.subject, value, reason, asks, err);
  return set_voting_rule(session, (VotingRule)line.property, value, reason, asks, err);
}

/* If existing votes break it, the line reopens for a reason. */
static bool change_rule(Session *session, Model *model, OutlineLine line, int64_t value,
                        Error *err) {
  bool asks = false;
  if (set_rule_of_line(session, line, value, "", &asks, err)) return true;
  if (!asks) return false;
  model->preparation.change =
      (Change){.kind = CHANGE_VOTING_RULE, .line = line, .value = value, .text = ""};
  model_begin_entry(model, ENTRY_WHY, "");
  return false;
}

/* For lines that only unfold, and choices, which are not typed; rules are set with their number. */
static bool set_nothing(Session *session UNUSED, const Change *change UNUSED,
                        const char *text UNUSED, Error *err) {
  return fail(err, ERROR_FAILED, "%s", _("what was to be changed is gone: look again"));
}

static bool set_clean_text(Session *session, const Change *change, const char *text, Error *err) {
  static TextSetter *const setters[OUTLINE_KINDS] = {
      [OUTLINE_NOTHING] = set_nothing,
      [OUTLINE_SESSION] = set_nothing,
      [OUTLINE_RULES] = set_nothing,
      [OUTLINE_RANKING_METHOD] = set_nothing,
      [OUTLINE_WEIGHTS] = set_nothing,
      [OUTLINE_PHASES] = set_nothing,
      [OUTLINE_USUAL_PHASES] = set_nothing,
      [OUTLINE_SESSION_TEXT] = set_session_text,
      [OUTLINE_VOTING_RULE] = set_nothing,
      [OUTLINE_PHASE] = set_phase,
      [OUTLINE_SUBGROUP] = set_subgroup_text,
      [OUTLINE_SUBGROUP_TEXT] = set_subgroup_text,
      [OUTLINE_SUBGROUP_VOTERS] = set_nothing,
      [OUTLINE_RECOMMENDATION] = set_recommendation_text,
      [OUTLINE_CODE] = set_code,
      [OUTLINE_PARENT] = set_parent,
      [OUTLINE_RECOMMENDATION_TEXT] = set_recommendation_text,
  };
  return setters[change->line.kind](session, change, text, err);
}

static bool clean(TextUse use, const char *typed, char **text, Error *err) {
  Error cause = {0};
  if (text_clean(use, typed, strlen(typed), text, &cause)) return true;
  return fail(err, cause.kind, _("the line was not accepted: %s"), cause.text);
}

static bool change_text(Session *session, Model *model, const Change *change, Error *err) {
  char *text = NULL;
  int64_t number;
  const bool is_rule =
      change->line.kind == OUTLINE_VOTING_RULE || change->line.kind == OUTLINE_SUBGROUP_VOTERS;
  if (!clean(text_use_of_line(&change->line), change->text, &text, err)) return false;
  bool changed = is_label(change->line) ? change_label(session, model, change->line, text, err)
                 : is_rule              ? read_number(text, &number, err) &&
                                 change_rule(session, model, change->line, number, err)
                           : set_clean_text(session, change, text, err);
  free(text);
  return changed;
}

static bool change_choice(Session *session, Model *model, const Change *change, Error *err) {
  return change_rule(session, model, change->line, change->value, err);
}

static bool set_with_reason(Session *session, const Change *change, const char *reason,
                            Error *err) {
  if (change->kind == CHANGE_RANKING_RULE)
    return set_ranking_rule(session, change->rule, reason, err);
  if (change->kind == CHANGE_VOTING_RULE)
    return set_rule_of_line(session, change->line, change->value, reason, NULL, err);
  if (change->kind == CHANGE_HELD)
    return set_subgroup_status(session, change->line.subject, (SubgroupStatus)change->value, reason,
                               err);
  return set_recommendation_status(session, change->line.subject,
                                   (RecommendationStatus)change->value, reason, err);
}

static bool change_with_reason(Session *session, Model *model, const Change *change, Error *err) {
  char *reason = NULL;
  if (!clean(TEXT_TITLE, change->text, &reason, err)) return false;
  bool changed = change->kind == CHANGE_LABEL
                     ? set_label(session, change->line, model->preparation.label, reason, NULL, err)
                     : set_with_reason(session, change, reason, err);
  free(reason);
  return changed;
}

static bool change_place(Session *session, Model *model UNUSED, const Change *change, Error *err) {
  const int step = (int)change->value;
  return change->line.kind == OUTLINE_SUBGROUP
             ? move_subgroup(session, change->line.subject, step, err)
             : move_recommendation(session, change->line.subject, step, err);
}

static bool plan_usual(Session *session, Model *model UNUSED, const Change *change UNUSED,
                       Error *err) {
  return plan_default_phases(session, err);
}

/* The focus stays near there once it is undone. */
static void focus_on(Model *model, const Roundtable *state, OutlineKind kind, uint32_t number) {
  Preparation *preparation = &model->preparation;
  bool is_subgroup = kind == OUTLINE_SUBGROUP;
  int title = is_subgroup ? (int)SUBGROUP_TITLE : (int)RECOMMENDATION_TITLE;
  preparation->focus = (OutlineLine){kind, number, title};
  preparation->place = outline_place(state, preparation->unfolded, preparation->focus);
}

static bool new_subgroup(Session *session, Model *model, const Change *change, Error *err) {
  char *title = NULL;
  uint32_t number = 0;
  bool added = clean(TEXT_TITLE, change->text, &title, err) &&
               add_subgroup(session, NULL, title, &number, err);
  free(title);
  if (added) focus_on(model, session_state(session), OUTLINE_SUBGROUP, number);
  return added;
}

static void say_added(Model *model, size_t count) {
  if (count < 2) return;
  model_say(model, false,
            ngettext("%s recommendation was added.", "%s recommendations were added.",
                     (unsigned long)count),
            count_shown(count).text);
}

static bool new_recommendations(Session *session, Model *model, const Change *change, Error *err) {
  PastedList list = {0};
  const bool is_typed = strchr(change->text, '\n') == NULL;
  OutlineLine owner = outline_owner(change->line);
  uint32_t after = owner.kind == OUTLINE_RECOMMENDATION ? owner.subject : 0, last = 0;
  /* Where the line was opened, which another terminal may have taken away. Before the first
   * subgroup there was none: 0. */
  const bool is_somewhere = owner.kind == OUTLINE_RECOMMENDATION || owner.kind == OUTLINE_SUBGROUP;
  uint32_t subgroup = is_somewhere ? outline_subgroup(session_state(session), owner) : 0;
  const bool added = pasted_list_read(change->text, is_typed, &list, err) &&
                     add_pasted(session, subgroup, after, &list, &last, err);
  if (added && last == 0) {
    const size_t count = roundtable_subgroup_count(session_state(session));
    focus_on(model, session_state(session), OUTLINE_SUBGROUP,
             roundtable_subgroup_at(session_state(session), count - 1)->number);
  } else if (added) {
    focus_on(model, session_state(session), OUTLINE_RECOMMENDATION, last);
    model->recommendation = last;
    model->subgroup = roundtable_recommendation(session_state(session), last)->subgroup;
    say_added(model, list.count - list.number_of[PASTED_SUBGROUP]);
  }
  pasted_list_free(&list);
  return added;
}

static bool change_nothing(Session *session UNUSED, Model *model UNUSED,
                           const Change *change UNUSED, Error *err UNUSED) {
  return true;
}

/* Reopens the line on the current value, so that Enter decides between the two. */
static void type_again(Model *model, const Roundtable *state, const Change *change, ErrorKind why) {
  bool whole;
  model->entry = change->entry;
  if (why != ERROR_FAILED) return;
  model->preparation.seen_at = roundtable_seq(state);
  if (change->kind == CHANGE_TEXT)
    outline_typed(state, change->line, model->preparation.seen, &whole);
}

bool controller_change(Controller *controller, Model *model, const Effect *effect, Error *err) {
  static ChangeRunner *const runners[CHANGE_KINDS] = {
      [CHANGE_NOTHING] = change_nothing,
      [CHANGE_TEXT] = change_text,
      [CHANGE_CHOICE] = change_choice,
      [CHANGE_RANKING_RULE] = change_with_reason,
      [CHANGE_VOTING_RULE] = change_with_reason,
      [CHANGE_LABEL] = change_with_reason,
      [CHANGE_STATUS] = change_with_reason,
      [CHANGE_HELD] = change_with_reason,
      [CHANGE_PLACE] = change_place,
      [CHANGE_USUAL_PHASES] = plan_usual,
      [CHANGE_SUBGROUP_ADDED] = new_subgroup,
      [CHANGE_RECOMMENDATIONS_ADDED] = new_recommendations,
  };
  const Change *change = &effect->change;
  bool changed = runners[change->kind](controller->session, model, change, err);
  bool asks_why = model->entry == ENTRY_WHY;
  if (!changed && !asks_why)
    type_again(model, session_state(controller->session), change, err->kind);
  return changed;
}
