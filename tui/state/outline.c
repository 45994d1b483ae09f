#include "tui/state/outline.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/number.h"
#include "sessions/text/day.h"

bool outline_same(OutlineLine a, OutlineLine b) {
  return a.kind == b.kind && a.subject == b.subject && a.property == b.property;
}

/* The requested lines, collected while walking through all of them. */
typedef struct Listing {
  size_t first, room, count;
  OutlineLine *lines;
} Listing;

static void list_line(Listing *listing, OutlineKind kind, uint32_t subject, int property) {
  if (listing->count >= listing->first && listing->count - listing->first < listing->room)
    listing->lines[listing->count - listing->first] = (OutlineLine){kind, subject, property};
  listing->count++;
}

static void list_texts(Listing *listing, OutlineKind kind, uint32_t subject, const int *properties,
                       size_t count) {
  for (size_t i = 0; i < count; i++)
    list_line(listing, kind, subject, properties[i]);
}

static void list_rules(Listing *listing, OutlineLine unfolded) {
  list_line(listing, OUTLINE_RULES, 0, 0);
  if (unfolded.kind != OUTLINE_RULES) return;
  for (int rule = 0; rule < VOTING_RULES; rule++)
    list_line(listing, OUTLINE_VOTING_RULE, 0, rule);
  list_line(listing, OUTLINE_RANKING_METHOD, 0, 0);
  list_line(listing, OUTLINE_WEIGHTS, 0, 0);
}

/* Lists the planned phases, and one more to plan. */
static void list_phases(Listing *listing, const Roundtable *state, OutlineLine unfolded) {
  uint32_t last = 0;
  list_line(listing, OUTLINE_PHASES, 0, 0);
  if (unfolded.kind != OUTLINE_PHASES) return;
  for (uint32_t phase = 1; phase <= PHASES_MAX; phase++)
    if (roundtable_phase(state, phase).name[0] != '\0') {
      list_line(listing, OUTLINE_PHASE, phase, 0);
      last = phase;
    }
  if (last < PHASES_MAX) list_line(listing, OUTLINE_PHASE, last + 1, 0);
  if (last == 0) list_line(listing, OUTLINE_USUAL_PHASES, 0, 0);
}

static void list_recommendation(Listing *listing, uint32_t number, OutlineLine unfolded) {
  static const int texts[] = {RECOMMENDATION_SHORT_TITLE, RECOMMENDATION_DETAIL,
                              RECOMMENDATION_REASON,      RECOMMENDATION_NOTE,
                              RECOMMENDATION_SEE_ALSO,    RECOMMENDATION_KEY};
  list_line(listing, OUTLINE_RECOMMENDATION, number, RECOMMENDATION_TITLE);
  if (unfolded.kind != OUTLINE_RECOMMENDATION || unfolded.subject != number) return;
  list_line(listing, OUTLINE_CODE, number, 0);
  list_line(listing, OUTLINE_PARENT, number, 0);
  list_texts(listing, OUTLINE_RECOMMENDATION_TEXT, number, texts, sizeof texts / sizeof texts[0]);
}

static void list_subgroup(Listing *listing, const Subgroup *subgroup, OutlineLine unfolded) {
  static const int texts[] = {SUBGROUP_CODE, SUBGROUP_REASON, SUBGROUP_NOTE};
  list_line(listing, OUTLINE_SUBGROUP, subgroup->number, SUBGROUP_TITLE);
  if (unfolded.kind == OUTLINE_SUBGROUP && unfolded.subject == subgroup->number) {
    list_texts(listing, OUTLINE_SUBGROUP_TEXT, subgroup->number, texts,
               sizeof texts / sizeof texts[0]);
    list_line(listing, OUTLINE_SUBGROUP_VOTERS, subgroup->number, 0);
  }
  for (size_t place = 0; place < subgroup->recommendation_count; place++)
    list_recommendation(listing, subgroup->recommendations[place], unfolded);
}

size_t outline_lines(const Roundtable *state, OutlineLine unfolded, size_t first,
                     OutlineLine *lines, size_t room) {
  Listing listing = {.first = first, .room = room, .lines = lines};
  list_line(&listing, OUTLINE_SESSION, 0, 0);
  for (int text = 0; unfolded.kind == OUTLINE_SESSION && text < SESSION_TEXTS; text++)
    list_line(&listing, OUTLINE_SESSION_TEXT, 0, text);
  list_rules(&listing, unfolded);
  list_phases(&listing, state, unfolded);
  for (size_t place = 0; place < roundtable_subgroup_count(state); place++)
    list_subgroup(&listing, roundtable_subgroup_at(state, place), unfolded);
  return listing.count;
}

size_t outline_place(const Roundtable *state, OutlineLine unfolded, OutlineLine line) {
  enum { LINES_AT_ONCE = 64 };
  OutlineLine lines[LINES_AT_ONCE];
  size_t count = LINES_AT_ONCE, first = 0;
  for (; first < count; first += LINES_AT_ONCE) {
    count = outline_lines(state, unfolded, first, lines, LINES_AT_ONCE);
    for (size_t i = 0; i < LINES_AT_ONCE && first + i < count; i++)
      if (outline_same(lines[i], line)) return first + i;
  }
  return count;
}

