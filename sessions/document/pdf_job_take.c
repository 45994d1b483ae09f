/* A job and an answer out of bytes, which are not believed. */
#include <ctype.h>
#include <string.h>

#include "sessions/document/pdf_job.h"
#include "sessions/document/pdf_job_parts.h"
#include "sessions/text/text.h"

enum { LANGUAGE_LENGTH_MAX = 16, LEVEL_MAX = 3 };

/* Their sum is still a number. */
static const uint64_t DOTS_MAX = INT64_MAX / COLOUR_COUNT;

/* Once something is wrong, every number read is 0 and every text empty. */
typedef struct Taking {
  const uint8_t *at, *end;
  Document *document; /* keeps the texts */
  bool is_right;
} Taking;

static bool expect(Taking *taking, bool is_right) {
  taking->is_right = taking->is_right && is_right;
  return taking->is_right && !taking->document->failed;
}

static const uint8_t *take_bytes(Taking *taking, size_t size) {
  if (!expect(taking, size <= (size_t)(taking->end - taking->at))) return NULL;
  const uint8_t *data = taking->at;
  taking->at += size;
  return data;
}

static uint64_t take_number(Taking *taking, size_t width) {
  const uint8_t *data = take_bytes(taking, width);
  return data ? bytes_number(data, width) : 0;
}

/* A number of at most `most`; else 0. */
static uint64_t take_up_to(Taking *taking, size_t width, uint64_t most) {
  const uint64_t number = take_number(taking, width);
  return expect(taking, number <= most) ? number : 0;
}

static void take_word(Taking *taking, const char *word) {
  const size_t size = strlen(word);
  const uint8_t *data = take_bytes(taking, size);
  expect(taking, data && memcmp(data, word, size) == 0);
}

/* Clean as it stands: document_text leaves such a text alone. */
static const char *take_text(Taking *taking) {
  const size_t size = (size_t)take_up_to(taking, COUNT_WIDTH, UINT32_MAX - 1);
  const char *text = (const char *)take_bytes(taking, size + 1);
  if (!text || !expect(taking, memchr(text, '\0', size + 1) == text + size)) return "";
  const char *kept = document_text(taking->document, text);
  if (taking->document->failed) return "";
  expect(taking, strcmp(kept, text) == 0);
  return kept;
}

static void take_beginning(Taking *taking) {
  take_word(taking, PDF_JOB_BEGINNING);
  expect(taking, take_number(taking, VERSION_WIDTH) == PDF_JOB_VERSION);
}

static void take_words(Taking *taking, PdfWords *words) {
  words->page = take_text(taking);
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour) {
    words->letters[colour] = take_text(taking);
    words->meanings[colour] = take_text(taking);
  }
  words->counted_by = take_text(taking);
}

/* It goes into the PDF as it is. */
static const char *take_language(Taking *taking) {
  const char *language = take_text(taking);
  const size_t size = strlen(language);
  bool is_plain = size <= LANGUAGE_LENGTH_MAX;
  for (size_t n = 0; n < size; ++n)
    is_plain = is_plain && (isalnum((unsigned char)language[n]) || language[n] == '-');
  return expect(taking, is_plain) ? language : "";
}

static void take_row(Taking *taking, size_t columns) {
  const char *cells[DOCUMENT_COLUMNS_MAX];
  const RowKind kind = (RowKind)take_up_to(taking, KIND_WIDTH, ROW_BAND);
  const size_t count = (size_t)take_up_to(taking, KIND_WIDTH, columns);
  for (size_t cell = 0; cell < count; ++cell)
    cells[cell] = take_text(taking);
  if (expect(taking, true)) document_row(taking->document, kind, cells, count);
}

static void take_table(Taking *taking) {
  DocumentColumn columns[DOCUMENT_COLUMNS_MAX];
  const char *caption = take_text(taking);
  const size_t column_count = (size_t)take_up_to(taking, KIND_WIDTH, DOCUMENT_COLUMNS_MAX);
  expect(taking, column_count > 0);
  for (size_t column = 0; column < column_count; ++column) {
    columns[column].title = take_text(taking);
    columns[column].brief = take_text(taking);
    columns[column].kind = (ColumnKind)take_up_to(taking, KIND_WIDTH, COLUMN_NUMBER);
  }
  const size_t rows = (size_t)take_number(taking, COUNT_WIDTH);
  if (expect(taking, true)) document_table(taking->document, caption, columns, column_count);
  for (size_t row = 0; row < rows && expect(taking, true); ++row)
    take_row(taking, column_count);
}

