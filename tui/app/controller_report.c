#include "tui/app/controller_report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "tui/app/printer.h"
#include "tui/app/report_file.h"
#include "tui/app/report_paper.h"

static bool begin(Controller *controller, const char *format, ReportPaper *paper, Error *err) {
  *paper = (ReportPaper){.format = report_format_find(format), .request = report_request()};
  return report_paper_address(controller->session, paper, err);
}

void controller_forget_report(Controller *controller) {
  free(controller->report_text);
  controller->report_text = NULL;
  controller->data.report = NULL;
}

static bool write_text(Controller *controller, Error *err) {
  ReportPaper paper;
  size_t size = 0;
  if (!begin(controller, "text", &paper, err)) return false;
  paper.options.width = controller->data.columns;
  FILE *out = open_memstream(&controller->report_text, &size);
  if (out == NULL) return fail_memory(err);
  const bool written = report_paper_write(out, &paper, err);
  return fclose(out) == 0 ? written : fail_memory(err);
}

bool controller_read_report(Controller *controller, Error *err) {
  const uint64_t seq = controller->data.saved.seq;
  const bool is_there = controller->report_text != NULL && controller->report_at == seq &&
                        controller->report_columns == controller->data.columns;
  if (!is_there) {
    controller_forget_report(controller);
    if (!write_text(controller, err)) {
      controller_forget_report(controller);
      return false;
    }
  }
  controller->report_at = seq;
  controller->report_columns = controller->data.columns;
  controller->data.report = controller->report_text;
  return true;
}

static void say_printed(Model *model, const char *answer) {
  char sentence[ERROR_TEXT_SIZE];
  if (answer[0] != '\0')
    snprintf(sentence, sizeof sentence, _("The report went to the printer: %s"), answer);
  else
    snprintf(sentence, sizeof sentence, "%s", _("The report went to the printer"));
  model_say(model, false, sentence);
}

static void say_kept(Model *model, const char *path) {
  char sentence[ERROR_TEXT_SIZE];
  snprintf(sentence, sizeof sentence, _("The report is kept as %s"), path);
  model_say(model, false, sentence);
}

bool print_report(Controller *controller, Model *model, const Effect *effect, Error *err) {
  char answer[PRINTER_ANSWER_SIZE];
  ReportPaper paper;
  (void)effect;
  if (!begin(controller, "pdf", &paper, err)) return false;
  const PrintJob job = {.title = roundtable_text(session_state(controller->session), SESSION_TITLE),
                        .session = session_path(controller->session),
                        .write = report_paper_write,
                        .context = &paper};
  if (!printer_print(&job, answer, err)) return false;
  say_printed(model, answer);
  return true;
}

bool save_report(Controller *controller, Model *model, const Effect *effect, Error *err) {
  char *path = NULL;
  ReportPaper paper;
  if (!begin(controller, effect->text, &paper, err) ||
      !report_file_write(session_path(controller->session), paper.format->ending,
                         report_paper_write, &paper, &path, err))
    return false;
  say_kept(model, path);
  free(path);
  return true;
}
