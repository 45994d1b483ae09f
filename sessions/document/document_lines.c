#include "sessions/document/document_lines.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/text/sentences.h"
#include "sessions/text/text.h"

enum { SHORT_TEXT = 6, NARROWEST = 8 };

/* Adds a text already owned by the lines. */
static void add_kept(Lines *lines, const char *text, Keeping keeping) {
  if (!ARRAY_RESERVE(lines->lines, lines->capacity, lines->count + 1)) lines->texts.failed = true;
  if (lines->texts.failed) return;
  lines->lines[lines->count++] = (TextLine){
      .text = text, .keeping = keeping, .head = lines->head, .head_size = lines->head_size};
}

void lines_add(Lines *lines, const char *text, Keeping keeping) {
  add_kept(lines, store_keep(&lines->texts, text), keeping);
}

void lines_space(Lines *lines) {
  if (lines->count == 0 || *lines->lines[lines->count - 1].text == '\0') return;
  const Keeping keeping = lines->lines[lines->count - 1].keeping;
  lines_add(lines, "", keeping);
}

/* Sets whether the last line is kept with the next. */
static void lines_keep_last(Lines *lines, Keeping keeping) {
  if (lines->count > 0) lines->lines[lines->count - 1].keeping = keeping;
}

void lines_wrap(Lines *lines, const char *first, int indent, const char *text, Keeping keeping) {
  const size_t from = lines->count;
  const char *rest = text;
  do {
    int room = lines->width - (first ? text_columns(first) : indent);
    if (room < NARROWEST) room = NARROWEST;
    const size_t size = wrap_line(rest, room);
    add_kept(lines,
             store_format(&lines->texts, "%s%*s%.*s", first ? first : "", first ? 0 : indent, "",
                          (int)size, rest),
             MAY_BREAK);
    first = NULL;
    rest += size;
    rest += strspn(rest, " ");
  } while (*rest != '\0');
  /* Decides which lines of a text may be the last on a page. */
  const size_t count = lines->count - from;
  for (size_t n = 0; n < count; ++n) {
    const bool edge = n == 0 || n + 2 == count;
    lines->lines[from + n].keeping = count <= SHORT_TEXT || edge ? KEEP_WITH_NEXT : MAY_BREAK;
  }
  if (count > 0) lines->lines[lines->count - 1].keeping = keeping;
}

void lines_rule(Lines *lines, const char *sign, Keeping keeping) {
  const size_t size = strlen(sign), count = (size_t)lines->width;
  char *rule = calloc(count * size + 1, 1);
  if (!rule) lines->texts.failed = true;
  for (size_t n = 0; rule && n < count; ++n)
    memcpy(rule + n * size, sign, size);
  if (rule) lines_add(lines, rule, keeping);
  free(rule);
}

void lines_free(Lines *lines) {
  free(lines->lines);
  store_free(&lines->texts);
  *lines = (Lines){0};
}

/* A table in columns: the row header wraps in the width that the others leave. If columns do not
 * fit, rows are stacked, each figure with its name. */

enum {
  WIDE_GAP = 2,
  NARROW_GAP = 1,
  STACK_INDENT = 4,
  TITLE_MIN = 14,
  TEXT_SHARE = 4,
  LINE_ROOM = 8192
};

typedef struct Layout {
  const DocumentTable *table;
  Lines *lines;
  int width[DOCUMENT_COLUMNS_MAX];
  int gap;     /* between two columns */
  int title;   /* where the title's column begins */
  bool stacks; /* columns do not fit */
} Layout;

static int widest(const DocumentTable *table, size_t column) {
  int width = text_columns(table->columns[column].brief);
  for (size_t n = 0; n < table->row_count; ++n) {
    const DocumentRow *row = &table->rows[n];
    if (!(row->kind == ROW_ITEM || row->kind == ROW_SUBTOTAL || row->kind == ROW_TOTAL) ||
        !row->cells[column])
      continue;
    const int columns = text_columns(row->cells[column]);
    if (columns > width) width = columns;
  }
  return width;
}

