/* Tables on paper: rules and tints, rows that stay whole, a header on each page. */
#include <stdio.h>
#include <string.h>

#include "sessions/document/pdf/flow.h"

enum {
  CAPTION_GAP = 9,
  CAPTION_BELOW = 4,
  ROW_ABOVE = 3,
  ROW_BELOW = 3,
  NOTE_BELOW = 5,
  BAND_HEIGHT = 7,
  ROWS_TOGETHER = PAPER_ROOM / 3 /* tables up to this height are never split */
};

static const DocumentTable *table_of(const Flow *flow, const Piece *piece) {
  return &flow_block(flow, piece)->table;
}

static const DocumentRow *row_of(const Flow *flow, const Piece *piece) {
  return &table_of(flow, piece)->rows[piece->row];
}

static const Columns *columns_of(const Flow *flow, const Piece *piece) {
  return &flow->settings[piece->block].columns;
}

static TextBox caption_box(const Flow *flow, const Piece *piece) {
  return (TextBox){.type = TYPE_CAPTION,
                   .text = table_of(flow, piece)->caption,
                   .x = PAPER_LEFT,
                   .y = piece->y,
                   .width = PAPER_BODY};
}

static TextBox key_box(const Flow *flow, const Piece *piece) {
  TextBox box = caption_box(flow, piece);
  box.type = TYPE_SMALL;
  box.text = flow->settings[piece->block].key;
  return box;
}

/* For a row whose first cell spans the table; a note is below the titles. */
static TextBox across_box(const Flow *flow, const Piece *piece) {
  const Columns *columns = columns_of(flow, piece);
  const DocumentRow *row = row_of(flow, piece);
  const bool is_note = row->kind == ROW_NOTE;
  const double left = CELL_PADDING + (is_note ? columns->x[columns->title] - PAPER_LEFT : 0);
  return (TextBox){.type = is_note ? TYPE_NOTE : TYPE_CELL_BOLD,
                   .text = row->cells[0] ? row->cells[0] : "",
                   .x = PAPER_LEFT + left,
                   .width = PAPER_BODY - left - CELL_PADDING};
}

static bool goes_across(const DocumentRow *row) {
  return row->kind == ROW_HEADING || row->kind == ROW_NOTE;
}

/* Cutting. */

static FlowLines cells_lines(const Flow *flow, const Piece *piece) {
  const Columns *columns = columns_of(flow, piece);
  const DocumentTable *table = table_of(flow, piece);
  FlowLines lines = {.count = 1, .above = ROW_ABOVE, .below = ROW_BELOW};
  for (size_t column = 0; column < table->column_count; ++column) {
    const TextBox box = columns_cell(columns, table, column, row_of(flow, piece));
    const bool wraps = table->columns[column].kind != COLUMN_NUMBER || column == columns->title;
    const int count = wraps ? text_lines(flow->paper, box) : 1;
    lines.count = count > lines.count ? count : lines.count;
    lines.leading = text_leading(box);
  }
  return lines;
}

/* Notes on one row are closer to each other than to the next row. */
static double below_across(const DocumentTable *table, size_t row) {
  if (table->rows[row].kind == ROW_HEADING) return ROW_BELOW;
  return row + 1 < table->row_count && table->rows[row + 1].kind == ROW_NOTE ? 0 : NOTE_BELOW;
}

static FlowLines across_lines(const Flow *flow, const Piece *piece) {
  const TextBox box = across_box(flow, piece);
  const bool is_note = row_of(flow, piece)->kind == ROW_NOTE;
  return (FlowLines){.count = text_lines(flow->paper, box),
                     .leading = text_leading(box),
                     .above = is_note ? 0 : ROW_ABOVE,
                     .below = below_across(table_of(flow, piece), piece->row)};
}

static FlowLines row_lines(const Flow *flow, const Piece *piece) {
  const DocumentRow *row = row_of(flow, piece);
  FlowLines lines = row->kind == ROW_BAND ? (FlowLines){.count = 1, .leading = BAND_HEIGHT}
                    : goes_across(row)    ? across_lines(flow, piece)
                                          : cells_lines(flow, piece);
  lines.together = PAPER_ROOM - columns_of(flow, piece)->head_height;
  return lines;
}

/* Keeps a group's heading and a band's edge with what follows; notes and sums with what they
 * follow; and the first and last two rows, to leave no single row. */
static bool keeps_next(const DocumentTable *table, size_t row) {
  const RowKind kind = table->rows[row].kind;
  if (row + 1 == table->row_count) return false;
  const RowKind next = table->rows[row + 1].kind;
  return kind == ROW_HEADING || kind == ROW_BAND || next == ROW_NOTE || next == ROW_SUBTOTAL ||
         next == ROW_TOTAL || row == 0 || row + 2 == table->row_count;
}

/* Makes "●V très prioritaire · Σ cumul", "" if no heading needs it. False if out of memory: *key is
 * then what fitted. */
static bool make_key(const DocumentTable *table, char **key) {
  *key = strdup("");
  for (size_t column = 0; *key && column < table->column_count; ++column) {
    const DocumentColumn *head = &table->columns[column];
    char *longer;
    if (strcmp(head->brief, head->title) == 0) continue;
    if (asprintf(&longer, "%s%s%s\u00a0%s", *key, **key ? " · " : "", head->brief, head->title) < 0)
      return false;
    free(*key);
    *key = longer;
  }
  return *key;
}

