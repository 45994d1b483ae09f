#include "tui/terminal/print.h"
#include "core/base/i18n.h"
#include "tui/app/printer.h"
#include "tui/app/report_paper.h"
#include "tui/cli/argument_readers.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/ranking_progress.h"

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
    .values_min = 1,
    .values_max = 1,
    .session = VIEW,
    .help = N_("print the report on paper"),
    .details = N_("The PDF of « gommette report » goes to the program lp. Where no printer takes "
                  "it, the PDF is kept beside the session, and its name is told."),
    .options = {[PRINTER] = {"printer", N_("PRINTER"),
                             N_("which one, as « lpstat -e » names it; else lp chooses")},
                [COPIES] = {"copies", N_("N"), N_("how many copies"), .read = read_number,
                            .least = 1, .most = COPIES_MAX, .unless_given = 1}},
    .check = check_printer,
    .run = print,
};
