/* A job and an answer as bytes. */
#include <string.h>

#include "sessions/document/figure_words.h"
#include "sessions/document/pdf_job.h"
#include "sessions/document/pdf_job_parts.h"

/* Once memory lacks, nothing more is put. */
typedef struct Putting {
  Bytes *bytes;
  bool has_memory;
} Putting;

static bool has_room(Putting *putting, size_t size) {
  putting->has_memory = putting->has_memory && bytes_reserve(putting->bytes, size, NULL);
  return putting->has_memory;
}

static void put_bytes(Putting *putting, const void *data, size_t size) {
  if (has_room(putting, size)) bytes_put(putting->bytes, data, size);
}

static void put_number(Putting *putting, uint64_t number, size_t width) {
  if (has_room(putting, width)) bytes_put_number(putting->bytes, number, width);
}

static void put_text(Putting *putting, const char *text) {
  const size_t size = strlen(text);
  put_number(putting, size, COUNT_WIDTH);
  put_bytes(putting, text, size + 1);
}

static void put_beginning(Putting *putting) {
  put_bytes(putting, PDF_JOB_BEGINNING, strlen(PDF_JOB_BEGINNING));
  put_number(putting, PDF_JOB_VERSION, VERSION_WIDTH);
}

static void put_words(Putting *putting, const PdfWords *words) {
  put_text(putting, words->page);
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour) {
    put_text(putting, words->letters[colour]);
    put_text(putting, words->meanings[colour]);
  }
  put_text(putting, words->counted_by);
}

static void put_row(Putting *putting, const DocumentRow *row) {
  size_t cells = 0;
  while (cells < DOCUMENT_COLUMNS_MAX && row->cells[cells])
    ++cells;
  put_number(putting, row->kind, KIND_WIDTH);
  put_number(putting, cells, KIND_WIDTH);
  for (size_t cell = 0; cell < cells; ++cell)
    put_text(putting, row->cells[cell]);
}

static void put_table(Putting *putting, const DocumentTable *table) {
  put_text(putting, table->caption);
  put_number(putting, table->column_count, KIND_WIDTH);
  for (size_t column = 0; column < table->column_count; ++column) {
    put_text(putting, table->columns[column].title);
    put_text(putting, table->columns[column].brief);
    put_number(putting, table->columns[column].kind, KIND_WIDTH);
  }
  put_number(putting, table->row_count, COUNT_WIDTH);
  for (size_t row = 0; row < table->row_count; ++row)
    put_row(putting, &table->rows[row]);
}

/* The words too: how a number is written is a matter of language, which the other does not know. */
static void put_figure_row(Putting *putting, BlockKind kind, const FigureRow *row) {
  char words[FIGURE_WORDS_SIZE];
  put_text(putting, row->label);
  put_text(putting, row->title);
  put_text(putting, kind == BLOCK_BARS ? bar_words(row, words) : whisker_words(row, words));
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    put_number(putting, (uint64_t)row->tally.dots[colour], LONG_WIDTH);
  put_number(putting, row->best, COUNT_WIDTH);
  put_number(putting, row->worst, COUNT_WIDTH);
  put_number(putting, row->rank, COUNT_WIDTH);
}

static void put_figure(Putting *putting, BlockKind kind, const DocumentFigure *figure) {
  put_text(putting, figure->caption);
  put_number(putting, (uint64_t)figure->most, LONG_WIDTH);
  put_number(putting, figure->row_count, COUNT_WIDTH);
  for (size_t row = 0; row < figure->row_count; ++row)
    put_figure_row(putting, kind, &figure->rows[row]);
}

static void put_block(Putting *putting, const Block *block) {
  put_number(putting, block->kind, KIND_WIDTH);
  put_number(putting, (uint64_t)block->level, KIND_WIDTH);
  put_text(putting, block->label);
  put_text(putting, block->text);
  if (block->kind == BLOCK_TABLE) put_table(putting, &block->table);
  if (block->kind == BLOCK_BARS || block->kind == BLOCK_WHISKERS)
    put_figure(putting, block->kind, &block->figure);
}

bool pdf_job_put(const PdfJob *job, Bytes *bytes, Error *err) {
  Putting putting = {.bytes = bytes, .has_memory = true};
  const Document *document = job->document;
  put_beginning(&putting);
  put_number(&putting, job->kind, KIND_WIDTH);
  put_number(&putting, (uint64_t)job->created_ms, LONG_WIDTH);
  put_words(&putting, &job->words);
  put_text(&putting, document->language);
  put_text(&putting, document->title);
  put_text(&putting, document->footer);
  put_text(&putting, document->mark ? document->mark : "");
  put_number(&putting, document->block_count, COUNT_WIDTH);
  for (size_t block = 0; block < document->block_count; ++block)
    put_block(&putting, &document->blocks[block]);
  put_bytes(&putting, PDF_JOB_END, strlen(PDF_JOB_END));
  return putting.has_memory || fail_memory(err);
}

bool pdf_answer_put(PdfAnswer answer, const void *data, size_t size, Bytes *bytes, Error *err) {
  Putting putting = {.bytes = bytes, .has_memory = true};
  put_beginning(&putting);
  put_number(&putting, answer, KIND_WIDTH);
  put_number(&putting, size, LONG_WIDTH);
  put_bytes(&putting, data, size);
  return putting.has_memory || fail_memory(err);
}
