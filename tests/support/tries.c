#include "tests/support/tries.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool tries_all(void) {
  const char *wanted = getenv("GOMMETTE_TRIES");
  return wanted && strcmp(wanted, "all") == 0;
}

int tries(int few, int all) {
  const int count = tries_all() ? all : few;
  printf("# %d of %d tries\n", count, all);
  return count;
}
