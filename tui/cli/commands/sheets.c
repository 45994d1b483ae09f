#include "sessions/document/sheets.h"

#include "core/base/i18n.h"
#include "tui/app/language.h"
#include "tui/app/output.h"
#include "tui/app/report_paper.h"
#include "tui/cli/argument_readers.h"
#include "tui/cli/commands/commands.h"

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
    .values_min = 1,
    .values_max = 1,
    .session = VIEW,
    .help = N_("print blank count sheets and posters"),
    .details = N_("A count sheet for each subgroup, a poster for each recommendation; to a "
                  "printer with « | lp ». Without --format the ending of OUT tells the format."),
    .options = {[FORMAT] = {"format", "text|pdf", N_("plain text, or A4 pages"), .read = read_word},
                [OUT] = {"o", N_("OUT"), N_("the file to write; - is standard output")},
                [FORCE] = {"force", NULL, N_("replace that file if it exists")}},
    .check = choose_format,
    .run = print_sheets,
};
