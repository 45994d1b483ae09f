/* What cairo leaves out of a PDF's catalogue: the language that it is in, and that its title, not
 * its file's name, is to be shown. */
#ifndef SESSIONS_DOCUMENT_PDF_CATALOG_H
#define SESSIONS_DOCUMENT_PDF_CATALOG_H

#include "sessions/journal/codec.h"

/* Adds both to a finished file whose catalogue is its last object, as cairo writes it up to
 * PDF 1.4; any other file stays as it is. False for lack of memory. */
bool catalog_complete(Bytes *file, const char *language, Error *err);

#endif