uint32_t outline_subgroup(const Roundtable *state, OutlineLine line) {
  OutlineLine owner = outline_owner(line);
  const Recommendation *one = roundtable_recommendation(state, owner.subject);
  size_t count = roundtable_subgroup_count(state);
  if (owner.kind == OUTLINE_SUBGROUP) return owner.subject;
  if (owner.kind == OUTLINE_RECOMMENDATION && one != NULL) return one->subgroup;
  return count > 0 ? roundtable_subgroup_at(state, count - 1)->number : 0;
}

static const char *const session_labels[SESSION_TEXTS] = {
    [SESSION_TITLE] = N_("Title"),
    [SESSION_DATE] = N_("Date"),
    [SESSION_PLACE] = N_("Place"),
    [SESSION_THEME] = N_("Theme"),
    [SESSION_LABEL_GREEN] = N_("Word for ●"),
    [SESSION_LABEL_YELLOW] = N_("Word for ▲"),
    [SESSION_LABEL_RED] = N_("Word for ■"),
};

static const char *const subgroup_labels[SUBGROUP_TEXTS] = {[SUBGROUP_CODE] = N_("Code"),
                                                            [SUBGROUP_TITLE] = N_("Title"),
                                                            [SUBGROUP_REASON] = N_("Reason"),
                                                            [SUBGROUP_NOTE] = N_("Note")};

static const char *const recommendation_labels[RECOMMENDATION_TEXTS] = {
    [RECOMMENDATION_TITLE] = N_("Title"),
    [RECOMMENDATION_SHORT_TITLE] = N_("Short title"),
    [RECOMMENDATION_DETAIL] = N_("Detail"),
    [RECOMMENDATION_REASON] = N_("Reason"),
    [RECOMMENDATION_NOTE] = N_("Note"),
    [RECOMMENDATION_KEY] = N_("Key across sessions"),
    [RECOMMENDATION_SEE_ALSO] = N_("See also"),
    [RECOMMENDATION_COUNTS_REASON] = N_("Reason"),
    [RECOMMENDATION_EARLIER_RANK] = N_("Earlier rank")};

static const char *const rule_labels[VOTING_RULES] = {
    [RULE_VOTERS] = N_("Voters"),
    [RULE_ALLOWANCE] = N_("Dots per voter"),
    [RULE_ALLOWANCE_GREEN] = N_("… green ones"),
    [RULE_ALLOWANCE_YELLOW] = N_("… yellow ones"),
    [RULE_ALLOWANCE_RED] = N_("… red ones"),
    [RULE_DOTS_PER_ITEM] = N_("Per recommendation"),
    [RULE_SCOPE] = N_("The dots are for"),
    [RULE_OPENING] = N_("Votes are opened"),
    [RULE_TOP] = N_("First ranks shown"),
};

/* A rule without choices is a number. */
static const char *const rule_choices[VOTING_RULES][2] = {
    [RULE_DOTS_PER_ITEM] = {N_("one dot"), N_("several dots")},
    [RULE_SCOPE] = {N_("the whole session"), N_("each subgroup")},
    [RULE_OPENING] = {N_("all together"), N_("one by one, by hand")},
};

static const char *const methods[MAIN_RANKINGS] = {
    [BY_CUMULATIVE] = N_("by cumulative dots"), [BY_WEIGHTED] = N_("by weighted dots")};