static void take_figure_row(Taking *taking) {
  FigureRow row = {.label = take_text(taking)};
  row.title = take_text(taking);
  row.words = take_text(taking);
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    row.tally.dots[colour] = (int64_t)take_up_to(taking, LONG_WIDTH, DOTS_MAX);
  row.best = (uint32_t)take_number(taking, COUNT_WIDTH);
  row.worst = (uint32_t)take_number(taking, COUNT_WIDTH);
  row.rank = (uint32_t)take_number(taking, COUNT_WIDTH);
  if (expect(taking, true)) document_figure_row(taking->document, &row);
}

static void take_figure(Taking *taking, BlockKind kind) {
  const char *caption = take_text(taking);
  const int64_t most = (int64_t)take_up_to(taking, LONG_WIDTH, DOTS_MAX);
  const size_t rows = (size_t)take_number(taking, COUNT_WIDTH);
  if (expect(taking, true)) document_figure(taking->document, kind, caption, most);
  for (size_t row = 0; row < rows && expect(taking, true); ++row)
    take_figure_row(taking);
}

static void take_plain_block(Taking *taking, BlockKind kind, int level, const char *label,
                             const char *text) {
  Document *document = taking->document;
  switch (kind) {
  case BLOCK_HEADING: document_heading(document, level, text); break;
  case BLOCK_PARAGRAPH: document_paragraph(document, text); break;
  case BLOCK_ITEM: document_item(document, text); break;
  case BLOCK_FACT: document_fact(document, label, text); break;
  case BLOCK_SIGNATURES: document_signature(document, text); break;
  case BLOCK_TABLE: take_table(taking); break;
  case BLOCK_BARS:
  case BLOCK_WHISKERS: take_figure(taking, kind); break;
  case BLOCK_KINDS: break;
  }
}

static void take_block(Taking *taking) {
  const BlockKind kind = (BlockKind)take_up_to(taking, KIND_WIDTH, BLOCK_KINDS - 1);
  const int level = (int)take_up_to(taking, KIND_WIDTH, LEVEL_MAX);
  const char *label = take_text(taking), *text = take_text(taking);
  if (expect(taking, true)) take_plain_block(taking, kind, level, label, text);
}

bool pdf_job_take(const Bytes *bytes, PdfJob *job, Document *document, Error *err) {
  Taking taking = {
      .at = bytes->data, .end = bytes->data + bytes->size, .document = document, .is_right = true};
  PdfJob taken = {.document = document};
  take_beginning(&taking);
  taken.kind = (PdfKind)take_up_to(&taking, KIND_WIDTH, PDF_SHEETS);
  expect(&taking, taken.kind >= PDF_REPORT);
  taken.created_ms = (int64_t)take_number(&taking, LONG_WIDTH);
  take_words(&taking, &taken.words);
  document->language = take_language(&taking);
  document->title = take_text(&taking);
  document->footer = take_text(&taking);
  document->mark = take_text(&taking);
  if (!*document->mark) document->mark = NULL;
  const size_t blocks = (size_t)take_number(&taking, COUNT_WIDTH);
  for (size_t block = 0; block < blocks && expect(&taking, true); ++block)
    take_block(&taking);
  take_word(&taking, PDF_JOB_END);
  expect(&taking, taking.at == taking.end);
  if (!document_ok(document, err)) return false;
  if (!taking.is_right) return fail(err, ERROR_BAD_DATA, "%s", "this is no job for a PDF");
  *job = taken;
  return true;
}

bool pdf_answer_take(const Bytes *bytes, PdfAnswer *answer, const uint8_t **data, size_t *size) {
  Document none = {0};
  Taking taking = {
      .at = bytes->data, .end = bytes->data + bytes->size, .document = &none, .is_right = true};
  take_beginning(&taking);
  const uint64_t kind = take_up_to(&taking, KIND_WIDTH, PDF_FAILED);
  const uint64_t length = take_number(&taking, LONG_WIDTH);
  const uint8_t *held = take_bytes(&taking, (size_t)length);
  if (!expect(&taking, kind >= PDF_MADE && taking.at == taking.end)) return false;
  *answer = (PdfAnswer)kind;
  *data = held;
  *size = (size_t)length;
  return true;
}
