#include "sessions/document/document.h"

#include <stdlib.h>
#include <string.h>

#include "sessions/text/text.h"

/* What text_show makes of one byte at most: "<byte FF>". */
enum { SHOWN_FACTOR = 9, SHOWN_MORE = 32 };

static bool is_plain(const char *text) {
  while (*text >= ' ' && *text <= '~')
    ++text;
  return *text == '\0';
}

static const char *keep_text(Document *document, const char *text, Error *err) {
  if (store_reserve(&document->texts, strlen(text) + 1)) return store_text(&document->texts, text);
  fail_memory(err);
  return NULL;
}

const char *document_text(Document *document, const char *text, Error *err) {
  if (is_plain(text)) return keep_text(document, text, err);
  const size_t size = strlen(text), room = size * SHOWN_FACTOR + SHOWN_MORE;
  char *shown = malloc(room);
  if (!shown) {
    fail_memory(err);
    return NULL;
  }
  const char *kept = keep_text(document, text_show(text, size, shown, room), err);
  free(shown);
  return kept;
}

static Block *add_block(Document *document, BlockKind kind, Error *err) {
  Block *blocks = array_reserve(document->blocks, &document->block_capacity,
                                document->block_count + 1, sizeof *blocks);
  if (!blocks) {
    fail_memory(err);
    return NULL;
  }
  document->blocks = blocks;
  Block *block = &blocks[document->block_count++];
  *block = (Block){.kind = kind, .label = "", .text = ""};
  return block;
}

static Block *last_block(const Document *document) {
  return &document->blocks[document->block_count - 1];
}

static bool add_text(Document *document, BlockKind kind, int level, const char *label,
                     const char *text, Error *err) {
  Block *block = add_block(document, kind, err);
  if (!block) return false;
  block->level = level;
  block->label = document_text(document, label, err);
  block->text = document_text(document, text, err);
  return block->label && block->text;
}

bool document_heading(Document *document, int level, const char *text, Error *err) {
  return add_text(document, BLOCK_HEADING, level, "", text, err);
}

bool document_paragraph(Document *document, const char *text, Error *err) {
  return add_text(document, BLOCK_PARAGRAPH, 0, "", text, err);
}

bool document_item(Document *document, const char *text, Error *err) {
  return add_text(document, BLOCK_ITEM, 0, "", text, err);
}

bool document_fact(Document *document, const char *label, const char *text, Error *err) {
  return add_text(document, BLOCK_FACT, 0, label, text, err);
}

bool document_signature(Document *document, const char *who, Error *err) {
  return add_text(document, BLOCK_SIGNATURES, 0, "", who, err);
}

bool document_table(Document *document, const char *caption, const DocumentColumn *columns,
                    size_t column_count, Error *err) {
  Block *block = add_block(document, BLOCK_TABLE, err);
  if (!block) return false;
  DocumentTable *table = &block->table;
  table->caption = document_text(document, caption, err);
  table->column_count = column_count;
  bool copied = table->caption != NULL;
  for (size_t column = 0; copied && column < column_count; ++column) {
    table->columns[column] =
        (DocumentColumn){.title = document_text(document, columns[column].title, err),
                         .brief = document_text(document, columns[column].brief, err),
                         .kind = columns[column].kind};
    copied = table->columns[column].title && table->columns[column].brief;
  }
  return copied;
}

bool document_row(Document *document, RowKind kind, const char *const *cells, size_t count,
                  Error *err) {
  DocumentTable *table = &last_block(document)->table;
  DocumentRow *rows =
      array_reserve(table->rows, &table->row_capacity, table->row_count + 1, sizeof *rows);
  if (!rows) return fail_memory(err);
  table->rows = rows;
  DocumentRow *row = &rows[table->row_count++];
  *row = (DocumentRow){.kind = kind};
  for (size_t cell = 0; cell < count; ++cell)
    if (!(row->cells[cell] = document_text(document, cells[cell], err))) return false;
  return true;
}

bool document_figure(Document *document, BlockKind kind, const char *caption, int64_t most,
                     Error *err) {
  Block *block = add_block(document, kind, err);
  if (!block) return false;
  block->figure.most = most;
  block->figure.caption = document_text(document, caption, err);
  return block->figure.caption != NULL;
}

bool document_figure_row(Document *document, const FigureRow *row, Error *err) {
  DocumentFigure *figure = &last_block(document)->figure;
  FigureRow *rows =
      array_reserve(figure->rows, &figure->row_capacity, figure->row_count + 1, sizeof *rows);
  if (!rows) return fail_memory(err);
  figure->rows = rows;
  FigureRow *added = &rows[figure->row_count++];
  *added = *row;
  added->label = document_text(document, row->label, err);
  added->title = document_text(document, row->title, err);
  if (row->words) added->words = document_text(document, row->words, err);
  return added->label && added->title && (added->words || !row->words);
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
