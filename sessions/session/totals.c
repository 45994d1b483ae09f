#include "sessions/session/totals.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/number.h"
#include "sessions/text/text.h"

/* More names than these would fill the footer of a page. */
enum { NAMES_MAX = 8, NAME_COLUMNS = 40 };

const Subgroup *finality_open_subgroup(const Roundtable *roundtable, size_t n) {
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, place);
    if (subgroup->vote == VOTE_OPEN && n-- == 0) return subgroup;
  }
  return NULL;
}

Finality finality_of(const Roundtable *roundtable) {
  Finality finality = {.waiting = roundtable_kiosk(roundtable).waiting};
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, place);
    finality.open += subgroup->vote == VOTE_OPEN;
    finality.waiting += subgroup->kiosk.waiting;
  }
  finality.hidden = session_ranked(roundtable) > 0 && results_hidden(roundtable);
  return finality;
}

Finality finality_with(const Roundtable *roundtable, Weights weights) {
  Finality finality = finality_of(roundtable);
  finality.simulated = !weights_same(weights, roundtable_ranking_rule(roundtable).weights);
  return finality;
}

static bool finality_is_provisional(const Finality *finality) {
  return finality->open > 0 || finality->hidden || finality->waiting > 0;
}

bool finality_is_final(const Finality *finality) {
  return !finality->simulated && !finality_is_provisional(finality);
}

const char *finality_name(const Finality *finality) {
  if (!finality_is_provisional(finality)) return finality->simulated ? "simulation" : "final";
  return finality->simulated ? "provisional simulation" : "provisional";
}

const char *finality_mark(const Finality *finality) {
  if (!finality_is_provisional(finality)) return finality->simulated ? _("SIMULATION") : "";
  return finality->simulated ? _("PROVISIONAL SIMULATION") : _("PROVISIONAL");
}

void finality_add_name(const Subgroup *subgroup, size_t n, char text[FINALITY_OPEN_SIZE]) {
  const char *code = subgroup->text[SUBGROUP_CODE];
  int used;
  if (n >= NAMES_MAX) return;
  const QuotedText shown = text_quoted(*code ? code : subgroup->text[SUBGROUP_TITLE]);
  const size_t fits = text_cut(shown.text, NAME_COLUMNS, &used);
  string_append(text, FINALITY_OPEN_SIZE, "%s%.*s%s", n > 0 ? ", " : "", (int)fits, shown.text,
                shown.text[fits] ? "…" : "");
}

void finality_add_rest(size_t count, char text[FINALITY_OPEN_SIZE]) {
  const unsigned long more = count > NAMES_MAX ? (unsigned long)(count - NAMES_MAX) : 0;
  if (more > 0)
    string_append(text, FINALITY_OPEN_SIZE, ngettext(" and %s more", " and %s more", more),
                  count_shown(more).text);
}

const char *finality_open_text(const Roundtable *roundtable, char text[FINALITY_OPEN_SIZE]) {
  const Subgroup *subgroup;
  size_t n = 0;
  *text = '\0';
  for (; (subgroup = finality_open_subgroup(roundtable, n)); ++n)
    finality_add_name(subgroup, n, text);
  finality_add_rest(n, text);
  return text;
}

static void begin_part(char *text, bool *begun) {
  string_append(text, FINALITY_TEXT_SIZE, "%s", *begun ? _("; ") : _(": "));
  *begun = true;
}

const char *finality_sentence(const Roundtable *roundtable, const Finality *finality,
                              char text[FINALITY_TEXT_SIZE]) {
  char names[FINALITY_OPEN_SIZE];
  bool begun = false;
  *text = '\0';
  if (!finality_is_provisional(finality)) return text;
  string_append(text, FINALITY_TEXT_SIZE, "%s", _("PROVISIONAL"));
  if (finality->open > 0) {
    begin_part(text, &begun);
    string_append(text, FINALITY_TEXT_SIZE, "%s", _("the vote is still open"));
    if (*finality_open_text(roundtable, names))
      string_append(text, FINALITY_TEXT_SIZE, " (%s)", names);
  }
  if (finality->hidden) {
    begin_part(text, &begun);
    string_append(text, FINALITY_TEXT_SIZE, "%s",
                  _("the results are not revealed to the room yet"));
  }
  if (finality->waiting > 0) {
    const unsigned long waiting = (unsigned long)finality->waiting;
    begin_part(text, &begun);
    string_append(text, FINALITY_TEXT_SIZE,
                  ngettext("%s kiosk ballot waits to be counted",
                           "%s kiosk ballots wait to be counted", waiting),
                  count_shown(waiting).text);
  }
  string_append(text, FINALITY_TEXT_SIZE, ".");
  return text;
}

