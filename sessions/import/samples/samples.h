/* The files of this folder as they are in the program, wherever it is installed (embed.py). */
#ifndef SESSIONS_IMPORT_SAMPLES_SAMPLES_H
#define SESSIONS_IMPORT_SAMPLES_SAMPLES_H

#include <stddef.h>

typedef struct Sample {
  const char *name; /* of the file */
  const unsigned char *data;
  size_t size;
} Sample;

extern const Sample SAMPLES[];
extern const size_t SAMPLE_COUNT;

/* The sample of this name, or NULL. */
const Sample *sample_find(const char *name);

#endif
