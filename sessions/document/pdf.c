#include "sessions/document/pdf.h"

#include <errno.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "sessions/document/document.h"
#include "sessions/document/sheets.h"
#include "sessions/files/file_error.h"
#include "sessions/files/isolation.h"
#include "sessions/files/module.h"
#include "sessions/text/text.h"

/* The catalog. */

static const char CATALOG[] = "/Type /Catalog\n", TABLE[] = "\nxref\n", LAST[] = "startxref\n";

enum { TAIL_SIZE = 64 };

typedef struct Places {
  size_t entries; /* where entries can be added to the catalog, */
  size_t table;   /* where the cross-reference table begins, */
  size_t last;    /* and where the file gives that offset */
} Places;

/* Returns the end of the last occurrence; 0 if none. */
static size_t after_last(const Bytes *file, const char *text) {
  const size_t length = strlen(text);
  for (size_t end = file->size; end >= length; --end)
    if (memcmp(file->data + end - length, text, length) == 0) return end;
  return 0;
}

static bool holds_one_object(const Bytes *file, size_t from, size_t to) {
  static const char END[] = "endobj";
  const uint8_t *end = memmem(file->data + from, to - from, END, strlen(END));
  return end && (size_t)(end - file->data) + sizeof END >= to;
}

static bool find_places(const Bytes *file, Places *places) {
  places->entries = after_last(file, CATALOG);
  places->table = after_last(file, TABLE);
  places->last = after_last(file, LAST);
  if (places->entries == 0 || places->table < places->entries || places->last < places->table)
    return false;
  places->table -= strlen(TABLE) - 1;
  return holds_one_object(file, places->entries, places->table);
}

static void join_entries(const Bytes *file, const Places *places, const char *entries,
                         Bytes *joined) {
  char tail[TAIL_SIZE];
  snprintf(tail, sizeof tail, "%zu\n%%%%EOF\n", places->table + strlen(entries));
  bytes_add(joined, file->data, places->entries);
  bytes_add(joined, entries, strlen(entries));
  bytes_add(joined, file->data + places->entries, places->last - places->entries);
  bytes_add(joined, tail, strlen(tail));
}

bool pdf_complete_catalog(Bytes *file, const char *language, Error *err) {
  char entries[TAIL_SIZE * 2];
  Places places;
  Bytes joined = {0};
  if (!find_places(file, &places)) return true;
  snprintf(entries, sizeof entries,
           "   /Lang (%.16s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n", language);
  join_entries(file, &places, entries, &joined);
  if (!bytes_ok(&joined, err)) {
    bytes_free(&joined);
    return false;
  }
  bytes_free(file);
  *file = joined;
  return true;
}

/* Drawing, by the module. */

static bool take(void *context, const void *data, size_t size) {
  return bytes_append(context, data, size, NULL);
}

static void write_page_words(size_t page, size_t pages, char *text, size_t size) {
  snprintf(text, size, _("page %d / %d"), (int)page, (int)pages);
}

static bool fail_answer(PdfAnswer answer, const char *why, Error *err) {
  switch (answer) {
  case PDF_NO_FONT:
    return fail(err, ERROR_FAILED, "%s",
                _("this computer has no font for PDFs: install the package fonts-liberation2"));
  case PDF_NO_MEMORY:
    return fail(err, ERROR_FAILED, "%s",
                _("there is not enough memory for the PDF: close other programs, or ask for fewer "
                  "sections or one subgroup"));
  case PDF_MADE:
  case PDF_FAILED: break;
  }
  return fail(err, ERROR_FAILED,
              _("the PDF could not be made (%s): try again, or choose another format, such as "
                "HTML"),
              why);
}

static bool open_pdf_module(const PdfModule **module, Error *err) {
  static const ModuleWanted WANTED = {"pdf", "gommette-pdf"};
  const void *functions;
  Error lacking;
  if (!module_open(&WANTED, &functions, &lacking))
    return fail(err, lacking.kind, _("%s, or choose another format, such as HTML"), lacking.text);
  *module = functions;
  return true;
}

