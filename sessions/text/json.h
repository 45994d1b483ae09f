/* Writes JSON: two blanks per level, one field or element per line. */
#ifndef SESSIONS_TEXT_JSON_H
#define SESSIONS_TEXT_JSON_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* Initialize as {.out = …}. The stream remembers write errors: its owner checks it once (ferror).
 * `name` is NULL in an array. */
typedef struct Json {
  FILE *out;
  bool compact; /* set by the caller: arrays and objects opened from now on are on one line */
  int depth, compact_depth; /* 0: no compact one is open */
  bool has_before;          /* this level is not empty */
} Json;

void json_begin_object(Json *json, const char *name);
void json_end_object(Json *json);
void json_begin_array(Json *json, const char *name);
void json_end_array(Json *json);

void json_text(Json *json, const char *name, const char *text);
void json_number(Json *json, const char *name, int64_t number);
void json_flag(Json *json, const char *name, bool flag);
void json_null(Json *json, const char *name);

/* Writes a quoted string, for JSON of another layout. Exact and always valid: invisible characters
 * and those that control a terminal (sessions/text/text.h) are escaped, so they read back the same;
 * only a byte that is not UTF-8 becomes "<byte FF>". */
void json_quoted(FILE *out, const char *text);

/* Writes a decimal number verbatim. */
void json_decimal(Json *json, const char *name, const char *decimal);

#endif
