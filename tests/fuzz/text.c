/* Any bytes as a typed text: what is cleaned is clean and stays as it is, and whatever the text,
 * what is shown and written of it is fit for a terminal and for each format. */
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "sessions/document/document.h"
#include "sessions/document/html.h"
#include "sessions/files/memory_stream.h"
#include "sessions/text/csv_writer.h"
#include "sessions/text/json.h"
#include "sessions/text/text.h"
#include "tui/terminal/line_editor.h"

static void clean_for(TextUse use, const FuzzInput *input) {
  char *clean = NULL, *again = NULL;
  Error err = {0};
  if (!text_clean(use, (const char *)input->data, input->size, &clean, &err)) {
    promise_error(err.text);
    PROMISED(!clean);
    return;
  }
  const size_t size = strlen(clean);
  promise_clean(clean, size);
  PROMISED(!strchr(clean, '\n'));
  PROMISED(text_clean(use, clean, size, &again, &err) && strcmp(clean, again) == 0);
  free(again);
  free(clean);
}

static void show_in(const FuzzInput *input, size_t room) {
  char shown[TEXT_SHOWN_SIZE];
  text_show((const char *)input->data, input->size, shown, room);
  PROMISED(strlen(shown) < room);
  promise_clean(shown, strlen(shown));
  PROMISED(!strpbrk(shown, "\n\t"));
}

/* What a writer made of the text, which the caller frees. */
typedef void TextWriter(FILE *out, const char *text);

static char *written(TextWriter *write, const char *text) {
  MemoryStream memory;
  char *made = NULL;
  size_t size;
  PROMISED(memory_stream_open(&memory, NULL));
  write(memory.out, text);
  PROMISED(memory_stream_close(&memory, true, &made, &size, NULL));
  promise_clean(made, size);
  return made;
}

static void write_csv(FILE *out, const char *text) {
  CsvWriter csv = {.out = out};
  csv_write_text(&csv, text);
}

static void write_line(FILE *out, const char *text) {
  text_write_line(out, text, strlen(text));
}

/* No spreadsheet may take the cell for a formula. */
static void write_as_csv(const char *text) {
  char *cell = written(write_csv, text);
  const char *begin = *cell == '"' ? cell + 1 : cell;
  PROMISED(!*begin || !strchr("=+-@\t", *begin));
  free(cell);
}

static void write_as_json(const char *text) {
  char *quoted = written(json_quoted, text);
  const size_t size = strlen(quoted);
  PROMISED(size >= 2 && quoted[0] == '"' && quoted[size - 1] == '"');
  for (size_t at = 1; at < size - 1; ++at) {
    PROMISED(quoted[at] != '"' && (uint8_t)quoted[at] >= ' ');
    at += quoted[at] == '\\';
  }
  free(quoted);
}

static void write_as_documents(const char *text) {
  static DocumentWriter *const writers[] = {document_write_text, document_write_markdown,
                                            document_write_html};
  for (size_t n = 0; n < sizeof writers / sizeof *writers; ++n) {
    Document document = {.language = "en"};
    const FormatOptions options = {0};
    MemoryStream memory;
    char *made;
    size_t size;
    Error err = {0};
    document.title = document_text(&document, text);
    document.footer = document.title;
    document_heading(&document, 1, text);
    document_paragraph(&document, text);
    document_fact(&document, text, text);
    PROMISED(document_ok(&document, &err) && memory_stream_open(&memory, &err));
    const bool done = writers[n](memory.out, &document, &options, &err);
    PROMISED(memory_stream_close(&memory, done, &made, &size, &err));
    promise_clean(made, size);
    free(made);
    document_free(&document);
  }
}

static void draw(const char *text) {
  enum { ROWS = 6, COLUMNS = 23 };
  Canvas canvas;
  PROMISED(canvas_open(&canvas, ROWS, COLUMNS, NULL));
  canvas_write(&canvas, 0, 3, STYLE_PLAIN, text);
  canvas_write_within(&canvas, 1, 0, 9, STYLE_PLAIN, text);
  canvas_write_right(&canvas, 2, 0, COLUMNS, STYLE_PLAIN, text);
  canvas_write_lines(&canvas, 3, 1, COLUMNS - 2, 3, STYLE_PLAIN, text);
  promise_drawn(&canvas);
  canvas_close(&canvas);
}

static void edit(const char *text) {
  static LineEditor line;
  line_clear(&line);
  if (text_is_utf8(text, strlen(text))) line_open(&line, text);
  line_paste(&line, text);
  line_left(&line);
  line_erase(&line);
  line_word_left(&line);
  line_paste(&line, text);
  line_erase_word(&line);
  line_delete(&line);
  line_undo(&line);
  PROMISED(line.length < TYPED_TEXT_SIZE && line.cursor <= line.length);
  PROMISED(strlen(line.text) == line.length && text_is_utf8(line.text, line.length));
  line_clear(&line);
}

/* What is compared a character at a time is as if the whole were folded first. */
static void compare_folded(const char *text, const char *other) {
  char *of_text = NULL, *of_other = NULL;
  const bool folded = text_fold(text, &of_text) && text_fold(other, &of_other);
  PROMISED(text_holds(text, other) == (folded && strstr(of_text, of_other) != NULL));
  free(of_text);
  free(of_other);
  of_text = of_other = NULL;
  const bool reduced = text_letters(text, &of_text) && text_letters(other, &of_other);
  PROMISED(text_alike(text, other) == (reduced && strcmp(of_text, of_other) == 0));
  free(of_text);
  free(of_other);
}

static void measure(const char *text, const char *other) {
  const size_t size = strlen(text);
  char *folded = NULL;
  int used;
  for (int columns = 0; columns < 24; columns += 5) {
    PROMISED(text_fit(text, columns, &used) <= size && used <= columns);
    PROMISED(text_cut(text, columns, &used) <= size && used <= columns);
  }
  compare_folded(text, other);
  if (text_fold_name(text, &folded)) free(folded);
  const int order = text_natural_order(text, other), back = text_natural_order(other, text);
  PROMISED((order < 0) == (back > 0) && (order == 0) == (strcmp(text, other) == 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  enum { SIZE_MAX_ = 4096 };
  const FuzzInput input = {data, size};
  if (size > SIZE_MAX_) return 0;
  fuzz_prepare();
  for (TextUse use = 0; use < TEXT_USES; ++use)
    clean_for(use, &input);
  for (size_t room = 16; room <= TEXT_SHOWN_SIZE; room += 60)
    show_in(&input, room);
  char *text = strndup((const char *)data, size), *other = strdup(text);
  PROMISED(text && other);
  /* The second half comes first in the other. */
  const size_t length = strlen(text), half = length / 2;
  memcpy(other, text + half, length - half);
  memcpy(other + (length - half), text, half);
  write_as_csv(text);
  write_as_json(text);
  free(written(write_line, text));
  write_as_documents(text);
  draw(text);
  edit(text);
  measure(text, other);
  free(other);
  free(text);
  return 0;
}
