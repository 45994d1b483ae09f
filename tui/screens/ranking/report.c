/* Preview of the report as text, before it is printed or saved. */
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "tui/screens/screen.h"
#include "tui/screens/widgets/widgets.h"

enum { ROWS_ABOVE = 2 };

enum { AS_PDF, AS_HTML };

/* While results are hidden, the report is neither made nor shown, as it contains them. */
static bool is_hidden(Model *model, const ViewData *data) {
  char sentence[CANVAS_TEXT_SIZE];
  if (!results_hidden(data->state)) return false;
  model_say(model, true, "%s", results_hidden_sentence(sentence));
  return true;
}

Effect show_report(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->screen_before_report = model->screen;
  model->screen = SCREEN_REPORT;
  model->report_top = 0;
  return nothing;
}

/* Below the lines: the rule, a message, the keys. */
static int text_height(const Model *model, const ViewData *data) {
  return data->rows - ROWS_ABOVE - 1 - message_height(model, data->columns) - 1;
}

static size_t line_count(const char *text) {
  size_t lines = 0;
  for (; *text != '\0'; text++)
    lines += *text == '\n';
  return lines;
}

static Effect scroll(Model *model, const ViewData *data, KeyPress press) {
  const int height = text_height(model, data);
  const size_t lines = data->report != NULL ? line_count(data->report) : 0;
  model->report_top = top_moved(model->report_top, lines, height, height - 1, press.argument);
  return nothing;
}

static Effect print_report(Model *model, const ViewData *data, KeyPress press UNUSED) {
  return is_hidden(model, data) ? nothing : (Effect){.kind = EFFECT_PRINT_REPORT};
}

static Effect save_report(Model *model, const ViewData *data, KeyPress press) {
  if (is_hidden(model, data)) return nothing;
  return (Effect){.kind = EFFECT_SAVE_REPORT, .text = press.argument == AS_PDF ? "pdf" : "html"};
}

static Effect back(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->screen = model->screen_before_report;
  return nothing;
}

static void draw_lines(Canvas *canvas, const char *text, size_t top, int height) {
  char line[CANVAS_TEXT_SIZE];
  for (size_t skipped = 0; skipped < top; skipped++)
    text = strchr(text, '\n') + 1;
  for (int row = 0; row < height && *text != '\0'; row++) {
    const size_t size = strcspn(text, "\n");
    snprintf(line, sizeof line, "%.*s", (int)size, text);
    canvas_write_within(canvas, ROWS_ABOVE + row, 0, canvas->columns, STYLE_PLAIN, line);
    text += size + (text[size] == '\n');
  }
}

static void draw(Canvas *canvas, const Model *model, const ViewData *data) {
  char sentence[CANVAS_TEXT_SIZE];
  draw_head(canvas, 0, _("Report"), "");
  draw_rule(canvas, 1, "");
  if (results_hidden(data->state))
    canvas_write_lines(canvas, ROWS_ABOVE + 1, 2, canvas->columns - 4, 3, STYLE_PLAIN,
                       results_hidden_sentence(sentence));
  else if (data->report != NULL) {
    char hidden[BRIEF_TEXT_SIZE];
    const int height = text_height(model, data);
    const size_t lines = line_count(data->report);
    const size_t top = top_shown(model->report_top, lines, height);
    draw_lines(canvas, data->report, top, height);
    hidden_lines_text(top, lines, height, hidden);
    draw_rule(canvas, ROWS_ABOVE + height, hidden);
  }
  draw_message(canvas, canvas->rows - 1 - message_height(model, canvas->columns), model);
  draw_hints(canvas, canvas->rows - 1, model, data);
  canvas_set_cursor(canvas, ROWS_ABOVE, 0);
}

static const Binding keys[] = {
    MOVING_KEYS(IN_REPORT, scroll),
    {"print", IN_REPORT, "Enter", N_("print"),
     N_("print the report; without a printer, save its PDF"), print_report},
    {"save-pdf", IN_REPORT, "1 &", N_("PDF"), N_("save the report as a PDF beside the session"),
     save_report, AS_PDF},
    {"save-html", IN_REPORT, "2 é", N_("HTML"),
     N_("save the report as an HTML page beside the session"), save_report, AS_HTML},
    BACK_KEY(IN_REPORT, back),
};

const Screen report_screen = {
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .draw = draw,
};
