/* Commands for paper: the report, blank sheets, the printer. */
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/document/sheets.h"
#include "sessions/files/folder.h"
#include "sessions/text/text.h"
#include "tui/app/language.h"
#include "tui/app/output.h"
#include "tui/app/report_paper.h"
#include "tui/app/session_argument.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

enum { FORMAT, SECTIONS, SUBGROUP, TOP, PUBLIC, COMPARE, WIDTH, PAGES, OUT, OUTPUT, FORCE };

/* Narrower, a table has no room; wider, no paper. A page of A4 has this many lines of six to an
 * inch, its edges left free. */
enum { WIDTH_MIN = 40, WIDTH_MAX = 1000, PAGE_LINES = 60 };

static const char *path_of(const Arguments *arguments) {
  const char *const *option = arguments->option;
  return option[OUT] != NULL ? option[OUT] : option[OUTPUT];
}

static bool check_with_format(const Arguments *arguments, Error *err) {
  const ReportFormat *format = arguments->parsed[FORMAT].format;
  const bool is_text = format->write == document_write_text, is_data = format->write == NULL;
  const int apart[] = {is_data ? SECTIONS : -1, is_data ? TOP : -1, is_data ? COMPARE : -1,
                       is_text ? -1 : WIDTH, is_text ? -1 : PAGES};
  for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
    if (apart[i] >= 0 && arguments->option[apart[i]] != NULL)
      return fail(err, ERROR_USAGE, _("--%s does not go with a report as %s: leave it out"),
                  arguments->command->options[apart[i]].name, format->name);
  return arguments->option[OUT] == NULL || arguments->option[OUTPUT] == NULL ||
         fail(err, ERROR_USAGE, "%s", _("-o and --output are the same: leave one out"));
}

_Static_assert((int)REPORT_SECTIONS <= (int)PARSED_SET_MAX, "each section has a place");

static bool read_sections(const ArgumentRow *row UNUSED, const char *typed, Parsed *parsed,
                          Error *err) {
  return report_sections_parse(typed, parsed->set, err);
}

static bool write_report(const Arguments *arguments, ReportPaper *paper, Error *err) {
  RankingProgress progress = {.shown = false};
  const Output output = {.path = path_of(arguments),
                         .force = arguments->option[FORCE] != NULL,
                         .binary = paper->format->binary,
                         .in_pages = paper->options.lines > 0,
                         .source = session_path(paper->session),
                         .write = report_paper_write};
  paper->request.keep_going = ranking_progress_show;
  paper->request.context = &progress;
  const bool written = output_write(&output, paper, err);
  ranking_progress_end(&progress);
  return written;
}

static bool report(const Arguments *arguments, ReportPaper *paper, Error *err) {
  return report_paper_address(arguments->session, paper, err) &&
         write_report(arguments, paper, err);
}

/* The session itself comes after those that it is compared with, as the last. */
static bool compare(const Arguments *arguments, ReportPaper *paper, const SessionSet *others,
                    Error *err) {
  Session *sessions[PANEL_MAX];
  char *folder = NULL;
  Comparison comparison = {.row_count = 0};
  memcpy(sessions, others->of, others->count * sizeof(Session *));
  sessions[others->count] = arguments->session;
  ComparisonRequest request = comparison_request(arguments->session);
  const bool written =
      folder_default(&folder, err) &&
      comparison_open(sessions, others->count + 1, &request, folder, &comparison, err) &&
      (paper->request.comparison = &comparison) && report(arguments, paper, err);
  comparison_close(&comparison);
  free(folder);
  return written;
}

static bool check_others(const Arguments *arguments, Error *err) {
  const bool asked = arguments->option[COMPARE] != NULL, named = arguments->value_count > 1;
  if (asked && !named)
    return fail(err, ERROR_USAGE, "%s",
                _("--compare needs the sessions to compare with: name them after it"));
  return asked || !named ||
         fail(err, ERROR_USAGE, _("“%s” is one argument too many: see “gommette %s --help”"),
              text_quoted(arguments->value[1]).text, arguments->command->name);
}

/* Checks what can be wrong before the session is read. */
static bool check_options(Arguments *arguments, Error *err) {
  return choose_paper_format(arguments, FORMAT, path_of(arguments), err) &&
         check_with_format(arguments, err) && check_others(arguments, err);
}

static ReportPaper paper_asked(const Arguments *arguments) {
  const Parsed *parsed = arguments->parsed;
  ReportPaper paper = {.request = report_request(), .format = parsed[FORMAT].format};
  if (arguments->option[SECTIONS] != NULL)
    memcpy(paper.request.sections, parsed[SECTIONS].set, sizeof paper.request.sections);
  paper.request.subgroup = parsed[SUBGROUP].subgroup;
  paper.request.top = (uint32_t)parsed[TOP].number;
  paper.request.is_public = arguments->option[PUBLIC] != NULL;
  paper.options.width = (int)parsed[WIDTH].number;
  paper.options.lines = arguments->option[PAGES] != NULL ? PAGE_LINES : 0;
  return paper;
}

static bool make_report(const Arguments *arguments, Error *err) {
  ReportPaper paper = paper_asked(arguments);
  SessionSet others;
  const size_t count = (size_t)arguments->value_count - 1;
  bool written = session_set_open(arguments->value + 1, count, &others, err);
  if (written && count > 0)
    written = compare(arguments, &paper, &others, err);
  else if (written)
    written = report(arguments, &paper, err);
  session_set_close(&others);
  return written;
}

