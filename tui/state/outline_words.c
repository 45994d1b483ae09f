/* Labels and values of the outline's lines. */
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/number.h"
#include "sessions/text/day.h"
#include "tui/state/outline.h"

static const char *const session_labels[SESSION_TEXTS] = {
    [SESSION_TITLE] = N_("Title"),
    [SESSION_DATE] = N_("Date"),
    [SESSION_PLACE] = N_("Place"),
    [SESSION_THEME] = N_("Theme"),
};

static const char *const subgroup_labels[SUBGROUP_TEXTS] = {
    [SUBGROUP_CODE] = N_("Code"),
    [SUBGROUP_TITLE] = N_("Title"),
    [SUBGROUP_REASON] = N_("Reason"),
    [SUBGROUP_NOTE] = N_("Note"),
};

static const char *const recommendation_labels[RECOMMENDATION_TEXTS] = {
    [RECOMMENDATION_TITLE] = N_("Title"),       [RECOMMENDATION_SHORT_TITLE] = N_("Short title"),
    [RECOMMENDATION_DETAIL] = N_("Detail"),     [RECOMMENDATION_REASON] = N_("Reason"),
    [RECOMMENDATION_NOTE] = N_("Note"),         [RECOMMENDATION_KEY] = N_("Key across sessions"),
    [RECOMMENDATION_SEE_ALSO] = N_("See also"), [RECOMMENDATION_COUNTS_REASON] = N_("Reason"),
};

/* A rule without choices is a number. */
static const struct {
  const char *label;
  const char *choices[2];
} rules[VOTING_RULES] = {
    [RULE_VOTERS] = {N_("Voters"), {NULL, NULL}},
    [RULE_ALLOWANCE] = {N_("Dots per voter"), {NULL, NULL}},
    [RULE_ALLOWANCE_GREEN] = {N_("… green ones"), {NULL, NULL}},
    [RULE_ALLOWANCE_YELLOW] = {N_("… yellow ones"), {NULL, NULL}},
    [RULE_ALLOWANCE_RED] = {N_("… red ones"), {NULL, NULL}},
    [RULE_DOTS_PER_ITEM] = {N_("Per recommendation"), {N_("one dot"), N_("several dots")}},
    [RULE_SCOPE] = {N_("The dots are for"), {N_("the whole session"), N_("each subgroup")}},
    [RULE_OPENING] = {N_("Votes are opened"), {N_("all together"), N_("one by one, by hand")}},
};

static const char *const methods[MAIN_RANKINGS] = {
    [BY_CUMULATIVE] = N_("by cumulative dots"),
    [BY_WEIGHTED] = N_("by weighted dots"),
};

static bool is_choice(OutlineLine line) {
  return line.kind == OUTLINE_VOTING_RULE && rules[line.property].choices[0] != NULL;
}

bool outline_is_typed(OutlineLine line) {
  static const bool typed[OUTLINE_KINDS] = {
      [OUTLINE_SESSION_TEXT] = true,
      [OUTLINE_VOTING_RULE] = true,
      [OUTLINE_WEIGHTS] = true,
      [OUTLINE_PHASE] = true,
      [OUTLINE_SUBGROUP] = true,
      [OUTLINE_SUBGROUP_TEXT] = true,
      [OUTLINE_SUBGROUP_VOTERS] = true,
      [OUTLINE_RECOMMENDATION] = true,
      [OUTLINE_CODE] = true,
      [OUTLINE_PARENT] = true,
      [OUTLINE_RECOMMENDATION_TEXT] = true,
  };
  return typed[line.kind] && !is_choice(line);
}

static const char *say(char text[OUTLINE_TEXT_SIZE], const char *words) {
  snprintf(text, OUTLINE_TEXT_SIZE, "%s", words);
  return text;
}

static const char *say_number(char text[OUTLINE_TEXT_SIZE], int64_t number) {
  text[0] = '\0';
  if (number != RULE_UNKNOWN) snprintf(text, OUTLINE_TEXT_SIZE, "%lld", (long long)number);
  return text;
}

