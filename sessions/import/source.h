/* Reads a text file of any origin as UTF-8, in pieces.
 *
 * The encoding follows the byte order mark, else UTF-8 if all of it is valid, else Windows-1252. */
#ifndef SESSIONS_IMPORT_SOURCE_H
#define SESSIONS_IMPORT_SOURCE_H

#include <stdint.h>
#include <stdio.h>

#include "core/base/error.h"
#include "core/vote/event.h"

typedef enum Encoding { UTF_8, UTF_16_LITTLE, UTF_16_BIG, WINDOWS_1252 } Encoding;

typedef struct ImportSource {
  FILE *stream;
  Encoding encoding;
  size_t mark;                      /* bytes of the byte order mark */
  char name[512];                   /* of the file, without its folder, safe to show */
  const char *labels[COLOUR_COUNT]; /* the session's own words for the colours; NULL or "": none */
  uint8_t hash[FILE_HASH_SIZE];     /* SHA-256 of its bytes */
} ImportSource;

/* Opens a file and reads it once to determine its encoding and hash. A folder, a device, a missing
 * file and one that is not text are each refused in a sentence that names it. */
bool source_open(const char *path, ImportSource *source, Error *err);

/* The same for bytes in memory, which must outlive the source. */
bool source_open_memory(const char *name, const void *data, size_t size, ImportSource *source,
                        Error *err);
void source_close(ImportSource *source);

/* Passes the text from the beginning, without the byte order mark, to `take` in pieces of UTF-8
 * (split anywhere), until it returns false, which this then returns. */
typedef bool TextTaker(void *context, const char *text, size_t size, Error *err);
bool source_read(ImportSource *source, TextTaker *take, void *context, Error *err);

#endif
