/* `gommette audit`: records a sample recounted by hand, from a file or typed, and reports what it
 * shows. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/document/document.h"
#include "sessions/report/report.h"
#include "sessions/verify/hand_counts.h"
#include "sessions/verify/recount.h"
#include "tui/app/language.h"
#include "tui/app/output.h"
#include "tui/app/report_paper.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

/* Prints "  4/2 ●V  recorded 14, by hand 13 (-1)". */
static void audit_print_cell(const Roundtable *state, const RecountedCell *cell) {
  char finding[RECOUNT_TEXT_SIZE];
  const Recommendation *one = roundtable_recommendation(state, cell->cell.recommendation);
  if (one == NULL) return;
  print_line("  %s %s  %s", reference_shown(state, one).text, colour_sign(cell->cell.colour),
             recount_cell_finding(state, cell, finding));
}

static int64_t recorded_in(const Roundtable *state, DrawnCell cell) {
  return recommendation_tally(roundtable_recommendation(state, cell.recommendation))
      .dots[cell.colour];
}

/* Computes the counts corrected by the hand count; false if ballots alone exceed it. */
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
  Tally counts;
  const ReferenceText reference = reference_shown(state, one);
  if (corrected_counts(one, draw, by_hand, &counts))
    print_line("  gommette count FILE %s %lld %lld %lld", reference.text,
               (long long)counts.dots[GREEN], (long long)counts.dots[YELLOW],
               (long long)counts.dots[RED]);
  else
    print_line(_("  %s: the ballots alone have more than was counted by hand: check them"),
               reference.text);
}

/* Names each recommendation once, at its first differing cell. */
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
             _("No count was changed. Look at these cells together. Where the record is wrong, set "
               "the counts like this; a closed vote is reopened for it with “gommette reopen FILE "
               "SUBGROUP” and closed again with “gommette close FILE SUBGROUP”:"));
  for (size_t n = 0; n < draw->count; n++)
    if (is_first_to_differ(state, draw, by_hand, n))
      print_command(state, roundtable_recommendation(state, draw->cells[n].recommendation), draw,
                    by_hand);
}

static void print_outcome(const Roundtable *state, const Draw *draw, const int64_t *by_hand,
                          const RecountOutcome *outcome) {
  char finding[RECOUNT_TEXT_SIZE];
  print_line(_("No. %llu: %s."), (unsigned long long)outcome->seq,
             recount_finding(outcome->counted, outcome->differ, finding));
  for (size_t n = 0; n < draw->count; n++) {
    const RecountedCell cell = {.cell = draw->cells[n],
                                .recorded = recorded_in(state, draw->cells[n]),
                                .by_hand = by_hand[n]};
    if (by_hand[n] != NOT_COUNTED && cell.by_hand != cell.recorded) audit_print_cell(state, &cell);
  }
  if (outcome->counted < draw->count)
    print_line(ngettext("%s cell that was drawn was not counted.",
                        "%s cells that were drawn were not counted.",
                        (unsigned long)(draw->count - outcome->counted)),
               count_shown(draw->count - outcome->counted).text);
  if (outcome->earlier != 0)
    print_line(_("The recount of no. %llu had the same cells with other counts, and stays too."),
               (unsigned long long)outcome->earlier);
  char text[RECOUNT_TEXT_SIZE];
  for (size_t n = 0; n < RECOUNT_CHANCES_MAX; n++)
    if (*recount_chance(outcome->counted, draw->of, n, text) != '\0') print_line("%s", text);
  print_line("%s", recount_limits());
  if (outcome->differ > 0) print_next_step(state, draw, by_hand);
}

static bool record(Session *session, const Draw *draw, const int64_t *by_hand, Error *err) {
  RecountOutcome outcome;
  if (!recount_record(session, draw, by_hand, &outcome, err)) return false;
  if (outcome.known)
    print_line(_("This recount is already in the journal, as no. %llu: nothing was recorded."),
               (unsigned long long)outcome.seq);
  else
    print_outcome(session_state(session), draw, by_hand, &outcome);
  if (results_hidden(session_state(session)))
    print_notice("%s", _("results are still hidden from the room: do not show this"));
  return true;
}

