#include "sessions/import/samples/samples.h"

#include <string.h>

const Sample *sample_find(const char *name) {
  for (size_t i = 0; i < SAMPLE_COUNT; ++i)
    if (strcmp(SAMPLES[i].name, name) == 0) return &SAMPLES[i];
  return NULL;
}