/* What columns leave for the title's, with gaps of that many blanks. */
static int left_for_title(const Layout *layout, int gap) {
  const DocumentTable *table = layout->table;
  int left = layout->lines->width + gap;
  for (size_t column = 0; column < table->column_count; ++column)
    left -= (table->columns[column].kind == COLUMN_TITLE ? 0 : layout->width[column]) + gap;
  return left;
}

static size_t title_column(const DocumentTable *table) {
  for (size_t column = 0; column < table->column_count; ++column)
    if (table->columns[column].kind == COLUMN_TITLE) return column;
  return 0;
}

static void place_title(Layout *layout) {
  const size_t title = title_column(layout->table);
  int left = left_for_title(layout, WIDE_GAP);
  layout->gap = WIDE_GAP;
  if (left < TITLE_MIN && left < layout->width[title]) {
    layout->gap = NARROW_GAP;
    left = left_for_title(layout, NARROW_GAP);
  }
  layout->stacks = left < TITLE_MIN && left < layout->width[title];
  if (layout->width[title] > left) layout->width[title] = left;
  for (size_t column = 0; column < title; ++column)
    layout->title += layout->width[column] + layout->gap;
}

static void measure(Layout *layout) {
  const DocumentTable *table = layout->table;
  const int share = layout->lines->width / TEXT_SHARE;
  for (size_t column = 0; column < table->column_count; ++column) {
    layout->width[column] = widest(table, column);
    if (table->columns[column].kind == COLUMN_TEXT && layout->width[column] > share)
      layout->width[column] = share;
  }
  place_title(layout);
}

/* What is still to be written of each cell of a row. */
typedef struct Row {
  const char *rest[DOCUMENT_COLUMNS_MAX];
  bool done;
} Row;

typedef struct LineBuilder {
  char *text;
  size_t size, room;
  int owed; /* blanks, written once something follows */
} LineBuilder;

/* A line too long for the buffer, possible only with many bytes per column, is cut. */
static void put(LineBuilder *line, const char *text, size_t size) {
  if (line->size + (size_t)line->owed + size + 1 > line->room) return;
  memset(line->text + line->size, ' ', (size_t)line->owed);
  memcpy(line->text + line->size + line->owed, text, size);
  line->size += (size_t)line->owed + size;
  line->text[line->size] = '\0';
  line->owed = 0;
}

static int columns_of(const char *text, size_t size) {
  int used = 0, width = 0;
  for (size_t at = 0; at < size; at += (size_t)used) {
    size_t next = 1;
    while (((unsigned char)text[at + next] & 0xC0) == 0x80)
      ++next;
    char one[8] = "";
    memcpy(one, text + at, next < sizeof one ? next : sizeof one - 1);
    width += text_columns(one);
    used = (int)next;
  }
  return width;
}

static void put_cell(LineBuilder *line, ColumnKind kind, int width, const char **rest) {
  const size_t size = wrap_line(*rest, width);
  const int used = columns_of(*rest, size);
  if (kind == COLUMN_NUMBER) line->owed += width - used;
  if (size > 0) {
    put(line, *rest, size);
    line->owed = kind == COLUMN_NUMBER ? 0 : width - used;
  } else if (kind != COLUMN_NUMBER) {
    line->owed += width;
  }
  *rest += size;
  *rest += strspn(*rest, " ");
}

static void add_line(const Layout *layout, Row *row) {
  char text[LINE_ROOM] = "";
  LineBuilder line = {.text = text, .room = sizeof text};
  row->done = true;
  for (size_t column = 0; column < layout->table->column_count; ++column) {
    put_cell(&line, layout->table->columns[column].kind, layout->width[column], &row->rest[column]);
    line.owed += layout->gap;
    row->done = row->done && *row->rest[column] == '\0';
  }
  lines_add(layout->lines, text, row->done ? MAY_BREAK : KEEP_WITH_NEXT);
}

