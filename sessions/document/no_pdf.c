/* In the place of the PDF where gommette was built without cairo and pango. */
#include "core/base/i18n.h"
#include "sessions/document/document.h"
#include "sessions/document/sheets.h"

static bool refuse(Error *err) {
  return fail(err, ERROR_FAILED, "%s",
              _("this gommette was built without PDF: choose another format, or build it with "
                "cairo and pango"));
}

bool document_write_pdf(FILE *out, const Document *document, const FormatOptions *options,
                        Error *err) {
  (void)out, (void)document, (void)options;
  return refuse(err);
}

bool sheets_write_pdf(FILE *out, const Roundtable *state, const char *language, int64_t created_ms,
                      Error *err) {
  (void)out, (void)state, (void)language, (void)created_ms;
  return refuse(err);
}
