/* What gommette and gommette-pdf say to one another: what is put is taken as it was, and nothing
 * else is taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/document/pdf_job.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

static const PdfWords WORDS = {.page = "page %d / %d",
                               .letters = {"V", "J", "R"},
                               .meanings = {"très prioritaire", "moyennement", "moins"},
                               .counted_by = "Compté par : ____"};

static void make_table(Document *document) {
  static const DocumentColumn COLUMNS[] = {{"référence", "réf.", COLUMN_TEXT},
                                           {"recommandation", "rec.", COLUMN_TITLE},
                                           {"très prioritaire", "●V", COLUMN_NUMBER}};
  static const char *const CELLS[] = {"2/5.2", "Créer un fonds", "14"}, *const NOTE[] = {"noté"};
  document_table(document, "Les votes", COLUMNS, 3);
  document_row(document, ROW_ITEM, CELLS, 3);
  document_row(document, ROW_NOTE, NOTE, 1);
  document_row(document, ROW_BAND, NULL, 0);
}

static void make_figures(Document *document) {
  const FigureRow row = {.label = "2/5.2",
                         .title = "Créer un fonds",
                         .tally = {{14, 5, INT32_MAX}},
                         .best = 1,
                         .worst = 12,
                         .rank = 2};
  document_figure(document, BLOCK_BARS, "Les gommettes", 19);
  document_figure_row(document, &row);
  document_figure(document, BLOCK_WHISKERS, "Les rangs", 12);
  document_figure_row(document, &row);
}

static Document make_document(void) {
  Document document = {0};
  Error err;
  document.language = document_text(&document, "fr");
  document.title = document_text(&document, "Table ronde du 6 juin");
  document.footer = document_text(&document, "gommette · n° 12");
  document.mark = document_text(&document, "PROVISOIRE");
  document_heading(&document, 1, "Table ronde");
  document_paragraph(&document, "Un texte avec <U+202E> dedans");
  document_item(&document, "un point");
  document_fact(&document, "Lieu", "Bruxelles");
  make_table(&document);
  make_figures(&document);
  document_signature(&document, "La facilitatrice");
  assert_true(document_ok(&document, &err));
  return document;
}

static Bytes put(const Document *document) {
  Bytes bytes = {0};
  Error err;
  const PdfJob job = {
      .kind = PDF_SHEETS, .created_ms = 1686056400000, .words = WORDS, .document = document};
  assert_true(pdf_job_put(&job, &bytes, &err));
  return bytes;
}

/* Whether it is taken. What is read lies in memory of its own, so that a sanitizer sees its end. */
static bool takes(const uint8_t *data, size_t size) {
  Bytes bytes = {.data = malloc(size + (size == 0)), .size = size, .capacity = size};
  Document document = {0};
  PdfJob job = {.kind = PDF_REPORT};
  Error err = {0};
  assert_non_null(bytes.data);
  memcpy(bytes.data, data, size);
  const bool taken = pdf_job_take(&bytes, &job, &document, &err);
  if (!taken) {
    assert_int_equal(err.kind, ERROR_BAD_DATA);
    assert_int_equal(job.kind, PDF_REPORT);
  }
  document_free(&document);
  free(bytes.data);
  return taken;
}

static void what_is_put_is_taken_as_it_was(void **state) {
  (void)state;
  Document document = make_document(), taken = {0};
  Bytes bytes = put(&document), again = {0};
  PdfJob job;
  Error err;
  assert_true(pdf_job_take(&bytes, &job, &taken, &err));
  assert_int_equal(job.kind, PDF_SHEETS);
  assert_int_equal(job.created_ms, 1686056400000);
  assert_string_equal(job.words.counted_by, WORDS.counted_by);
  assert_string_equal(taken.blocks[1].text, "Un texte avec <U+202E> dedans");
  assert_string_equal(taken.mark, "PROVISOIRE");
  assert_true(pdf_job_put(&job, &again, &err));
  assert_int_equal(again.size, bytes.size);
  assert_memory_equal(again.data, bytes.data, bytes.size);
  bytes_free(&again);
  bytes_free(&bytes);
  document_free(&taken);
  document_free(&document);
}

static void no_beginning_of_a_job_is_a_job(void **state) {
  (void)state;
  Document document = make_document();
  Bytes bytes = put(&document);
  for (size_t size = 0; size < bytes.size; ++size)
    assert_false(takes(bytes.data, size));
  assert_true(takes(bytes.data, bytes.size));
  assert_true(bytes_append(&bytes, "", 1, NULL));
  assert_false(takes(bytes.data, bytes.size));
  bytes_free(&bytes);
  document_free(&document);
}

/* Refused or taken, but never read beyond its end: a sanitizer watches. */
static void no_altered_byte_leads_astray(void **state) {
  (void)state;
  Document document = make_document();
  Bytes bytes = put(&document);
  size_t refused = 0;
  for (size_t at = 0; at < bytes.size; ++at)
    for (int bit = 0; bit < 8; ++bit) {
      bytes.data[at] ^= (uint8_t)(1U << bit);
      refused += !takes(bytes.data, bytes.size);
      bytes.data[at] ^= (uint8_t)(1U << bit);
    }
  assert_true(refused > bytes.size);
  bytes_free(&bytes);
  document_free(&document);
}

static void texts_that_are_not_clean_are_refused(void **state) {
  (void)state;
  static const char *const UNCLEAN[] = {"a\x1B[2Jb", "a\u202Eb", "a\xFF", "a\nb"};
  for (size_t n = 0; n < sizeof UNCLEAN / sizeof *UNCLEAN; ++n) {
    Document document = make_document();
    document.title = UNCLEAN[n];
    Bytes bytes = put(&document);
    assert_false(takes(bytes.data, bytes.size));
    bytes_free(&bytes);
    document_free(&document);
  }
}

/* It is written into the PDF as it stands. */
static void a_language_is_letters(void **state) {
  (void)state;
  static const char *const WRONG[] = {"fr) /OpenAction (", "a-language-that-is-long"};
  for (size_t n = 0; n < sizeof WRONG / sizeof *WRONG; ++n) {
    Document document = make_document();
    document.language = WRONG[n];
    Bytes bytes = put(&document);
    assert_false(takes(bytes.data, bytes.size));
    bytes_free(&bytes);
    document_free(&document);
  }
}

static void an_answer_is_whole_or_none(void **state) {
  (void)state;
  Bytes bytes = {0};
  PdfAnswer answer = PDF_FAILED;
  const uint8_t *data = NULL;
  size_t size = 0;
  assert_true(pdf_answer_put(PDF_MADE, "%PDF", 4, &bytes, NULL));
  const size_t whole = bytes.size;
  for (bytes.size = 1; bytes.size < whole; ++bytes.size)
    assert_false(pdf_answer_take(&bytes, &answer, &data, &size));
  assert_null(data);
  bytes.size = whole;
  assert_true(pdf_answer_take(&bytes, &answer, &data, &size));
  assert_int_equal(answer, PDF_MADE);
  assert_int_equal(size, 4);
  assert_memory_equal(data, "%PDF", 4);
  bytes_free(&bytes);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_put_is_taken_as_it_was),
      cmocka_unit_test(no_beginning_of_a_job_is_a_job),
      cmocka_unit_test(no_altered_byte_leads_astray),
      cmocka_unit_test(texts_that_are_not_clean_are_refused),
      cmocka_unit_test(a_language_is_letters),
      cmocka_unit_test(an_answer_is_whole_or_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
