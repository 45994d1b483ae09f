#include "tui/screens/vote/vote_view.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "sessions/text/day.h"
#include "tui/screens/widgets/pending.h"
#include "tui/screens/widgets/phase.h"
#include "tui/screens/widgets/tabs.h"
#include "tui/screens/widgets/widgets.h"

enum { ROWS_ABOVE_TABLE = 3, ROWS_ABOVE_TABLE_COMPACT = 1 };

static int table_row(const World *world) {
  return is_compact(world->rows, world->columns) ? ROWS_ABOVE_TABLE_COMPACT : ROWS_ABOVE_TABLE;
}

int vote_table_height(const Model *model, const World *world) {
  int heads_and_rule = is_compact(world->rows, world->columns) ? 1 : 2;
  return world->rows - table_row(world) - heads_and_rule - vote_foot_height(model, world);
}

/* While a phase is on its time matters more than how many dots there are. */
static const char *head_text(const World *world, char text[CANVAS_TEXT_SIZE]) {
  char number[NUMBER_TEXT_SIZE];
  int64_t count = session_dots(world->state);
  phase_text(world, text);
  if (text[0] == '\0' && !results_hidden(world->state))
    snprintf(text, CANVAS_TEXT_SIZE, ngettext("%s dot", "%s dots", (unsigned long)count),
             number_text(count, number));
  return text;
}

static void draw_session_head(Canvas *canvas, const World *world) {
  const Roundtable *state = world->state;
  char right[CANVAS_TEXT_SIZE], title[CANVAS_TEXT_SIZE], written[DAY_WORDS_SIZE];
  const char *date = day_words(roundtable_text(state, SESSION_DATE), written);
  snprintf(title, sizeof title, "%s%s%s", roundtable_text(state, SESSION_TITLE),
           date[0] != '\0' ? " · " : "", date);
  draw_head(canvas, 0, title, head_text(world, right));
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

void draw_vote(Canvas *canvas, const Model *model, const World *world) {
  const Subgroup *subgroup = model_subgroup(model, world->state);
  int row = table_row(world), height = vote_table_height(model, world);
  if (!is_compact(world->rows, world->columns)) {
    draw_session_head(canvas, world);
    draw_rule(canvas, row - 1, "");
  }
  if (subgroup == NULL) {
    draw_no_subgroup(canvas, row);
  } else {
    draw_tabs(canvas, is_compact(world->rows, world->columns) ? 0 : 1, world->state, subgroup);
    draw_vote_table(canvas, row, height, model, world);
  }
  draw_vote_foot(canvas, world->rows - vote_foot_height(model, world), model, world);
}