static void add_columns(const Layout *layout, const char *const *cells) {
  Row row = {.done = false};
  for (size_t column = 0; column < layout->table->column_count; ++column)
    row.rest[column] = cells[column] ? cells[column] : "";
  while (!row.done)
    add_line(layout, &row);
}

static void add_head(const Layout *layout) {
  const char *cells[DOCUMENT_COLUMNS_MAX];
  Lines *lines = layout->lines;
  const size_t from = lines->count;
  for (size_t column = 0; column < layout->table->column_count; ++column)
    cells[column] = layout->table->columns[column].brief;
  if (layout->stacks) return;
  add_columns(layout, cells);
  lines_rule(lines, "─", KEEP_WITH_NEXT);
  for (size_t n = from; n < lines->count; ++n)
    lines->lines[n].keeping = KEEP_WITH_NEXT;
  lines->head = from;
  lines->head_size = lines->count - from;
}

/* Adds "2/3  A title" if something precedes the title's column, else the title; below it each
 * figure with its name: "very high priority: 4". */
static void add_stacked(const Layout *layout, const DocumentRow *row) {
  const DocumentTable *table = layout->table;
  Lines *lines = layout->lines;
  const size_t title = title_column(table);
  const char *before = title > 0 ? row->cells[0] : "";
  lines_wrap(lines, store_format(&lines->texts, "%s%s", before, *before ? "  " : ""), STACK_INDENT,
             row->cells[title], KEEP_WITH_NEXT);
  for (size_t column = title > 0; column < table->column_count; ++column) {
    const char *cell = row->cells[column];
    if (column == title || !cell || !*cell) continue;
    lines_wrap(lines, "    ", 2 * STACK_INDENT,
               store_format(&lines->texts, _("%s: %s"), table->columns[column].title, cell),
               KEEP_WITH_NEXT);
  }
  lines_keep_last(lines, MAY_BREAK);
}

static void add_cells(const Layout *layout, const DocumentRow *row) {
  if (layout->stacks)
    add_stacked(layout, row);
  else
    add_columns(layout, row->cells);
}

static void add_group(const Layout *layout, const DocumentRow *row) {
  const Lines *lines = layout->lines;
  const bool is_first = lines->count == 0 || lines->lines[lines->count - 1].head_size == 0;
  if (!is_first) lines_space(layout->lines);
  lines_wrap(layout->lines, NULL, 0, row->cells[0], KEEP_WITH_NEXT);
}

/* Kept with the row that it is about. */
static void add_note(const Layout *layout, const DocumentRow *row) {
  const int title = layout->stacks ? STACK_INDENT : layout->title;
  lines_keep_last(layout->lines, KEEP_WITH_NEXT);
  lines_wrap(layout->lines, NULL, title, row->cells[0], MAY_BREAK);
}

static void add_row(const Layout *layout, const DocumentRow *row) {
  switch (row->kind) {
  case ROW_ITEM: add_cells(layout, row); break;
  case ROW_HEADING: add_group(layout, row); break;
  case ROW_NOTE: add_note(layout, row); break;
  case ROW_SUBTOTAL:
  case ROW_TOTAL:
    lines_keep_last(layout->lines, KEEP_WITH_NEXT);
    if (row->kind == ROW_TOTAL) lines_rule(layout->lines, "─", KEEP_WITH_NEXT);
    add_cells(layout, row);
    break;
  case ROW_BAND: lines_rule(layout->lines, "┄", KEEP_WITH_NEXT); break;
  }
}

void lines_table(Lines *lines, const DocumentTable *table) {
  Layout layout = {.table = table, .lines = lines};
  measure(&layout);
  lines_space(lines);
  add_head(&layout);
  for (size_t n = 0; n < table->row_count; ++n)
    add_row(&layout, &table->rows[n]);
  lines->head = lines->head_size = 0;
}