static bool is_choice(OutlineLine line) {
  return line.kind == OUTLINE_VOTING_RULE && rule_choices[line.property][0] != NULL;
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
  const Subgroup *subgroup = roundtable_subgroup(state, line.subject);
  if (line.kind == OUTLINE_SUBGROUP_VOTERS)
    return say_number(text, subgroup == NULL ? RULE_UNKNOWN : subgroup->voters);
  if (line.kind == OUTLINE_WEIGHTS) return say_weights(state, text);
  if (line.kind == OUTLINE_PHASE) return say_phase(state, line.subject, text);
  if (line.kind != OUTLINE_PARENT) return say(text, kept);
  const Recommendation *one = roundtable_recommendation(state, line.subject);
  const Recommendation *parent = one == NULL ? NULL : roundtable_recommendation(state, one->parent);
  return say(text, parent == NULL ? "" : parent->code);
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
  if (value == RULE_UNKNOWN && line.property == RULE_TOP) return say_number(text, TOP_RANKS);
  if (value == RULE_UNKNOWN) return say(text, is_choice(line) ? _("not decided") : _("unknown"));
  return is_choice(line) ? say(text, _(rule_choices[line.property][value]))
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

const char *status_words(RecommendationStatus status) {
  static const char *const words[STATUS_COUNT] = {[STATUS_VOTABLE] = N_("for the vote"),
                                                  [STATUS_HEADING] = N_("heading"),
                                                  [STATUS_NOT_FOR_THE_VOTE] =
                                                      N_("not for the vote"),
                                                  [STATUS_WITHDRAWN] = N_("withdrawn")};
  return _(words[status]);
}

static const char *recommendation_words(const Roundtable *state, OutlineLine line,
                                        char text[OUTLINE_TEXT_SIZE]) {
  const Recommendation *one = roundtable_recommendation(state, line.subject);
  if (one == NULL) return say(text, "");
  const char *title = one->text[RECOMMENDATION_TITLE], *status = status_words(one->status);
  if (one->status == STATUS_VOTABLE) return say(text, title);
  say(text, one->status == STATUS_WITHDRAWN ? status : title);
  string_join(text, OUTLINE_TEXT_SIZE, " · ", one->status == STATUS_WITHDRAWN ? title : status);
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

/* What is known about each kind of line. */
static const struct {
  OutlineKind owner;         /* that unfolds into it; OUTLINE_NOTHING: itself */
  bool typed;                /* unless it is a choice */
  const char *label;         /* NULL: its code or number, … */
  const char *const *labels; /* … or that of its property */
  WordsTeller *words;        /* NULL: as typed */
} kinds[OUTLINE_KINDS] = {
    [OUTLINE_NOTHING] = {.label = ""},
    [OUTLINE_SESSION] = {.label = N_("Session"), .words = session_words},
    [OUTLINE_SESSION_TEXT] = {OUTLINE_SESSION, true, NULL, session_labels, session_text_words},
    [OUTLINE_RULES] = {.label = N_("Voting rules"), .words = rules_words},
    [OUTLINE_VOTING_RULE] = {OUTLINE_RULES, true, NULL, rule_labels, rule_words},
    [OUTLINE_RANKING_METHOD] = {OUTLINE_RULES, false, N_("Ranking"), NULL, method_words},
    [OUTLINE_WEIGHTS] = {OUTLINE_RULES, true, N_("Weights"), NULL, NULL},
    [OUTLINE_PHASES] = {.label = N_("Phases"), .words = phases_words},
    [OUTLINE_PHASE] = {OUTLINE_PHASES, true, NULL, NULL, phase_words},
    [OUTLINE_USUAL_PHASES] = {OUTLINE_PHASES, false, N_("The usual phases"), NULL,
                              usual_phases_words},
    [OUTLINE_SUBGROUP] = {.typed = true, .words = subgroup_words},
    [OUTLINE_SUBGROUP_TEXT] = {OUTLINE_SUBGROUP, true, NULL, subgroup_labels, NULL},
    [OUTLINE_SUBGROUP_VOTERS] = {OUTLINE_SUBGROUP, true, N_("Its own voters"), NULL, NULL},
    [OUTLINE_RECOMMENDATION] = {.typed = true, .words = recommendation_words},
    [OUTLINE_CODE] = {OUTLINE_RECOMMENDATION, true, N_("Code"), NULL, NULL},
    [OUTLINE_PARENT] = {OUTLINE_RECOMMENDATION, true, N_("Under heading"), NULL, NULL},
    [OUTLINE_RECOMMENDATION_TEXT] = {OUTLINE_RECOMMENDATION, true, NULL, recommendation_labels,
                                     NULL},
};

bool outline_is_typed(OutlineLine line) {
  return kinds[line.kind].typed && !is_choice(line);
}

const char *outline_label(const Roundtable *state, OutlineLine line, char text[OUTLINE_TEXT_SIZE]) {
  const Subgroup *subgroup = roundtable_subgroup(state, line.subject);
  const Recommendation *one = roundtable_recommendation(state, line.subject);
  const char *label = kinds[line.kind].label, *const *labels = kinds[line.kind].labels;
  if (labels != NULL) return say(text, _(labels[line.property]));
  if (line.kind == OUTLINE_SUBGROUP)
    return say(text, subgroup == NULL ? "" : subgroup->text[SUBGROUP_CODE]);
  if (line.kind == OUTLINE_RECOMMENDATION) return say(text, one == NULL ? "" : one->code);
  if (line.kind != OUTLINE_PHASE) return say(text, *label == '\0' ? "" : _(label));
  snprintf(text, OUTLINE_TEXT_SIZE, _("Phase %u"), line.subject);
  return text;
}

const char *outline_words(const Roundtable *state, OutlineLine line, char text[OUTLINE_TEXT_SIZE]) {
  WordsTeller *tell = kinds[line.kind].words;
  return tell != NULL ? tell(state, line, text) : outline_typed(state, line, text, &(bool){true});
}

OutlineLine outline_owner(OutlineLine line) {
  OutlineLine owner = {.kind = kinds[line.kind].owner};
  if (owner.kind == OUTLINE_NOTHING) return line;
  if (owner.kind != OUTLINE_PHASES) owner.subject = line.subject;
  if (owner.kind == OUTLINE_SUBGROUP) owner.property = SUBGROUP_TITLE;
  if (owner.kind == OUTLINE_RECOMMENDATION) owner.property = RECOMMENDATION_TITLE;
  return owner;
}

int64_t outline_next_choice(const Roundtable *state, OutlineLine line) {
  const int64_t value = roundtable_voting_rule(state, (VotingRule)line.property);
  return value == RULE_UNKNOWN ? 0 : value == 0 ? 1 : RULE_UNKNOWN;
}
