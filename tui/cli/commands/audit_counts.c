#include "tui/cli/commands/audit_counts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/verify/hand_counts.h"
#include "tui/state/view_data.h"
#include "tui/terminal/print.h"

void audit_print_cell(const Roundtable *state, const RecountedCell *cell) {
  char reference[REFERENCE_TEXT_SIZE], finding[RECOUNT_TEXT_SIZE];
  const Recommendation *one = roundtable_recommendation(state, cell->cell.recommendation);
  if (one == NULL) return;
  print_line("  %s %s  %s", reference_text(state, one, reference), colour_sign(cell->cell.colour),
             recount_cell_finding(state, cell, finding));
}

static int64_t recorded_in(const Roundtable *state, DrawnCell cell) {
  return recommendation_tally(roundtable_recommendation(state, cell.recommendation))
      .dots[cell.colour];
}

/* The counts as they would be with what was counted by hand; false where ballots alone are more. */
static bool corrected_counts(const Recommendation *one, const Draw *draw, const int64_t *by_hand,
                             Tally *counts) {
  *counts = one->counted;
  for (size_t n = 0; n < draw->count; n++)
    if (draw->cells[n].recommendation == one->number && by_hand[n] != NOT_COUNTED)
      counts->dots[draw->cells[n].colour] = by_hand[n] - one->ballots.dots[draw->cells[n].colour];
  return counts->dots[GREEN] >= 0 && counts->dots[YELLOW] >= 0 && counts->dots[RED] >= 0;
}

static void print_command(const Roundtable *state, const Recommendation *one, const Draw *draw,
                          const int64_t *by_hand) {
  char reference[REFERENCE_TEXT_SIZE];
  Tally counts;
  reference_text(state, one, reference);
  if (corrected_counts(one, draw, by_hand, &counts))
    print_line("  gommette count FILE %s %lld %lld %lld", reference, (long long)counts.dots[GREEN],
               (long long)counts.dots[YELLOW], (long long)counts.dots[RED]);
  else
    print_line(_("  %s: the ballots alone have more than was counted by hand: look at them"),
               reference);
}

/* Each recommendation once, at its first cell that differs. */
static bool is_first_to_differ(const Roundtable *state, const Draw *draw, const int64_t *by_hand,
                               size_t n) {
  for (size_t i = 0; i <= n; i++) {
    const bool differs =
        by_hand[i] != NOT_COUNTED && by_hand[i] != recorded_in(state, draw->cells[i]);
    if (differs && draw->cells[i].recommendation == draw->cells[n].recommendation) return i == n;
  }
  return false;
}

static void print_next_step(const Roundtable *state, const Draw *draw, const int64_t *by_hand) {
  print_line("%s",
             _("No count was changed. Look at these cells together. Where what is recorded is "
               "wrong, set the counts so; a closed vote is opened for it with « gommette "
               "reopen FILE SUBGROUP » and closed again with « gommette close FILE SUBGROUP "
               "»:"));
  for (size_t n = 0; n < draw->count; n++)
    if (is_first_to_differ(state, draw, by_hand, n))
      print_command(state, roundtable_recommendation(state, draw->cells[n].recommendation), draw,
                    by_hand);
}

static void print_cells(const Roundtable *state, const Draw *draw, const int64_t *by_hand) {
  for (size_t n = 0; n < draw->count; n++) {
    const RecountedCell cell = {.cell = draw->cells[n],
                                .recorded = recorded_in(state, draw->cells[n]),
                                .by_hand = by_hand[n]};
    if (by_hand[n] != NOT_COUNTED && cell.by_hand != cell.recorded) audit_print_cell(state, &cell);
  }
}

static void print_chances(const Draw *draw, size_t counted) {
  char text[RECOUNT_TEXT_SIZE];
  for (size_t n = 0; n < RECOUNT_CHANCES_MAX; n++)
    if (*recount_chance(counted, draw->of, n, text) != '\0') print_line("%s", text);
  print_line("%s", recount_limits());
}

