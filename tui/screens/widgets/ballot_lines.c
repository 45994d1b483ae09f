#include "tui/screens/widgets/ballot_lines.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/turnout.h"
#include "sessions/acts/kiosk.h"

/* Blank ones are known of the whole box, and what is on ballots only once results are shown. */
static const char *blank_text(const ViewData *data, char text[CANVAS_TEXT_SIZE / 4]) {
  const Roundtable *state = data->state;
  const bool of_all = roundtable_subgroup_count(state) == 1 ||
                      roundtable_voting_rule(state, RULE_SCOPE) == SCOPE_SESSION;
  text[0] = '\0';
  if (data->blank > 0 && of_all && !results_hidden(state))
    snprintf(text, CANVAS_TEXT_SIZE / 4,
             ngettext(" · %s blank", " · %s blank", (unsigned long)data->blank),
             number_shown(data->blank).text);
  return text;
}

/* Whoever placed the dots that were counted voted too: told once results are shown. */
static int64_t left_to_vote(const ViewData *data, const Subgroup *subgroup, Guard ballots) {
  const bool counted =
      !results_hidden(data->state) && subgroup != NULL && turnout_is_limited(data->state, subgroup);
  const Guard people =
      counted ? turnout_guard(turnout_of(data->state, subgroup)) : (Guard){.placed = 0};
  return guard_left(counted && guard_is_known(people) ? people : ballots);
}

static void left_text(int64_t left, bool is_exceeded, char text[CANVAS_TEXT_SIZE / 4]) {
  text[0] = '\0';
  if (left > 0)
    snprintf(text, CANVAS_TEXT_SIZE / 4,
             ngettext("%s has not voted", "%s have not voted", (unsigned long)left),
             number_shown(left).text);
  else if (!is_exceeded)
    snprintf(text, CANVAS_TEXT_SIZE / 4, "%s", _("everybody has voted"));
}

const char *ballots_text(const ViewData *data, const Subgroup *subgroup, bool brief,
                         char text[CANVAS_TEXT_SIZE]) {
  char handed_in[CANVAS_TEXT_SIZE / 4], left[CANVAS_TEXT_SIZE / 4], blank[CANVAS_TEXT_SIZE / 4];
  const Guard ballots = guard_of_ballots(data->state, subgroup);
  const long long placed = (long long)ballots.placed;
  text[0] = '\0';
  if (ballots.placed == RULE_UNKNOWN) return text;
  blank_text(data, blank);
  if (!guard_is_known(ballots)) {
    snprintf(handed_in, sizeof handed_in,
             ngettext("%s ballot handed in", "%s ballots handed in", (unsigned long)placed),
             number_shown(placed).text);
    snprintf(text, CANVAS_TEXT_SIZE, "%s%s", handed_in, blank);
    return text;
  }
  left_text(left_to_vote(data, subgroup, ballots), guard_is_exceeded(ballots), left);
  snprintf(handed_in, sizeof handed_in, _("%s / %s ballots"), number_shown(placed).text,
           number_shown(ballots.most).text);
  if (brief && left[0] != '\0')
    snprintf(text, CANVAS_TEXT_SIZE, "%s", left);
  else
    snprintf(text, CANVAS_TEXT_SIZE, "%s%s%s%s", handed_in, blank, left[0] != '\0' ? " · " : "",
             left);
  return text;
}

/* What is marked on its row needs no line. */
static bool needs_a_line(const Breach *breach, bool hidden) {
  return hidden ? breach_is_public(breach) : breach->kind != BREACH_RECOMMENDATION;
}

const Breach *breach_shown(const ViewData *data) {
  const bool hidden = view_data_hides(data);
  const size_t count = data->breaches == NULL ? 0 : data->breaches->found.count;
  for (size_t n = 0; n < count; n++) {
    const Breach *breach = &data->breaches->found.list[n];
    if (needs_a_line(breach, hidden)) return breach;
  }
  return NULL;
}

static size_t breaches_beside(const ViewData *data, const Breach *first) {
  size_t count = 0;
  for (size_t n = 0; n < data->breaches->found.count; n++) {
    const Breach *breach = &data->breaches->found.list[n];
    if (breach != first && needs_a_line(breach, view_data_hides(data))) count++;
  }
  return count;
}

int draw_breach_line(Canvas *canvas, int row, int columns, const ViewData *data) {
  char what[BREACH_TEXT_SIZE], text[CANVAS_TEXT_SIZE], more[CANVAS_TEXT_SIZE / 4] = "";
  char why[CANVAS_TEXT_SIZE / 4];
  const Breach *breach = breach_shown(data);
  if (breach == NULL) return 0;
  const char *reason = rule_breach_reason(data->breaches, data->state, breach);
  const size_t others = breaches_beside(data, breach);
  if (others > 0)
    snprintf(more, sizeof more, ngettext(" (and %s more)", " (and %s more)", others),
             count_shown(others).text);
  breach_text(data->state, breach, view_data_hides(data), what);
  if (reason[0] != '\0')
    snprintf(why, sizeof why, _("reason: %.400s"), reason);
  else
    snprintf(why, sizeof why, "%s",
             data->replay != NULL ? _("no reason given") : _("no reason yet; Enter gives it"));
  snprintf(text, sizeof text, "! %s%s · %s", what, more, why);
  return canvas_write_lines(canvas, row, 1, columns - 2, BALLOT_LINES_MAX, STYLE_TROUBLE, text);
}

int64_t kiosk_ballots_waiting(const Roundtable *state, const Subgroup *subgroup) {
  int64_t waiting = roundtable_kiosk(state).waiting;
  return subgroup == NULL ? waiting : waiting + subgroup->kiosk.waiting;
}

static const char *waiting_text(int64_t waiting, char text[CANVAS_TEXT_SIZE]) {
  snprintf(text, CANVAS_TEXT_SIZE,
           ngettext("the kiosk holds %s ballot, counted when the vote closes",
                    "the kiosk holds %s ballots, counted when the vote closes",
                    (unsigned long)waiting),
           number_shown(waiting).text);
  return text;
}

/* The words of the kiosk take a line of their own where both do not fit on one. */
int draw_ballots_line(Canvas *canvas, int row, int columns, const ViewData *data,
                      const Subgroup *subgroup) {
  char ballots[CANVAS_TEXT_SIZE], kiosk[CANVAS_TEXT_SIZE], text[3 * CANVAS_TEXT_SIZE];
  Guard handed_in = guard_of_ballots(data->state, subgroup);
  int64_t waiting = kiosk_ballots_waiting(data->state, subgroup);
  if (handed_in.placed <= 0 && waiting == 0) return 0;
  ballots_text(data, subgroup, is_narrow(columns), ballots);
  waiting_text(waiting, kiosk);
  snprintf(text, sizeof text, "%s%s%s", ballots, ballots[0] != '\0' && waiting > 0 ? " · " : "",
           waiting > 0 ? kiosk : "");
  return canvas_write_lines(canvas, row, 1, columns - 2, BALLOT_LINES_MAX, STYLE_PLAIN, text);
}