static const char *say_weights(const Roundtable *state, char text[OUTLINE_TEXT_SIZE]) {
  char weights[COLOUR_COUNT][WEIGHT_TEXT_SIZE];
  RankingRule rule = roundtable_ranking_rule(state);
  for (int colour = 0; colour < COLOUR_COUNT; colour++)
    thousandths_text(rule.weights.of[colour], *_("."), weights[colour]);
  snprintf(text, OUTLINE_TEXT_SIZE, "%s/%s/%s", weights[GREEN], weights[YELLOW], weights[RED]);
  return text;
}

static const char *say_phase(const Roundtable *state, uint32_t number,
                             char text[OUTLINE_TEXT_SIZE]) {
  Phase phase = roundtable_phase(state, number);
  text[0] = '\0';
  if (phase.minutes > 0 && phase.name[0] != '\0')
    snprintf(text, OUTLINE_TEXT_SIZE, "%lld %s", (long long)phase.minutes, phase.name);
  else
    say(text, phase.name);
  return text;
}

static const char *say_parent(const Roundtable *state, uint32_t number,
                              char text[OUTLINE_TEXT_SIZE]) {
  const Recommendation *one = roundtable_recommendation(state, number);
  const Recommendation *parent = one == NULL ? NULL : roundtable_recommendation(state, one->parent);
  return say(text, parent == NULL ? "" : parent->code);
}

static const char *say_voters(const Roundtable *state, uint32_t number,
                              char text[OUTLINE_TEXT_SIZE]) {
  const Subgroup *subgroup = roundtable_subgroup(state, number);
  return say_number(text, subgroup == NULL ? RULE_UNKNOWN : subgroup->voters);
}

/* Returns the stored text; "" if the line has none. */
static const char *kept_text(const Roundtable *state, OutlineLine line) {
  OutlineKind kind = line.kind;
  if (kind == OUTLINE_SESSION_TEXT) return roundtable_text(state, (SessionText)line.property);
  if (kind == OUTLINE_SUBGROUP || kind == OUTLINE_SUBGROUP_TEXT) {
    const Subgroup *subgroup = roundtable_subgroup(state, line.subject);
    return subgroup == NULL ? "" : subgroup->text[line.property];
  }
  const Recommendation *one = roundtable_recommendation(state, line.subject);
  if (one != NULL && kind == OUTLINE_CODE) return one->code;
  bool has_text = kind == OUTLINE_RECOMMENDATION || kind == OUTLINE_RECOMMENDATION_TEXT;
  return one != NULL && has_text ? one->text[line.property] : "";
}

const char *outline_in_line(OutlineLine line, const char *typed, char text[OUTLINE_TEXT_SIZE]) {
  const bool is_date = line.kind == OUTLINE_SESSION_TEXT && line.property == SESSION_DATE;
  return is_date ? day_words(typed, text) : typed;
}

const char *outline_typed(const Roundtable *state, OutlineLine line, char text[OUTLINE_TEXT_SIZE],
                          bool *whole) {
  const char *kept = kept_text(state, line);
  *whole = strlen(kept) < OUTLINE_TEXT_SIZE;
  if (line.kind == OUTLINE_VOTING_RULE)
    return say_number(text, roundtable_voting_rule(state, (VotingRule)line.property));
  if (line.kind == OUTLINE_SUBGROUP_VOTERS) return say_voters(state, line.subject, text);
  if (line.kind == OUTLINE_WEIGHTS) return say_weights(state, text);
  if (line.kind == OUTLINE_PHASE) return say_phase(state, line.subject, text);
  if (line.kind == OUTLINE_PARENT) return say_parent(state, line.subject, text);
  return say(text, kept);
}

