#include "sessions/report/pdf_place.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Both by their real names: the build folder may have been named through a link. */
static bool runs_where_it_was_built(void) {
  char program[PATH_MAX], folder[PATH_MAX];
  const ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);
  if (size <= 0 || !realpath(GOMMETTE_BUILD_FOLDER, folder)) return false;
  program[size] = '\0';
  const size_t length = strlen(folder);
  return strncmp(program, folder, length) == 0 && program[length] == '/';
}

bool pdf_place(char **path, Error *err) {
  char *copy = strdup(runs_where_it_was_built() ? GOMMETTE_BUILD_FOLDER "/sessions/gommette-pdf"
                                                : GOMMETTE_PDF_PROGRAM);
  if (!copy) return fail_memory(err);
  *path = copy;
  return true;
}
