#include "sessions/sheets.h"
#include "core/words.h"
#include "tui/commands/commands.h"
#include "tui/language.h"
#include "tui/option_argument.h"
#include "tui/output.h"
#include "tui/session_argument.h"

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

static bool run(const Arguments *arguments, Error *err) {
  static const char *const names[] = {[AS_TEXT] = "text", [AS_PDF] = "pdf", NULL};
  size_t format;
  Session *session = NULL;
  Output output = {.path = arguments->option[OUT], .force = arguments->option[FORCE] != NULL};
  if (!format_argument(arguments->option[FORMAT], names, &format, err) ||
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
                  "printer with « | lp »."),
    .options = {[FORMAT] = {"format", "text|pdf", N_("plain text, or A4 pages")},
                [OUT] = {"o", N_("OUT"), N_("the file to write; - is standard output")},
                [FORCE] = {"force", NULL, N_("replace that file if it exists")}},
    .run = run,
};
