/* PDFs by the module itself, linked, so that coverage and sanitizers see it; what the pages show is
 * read back in tests/sessions/document/pdf.py. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/document/pdf.h"
#include "sessions/document/sheets.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

enum { CREATED_MS = 1686056400 };

static Document make_document(void) {
  const FigureRow row = {.label = "2/5.2",
                         .title = "Créer un fonds",
                         .tally = {{9, 6, 4}},
                         .best = 1,
                         .worst = 12,
                         .rank = 2};
  Document document = {.language = "fr", .title = "Table ronde", .footer = "gommette · n° 12"};
  Error err;
  document.mark = "PROVISOIRE";
  document_heading(&document, 1, "Table ronde");
  for (int n = 0; n < 200; ++n)
    document_paragraph(&document, "Un texte avec <U+202E> dedans");
  document_item(&document, "un point");
  document_fact(&document, "Lieu", "Bruxelles");
  document_table(&document, "Les votes");
  document_column(&document, COLUMN_TEXT, "référence", "réf.");
  document_column(&document, COLUMN_TITLE, "recommandation", "rec.");
  document_column(&document, COLUMN_NUMBER, "très prioritaire", "●V");
  document_row(&document, ROW_ITEM, "2/5.2", "Créer un fonds", "14", NULL);
  document_row(&document, ROW_NOTE, "noté", NULL);
  document_row(&document, ROW_BAND, NULL);
  document_figure(&document, BLOCK_BARS, "Les gommettes", 19);
  document_figure_row(&document, &row);
  document_figure(&document, BLOCK_WHISKERS, "Les rangs", 12);
  document_figure_row(&document, &row);
  document_signature(&document, "La facilitatrice");
  assert_true(document_ok(&document, &err));
  return document;
}

static Bytes drawn_here(PdfKind kind, const Document *document) {
  PdfJob job = {.kind = kind,
                .created_ms = CREATED_MS,
                .letters = {"G", "Y", "R"},
                .meanings = {"very high priority", "medium priority", "lower priority"},
                .counted_by =
                    "Counted by: ______________________   Checked by: ______________________",
                .document = document};
  char *text;
  size_t size;
  Error err;
  FILE *made = open_memstream(&text, &size);
  assert_non_null(made);
  if (!pdf_draw(&job, made, &err)) fail_msg("%s", err.text);
  assert_int_equal(fclose(made), 0);
  return (Bytes){.data = (uint8_t *)text, .size = size};
}

static Bytes drawn_apart(PdfKind kind, const Document *document) {
  char *text;
  size_t size;
  Error err;
  FILE *out = open_memstream(&text, &size);
  assert_non_null(out);
  if (!pdf_write(out, kind, document, CREATED_MS, &err)) fail_msg("%s", err.text);
  assert_int_equal(fclose(out), 0);
  return (Bytes){.data = (uint8_t *)text, .size = size};
}

static void assert_holds(const Bytes *file, const char *text) {
  assert_non_null(memmem(file->data, file->size, text, strlen(text)));
}

static void assert_same_apart(PdfKind kind, const Document *document) {
  Bytes apart = drawn_apart(kind, document), here = drawn_here(kind, document);
  assert_int_equal(apart.size, here.size);
  assert_memory_equal(apart.data, here.data, here.size);
  assert_memory_equal(here.data, "%PDF-1.4", 8);
  assert_holds(&here, "/Lang (fr)");
  assert_holds(&here, "/DisplayDocTitle true");
  free(apart.data);
  free(here.data);
}

static void a_report_is_the_same_drawn_here_or_apart(void **state) {
  (void)state;
  Document document = make_document();
  assert_same_apart(PDF_REPORT, &document);
  document_free(&document);
}

static void so_are_the_sheets(void **state) {
  (void)state;
  Document document = {.language = "fr", .title = "Table ronde", .footer = "Table ronde"};
  document_fact(&document, "2 · Logement", "Logement");
  document_table(&document, "");
  for (int cell = 0; cell < SHEET_CELLS; ++cell)
    document_column(&document, cell == SHEET_TITLE ? COLUMN_TITLE : COLUMN_TEXT, "", NULL);
  for (int n = 0; n < 30; ++n)
    document_row(&document, ROW_ITEM, "5.2", "Créer un fonds", "2/5.2", NULL);
  assert_same_apart(PDF_SHEETS, &document);
  document_free(&document);
}

/* Any other file stays as it is. */
static void a_catalogue_that_is_elsewhere_is_left_alone(void **state) {
  (void)state;
  static const char *const FILES[] = {
      "", "%PDF-1.4",
      "<< /Type /Catalog\n >>\nendobj\n1 0 obj\nendobj\nxref\n0 1\nstartxref\n9\n%%EOF\n",
      "\nxref\nstartxref\n<< /Type /Catalog\n >>\nendobj\n"};
  for (size_t n = 0; n < sizeof FILES / sizeof *FILES; ++n) {
    Bytes file = {0};
    Error err;
    assert_true(bytes_append(&file, FILES[n], strlen(FILES[n]), &err));
    assert_true(pdf_complete_catalog(&file, "fr", &err));
    assert_int_equal(file.size, strlen(FILES[n]));
    bytes_free(&file);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_report_is_the_same_drawn_here_or_apart),
      cmocka_unit_test(so_are_the_sheets),
      cmocka_unit_test(a_catalogue_that_is_elsewhere_is_left_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