/* Reads one answer, asking again until it is valid. False at end of input. */
static bool take_answer(const Roundtable *state, DrawnCell cell, char **line, size_t *room,
                        int64_t *by_hand) {
  for (;;) {
    Error why = {0};
    const Recommendation *one = roundtable_recommendation(state, cell.recommendation);
    print_line(_("%s %s by hand (nothing: not counted):"), reference_shown(state, one).text,
               colour_sign(cell.colour));
    print_now();
    const ssize_t size = getline(line, room, stdin);
    if (size < 0) return false;
    char *begin = *line + strspn(*line, " \t");
    begin[strcspn(begin, " \t\r\n")] = '\0';
    if (hand_count_parse(begin, by_hand, &why)) return true;
    print_trouble(&why);
  }
}

/* Typed on standard input, one line per cell, in agenda order. */
static bool take_answers(const Roundtable *state, const Draw *draw, int64_t *by_hand, Error *err) {
  char *line = NULL;
  size_t room = 0, n = 0, *order = draw_in_agenda_order(draw, err);
  if (order == NULL) return false;
  while (n < draw->count &&
         take_answer(state, draw->cells[order[n]], &line, &room, &by_hand[order[n]]))
    n++;
  free(line);
  free(order);
  return n == draw->count ||
         fail(err, ERROR_FAILED, _("the counts ended after %s of %s cells: nothing was recorded"),
              count_shown(n).text, count_shown(draw->count).text);
}

/* Records the counts of a CSV file or, with NULL, those that are typed. */
static bool take_counts(Session *session, const Draw *draw, const char *path, Error *err) {
  const Roundtable *state = session_state(session);
  int64_t *by_hand = calloc(draw->count, sizeof *by_hand);
  if (by_hand == NULL) return fail_memory(err);
  const bool done = (path != NULL ? hand_counts_read(path, state, draw, by_hand, err)
                                  : take_answers(state, draw, by_hand, err)) &&
                    record(session, draw, by_hand, err);
  free(by_hand);
  return done;
}

enum { SEED, CELLS, COUNTS, TYPE, FORMAT, OUT, FORCE };

/* Checks what can be wrong before the session is read. A sheet has the formats of a report except
 * JSON: it is for people. */
static bool check_options(Arguments *arguments, Error *err) {
  const char *const *option = arguments->option;
  const bool records = option[COUNTS] != NULL || option[TYPE] != NULL;
  const bool prints = option[FORMAT] != NULL || option[OUT] != NULL || option[FORCE] != NULL;
  if (option[SEED] == NULL && (records || prints || option[CELLS] != NULL))
    return fail(err, ERROR_USAGE, "%s",
                _("without --seed no cells are drawn: throw the dice and add --seed"));
  if (records && prints)
    return fail(err, ERROR_USAGE, "%s",
                _("a sheet is printed before it is counted: leave out --format, -o and --force, or "
                  "the counts"));
  return choose_paper_format(arguments, FORMAT, option[OUT], err);
}

static bool read_seed(const ArgumentRow *row UNUSED, const char *typed, Parsed *parsed,
                      Error *err) {
  return seed_read(typed, parsed->seed, err);
}

static void print_recount(const Roundtable *state, const Recount *recount) {
  char finding[RECOUNT_TEXT_SIZE];
  print_line(_("No. %llu: %s of %s cells drawn by the dice “%s” at no. %llu. %s."),
             (unsigned long long)recount->stamp.seq, count_shown(recount->drawn).text,
             count_shown(recount->of).text, recount->seed, (unsigned long long)recount->at,
             recount_finding(recount->count, recount_differing(recount), finding));
  for (size_t n = 0; n < recount->count; n++)
    if (recount->cells[n].recorded != recount->cells[n].by_hand)
      audit_print_cell(state, &recount->cells[n]);
}

static bool print_recounts(Session *session, bool *some, Error *err) {
  Recounts recounts;
  const bool read = recounts_read(session, &recounts, err);
  *some = recounts.count > 0;
  for (size_t n = 0; read && n < recounts.count; n++)
    print_recount(session_state(session), &recounts.list[n]);
  recounts_free(&recounts);
  return read;
}

/* Those who know the dice first could still choose what they are thrown for. */
static void print_announcement(const Draw *draw) {
  print_line("%s", _("To recount cells: read out, before any dice are thrown,"));
  print_line("  %s", draw->fingerprint);
  print_line(_("which is the fingerprint at no. %llu; it covers %s cells, one for each "
               "recommendation put to the vote and each colour."),
             (unsigned long long)draw->at, count_shown(draw->of).text);
  print_line("%s", _("Then throw ten dice or more in front of the room, and print the sheet with "
                     "their digits: “gommette audit FILE --seed 4261335142”"));
}