bool pdf_draw(void *context, FILE *made, Error *err) {
  const PdfJob *job = context;
  const PdfModule *module;
  Bytes file = {0};
  const PdfHost host = {.context = &file,
                        .write = take,
                        .array_reserve = array_reserve,
                        .text_characters = text_characters,
                        .colour_sign = colour_sign,
                        .pages_fill = pages_fill,
                        .page_words = write_page_words};
  const char *why = "";
  if (!open_pdf_module(&module, err)) return false;
  PdfAnswer answer = module->draw(job, &host, &why);
  if (answer == PDF_MADE && !pdf_complete_catalog(&file, job->document->language, NULL))
    answer = PDF_NO_MEMORY;
  if (answer == PDF_MADE) fwrite(file.data, 1, file.size, made);
  bytes_free(&file);
  return answer == PDF_MADE || fail_answer(answer, why, err);
}

/* Isolation in a separate process. */

/* The largest session, with 10,000 recommendations, takes 30,000 rows, 15 s and 180 MiB. */
static IsolationLimits limits_of(const Document *document) {
  enum { SECONDS = 60, MEMORY_MIB = 1024, ROWS_PER_SECOND = 200, ROWS_PER_MIB = 100 };
  size_t rows = document->block_count;
  for (size_t n = 0; n < document->block_count; ++n)
    rows += document->blocks[n].table.row_count + document->blocks[n].figure.row_count;
  const uint64_t seconds = SECONDS + rows / ROWS_PER_SECOND;
  return (IsolationLimits){.wait_ms = (int64_t)seconds * 2 * 1000,
                           .seconds = seconds,
                           .memory_mib = MEMORY_MIB + rows / ROWS_PER_MIB};
}

static bool fail_start(int trouble, Error *err) {
  char words[SYSTEM_WORDS_SIZE];
  return fail(err, ERROR_FAILED,
              _("the program that makes PDFs could not be started (%s): close other programs and "
                "try again, or choose another format, such as HTML"),
              system_words(trouble, words));
}

bool pdf_write(FILE *out, PdfKind kind, const Document *document, int64_t created_ms, Error *err) {
  PdfJob job = {.kind = kind,
                .created_ms = created_ms,
                .letters = {_("G"), _("Y"), _("R")},
                .meanings = {_("very high priority"), _("medium priority"), _("lower priority")},
                .counted_by =
                    _("Counted by: ______________________   Checked by: ______________________"),
                .document = document};
  const IsolationLimits limits = limits_of(document);
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    if (document->meanings[colour]) job.meanings[colour] = document->meanings[colour];
  switch (isolation_run(pdf_draw, &job, &limits, out, err)) {
  case ISOLATION_MADE: return true;
  case ISOLATION_FAILED: return false;
  case ISOLATION_NOT_STARTED: return fail_start(errno, err);
  case ISOLATION_TOO_LATE:
    return fail(err, ERROR_FAILED, "%s",
                _("the PDF took too long and was abandoned: ask for fewer sections or one "
                  "subgroup, or choose another format, such as HTML"));
  case ISOLATION_ENDED: break;
  }
  return fail(err, ERROR_FAILED, "%s",
              _("the program that makes PDFs ended early, perhaps for lack of memory: close other "
                "programs and try again, or choose another format, such as HTML"));
}

bool document_write_pdf(FILE *out, const Document *document, const FormatOptions *options,
                        Error *err) {
  return pdf_write(out, PDF_REPORT, document, options->created_ms, err);
}

bool sheets_write_pdf(FILE *out, const Roundtable *state, const char *language, int64_t created_ms,
                      Error *err) {
  Document document;
  const bool written = sheets_document(state, language, &document, err) &&
                       pdf_write(out, PDF_SHEETS, &document, created_ms, err);
  document_free(&document);
  return written;
}
