#include "sessions/document/document.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/vote/number.h"
#include "sessions/text/text.h"

/* The longest text that text_show writes for one byte: "<byte FF>". */
enum { SHOWN_FACTOR = 9, SHOWN_MORE = 32 };

static bool is_plain(const char *text) {
  while (*text >= ' ' && *text <= '~')
    ++text;
  return *text == '\0';
}

bool document_ok(const Document *document, Error *err) {
  return store_ok(&document->texts, err);
}

const char *document_text(Document *document, const char *text) {
  if (is_plain(text)) return store_keep(&document->texts, text);
  const size_t size = strlen(text), room = size * SHOWN_FACTOR + SHOWN_MORE;
  char *shown = malloc(room);
  if (!shown) document->texts.failed = true;
  const char *kept = shown ? store_keep(&document->texts, text_show(text, size, shown, room)) : "";
  free(shown);
  return kept;
}

__attribute__((format(printf, 2, 0))) static const char *
format_text(Document *document, const char *format, va_list arguments) {
  char *text = NULL;
  if (vasprintf(&text, format, arguments) < 0) text = NULL;
  if (!text) document->texts.failed = true;
  const char *kept = text ? document_text(document, text) : "";
  free(text);
  return kept;
}

const char *document_format(Document *document, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const char *kept = format_text(document, format, arguments);
  va_end(arguments);
  return kept;
}

/* Returns NULL if out of memory, now or earlier. */
static Block *add_block(Document *document, BlockKind kind) {
  if (!ARRAY_RESERVE(document->blocks, document->block_capacity, document->block_count + 1))
    document->texts.failed = true;
  if (document->texts.failed) return NULL;
  Block *block = &document->blocks[document->block_count++];
  *block = (Block){.kind = kind, .label = "", .text = ""};
  return block;
}

static Block *last_block(const Document *document) {
  return &document->blocks[document->block_count - 1];
}

/* Adds a block whose texts the document already owns. */
static void add_text(Document *document, BlockKind kind, int level, const char *label,
                     const char *text) {
  Block *block = add_block(document, kind);
  if (!block) return;
  block->level = level;
  block->label = label;
  block->text = text;
}

void document_heading(Document *document, int level, const char *text) {
  add_text(document, BLOCK_HEADING, level, "", document_text(document, text));
}

void document_paragraph(Document *document, const char *text) {
  add_text(document, BLOCK_PARAGRAPH, 0, "", document_text(document, text));
}

void document_paragraphf(Document *document, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  add_text(document, BLOCK_PARAGRAPH, 0, "", format_text(document, format, arguments));
  va_end(arguments);
}

void document_item(Document *document, const char *text) {
  add_text(document, BLOCK_ITEM, 0, "", document_text(document, text));
}

void document_itemf(Document *document, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  add_text(document, BLOCK_ITEM, 0, "", format_text(document, format, arguments));
  va_end(arguments);
}

void document_fact(Document *document, const char *label, const char *text) {
  label = document_text(document, label);
  add_text(document, BLOCK_FACT, 0, label, document_text(document, text));
}

void document_factf(Document *document, const char *label, const char *format, ...) {
  va_list arguments;
  label = document_text(document, label);
  va_start(arguments, format);
  add_text(document, BLOCK_FACT, 0, label, format_text(document, format, arguments));
  va_end(arguments);
}

void document_signature(Document *document, const char *who) {
  add_text(document, BLOCK_SIGNATURES, 0, "", document_text(document, who));
}

void document_table(Document *document, const char *caption) {
  caption = document_text(document, caption);
  Block *block = add_block(document, BLOCK_TABLE);
  if (block) block->table.caption = caption;
}

void document_column(Document *document, ColumnKind kind, const char *title, const char *brief) {
  if (document->texts.failed) return;
  DocumentTable *table = &last_block(document)->table;
  table->columns[table->column_count++] =
      (DocumentColumn){.title = document_text(document, title),
                       .brief = document_text(document, brief ? brief : title),
                       .kind = kind};
}

/* Returns NULL if out of memory. */
static DocumentRow *add_row(Document *document, RowKind kind) {
  if (document->texts.failed) return NULL;
  DocumentTable *table = &last_block(document)->table;
  document->texts.failed = !ARRAY_RESERVE(table->rows, table->row_capacity, table->row_count + 1);
  if (document->texts.failed) return NULL;
  DocumentRow *row = &table->rows[table->row_count++];
  *row = (DocumentRow){.kind = kind};
  return row;
}

void document_cell(Document *document, const char *text) {
  if (document->texts.failed) return;
  const DocumentTable *table = &last_block(document)->table;
  const char **cell = table->rows[table->row_count - 1].cells;
  while (*cell)
    ++cell;
  *cell = document_text(document, text);
}

void document_row(Document *document, RowKind kind, ...) {
  va_list cells;
  add_row(document, kind);
  va_start(cells, kind);
  for (const char *cell; (cell = va_arg(cells, const char *));)
    document_cell(document, cell);
  va_end(cells);
}

