#include "tui/screens/vote/vote_view.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "sessions/text/day.h"
#include "tui/screens/widgets/pending.h"
#include "tui/screens/widgets/phase.h"
#include "tui/screens/widgets/tabs.h"
#include "tui/screens/widgets/widgets.h"

enum { ROWS_ABOVE_TABLE = 3, ROWS_ABOVE_TABLE_COMPACT = 1 };

static int table_row(const ViewData *data) {
  return is_compact(data->rows, data->columns) ? ROWS_ABOVE_TABLE_COMPACT : ROWS_ABOVE_TABLE;
}

int vote_table_height(const Model *model, const ViewData *data) {
  int heads_and_rule = is_compact(data->rows, data->columns) ? 1 : 2;
  return data->rows - table_row(data) - heads_and_rule - vote_foot_height(model, data);
}

/* While a phase is on its time matters more than how many dots there are. */
static const char *head_text(const ViewData *data, char text[CANVAS_TEXT_SIZE]) {
  char number[NUMBER_TEXT_SIZE];
  int64_t count = session_dots(data->state);
  phase_text(data, text);
  if (text[0] == '\0' && !results_hidden(data->state))
    snprintf(text, CANVAS_TEXT_SIZE, ngettext("%s dot", "%s dots", (unsigned long)count),
             number_text(count, number));
  return text;
}

static void draw_session_head(Canvas *canvas, const ViewData *data) {
  const Roundtable *state = data->state;
  char right[CANVAS_TEXT_SIZE], title[CANVAS_TEXT_SIZE], written[DAY_WORDS_SIZE];
  const char *date = day_words(roundtable_text(state, SESSION_DATE), written);
  snprintf(title, sizeof title, "%s%s%s", roundtable_text(state, SESSION_TITLE),
           date[0] != '\0' ? " · " : "", date);
  draw_head(canvas, 0, title, head_text(data, right));
}

static void draw_no_subgroup(Canvas *canvas, int row) {
  char add[KEYS_TEXT_SIZE], prepare[KEYS_TEXT_SIZE], text[CANVAS_TEXT_SIZE];
  first_key_text(KEY_ADD, add);
  first_key_text(KEY_PREPARE, prepare);
  snprintf(text, sizeof text,
           _("This session has no recommendation yet. « %s » adds one, « %s » prepares the agenda; "
             "or leave and bring in a list with: gommette import LIST.csv FILE"),
           add, prepare);
  canvas_write_lines(canvas, row, 2, canvas->columns - 4, 4, STYLE_PLAIN, text);
  canvas_set_cursor(canvas, row, 2);
}

void draw_vote(Canvas *canvas, const Model *model, const ViewData *data) {
  const Subgroup *subgroup = model_subgroup(model, data->state);
  int row = table_row(data), height = vote_table_height(model, data);
  if (!is_compact(data->rows, data->columns)) {
    draw_session_head(canvas, data);
    draw_rule(canvas, row - 1, "");
  }
  if (subgroup == NULL) {
    draw_no_subgroup(canvas, row);
  } else {
    draw_tabs(canvas, is_compact(data->rows, data->columns) ? 0 : 1, data->state, subgroup);
    draw_vote_table(canvas, row, height, model, data);
  }
  draw_vote_foot(canvas, data->rows - vote_foot_height(model, data), model, data);
}
