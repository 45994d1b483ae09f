/* The demonstration: the round table of 6 June 2023, with its published counts voted again dot by
 * dot at invented times, so that a newcomer has a session to explore. */
#ifndef SESSIONS_IMPORT_DEMO_H
#define SESSIONS_IMPORT_DEMO_H

#include <stddef.h>

#include "core/base/error.h"

/* The files of this folder, embedded in the program (embed.py). */

typedef struct Sample {
  const char *name; /* of the file */
  const unsigned char *data;
  size_t size;
} Sample;

extern const Sample SAMPLES[];
extern const size_t SAMPLE_COUNT;

/* Returns the sample of this name, or NULL. */
const Sample *sample_find(const char *name);

/* Creates the demonstration session at `path`, which must not exist yet, in less than a second. */
bool demo_create(const char *path, Error *err);

#endif