void document_row_textf(Document *document, RowKind kind, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const char *text = format_text(document, format, arguments);
  va_end(arguments);
  DocumentRow *row = add_row(document, kind);
  if (row) row->cells[0] = text;
}

const char *subgroup_words(Document *document, const Subgroup *subgroup) {
  const char *code = subgroup->text[SUBGROUP_CODE], *title = subgroup->text[SUBGROUP_TITLE];
  return document_format(document, "%s%s%s", code, *code && *title ? " · " : "", title);
}

void document_subgroup(Document *document, const Subgroup *subgroup) {
  const char *words = subgroup_words(document, subgroup);
  if (*words) document_row(document, ROW_HEADING, words, NULL);
}

void document_figure(Document *document, BlockKind kind, const char *caption, int64_t most) {
  Block *block = add_block(document, kind);
  if (!block) return;
  block->figure.most = most;
  block->figure.caption = document_text(document, caption);
}

/* Keeps each number on the same line as its sign. */
static const char *bar_words(Document *document, const FigureRow *row) {
  const int64_t *dots = row->tally.dots;
  return document_format(document, "%s = %s\u00a0%s %s\u00a0%s %s\u00a0%s",
                         number_shown(tally_cumulative(row->tally)).text,
                         number_shown(dots[GREEN]).text, colour_sign(GREEN),
                         number_shown(dots[YELLOW]).text, colour_sign(YELLOW),
                         number_shown(dots[RED]).text, colour_sign(RED));
}

static const char *whisker_words(Document *document, const FigureRow *row) {
  if (row->best == row->worst) return document_format(document, "%" PRIu32, row->rank);
  return document_format(document, "%" PRIu32 " (%" PRIu32 "–%" PRIu32 ")", row->rank, row->best,
                         row->worst);
}

void document_figure_row(Document *document, const FigureRow *row) {
  if (document->texts.failed) return;
  DocumentFigure *figure = &last_block(document)->figure;
  document->texts.failed =
      !ARRAY_RESERVE(figure->rows, figure->row_capacity, figure->row_count + 1);
  if (document->texts.failed) return;
  FigureRow *added = &figure->rows[figure->row_count++];
  *added = *row;
  added->label = document_text(document, row->label);
  added->title = document_text(document, row->title);
  added->words = last_block(document)->kind == BLOCK_BARS ? bar_words(document, row)
                                                          : whisker_words(document, row);
}

void document_free(Document *document) {
  for (size_t n = 0; n < document->block_count; ++n) {
    free(document->blocks[n].table.rows);
    free(document->blocks[n].figure.rows);
  }
  free(document->blocks);
  store_free(&document->texts);
  *document = (Document){0};
}

typedef struct Filling {
  double room, y;
  size_t page;
  const Piece *above; /* NULL at the top of a page */
} Filling;

static bool needs_head(const Piece *piece, const Piece *above) {
  return piece->head > 0 && (!above || above->block != piece->block || above->head <= 0);
}

static double before(const Piece *piece, const Piece *above) {
  return (above ? piece->gap : 0) + (needs_head(piece, above) ? piece->head : 0);
}

static size_t chain_length(const Piece *pieces, size_t count) {
  size_t length = 1;
  while (length < count && pieces[length - 1].keep && !pieces[length].opens)
    ++length;
  return length;
}

static double chain_height(const Piece *pieces, size_t length, const Piece *above) {
  double height = 0;
  for (size_t i = 0; i < length; ++i) {
    height += before(&pieces[i], above) + pieces[i].height;
    above = &pieces[i];
  }
  return height;
}

static void turn_page(Filling *filling) {
  ++filling->page;
  filling->y = 0;
  filling->above = NULL;
}

static bool fits(const Filling *filling, const Piece *pieces, size_t length) {
  return filling->y + chain_height(pieces, length, filling->above) <= filling->room;
}

/* A chain too long for any page starts where it is. */
static bool wants_page(const Filling *filling, const Piece *pieces, size_t length) {
  return pieces->opens ||
         (chain_height(pieces, length, NULL) <= filling->room && !fits(filling, pieces, length));
}

static void place(Filling *filling, Piece *piece) {
  if (filling->above && !fits(filling, piece, 1)) turn_page(filling);
  piece->headed = needs_head(piece, filling->above);
  piece->y = filling->y + before(piece, filling->above);
  piece->page = filling->page;
  filling->y = piece->y + piece->height;
  filling->above = piece;
}

size_t pages_fill(Piece *pieces, size_t count, double room) {
  Filling filling = {.room = room};
  for (size_t i = 0, length; i < count; i += length) {
    length = chain_length(pieces + i, count - i);
    if (filling.above && wants_page(&filling, pieces + i, length)) turn_page(&filling);
    for (size_t n = 0; n < length; ++n)
      place(&filling, &pieces[i + n]);
  }
  return filling.page + 1;
}
