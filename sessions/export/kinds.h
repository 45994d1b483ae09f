/* What people call the kinds of events: one word for each group of them, to choose by. */
#ifndef SESSIONS_EXPORT_KINDS_H
#define SESSIONS_EXPORT_KINDS_H

#include "core/vote/event.h"

/* Some of these groups, by number. {0} is none. */
typedef struct KindSet {
  uint32_t groups;
} KindSet;

/* Reads "dots,counts": words of kinds_word in English or in the present language, whatever their
 * case and accents, with commas between. The error (ERROR_USAGE) quotes what is none and lists
 * them. */
bool kinds_parse(const char *typed, KindSet *kinds, Error *err);

bool kinds_hold(KindSet kinds, EventKind kind);

/* The n-th word, in the present language; NULL past the last. */
const char *kinds_word(size_t n);

#endif
