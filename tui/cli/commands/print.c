#include "tui/terminal/print.h"
#include "core/base/i18n.h"
#include "sessions/document/sheets.h"
#include "tui/app/language.h"
#include "tui/app/output.h"
#include "tui/app/printer.h"
#include "tui/app/report_paper.h"
#include "tui/cli/command.h"

enum { FORMAT, OUT, FORCE };

static bool write_text(FILE *out, const void *state, Error *err) {
  return sheets_text(out, state, err);
}

static bool write_pdf(FILE *out, const void *state, Error *err) {
  int64_t created_ms = roundtable_last_stamp(state).wall_ms;
  return output_time(&created_ms, err) &&
         sheets_write_pdf(out, state, language_code(), created_ms, err);
}

static bool choose_format(Arguments *arguments, Error *err) {
  return choose_paper_format(arguments, FORMAT, arguments->option[OUT], err);
}

static bool print_sheets(const Arguments *arguments, Error *err) {
  const bool as_pdf = arguments->parsed[FORMAT].format->binary;
  const Output output = {.path = arguments->option[OUT],
                         .force = arguments->option[FORCE] != NULL,
                         .binary = as_pdf,
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
    .options = {[FORMAT] = {"format", "text|pdf", N_("plain text, or A4 pages"), .read = read_word},
                [OUT] = {"o", N_("OUT"), N_("the file to write; - is standard output")},
                [FORCE] = {"force", NULL, N_("replace that file if it exists")}},
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
