#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/document/formats.h"
#include "sessions/report/recount_sheet.h"
#include "sessions/text/text.h"
#include "sessions/verify/recount.h"
#include "tui/app/language.h"
#include "tui/app/output.h"
#include "tui/app/report_paper.h"
#include "tui/cli/argument_readers.h"
#include "tui/cli/commands/audit_counts.h"
#include "tui/cli/commands/commands.h"
#include "tui/terminal/print.h"

enum { SEED, CELLS, COUNTS, TYPE, FORMAT, OUT, FORCE };

/* What can be known to be wrong before a session is looked at. A sheet's formats are those of a
 * report but JSON: it is for people. */
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

static bool read_seed(const ArgumentRow *row, const char *typed, Parsed *parsed, Error *err) {
  (void)row;
  return seed_read(typed, parsed->seed, err);
}

static void print_recount(const Roundtable *state, const Recount *recount) {
  char finding[RECOUNT_TEXT_SIZE];
  print_line(_("No. %llu: %s of %s cells drawn by the dice « %s » at no. %llu. %s."),
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

/* Whoever knows the dice first could still choose what they are thrown for. */
static void print_announcement(const Draw *draw) {
  print_line("%s", _("To count cells again: read out, before any dice are thrown,"));
  print_line("  %s", draw->fingerprint);
  print_line(_("which is the fingerprint at no. %llu; it stands for %s cells, one for each "
               "recommendation put to the vote and each colour."),
             (unsigned long long)draw->at, count_shown(draw->of).text);
  print_line("%s", _("Then throw ten dice or more before the room, and print the sheet with their "
                     "digits: « gommette audit FILE --seed 4261335142 »"));
}

/* Where there are recounts to tell, that another one has to wait is no failure. */
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

static bool tell_if_used(Session *session, const char *seed, Error *err) {
  uint64_t earlier;
  if (!recount_of_seed(session, seed, &earlier, err)) return false;
  if (earlier != 0)
    print_notice(_("these dice were used for the recount of no. %llu: for another one throw anew"),
                 (unsigned long long)earlier);
  return true;
}

static void tell_if_all(const Draw *draw, int64_t wanted) {
  if ((size_t)wanted > draw->of)
    print_notice(ngettext("there is %s cell, and it is drawn",
                          "there are %s cells, and all are drawn", (unsigned long)draw->of),
                 count_shown(draw->of).text);
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
  if (counts != NULL) return audit_take_file(session, draw, counts, err);
  if (arguments->option[TYPE] != NULL) return audit_take_typed(session, draw, err);
  return tell_if_used(session, draw->seed, err) && print_sheet(arguments, draw, err);
}

static bool audit(const Arguments *arguments, Error *err) {
  const Parsed *parsed = arguments->parsed;
  const int64_t wanted = parsed[CELLS].number;
  Draw draw = {.cells = NULL};
  if (arguments->option[SEED] == NULL) return announce(arguments->session, err);
  const bool drawn =
      recount_draw(arguments->session, parsed[SEED].seed, (size_t)wanted, &draw, err);
  if (drawn) tell_if_all(&draw, arguments->option[CELLS] != NULL ? wanted : 0);
  const bool audited = drawn && audit_with(arguments, &draw, err);
  draw_free(&draw);
  return audited;
}

const Command command_audit = {
    .name = "audit",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .records = true,
    .session = VIEW,
    .help = N_("draw by dice what is counted again by hand, and record it"),
    .details =
        N_("Without --seed: the fingerprint to read out before the dice are thrown, and the "
           "recounts so far. With it: the blank sheet of the cells that the dice draw, the same "
           "for everybody. With the counts as well: they are recorded beside what the session "
           "has, and change no count. CSV is the sheet of --format csv, filled in: columns "
           "subgroup_code, code, colour, count, empty where not counted."),
    .options =
        {[SEED] = {"seed", N_("DICE"), N_("what the dice showed, digit after digit"),
                   .read = read_seed},
         [CELLS] = {"cells", N_("N"), N_("how many cells to draw: 10 unless told"),
                    .read = read_number, .least = 1, .most = COUNT_MAX,
                    .unless_given = RECOUNT_CELLS},
         [COUNTS] = {"counts", "CSV", N_("record what was counted by hand"), .apart = OPTION(TYPE),
                     .session = RECORD},
         [TYPE] = {"type", NULL, N_("the same, typed one by one"), .session = RECORD},
         [FORMAT] =
             {"format", "text|md|html|pdf|csv", N_("what to print the sheet as"), .read = read_word,
              .refusal =
                  N_("« %s » is no format of a sheet: choose --format text, md, html, pdf or csv")},
         [OUT] = {"o", N_("OUT"), N_("the file to write; - is standard output")},
         [FORCE] = {"force", NULL, N_("replace that file if it exists")}},
    .check = check_options,
    .run = audit,
};
