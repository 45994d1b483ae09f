#include "sessions/files/path.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/files/temp_file.h"

char *path_join(const char *folder, const char *name, Error *err) {
  char *path = NULL;
  if (asprintf(&path, "%s/%s", folder, name) >= 0) return path;
  fail_memory(err);
  return NULL;
}

char *path_folder(const char *path, Error *err) {
  size_t length = temp_file_folder_length(path);
  while (length > 1 && path[length - 1] == '/')
    --length;
  char *folder = length > 0 ? strndup(path, length) : strdup(".");
  if (!folder) fail_memory(err);
  return folder;
}

const char *path_name(const char *path) {
  return path + temp_file_folder_length(path);
}
