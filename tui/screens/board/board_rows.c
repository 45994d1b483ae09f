/* Lists on the board: whole titles, page by page. */
#include <stdio.h>
#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "sessions/session/totals.h"
#include "tui/screens/board/board_view.h"

enum {
  AT = 2,
  GAP = 2,
  COUNT_WIDTH_MIN = 3,
  TITLE_WIDTH_MIN = 12,
  TITLE_ROWS_MOST = 4,
  PAGE_MS = 10 * 1000,   /* how long a page is shown … */
  TURNED_MS = 60 * 1000, /* … and one that was turned to */
};

BoardRow *board_rows_add(BoardRows *rows) {
  if (!ARRAY_RESERVE(rows->rows, rows->room, rows->count + 1)) return NULL;
  rows->rows[rows->count] = (BoardRow){.title = ""};
  return &rows->rows[rows->count++];
}

static void add_recommendation(BoardRows *rows, const Recommendation *one) {
  BoardRow *row = board_rows_add(rows);
  if (row == NULL) return;
  const bool votable = one->status == STATUS_VOTABLE;
  snprintf(row->code, sizeof row->code, "%s", one->code);
  snprintf(row->words, sizeof row->words, "%s", votable ? "" : status_words(one->status));
  row->title = one->text[RECOMMENDATION_TITLE];
  if (votable || recommendation_has_votes(one)) row->votes = one;
}

BoardRows rows_of_subgroup(const Roundtable *state, const Subgroup *subgroup, bool figures) {
  BoardRows rows = {.figures = figures};
  for (size_t i = 0; i < subgroup->recommendation_count; i++)
    add_recommendation(&rows, roundtable_recommendation_at(state, subgroup, i));
  return rows;
}

BoardRows rows_of_subgroups(const Roundtable *state, bool figures) {
  BoardRows rows = {0};
  for (size_t place = 0; place < roundtable_subgroup_count(state); place++) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    BoardRow *row = board_rows_add(&rows);
    if (row == NULL) break;
    const int64_t dots = subgroup_dots(state, subgroup);
    snprintf(row->code, sizeof row->code, "%s", subgroup->text[SUBGROUP_CODE]);
    row->title = subgroup->text[SUBGROUP_TITLE];
    if (figures && subgroup->status == SUBGROUP_HELD)
      snprintf(row->right, sizeof row->right, ngettext("%s dot", "%s dots", (unsigned long)dots),
               number_shown(dots).text);
    else
      snprintf(row->right, sizeof row->right, "%s", board_vote_words(subgroup));
  }
  return rows;
}

/* Where the parts of each row stand. */
typedef struct Columns {
  int lead_width, code_width, right_width; /* 0: there is no such part */
  int title_at, title_width;
  int count_at[COLOUR_COUNT], count_width[COLOUR_COUNT];
  int total_at, total_width, points_width;
} Columns;

static const char *count_of(const BoardRow *row, Colour colour, char text[BRIEF_TEXT_SIZE]) {
  const Parts parts = parts_of(row->votes);
  snprintf(text, BRIEF_TEXT_SIZE, "%s", parts_shown(&parts, colour).text);
  return text;
}

static int64_t total_of(const BoardRow *row) {
  return tally_cumulative(recommendation_tally(row->votes));
}

static void measure(const BoardRows *rows, Columns *columns) {
  char text[BRIEF_TEXT_SIZE];
  for (size_t i = 0; i < rows->count; i++) {
    const BoardRow *row = &rows->rows[i];
    widen(&columns->lead_width, canvas_width(row->lead));
    widen(&columns->code_width, canvas_width(row->code));
    widen(&columns->right_width, canvas_width(row->right));
    if (!rows->figures || row->votes == NULL) continue;
    for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
      widen(&columns->count_width[colour], canvas_width(count_of(row, colour, text)));
    widen(&columns->total_width, canvas_width(number_shown(total_of(row)).text));
    if (rows->points)
      widen(&columns->points_width, canvas_width(thousandths_shown(row->points).text));
  }
}

/* From the right edge on; a screen too narrow for a title beside them shows the sum alone. */
static void place_figures(Columns *columns, int width) {
  int end = width - AT - (columns->points_width > 0 ? columns->points_width + GAP : 0);
  columns->total_at = end - columns->total_width;
  int column = columns->total_at;
  for (int colour = COLOUR_COUNT - 1; colour >= 0; colour--) {
    column -= columns->count_width[colour] + GAP;
    columns->count_at[colour] = column;
  }
  if (column - GAP - columns->title_at >= TITLE_WIDTH_MIN) {
    columns->title_width = column - GAP - columns->title_at;
    return;
  }
  for (int colour = GREEN; colour < COLOUR_COUNT; colour++)
    columns->count_width[colour] = 0;
  columns->title_width = columns->total_at - GAP - columns->title_at;
}

static Columns lay_out(const BoardRows *rows, int width) {
  Columns columns = {0};
  if (rows->figures) {
    for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
      columns.count_width[colour] = COUNT_WIDTH_MIN;
    columns.total_width = canvas_width(_("cumul"));
    if (rows->points) columns.points_width = canvas_width(_("score"));
  }
  measure(rows, &columns);
  columns.title_at = AT + (columns.lead_width > 0 ? columns.lead_width + GAP : 0) +
                     (columns.code_width > 0 ? columns.code_width + GAP : 0);
  columns.title_width =
      width - AT - columns.title_at - (columns.right_width > 0 ? columns.right_width + GAP : 0);
  if (rows->figures) place_figures(&columns, width);
  return columns;
}

