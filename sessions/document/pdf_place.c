#include "sessions/document/pdf_place.h"

#include <string.h>

#include "sessions/files/folder.h"

bool pdf_place(char **path, Error *err) {
  char *copy = strdup(runs_in_build_folder() ? GOMMETTE_BUILD_FOLDER "/sessions/gommette-pdf"
                                             : GOMMETTE_PDF_PROGRAM);
  if (!copy) return fail_memory(err);
  *path = copy;
  return true;
}
