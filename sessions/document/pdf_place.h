/* Where the program is that makes PDFs. */
#ifndef SESSIONS_DOCUMENT_PDF_PLACE_H
#define SESSIONS_DOCUMENT_PDF_PLACE_H

#include "core/base/error.h"

/* Where it was installed, as an absolute path; or in the folder that this program was built in, if
 * it runs there. No variable of the environment can name another one. *path is the caller's to
 * free. False for lack of memory. */
bool pdf_place(char **path, Error *err);

#endif
