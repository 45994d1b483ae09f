/* Reports and sheets as PDF, which a program of its own makes. */
#include <stdlib.h>

#include "core/base/i18n.h"
#include "sessions/document/document.h"
#include "sessions/document/pdf_ask.h"
#include "sessions/document/pdf_job.h"
#include "sessions/document/pdf_place.h"
#include "sessions/document/sheets.h"

/* It limits its own time (sessions/document/pdf/main.c); this is for one that stands still. */
static int64_t longest_wait_ms(const Bytes *question) {
  enum { SECOND_MS = 1000, WAIT_S = 120, WAIT_PER_MIB_S = 120, MIB = 1024 * 1024 };
  return (WAIT_S + (int64_t)(question->size / MIB) * WAIT_PER_MIB_S) * SECOND_MS;
}

static bool make(PdfKind kind, const Document *document, int64_t created_ms, FILE *out,
                 Error *err) {
  Bytes question = {0};
  const PdfJob job = {.kind = kind,
                      .created_ms = created_ms,
                      .words = {.page = _("page %d / %d"),
                                .letters = {_("G"), _("Y"), _("R")},
                                .meanings = {_("very high priority"), _("medium priority"),
                                             _("important, but less")},
                                .counted_by = _("Counted by: ______________________   Checked by: "
                                                "______________________")},
                      .document = document};
  char *program = NULL;
  const bool made = pdf_place(&program, err) && pdf_job_put(&job, &question, err) &&
                    pdf_ask(&(PdfMaker){program, longest_wait_ms(&question)}, &question, out, err);
  free(program);
  bytes_free(&question);
  return made;
}

bool document_write_pdf(FILE *out, const Document *document, const FormatOptions *options,
                        Error *err) {
  return make(PDF_REPORT, document, options->created_ms, out, err);
}

bool sheets_write_pdf(FILE *out, const Roundtable *state, const char *language, int64_t created_ms,
                      Error *err) {
  Document document;
  const bool written = sheets_document(state, language, &document, err) &&
                       make(PDF_SHEETS, &document, created_ms, out, err);
  document_free(&document);
  return written;
}
