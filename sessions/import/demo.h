/* The demonstration: the round table of 6 June 2023, its published counts voted again dot by dot at
 * invented times, so that a newcomer has a session to look at and to try. */
#ifndef SESSIONS_IMPORT_DEMO_H
#define SESSIONS_IMPORT_DEMO_H

#include "core/base/error.h"

/* Makes the demonstration session at `path`, where nothing may be yet, in less than a second. */
bool demo_create(const char *path, Error *err);

#endif