static void print_outcome(const Roundtable *state, const Draw *draw, const int64_t *by_hand,
                          const RecountOutcome *outcome) {
  char finding[RECOUNT_TEXT_SIZE];
  print_line(_("No. %llu: %s."), (unsigned long long)outcome->seq,
             recount_finding(outcome->counted, outcome->differ, finding));
  print_cells(state, draw, by_hand);
  if (outcome->counted < draw->count)
    print_line(ngettext("%s cell that was drawn was not counted.",
                        "%s cells that were drawn were not counted.",
                        (unsigned long)(draw->count - outcome->counted)),
               count_shown(draw->count - outcome->counted).text);
  if (outcome->earlier != 0)
    print_line(_("The recount of no. %llu was of the same cells with other counts, and stays too."),
               (unsigned long long)outcome->earlier);
  print_chances(draw, outcome->counted);
  if (outcome->differ > 0) print_next_step(state, draw, by_hand);
}

static bool record(Session *session, const Draw *draw, const int64_t *by_hand, Error *err) {
  RecountOutcome outcome;
  if (!recount_record(session, draw, by_hand, &outcome, err)) return false;
  if (outcome.known)
    print_line(_("This recount is in the journal already, as no. %llu: nothing was recorded."),
               (unsigned long long)outcome.seq);
  else
    print_outcome(session_state(session), draw, by_hand, &outcome);
  if (results_hidden(session_state(session)))
    print_notice("%s", _("results are still hidden from the room: do not show this"));
  return true;
}

bool audit_take_file(Session *session, const Draw *draw, const char *path, Error *err) {
  int64_t *by_hand = calloc(draw->count, sizeof *by_hand);
  if (by_hand == NULL) return fail_memory(err);
  const bool done = hand_counts_read(path, session_state(session), draw, by_hand, err) &&
                    record(session, draw, by_hand, err);
  free(by_hand);
  return done;
}

static void ask(const Roundtable *state, DrawnCell cell) {
  char reference[REFERENCE_TEXT_SIZE];
  const Recommendation *one = roundtable_recommendation(state, cell.recommendation);
  print_line(_("%s %s by hand (nothing: not counted):"), reference_text(state, one, reference),
             colour_sign(cell.colour));
  print_now();
}

/* One answer, asked for again until it is one. False at the end of what is typed. */
static bool take_answer(const Roundtable *state, DrawnCell cell, char **line, size_t *room,
                        int64_t *by_hand) {
  for (;;) {
    Error why = {0};
    ask(state, cell);
    const ssize_t size = getline(line, room, stdin);
    if (size < 0) return false;
    char *begin = *line + strspn(*line, " \t");
    begin[strcspn(begin, " \t\r\n")] = '\0';
    if (hand_count_parse(begin, by_hand, &why)) return true;
    print_trouble(&why);
  }
}

static bool take_answers(const Roundtable *state, const Draw *draw, const size_t *order,
                         int64_t *by_hand, Error *err) {
  char *line = NULL;
  size_t room = 0, n = 0;
  while (n < draw->count &&
         take_answer(state, draw->cells[order[n]], &line, &room, &by_hand[order[n]]))
    n++;
  free(line);
  return n == draw->count ||
         fail(err, ERROR_FAILED, _("the counts ended after %s of %s cells: nothing was recorded"),
              count_shown(n).text, count_shown(draw->count).text);
}

bool audit_take_typed(Session *session, const Draw *draw, Error *err) {
  int64_t *by_hand = calloc(draw->count, sizeof *by_hand);
  size_t *order = draw_in_agenda_order(draw, err);
  bool done = order != NULL && (by_hand != NULL || fail_memory(err));
  done = done && take_answers(session_state(session), draw, order, by_hand, err) &&
         record(session, draw, by_hand, err);
  free(order);
  free(by_hand);
  return done;
}