const char *outline_label(const Roundtable *state, OutlineLine line, char text[OUTLINE_TEXT_SIZE]) {
  const Subgroup *subgroup = roundtable_subgroup(state, line.subject);
  const Recommendation *one = roundtable_recommendation(state, line.subject);
  switch (line.kind) {
  case OUTLINE_SESSION: return say(text, _("Session"));
  case OUTLINE_RULES: return say(text, _("Voting rules"));
  case OUTLINE_PHASES: return say(text, _("Phases"));
  case OUTLINE_SESSION_TEXT: return say(text, _(session_labels[line.property]));
  case OUTLINE_VOTING_RULE: return say(text, _(rules[line.property].label));
  case OUTLINE_RANKING_METHOD: return say(text, _("Ranking"));
  case OUTLINE_WEIGHTS: return say(text, _("Weights"));
  case OUTLINE_PHASE: snprintf(text, OUTLINE_TEXT_SIZE, _("Phase %u"), line.subject); return text;
  case OUTLINE_USUAL_PHASES: return say(text, _("The usual phases"));
  case OUTLINE_SUBGROUP: return say(text, subgroup == NULL ? "" : subgroup->text[SUBGROUP_CODE]);
  case OUTLINE_SUBGROUP_TEXT: return say(text, _(subgroup_labels[line.property]));
  case OUTLINE_SUBGROUP_VOTERS: return say(text, _("Its own voters"));
  case OUTLINE_RECOMMENDATION: return say(text, one == NULL ? "" : one->code);
  case OUTLINE_CODE: return say(text, _("Code"));
  case OUTLINE_PARENT: return say(text, _("Under heading"));
  case OUTLINE_RECOMMENDATION_TEXT: return say(text, _(recommendation_labels[line.property]));
  case OUTLINE_NOTHING:
  case OUTLINE_KINDS: break;
  }
  return say(text, "");
}

static const char *session_words(const Roundtable *state, OutlineLine line UNUSED,
                                 char text[OUTLINE_TEXT_SIZE]) {
  text[0] = '\0';
  for (int property = 0; property < SESSION_TEXTS; property++)
    string_join(text, OUTLINE_TEXT_SIZE, " · ", roundtable_text(state, (SessionText)property));
  return text;
}

static const char *rules_words(const Roundtable *state, OutlineLine line UNUSED,
                               char text[OUTLINE_TEXT_SIZE]) {
  int64_t voters = roundtable_voting_rule(state, RULE_VOTERS);
  char words[OUTLINE_TEXT_SIZE];
  say(text, _("voters not known"));
  if (voters != RULE_UNKNOWN)
    snprintf(text, OUTLINE_TEXT_SIZE, ngettext("%s voter", "%s voters", (unsigned long)voters),
             number_shown(voters).text);
  string_join(text, OUTLINE_TEXT_SIZE, " · ", _(methods[roundtable_ranking_rule(state).method]));
  string_join(text, OUTLINE_TEXT_SIZE, " · ", say_weights(state, words));
  return text;
}

static const char *phases_words(const Roundtable *state, OutlineLine line UNUSED,
                                char text[OUTLINE_TEXT_SIZE]) {
  char minutes[32];
  bool planned = false;
  text[0] = '\0';
  for (uint32_t number = 1; number <= PHASES_MAX; number++) {
    Phase phase = roundtable_phase(state, number);
    planned = planned || phase.name[0] != '\0';
    snprintf(minutes, sizeof minutes, "%lld", (long long)phase.minutes);
    if (phase.name[0] != '\0' && phase.minutes > 0)
      string_join(text, OUTLINE_TEXT_SIZE, " + ", minutes);
  }
  if (!planned) return say(text, _("not planned"));
  if (text[0] == '\0') return say(text, _("no fixed length"));
  string_join(text, OUTLINE_TEXT_SIZE, " ", _("minutes"));
  return text;
}

static const char *rule_words(const Roundtable *state, OutlineLine line,
                              char text[OUTLINE_TEXT_SIZE]) {
  int64_t value = roundtable_voting_rule(state, (VotingRule)line.property);
  if (value == RULE_UNKNOWN) return say(text, is_choice(line) ? _("not decided") : _("unknown"));
  return is_choice(line) ? say(text, _(rules[line.property].choices[value]))
                         : say_number(text, value);
}

