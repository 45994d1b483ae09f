/* The events around the place where a replay stands, each with what became of it. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "tui/screens/replay/replay_view.h"
#include "tui/screens/widgets/widgets.h"

static int number_width(const JournalPage *page) {
  char number[NUMBER_TEXT_SIZE];
  const JournalLine *last = &page->lines[page->count - 1];
  return canvas_width(name_text(last->seq, number));
}

/* Where it stands; else when and by what an event was undone. */
static const char *mark_text(const ViewData *data, size_t line, char text[CANVAS_TEXT_SIZE]) {
  char clock[NUMBER_TEXT_SIZE];
  const JournalPage *page = &data->replay->page;
  const unsigned long long by = page->lines[line].taken_back_by;
  const bool narrow = is_narrow(data->columns);
  text[0] = '\0';
  if (by != 0 && narrow)
    snprintf(text, CANVAS_TEXT_SIZE, _("undone (%llu)"), by);
  else if (by != 0)
    snprintf(text, CANVAS_TEXT_SIZE, _("undone at %s (no. %llu)"),
             replay_time_text(data, data->replay->taken_back_at[line], clock), by);
  else if (line == page->focus)
    snprintf(text, CANVAS_TEXT_SIZE, "◂ %s", _("here"));
  return text;
}

/* What was still to come is muted. */
static Style style_of(const JournalPage *page, size_t line) {
  if (line == page->focus) return STYLE_FOCUS;
  return line > page->focus || page->lines[line].taken_back_by != 0 ? STYLE_MUTED : STYLE_PLAIN;
}

static void draw_line(Canvas *canvas, int row, const ViewData *data, size_t at) {
  char number[NUMBER_TEXT_SIZE], clock[NUMBER_TEXT_SIZE], mark[CANVAS_TEXT_SIZE];
  const JournalPage *page = &data->replay->page;
  const JournalLine *line = &page->lines[at];
  const Style style = style_of(page, at);
  const int width = number_width(page);
  const Moment then = {.wall_ms = line->wall_ms, .utc_offset = line->utc_offset};
  if (at == page->focus) canvas_write(canvas, row, 0, STYLE_FOCUS, "▸");
  if (at == page->focus) canvas_set_cursor(canvas, row, 1);
  canvas_write_right(canvas, row, 1, width, style, name_text(line->seq, number));
  replay_time_text(data, then, clock);
  int column = canvas_write(canvas, row, 2 + width, STYLE_MUTED, clock) + 1;
  int end = canvas->columns - 1;
  mark_text(data, at, mark);
  if (mark[0] != '\0') end = canvas_write_right(canvas, row, column, end - column, style, mark) - 2;
  canvas_write_within(canvas, row, column, end - column, style, line->sentence);
  set_line_target(canvas, row, (uint32_t)line->seq);
}

void draw_replay_list(Canvas *canvas, int row, const ViewData *data) {
  const JournalPage *page = &data->replay->page;
  for (size_t line = 0; line < page->count; line++)
    draw_line(canvas, row + (int)line, data, line);
}
