#include "tui/cli/commands/audit_sheet.h"

#include <string.h>

#include "core/base/i18n.h"
#include "sessions/document/formats.h"
#include "sessions/report/recount_sheet.h"
#include "sessions/text/text.h"
#include "tui/app/language.h"
#include "tui/app/output.h"
#include "tui/app/report_paper.h"

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

/* Those of a report but JSON: a sheet is for people. */
static bool choose_format(const AuditPaper *paper, const ReportFormat **format, Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  const bool from_name =
      paper->format == NULL && paper->path != NULL && strcmp(paper->path, "-") != 0;
  *format = from_name ? report_format_of_file(paper->path)
                      : report_format_find(paper->format != NULL ? paper->format : "text");
  if (*format != NULL && strcmp((*format)->name, "json") != 0)
    return report_format_fits_file(paper->format, paper->path, err);
  return fail(err, ERROR_USAGE,
              _("« %s » is no format of a sheet: choose --format text, md, html, pdf or csv"),
              text_quote(from_name ? paper->path : paper->format, shown));
}

bool audit_print_sheet(const AuditPaper *paper, Error *err) {
  SheetPaper sheet = {.state = session_state(paper->session), .draw = paper->draw};
  if (!choose_format(paper, &sheet.format, err)) return false;
  sheet.options.created_ms = session_stamp(paper->session).wall_ms;
  const Output output = {.path = paper->path,
                         .force = paper->force,
                         .binary = sheet.format->binary,
                         .source = session_path(paper->session),
                         .write = write_sheet};
  return output_time(&sheet.options.created_ms, err) && output_write(&output, &sheet, err);
}