static const char *subgroup_words(const Roundtable *state, OutlineLine line,
                                  char text[OUTLINE_TEXT_SIZE]) {
  const Subgroup *subgroup = roundtable_subgroup(state, line.subject);
  if (subgroup == NULL) return say(text, "");
  say(text, subgroup->text[SUBGROUP_TITLE]);
  if (subgroup->status != SUBGROUP_NOT_HELD) return text;
  string_join(text, OUTLINE_TEXT_SIZE, " · ", _("not held"));
  string_join(text, OUTLINE_TEXT_SIZE, _(": "), subgroup->text[SUBGROUP_REASON]);
  return text;
}

static const char *recommendation_words(const Roundtable *state, OutlineLine line,
                                        char text[OUTLINE_TEXT_SIZE]) {
  static const char *const statuses[STATUS_COUNT] = {
      [STATUS_VOTABLE] = N_("for the vote"),
      [STATUS_HEADING] = N_("heading"),
      [STATUS_NOT_FOR_THE_VOTE] = N_("not for the vote"),
      [STATUS_WITHDRAWN] = N_("withdrawn"),
  };
  const Recommendation *one = roundtable_recommendation(state, line.subject);
  if (one == NULL) return say(text, "");
  if (one->status == STATUS_WITHDRAWN) {
    say(text, _("withdrawn"));
    string_join(text, OUTLINE_TEXT_SIZE, " · ", one->text[RECOMMENDATION_TITLE]);
    string_join(text, OUTLINE_TEXT_SIZE, _(": "), one->text[RECOMMENDATION_REASON]);
    return text;
  }
  say(text, one->text[RECOMMENDATION_TITLE]);
  if (one->status == STATUS_VOTABLE) return text;
  string_join(text, OUTLINE_TEXT_SIZE, " · ", _(statuses[one->status]));
  string_join(text, OUTLINE_TEXT_SIZE, _(": "), one->text[RECOMMENDATION_REASON]);
  return text;
}

static const char *method_words(const Roundtable *state, OutlineLine line UNUSED,
                                char text[OUTLINE_TEXT_SIZE]) {
  return say(text, _(methods[roundtable_ranking_rule(state).method]));
}

static const char *phase_words(const Roundtable *state, OutlineLine line,
                               char text[OUTLINE_TEXT_SIZE]) {
  say_phase(state, line.subject, text);
  return text[0] != '\0' ? text : say(text, _("not planned: minutes, then a name"));
}

static const char *session_text_words(const Roundtable *state, OutlineLine line,
                                      char text[OUTLINE_TEXT_SIZE]) {
  char written[OUTLINE_TEXT_SIZE];
  return say(text, outline_in_line(line, kept_text(state, line), written));
}

static const char *usual_phases_words(const Roundtable *state UNUSED, OutlineLine line UNUSED,
                                      char text[OUTLINE_TEXT_SIZE]) {
  return say(text, _("15 + 15 + 60 + 60 + 45 minutes"));
}

typedef const char *WordsTeller(const Roundtable *state, OutlineLine line,
                                char text[OUTLINE_TEXT_SIZE]);

const char *outline_words(const Roundtable *state, OutlineLine line, char text[OUTLINE_TEXT_SIZE]) {
  static WordsTeller *const tellers[OUTLINE_KINDS] = {
      [OUTLINE_SESSION] = session_words,   [OUTLINE_RULES] = rules_words,
      [OUTLINE_PHASES] = phases_words,     [OUTLINE_SESSION_TEXT] = session_text_words,
      [OUTLINE_VOTING_RULE] = rule_words,  [OUTLINE_RANKING_METHOD] = method_words,
      [OUTLINE_PHASE] = phase_words,       [OUTLINE_USUAL_PHASES] = usual_phases_words,
      [OUTLINE_SUBGROUP] = subgroup_words, [OUTLINE_RECOMMENDATION] = recommendation_words,
  };
  bool whole;
  WordsTeller *tell = tellers[line.kind];
  return tell != NULL ? tell(state, line, text) : outline_typed(state, line, text, &whole);
}

int64_t outline_next_choice(const Roundtable *state, OutlineLine line) {
  int64_t value = roundtable_voting_rule(state, (VotingRule)line.property);
  return value == RULE_UNKNOWN ? 0 : value == 0 ? 1 : RULE_UNKNOWN;
}
