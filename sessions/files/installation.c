#include "sessions/files/installation.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/files/platform.h"

/* Both by their real names: the build folder may have been named through a link. */
bool runs_in_build_folder(void) {
  char program[PATH_MAX], folder[PATH_MAX];
  if (!platform_program_path(program, sizeof program) || !realpath(GOMMETTE_BUILD_FOLDER, folder))
    return false;
  const size_t length = strlen(folder);
  return strncmp(program, folder, length) == 0 && program[length] == '/';
}
