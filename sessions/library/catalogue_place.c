/* Where the catalogue lies. */
#include <stdlib.h>
#include <string.h>

#include "sessions/files/folder.h"
#include "sessions/library/catalogue.h"

static bool join(const char *folder, const char *name, char **path, Error *err) {
  char *joined = malloc(strlen(folder) + strlen(name) + 1);
  if (!joined) return fail_memory(err);
  stpcpy(stpcpy(joined, folder), name);
  *path = joined;
  return true;
}

/* As the XDG Base Directory Specification has it: a relative path is none. */
static bool cache_folder(char **path, Error *err) {
  const char *chosen = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
  if (chosen && chosen[0] == '/') return join(chosen, "/gommette", path, err);
  return !home || home[0] != '/' || join(home, "/.cache/gommette", path, err);
}

bool catalogue_path(char **path, Error *err) {
  char *folder = NULL;
  if (!cache_folder(&folder, err)) return false;
  bool done = !folder || !folder_make(folder, NULL) || join(folder, "/catalogue", path, err);
  free(folder);
  return done;
}
