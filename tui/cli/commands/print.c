#include "tui/terminal/print.h"
#include "core/base/i18n.h"
#include "tui/app/printer.h"
#include "tui/app/report_paper.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/ranking_progress.h"
#include "tui/cli/session_argument.h"

enum { PRINTER, COPIES };

static bool read_options(const Arguments *arguments, PrintJob *job, Error *err) {
  int64_t copies = 1;
  *job = (PrintJob){.printer = arguments->option[PRINTER]};
  if (job->printer != NULL && *job->printer == '\0')
    return fail(err, ERROR_USAGE, "%s", _("the name of the printer is empty"));
  if (!number_argument(arguments->option[COPIES], "copies", 1, COPIES_MAX, &copies, err))
    return false;
  job->copies = (int)copies;
  return true;
}

static bool print(Session *session, const PrintJob *asked, Error *err) {
  char answer[PRINTER_ANSWER_SIZE];
  RankingProgress progress = {.shown = false};
  ReportPaper paper = {.format = report_format_find("pdf"), .request = report_request()};
  PrintJob job = *asked;
  if (!report_paper_address(session, &paper, err)) return false;
  paper.request.keep_going = ranking_progress_show;
  paper.request.context = &progress;
  job.title = roundtable_text(session_state(session), SESSION_TITLE);
  job.session = session_path(session);
  job.write = report_paper_write;
  job.context = &paper;
  const bool printed = printer_print(&job, answer, err);
  ranking_progress_end(&progress);
  if (!printed) return false;
  if (answer[0] != '\0')
    print_line(_("The report went to the printer: %s"), answer);
  else
    print_line("%s", _("The report went to the printer"));
  return true;
}

static bool run(const Arguments *arguments, Error *err) {
  PrintJob job;
  Session *session = NULL;
  if (!read_options(arguments, &job, err) ||
      !session_argument_view(arguments->value[0], &session, err))
    return false;
  const bool printed = print(session, &job, err);
  session_argument_close(session);
  return printed;
}

const Command command_print = {
    .name = "print",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .help = N_("print the report on paper"),
    .details = N_("The PDF of « gommette report » goes to the program lp. Where no printer takes "
                  "it, the PDF is kept beside the session, and its name is told."),
    .options = {[PRINTER] = {"printer", N_("PRINTER"),
                             N_("which one, as « lpstat -e » names it; else lp chooses")},
                [COPIES] = {"copies", N_("N"), N_("how many copies")}},
    .run = run,
};
