#include "tui/app/controller_report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "tui/app/printer.h"
#include "tui/app/report_file.h"
#include "tui/app/report_paper.h"

static bool begin(Desk *desk, const char *format, ReportPaper *paper, Error *err) {
  *paper = (ReportPaper){.format = report_format_find(format), .request = report_request()};
  return report_paper_address(desk->session, paper, err);
}

void desk_forget_report(Desk *desk) {
  free(desk->report_text);
  desk->report_text = NULL;
  desk->world.report = NULL;
}

static bool write_text(Desk *desk, Error *err) {
  ReportPaper paper;
  size_t size = 0;
  if (!begin(desk, "text", &paper, err)) return false;
  paper.options.width = desk->world.columns;
  FILE *out = open_memstream(&desk->report_text, &size);
  if (out == NULL) return fail_memory(err);
  const bool written = report_paper_write(out, &paper, err);
  return fclose(out) == 0 ? written : fail_memory(err);
}

bool desk_read_report(Desk *desk, Error *err) {
  const uint64_t seq = desk->world.saved.seq;
  const bool is_there = desk->report_text != NULL && desk->report_at == seq &&
                        desk->report_columns == desk->world.columns;
  if (!is_there) {
    desk_forget_report(desk);
    if (!write_text(desk, err)) {
      desk_forget_report(desk);
      return false;
    }
  }
  desk->report_at = seq;
  desk->report_columns = desk->world.columns;
  desk->world.report = desk->report_text;
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

bool print_report(Desk *desk, Model *model, const Effect *effect, Error *err) {
  char answer[PRINTER_ANSWER_SIZE];
  ReportPaper paper;
  (void)effect;
  if (!begin(desk, "pdf", &paper, err)) return false;
  const PrintJob job = {.title = roundtable_text(session_state(desk->session), SESSION_TITLE),
                        .session = session_path(desk->session),
                        .write = report_paper_write,
                        .context = &paper};
  if (!printer_print(&job, answer, err)) return false;
  say_printed(model, answer);
  return true;
}

bool save_report(Desk *desk, Model *model, const Effect *effect, Error *err) {
  char *path = NULL;
  ReportPaper paper;
  if (!begin(desk, effect->text, &paper, err) ||
      !report_file_write(session_path(desk->session), paper.format->ending, report_paper_write,
                         &paper, &path, err))
    return false;
  say_kept(model, path);
  free(path);
  return true;
}
