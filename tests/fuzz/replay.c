/* Feeds a target with every file of a folder, or with single files, in the order of their names:
 * fuzz_TARGET PATH…. What makes it crash is the last file that it named. */
#include "tests/fuzz/fuzz.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static int is_visible(const struct dirent *entry) {
  return entry->d_name[0] != '.';
}

static void feed(const char *path) {
  const FuzzInput input = fuzz_read(path);
  /* A copy of its exact size: reading past its end is then found. */
  uint8_t *copy = malloc(input.size ? input.size : 1);
  PROMISED(copy);
  memcpy(copy, input.data, input.size);
  free((void *)(uintptr_t)input.data);
  printf("# %s\n", path);
  fflush(stdout);
  LLVMFuzzerTestOneInput(copy, input.size);
  free(copy);
}

static int feed_folder(const char *folder) {
  struct dirent **entries;
  char path[1024];
  const int count = scandir(folder, &entries, is_visible, alphasort);
  if (count < 0) {
    feed(folder);
    return 1;
  }
  for (int n = 0; n < count; ++n) {
    snprintf(path, sizeof path, "%s/%s", folder, entries[n]->d_name);
    feed(path);
    free(entries[n]);
  }
  free(entries);
  return count;
}

int main(int count, char **arguments) {
  int inputs = 0;
  for (int n = 1; n < count; ++n)
    inputs += feed_folder(arguments[n]);
  const char *name = strrchr(arguments[0], '/');
  printf("no input makes the program crash or lie\tinputs that fuzzing found: %s\t%d\t0\n",
         name ? name + 1 : arguments[0], inputs);
  return inputs > 0 ? 0 : 1;
}
