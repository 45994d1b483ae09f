/* A job and an answer as bytes. */
#include <string.h>

#include "sessions/document/figure.h"
#include "sessions/document/pdf_job.h"
#include "sessions/document/pdf_job_parts.h"

static void put_text(Bytes *bytes, const char *text) {
  const size_t size = strlen(text);
  bytes_add_number(bytes, size, COUNT_WIDTH);
  bytes_add(bytes, text, size + 1);
}

static void put_beginning(Bytes *bytes) {
  bytes_add(bytes, PDF_JOB_BEGINNING, strlen(PDF_JOB_BEGINNING));
  bytes_add_number(bytes, PDF_JOB_VERSION, VERSION_WIDTH);
}

static void put_words(Bytes *bytes, const PdfWords *words) {
  put_text(bytes, words->page);
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour) {
    put_text(bytes, words->letters[colour]);
    put_text(bytes, words->meanings[colour]);
  }
  put_text(bytes, words->counted_by);
}

static void put_row(Bytes *bytes, const DocumentRow *row) {
  size_t cells = 0;
  while (cells < DOCUMENT_COLUMNS_MAX && row->cells[cells])
    ++cells;
  bytes_add_number(bytes, row->kind, KIND_WIDTH);
  bytes_add_number(bytes, cells, KIND_WIDTH);
  for (size_t cell = 0; cell < cells; ++cell)
    put_text(bytes, row->cells[cell]);
}

static void put_table(Bytes *bytes, const DocumentTable *table) {
  put_text(bytes, table->caption);
  bytes_add_number(bytes, table->column_count, KIND_WIDTH);
  for (size_t column = 0; column < table->column_count; ++column) {
    put_text(bytes, table->columns[column].title);
    put_text(bytes, table->columns[column].brief);
    bytes_add_number(bytes, table->columns[column].kind, KIND_WIDTH);
  }
  bytes_add_number(bytes, table->row_count, COUNT_WIDTH);
  for (size_t row = 0; row < table->row_count; ++row)
    put_row(bytes, &table->rows[row]);
}

/* The words too: how a number is written is a matter of language, which the other does not know. */
static void put_figure_row(Bytes *bytes, BlockKind kind, const FigureRow *row) {
  char words[FIGURE_WORDS_SIZE];
  put_text(bytes, row->label);
  put_text(bytes, row->title);
  put_text(bytes, kind == BLOCK_BARS ? bar_words(row, words) : whisker_words(row, words));
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    bytes_add_number(bytes, (uint64_t)row->tally.dots[colour], LONG_WIDTH);
  bytes_add_number(bytes, row->best, COUNT_WIDTH);
  bytes_add_number(bytes, row->worst, COUNT_WIDTH);
  bytes_add_number(bytes, row->rank, COUNT_WIDTH);
}

static void put_figure(Bytes *bytes, BlockKind kind, const DocumentFigure *figure) {
  put_text(bytes, figure->caption);
  bytes_add_number(bytes, (uint64_t)figure->most, LONG_WIDTH);
  bytes_add_number(bytes, figure->row_count, COUNT_WIDTH);
  for (size_t row = 0; row < figure->row_count; ++row)
    put_figure_row(bytes, kind, &figure->rows[row]);
}

static void put_block(Bytes *bytes, const Block *block) {
  bytes_add_number(bytes, block->kind, KIND_WIDTH);
  bytes_add_number(bytes, (uint64_t)block->level, KIND_WIDTH);
  put_text(bytes, block->label);
  put_text(bytes, block->text);
  if (block->kind == BLOCK_TABLE) put_table(bytes, &block->table);
  if (block->kind == BLOCK_BARS || block->kind == BLOCK_WHISKERS)
    put_figure(bytes, block->kind, &block->figure);
}

bool pdf_job_put(const PdfJob *job, Bytes *bytes, Error *err) {
  const Document *document = job->document;
  put_beginning(bytes);
  bytes_add_number(bytes, job->kind, KIND_WIDTH);
  bytes_add_number(bytes, (uint64_t)job->created_ms, LONG_WIDTH);
  put_words(bytes, &job->words);
  put_text(bytes, document->language);
  put_text(bytes, document->title);
  put_text(bytes, document->footer);
  put_text(bytes, document->mark ? document->mark : "");
  bytes_add_number(bytes, document->block_count, COUNT_WIDTH);
  for (size_t block = 0; block < document->block_count; ++block)
    put_block(bytes, &document->blocks[block]);
  bytes_add(bytes, PDF_JOB_END, strlen(PDF_JOB_END));
  return bytes_ok(bytes, err);
}

bool pdf_answer_put(PdfAnswer answer, const void *data, size_t size, Bytes *bytes, Error *err) {
  put_beginning(bytes);
  bytes_add_number(bytes, answer, KIND_WIDTH);
  bytes_add_number(bytes, size, LONG_WIDTH);
  bytes_add(bytes, data, size);
  return bytes_ok(bytes, err);
}