static void cut_above_head(Flow *flow, size_t block, size_t row, TextBox box, double gap) {
  if (!*box.text) return;
  flow_add_lines(flow, (Piece){.block = block, .row = row, .gap = gap, .keep = true},
                 (FlowLines){.count = text_lines(flow->paper, box),
                             .leading = text_leading(box),
                             .below = CAPTION_BELOW,
                             .together = PAPER_ROOM / 2.0});
}

static void cut_caption(Flow *flow, size_t block) {
  const Piece piece = {.block = block};
  Setting *setting = &flow->settings[block];
  cut_above_head(flow, block, CAPTION_ROW, caption_box(flow, &piece), CAPTION_GAP);
  if (!setting->columns.brief) return;
  flow->failed = flow->failed || !make_key(table_of(flow, &piece), &setting->key);
  if (flow->failed) return;
  cut_above_head(flow, block, KEY_ROW, key_box(flow, &piece), 0);
}

static void keep_if_small(Flow *flow, size_t first) {
  double height = 0;
  for (size_t n = first; n < flow->count; ++n)
    height += flow->pieces[n].height + flow->pieces[n].gap;
  if (height > ROWS_TOGETHER) return;
  for (size_t n = first; n + 1 < flow->count; ++n)
    flow->pieces[n].keep = true;
}

static void cut(Flow *flow, size_t block) {
  const DocumentTable *table = &flow->document->blocks[block].table;
  const size_t first = flow->count;
  flow->settings[block].columns = columns_measure(flow->paper, table);
  cut_caption(flow, block);
  for (size_t row = 0; row < table->row_count; ++row) {
    Piece piece = {.block = block,
                   .row = row,
                   .keep = keeps_next(table, row),
                   .head = flow->settings[block].columns.head_height};
    flow_add_lines(flow, piece, row_lines(flow, &piece));
  }
  keep_if_small(flow, first);
}

/* Drawing. */

/* A note belongs to the row above; a band's edge is itself a rule. */
static bool has_rule_below(const Flow *flow, const Piece *run) {
  const DocumentTable *table = table_of(flow, run);
  if (run->row + 1 == table->row_count) return true;
  const RowKind next = table->rows[run->row + 1].kind;
  return next != ROW_NOTE && next != ROW_BAND;
}

static void draw_row_shapes(const Flow *flow, const Piece *run) {
  const double bottom = run->y + run->height;
  switch (row_of(flow, run)->kind) {
  case ROW_HEADING:
    pdf_fill(flow->paper, (Area){PAPER_LEFT, run->y, PAPER_BODY, run->height}, 0.92);
    break;
  case ROW_BAND: pdf_rule(flow->paper, run->y + run->height / 2, 1.4, 0.35); return;
  case ROW_SUBTOTAL: pdf_rule(flow->paper, run->y, 0.6, 0.2); break;
  case ROW_TOTAL:
    pdf_rule(flow->paper, run->y, 1, 0);
    pdf_rule(flow->paper, bottom, 1, 0);
    return;
  case ROW_ITEM:
  case ROW_NOTE: break;
  }
  if (has_rule_below(flow, run)) pdf_rule(flow->paper, bottom, 0.35, 0.72);
}

static void draw_shapes(const Flow *flow, const Piece *run) {
  if (run->row == CAPTION_ROW || run->row == KEY_ROW) return;
  if (run->headed) {
    pdf_rule(flow->paper, run->y - run->head, 1, 0);
    pdf_rule(flow->paper, run->y, 0.6, 0);
  }
  draw_row_shapes(flow, run);
}

static void draw_head(Flow *flow, const Piece *run) {
  const DocumentTable *table = table_of(flow, run);
  pdf_begin(flow->paper, "TR");
  for (size_t column = 0; column < table->column_count; ++column) {
    TextBox box = columns_head(columns_of(flow, run), table, column);
    box.y = run->y - ROW_BELOW - text_height(flow->paper, box);
    text_draw_as(flow->paper, "TH", box);
  }
  pdf_end(flow->paper, "TR");
}

static void draw_part(Flow *flow, const Piece *run, const char *tag, TextBox box, double above) {
  box.y = run_text_y(run, above);
  pdf_begin(flow->paper, tag);
  text_draw_lines(flow->paper, box, run->line, run->lines);
  pdf_end(flow->paper, tag);
}

static void draw_cells(Flow *flow, const Piece *run) {
  const Columns *columns = columns_of(flow, run);
  const DocumentTable *table = table_of(flow, run);
  for (size_t column = 0; column < table->column_count; ++column)
    draw_part(flow, run, column == columns->title ? "TH" : "TD",
              columns_cell(columns, table, column, row_of(flow, run)), ROW_ABOVE);
}

static void draw_row(Flow *flow, const Piece *run) {
  const DocumentRow *row = row_of(flow, run);
  if (row->kind == ROW_BAND) return;
  pdf_begin(flow->paper, "TR");
  if (goes_across(row))
    draw_part(flow, run, row->kind == ROW_HEADING ? "TH" : "TD", across_box(flow, run),
              row->kind == ROW_HEADING ? ROW_ABOVE : 0);
  else
    draw_cells(flow, run);
  pdf_end(flow->paper, "TR");
}

static void draw_text(Flow *flow, const Piece *run) {
  if (run->row == CAPTION_ROW) {
    draw_part(flow, run, "Caption", caption_box(flow, run), 0);
  } else if (run->row == KEY_ROW) {
    draw_part(flow, run, "Caption", key_box(flow, run), 0);
  } else {
    if (run->headed) draw_head(flow, run);
    draw_row(flow, run);
  }
}

const BlockLayout layout_table = {
    .container = "Table", .cut = cut, .draw_shapes = draw_shapes, .draw_text = draw_text};
