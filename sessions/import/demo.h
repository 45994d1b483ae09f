/* The demonstration: the round table of 6 June 2023, its published counts voted again dot by dot at
 * invented times, so that a newcomer has a session to look at and to try. */
#ifndef SESSIONS_IMPORT_DEMO_H
#define SESSIONS_IMPORT_DEMO_H

#include <stddef.h>

#include "core/base/error.h"

/* The files of this folder as they are in the program, wherever it is installed (embed.py). */

typedef struct Sample {
  const char *name; /* of the file */
  const unsigned char *data;
  size_t size;
} Sample;

extern const Sample SAMPLES[];
extern const size_t SAMPLE_COUNT;

/* The sample of this name, or NULL. */
const Sample *sample_find(const char *name);

/* Makes the demonstration session at `path`, where nothing may be yet, in less than a second. */
bool demo_create(const char *path, Error *err);

#endif
