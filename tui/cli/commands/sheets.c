#include "sessions/document/sheets.h"

#include <string.h>

#include "core/base/i18n.h"
#include "sessions/text/text.h"
#include "tui/app/language.h"
#include "tui/app/option_argument.h"
#include "tui/app/output.h"
#include "tui/app/report_paper.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"

enum { FORMAT, OUT, FORCE };
enum { AS_TEXT, AS_PDF };

static bool write_text(FILE *out, const void *state, Error *err) {
  return sheets_text(out, state, err);
}

static bool write_pdf(FILE *out, const void *state, Error *err) {
  int64_t created_ms = roundtable_last_stamp(state).wall_ms;
  return output_time(&created_ms, err) &&
         sheets_write_pdf(out, state, language_code(), created_ms, err);
}

static const char *const names[] = {[AS_TEXT] = "text", [AS_PDF] = "pdf", NULL};

static bool refuse_ending(const char *path, Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  return fail(err, ERROR_USAGE,
              _("the name « %s » does not tell the format: add --format with one of %s"),
              text_quote(path, shown), "text, pdf");
}

/* As named, or as the file's name says, or text. */
static bool choose_format(const Arguments *arguments, size_t *format, Error *err) {
  const char *typed = arguments->option[FORMAT], *path = arguments->option[OUT];
  const bool from_name = typed == NULL && path != NULL && strcmp(path, "-") != 0;
  if (!from_name)
    return format_argument(typed, names, format, err) && report_format_fits_file(typed, path, err);
  const ReportFormat *of_file = report_format_of_file(path);
  for (*format = 0; of_file != NULL && names[*format] != NULL; ++*format)
    if (strcmp(names[*format], of_file->name) == 0) return true;
  return refuse_ending(path, err);
}

static bool run(const Arguments *arguments, Error *err) {
  size_t format;
  Session *session = NULL;
  Output output = {.path = arguments->option[OUT], .force = arguments->option[FORCE] != NULL};
  if (!choose_format(arguments, &format, err) ||
      !session_argument_view(arguments->value[0], &session, err))
    return false;
  output.write = format == AS_PDF ? write_pdf : write_text;
  output.binary = format == AS_PDF;
  output.source = session_path(session);
  const bool printed = output_write(&output, session_state(session), err);
  session_argument_close(session);
  return printed;
}

const Command command_sheets = {
    .name = "sheets",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .help = N_("print blank count sheets and posters"),
    .details = N_("A count sheet for each subgroup, a poster for each recommendation; to a "
                  "printer with « | lp ». Without --format the ending of OUT tells the format."),
    .options = {[FORMAT] = {"format", "text|pdf", N_("plain text, or A4 pages")},
                [OUT] = {"o", N_("OUT"), N_("the file to write; - is standard output")},
                [FORCE] = {"force", NULL, N_("replace that file if it exists")}},
    .run = run,
};