/* If there are recounts to show, it is no failure that another one has to wait. */
static bool announce(Session *session, Error *err) {
  Draw draw;
  bool some;
  Error why = {0};
  if (!print_recounts(session, &some, err)) return false;
  if (recount_announce(session, &draw, &why))
    print_announcement(&draw);
  else if (some && why.kind == ERROR_FAILED)
    print_notice("%s", why.text);
  else
    return fail_again(&why, err);
  return true;
}

typedef struct SheetPaper {
  const Roundtable *state;
  const Draw *draw;
  const ReportFormat *format;
  FormatOptions options;
} SheetPaper;

static bool write_sheet(FILE *out, const void *context, Error *err) {
  const SheetPaper *paper = context;
  Document document;
  if (paper->format->write == NULL) return recount_sheet_csv(out, paper->state, paper->draw, err);
  const bool written =
      recount_sheet_make(paper->state, paper->draw, language_code(), &document, err) &&
      paper->format->write(out, &document, &paper->options, err);
  document_free(&document);
  return written;
}

static bool print_sheet(const Arguments *arguments, const Draw *draw, Error *err) {
  Session *session = arguments->session;
  SheetPaper sheet = {.state = session_state(session),
                      .draw = draw,
                      .format = arguments->parsed[FORMAT].format,
                      .options = {.created_ms = session_stamp(session).wall_ms}};
  const Output output = {.path = arguments->option[OUT],
                         .force = arguments->option[FORCE] != NULL,
                         .binary = sheet.format->binary,
                         .source = session_path(session),
                         .write = write_sheet};
  return output_time(&sheet.options.created_ms, err) && output_write(&output, &sheet, err);
}

static bool audit_with(const Arguments *arguments, const Draw *draw, Error *err) {
  Session *session = arguments->session;
  const char *counts = arguments->option[COUNTS];
  if (counts != NULL || arguments->option[TYPE] != NULL)
    return take_counts(session, draw, counts, err);
  uint64_t earlier;
  if (!recount_of_seed(session, draw->seed, &earlier, err)) return false;
  if (earlier != 0)
    print_notice(
        _("these dice were used for the recount of no. %llu: for another one, throw again"),
        (unsigned long long)earlier);
  return print_sheet(arguments, draw, err);
}

static bool audit(const Arguments *arguments, Error *err) {
  const Parsed *parsed = arguments->parsed;
  const int64_t wanted = parsed[CELLS].number;
  Draw draw = {.cells = NULL};
  if (arguments->option[SEED] == NULL) return announce(arguments->session, err);
  const bool drawn =
      recount_draw(arguments->session, parsed[SEED].seed, (size_t)wanted, &draw, err);
  if (drawn) {
    if ((size_t)(arguments->option[CELLS] != NULL ? wanted : 0) > draw.of)
      print_notice(ngettext("there is %s cell, and it is drawn",
                            "there are %s cells, and all are drawn", (unsigned long)draw.of),
                   count_shown(draw.of).text);
  }
  const bool audited = drawn && audit_with(arguments, &draw, err);
  draw_free(&draw);
  return audited;
}

const Command command_audit = {
    .name = "audit",
    .values = N_("FILE"),
    .session = VIEW,
    .help = N_("draw by dice what is recounted by hand, and record it"),
    .details = N_("Without --seed: the fingerprint to read out before the dice are thrown, and the "
                  "recounts so far. With it: the blank sheet of the cells that the dice draw, the "
                  "same for everybody. With the counts as well: they are recorded beside those of "
                  "the session, and change no count. CSV is the sheet of --format csv, filled in: "
                  "columns subgroup_code, code, colour, count, empty if not counted."),
    .options =
        {[SEED] = {"seed", N_("DICE"), N_("what the dice showed, digit by digit"),
                   .read = read_seed},
         [CELLS] = {"cells", N_("N"), N_("how many cells to draw: 10 by default"),
                    .read = read_number, .least = 1, .most = COUNT_MAX,
                    .unless_given = RECOUNT_CELLS},
         [COUNTS] = {"counts", "CSV", N_("record what was counted by hand"), .apart = OPTION(TYPE),
                     .session = RECORD},
         [TYPE] = {"type", NULL, N_("the same, typed one by one"), .session = RECORD},
         [FORMAT] =
             {"format", "text|md|html|pdf|csv", N_("the format of the sheet"), .read = read_word,
              .refusal = N_(
                  "“%s” is not a format of a sheet: choose --format text, md, html, pdf or csv")},
         [OUT] = {"o", N_("OUT"), N_("the file to write; - is standard output")},
         [FORCE] = {"force", NULL, N_("replace that file if it exists")}},
    .check = check_options,
    .run = audit,
};