/* Returns how many lines it takes; draws nothing if canvas is NULL. */
static int draw_text(Canvas *canvas, int row, const Columns *columns, const BoardRow *one) {
  char text[CANVAS_TEXT_SIZE];
  const Style style = one->words[0] != '\0' ? STYLE_MUTED : STYLE_PLAIN;
  snprintf(text, sizeof text, "%s%s%s", one->words, one->words[0] != '\0' ? " · " : "", one->title);
  return canvas_write_lines(canvas, row, columns->title_at, columns->title_width, TITLE_ROWS_MOST,
                            style, text);
}

static void draw_heads(Canvas *canvas, int row, const Columns *columns, const BoardRows *rows) {
  char text[BRIEF_TEXT_SIZE];
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    if (columns->count_width[colour] > 0)
      canvas_write_right(canvas, row, columns->count_at[colour], columns->count_width[colour],
                         colour_style(colour), colour_head(canvas, colour, text));
  canvas_write_right(canvas, row, columns->total_at, columns->total_width, STYLE_HEADING,
                     _("cumul"));
  if (rows->points)
    canvas_write_right(canvas, row, columns->total_at + columns->total_width + GAP,
                       columns->points_width, STYLE_HEADING, _("score"));
}

static void draw_figures(Canvas *canvas, int row, const Columns *columns, const BoardRows *rows,
                         const BoardRow *one) {
  char text[BRIEF_TEXT_SIZE];
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    if (columns->count_width[colour] > 0)
      canvas_write_right(canvas, row, columns->count_at[colour], columns->count_width[colour],
                         STYLE_PLAIN, count_of(one, colour, text));
  canvas_write_right(canvas, row, columns->total_at, columns->total_width, STYLE_TITLE,
                     number_shown(total_of(one)).text);
  if (rows->points)
    canvas_write_right(canvas, row, columns->total_at + columns->total_width + GAP,
                       columns->points_width, STYLE_TITLE, thousandths_shown(one->points).text);
}

static void draw_row(Canvas *canvas, int row, const Columns *columns, const BoardRows *rows,
                     const BoardRow *one) {
  int column = AT;
  if (columns->lead_width > 0) {
    canvas_write_right(canvas, row, column, columns->lead_width, STYLE_TITLE, one->lead);
    column += columns->lead_width + GAP;
  }
  canvas_write_right(canvas, row, column, columns->code_width, STYLE_TITLE, one->code);
  draw_text(canvas, row, columns, one);
  if (rows->figures && one->votes != NULL) draw_figures(canvas, row, columns, rows, one);
  if (one->right[0] != '\0')
    canvas_write_right(canvas, row, canvas->columns - AT - columns->right_width,
                       columns->right_width, STYLE_MUTED, one->right);
}

/* Where each page begins and ends, page by page: titles are never parted. */
typedef struct Page {
  size_t first, end;
} Page;

static Page page_from(const BoardRows *rows, size_t first, int height, int between) {
  Page page = {first, first};
  for (int used = 0; page.end < rows->count; page.end++) {
    used += rows->rows[page.end].lines;
    if (used > height && page.end > first) break;
    used += between;
  }
  return page;
}

static size_t count_pages(const BoardRows *rows, int height, int between) {
  size_t pages = 0;
  for (Page page = {0, 0}; page.end < rows->count; pages++)
    page = page_from(rows, page.end, height, between);
  return pages;
}

static bool is_turned(const Model *model, Moment now) {
  return model->board_turned_ms != 0 && now.boot_ms - model->board_turned_ms < TURNED_MS;
}

static int64_t page_now(const Model *model, Moment now) {
  return is_turned(model, now) ? model->board_page : now.boot_ms / PAGE_MS;
}

void board_turn_page(Model *model, Moment now, int way) {
  model->board_page = page_now(model, now) + way;
  model->board_turned_ms = now.boot_ms;
}

/* Draws which page it is below the rows. Returns the page, from 0. */
static size_t draw_page_number(Canvas *canvas, int row, size_t pages, const Model *model,
                               Moment now) {
  char text[BRIEF_TEXT_SIZE];
  const int64_t all = (int64_t)pages;
  const size_t page = (size_t)((page_now(model, now) % all + all) % all);
  snprintf(text, sizeof text, _("page %s of %s"), number_shown((int64_t)page + 1).text,
           number_shown(all).text);
  canvas_write_right(canvas, row, AT, canvas->columns - 2 * AT, STYLE_MUTED, text);
  return page;
}

/* With a blank line between any two, if all fit so. */
static void draw_pages(Canvas *canvas, int row, int height, const Columns *columns,
                       const BoardRows *rows, const Model *model, Moment now) {
  const int between = count_pages(rows, height + 1, 1) <= 1;
  const bool many = between == 0 && count_pages(rows, height, 0) > 1;
  size_t wanted = 0;
  if (many) height--;
  if (many)
    wanted = draw_page_number(canvas, row + height, count_pages(rows, height, 0), model, now);
  Page page = {0, 0};
  for (size_t n = 0; n <= wanted; n++)
    page = page_from(rows, page.end, height, between);
  for (size_t i = page.first; i < page.end; i++) {
    draw_row(canvas, row, columns, rows, &rows->rows[i]);
    row += rows->rows[i].lines + between;
  }
}

void draw_board_rows(Canvas *canvas, int row, int height, BoardRows *rows, const Model *model,
                     const ViewData *data) {
  const Columns columns = lay_out(rows, canvas->columns);
  for (size_t i = 0; i < rows->count; i++)
    rows->rows[i].lines = draw_text(NULL, 0, &columns, &rows->rows[i]);
  if (rows->figures) draw_heads(canvas, row, &columns, rows);
  const int heads = rows->figures ? 1 : 0;
  if (height - heads > 1)
    draw_pages(canvas, row + heads, height - heads, &columns, rows, model, data->now);
  free(rows->rows);
}