const char *finality_label(const Roundtable *roundtable, const Finality *finality,
                           char text[FINALITY_TEXT_SIZE]) {
  char names[FINALITY_OPEN_SIZE];
  snprintf(text, FINALITY_TEXT_SIZE, "%s", finality_mark(finality));
  if (*finality_open_text(roundtable, names))
    string_append(text, FINALITY_TEXT_SIZE, _(" (still open: %s)"), names);
  return text;
}

/* What a recommendation adds to any sum: its tally, or nothing if withdrawn. */
static Tally tally_in_sums(const Recommendation *recommendation) {
  const Tally none = {{0}};
  return recommendation->status == STATUS_WITHDRAWN ? none : recommendation_tally(recommendation);
}

Tally subgroup_tally(const Roundtable *state, const Subgroup *subgroup) {
  Tally sum = {{0}};
  for (size_t i = 0; i < subgroup->recommendation_count; i++)
    sum = tally_add(sum, tally_in_sums(roundtable_recommendation_at(state, subgroup, i)));
  return sum;
}

Tally session_tally(const Roundtable *state) {
  Tally sum = {{0}};
  for (size_t i = 0; i < roundtable_subgroup_count(state); i++)
    sum = tally_add(sum, subgroup_tally(state, roundtable_subgroup_at(state, i)));
  return sum;
}

int64_t subgroup_dots(const Roundtable *state, const Subgroup *subgroup) {
  return tally_cumulative(subgroup_tally(state, subgroup));
}

int64_t subgroup_withdrawn_dots(const Roundtable *state, const Subgroup *subgroup) {
  int64_t dots = 0;
  for (size_t i = 0; i < subgroup->recommendation_count; i++) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, i);
    if (one->status == STATUS_WITHDRAWN) dots += tally_cumulative(recommendation_tally(one));
  }
  return dots;
}

int64_t session_dots(const Roundtable *state) {
  return tally_cumulative(session_tally(state));
}

bool recommendation_has_figures(const Roundtable *state, const Recommendation *recommendation) {
  return recommendation_put_to_the_vote(state, recommendation) ||
         tally_cumulative(recommendation_tally(recommendation)) > 0;
}

bool subgroup_has_figures(const Roundtable *state, const Subgroup *subgroup) {
  for (size_t i = 0; i < subgroup->recommendation_count; i++)
    if (recommendation_has_figures(state, roundtable_recommendation_at(state, subgroup, i)))
      return true;
  return false;
}

size_t session_recommendations(const Roundtable *state) {
  size_t count = 0;
  for (size_t i = 0; i < roundtable_subgroup_count(state); i++)
    count += roundtable_subgroup_at(state, i)->recommendation_count;
  return count;
}

size_t session_ranked(const Roundtable *state) {
  size_t count = 0;
  for (size_t i = 0; i < roundtable_subgroup_count(state); i++) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, i);
    for (size_t j = 0; j < subgroup->recommendation_count; j++)
      count +=
          recommendation_put_to_the_vote(state, roundtable_recommendation_at(state, subgroup, j));
  }
  return count;
}

bool results_hidden(const Roundtable *state) {
  Board board = roundtable_board(state);
  return board.curtain || (board.reveal == REVEAL_TOP && board.steps > 0) ||
         (board.reveal == REVEAL_RANKING && board.steps < session_ranked(state));
}

bool has_earlier_ranks(const Roundtable *state) {
  const size_t total = roundtable_recommendation_total(state);
  for (uint32_t number = 1; number <= total; ++number) {
    const Recommendation *one = roundtable_recommendation(state, number);
    if (one && *one->text[RECOMMENDATION_EARLIER_RANK]) return true;
  }
  return false;
}