const Command command_report = {
    .name = "report",
    .values = N_("FILE [--compare OTHER …]"),
    .session = VIEW,
    .help = N_("write the report: votes, rankings, method and fingerprint"),
    .details = N_("Without --format the extension of OUT gives the format; without both it is "
                  "text. The sections are title, recap, rankings, pictures, comparison, "
                  "reconciliation, method and signatures. The same session gives the same bytes; "
                  "SOURCE_DATE_EPOCH dates a PDF. Nothing is written into the session."),
    .options =
        {[FORMAT] = {"format", "text|md|html|pdf|csv|json", N_("the output format"),
                     .read = read_word},
         [SECTIONS] = {"sections", N_("A,B,…"), N_("only these sections"), .read = read_sections},
         [SUBGROUP] = {"subgroup", N_("SUBGROUP"), N_("only this subgroup"), .find = find_subgroup},
         [TOP] = {"top", N_("K"), N_("only the first K, and any tied with them"),
                  .read = read_number, .least = 1, .most = RECOMMENDATIONS_MAX},
         [PUBLIC] = {"public", NULL,
                     N_("for those who were not there: no notes, rounded times, no small groups")},
         [COMPARE] = {"compare", NULL,
                      N_("with a section that compares this session to the others named")},
         [WIDTH] = {"width", N_("N"), N_("how many columns a text has: 80 by default"),
                    .read = read_number, .least = WIDTH_MIN, .most = WIDTH_MAX},
         [PAGES] = {"pages", NULL, N_("text in A4 pages, for a printer")},
         [OUT] = {"o", N_("OUT"), N_("the file to write; - is standard output")},
         [OUTPUT] = {"output", N_("OUT"), N_("the same as -o")},
         [FORCE] = {"force", NULL, N_("replace that file if it exists")}},
    .check = check_options,
    .run = make_report,
};

enum { SHEETS_FORMAT, SHEETS_OUT, SHEETS_FORCE };

static bool write_text(FILE *out, const void *state, Error *err) {
  return sheets_text(out, state, err);
}

static bool write_pdf(FILE *out, const void *state, Error *err) {
  int64_t created_ms = roundtable_last_stamp(state).wall_ms;
  return output_time(&created_ms, err) &&
         sheets_write_pdf(out, state, language_code(), created_ms, err);
}

static bool choose_format(Arguments *arguments, Error *err) {
  return choose_paper_format(arguments, SHEETS_FORMAT, arguments->option[SHEETS_OUT], err);
}

static bool print_sheets(const Arguments *arguments, Error *err) {
  const bool as_pdf = arguments->parsed[SHEETS_FORMAT].format->binary;
  const Output output = {.path = arguments->option[SHEETS_OUT],
                         .force = arguments->option[SHEETS_FORCE] != NULL,
                         .binary = as_pdf,
                         .in_pages = !as_pdf,
                         .source = session_path(arguments->session),
                         .write = as_pdf ? write_pdf : write_text};
  return output_write(&output, session_state(arguments->session), err);
}

const Command command_sheets = {
    .name = "sheets",
    .values = N_("FILE"),
    .session = VIEW,
    .help = N_("print blank count sheets and posters"),
    .details = N_("A count sheet for each subgroup, a poster for each recommendation; to a printer "
                  "with “| lp”. Without --format the extension of OUT gives the format."),
    .options = {[SHEETS_FORMAT] = {"format", "text|pdf", N_("plain text, or A4 pages"),
                                   .read = read_word},
                [SHEETS_OUT] = {"o", N_("OUT"), N_("the file to write; - is standard output")},
                [SHEETS_FORCE] = {"force", NULL, N_("replace that file if it exists")}},
    .check = choose_format,
    .run = print_sheets,
};

enum { PRINTER, COPIES };

static bool check_printer(Arguments *arguments, Error *err) {
  const char *printer = arguments->option[PRINTER];
  return printer == NULL || *printer != '\0' ||
         fail(err, ERROR_USAGE, "%s", _("the name of the printer is empty"));
}

static bool print(const Arguments *arguments, Error *err) {
  Session *session = arguments->session;
  char answer[PRINTER_ANSWER_SIZE];
  RankingProgress progress = {.shown = false};
  ReportPaper paper = {.format = report_format_find("pdf"), .request = report_request()};
  if (!report_paper_address(session, &paper, err)) return false;
  paper.request.keep_going = ranking_progress_show;
  paper.request.context = &progress;
  const PrintJob job = {.printer = arguments->option[PRINTER],
                        .copies = (int)arguments->parsed[COPIES].number,
                        .title = roundtable_text(session_state(session), SESSION_TITLE),
                        .session = session_path(session),
                        .write = report_paper_write,
                        .context = &paper};
  const bool printed = printer_print(&job, answer, err);
  ranking_progress_end(&progress);
  if (!printed) return false;
  if (answer[0] != '\0')
    print_line(_("The report went to the printer: %s"), answer);
  else
    print_line("%s", _("The report went to the printer"));
  return true;
}

const Command command_print = {
    .name = "print",
    .values = N_("FILE"),
    .session = VIEW,
    .help = N_("print the report on paper"),
    .details = N_("The PDF of “gommette report” goes to the program lp. If no printer takes it, "
                  "the PDF is saved beside the session and its path shown."),
    .options = {[PRINTER] = {"printer", N_("PRINTER"),
                             N_("which one, as “lpstat -e” names it; otherwise lp chooses")},
                [COPIES] = {"copies", N_("N"), N_("how many copies"), .read = read_number,
                            .least = 1, .most = COPIES_MAX, .unless_given = 1}},
    .check = check_printer,
    .run = print,
};
