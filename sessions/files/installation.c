#include "sessions/files/installation.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Both by their real names: the build folder may have been named through a link. */
bool runs_in_build_folder(void) {
  char program[PATH_MAX], folder[PATH_MAX];
  const ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);
  if (size <= 0 || !realpath(GOMMETTE_BUILD_FOLDER, folder)) return false;
  program[size] = '\0';
  const size_t length = strlen(folder);
  return strncmp(program, folder, length) == 0 && program[length] == '/';
}
