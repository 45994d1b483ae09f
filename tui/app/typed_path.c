#include "tui/app/typed_path.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void typed_path(const char *typed, char path[TYPED_PATH_SIZE]) {
  const char *home = getenv("HOME");
  typed += strspn(typed, " ");
  size_t length = strlen(typed);
  while (length > 0 && typed[length - 1] == ' ')
    length--;
  bool quoted = length > 1 && typed[0] == typed[length - 1] && strchr("'\"", typed[0]) != NULL;
  if (quoted) typed++, length -= 2;
  bool at_home = home != NULL && length > 1 && strncmp(typed, "~/", 2) == 0;
  if (at_home) typed++, length--;
  snprintf(path, TYPED_PATH_SIZE, "%s%.*s", at_home ? home : "", (int)length, typed);
}
