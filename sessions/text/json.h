/* JSON as it is written: two blanks for each level, one field or element a line. */
#ifndef SESSIONS_TEXT_JSON_H
#define SESSIONS_TEXT_JSON_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* Begins as {.out = …}. The stream remembers what could not be written: whoever owns it asks once
 * (ferror). `name` is NULL in an array. */
typedef struct Json {
  FILE *out;
  bool compact; /* set by the caller: arrays and objects that begin now stand on one line */
  int depth, compact_depth; /* 0: none is open that does */
  bool has_before;          /* something on this level */
} Json;

void json_begin_object(Json *json, const char *name);
void json_end_object(Json *json);
void json_begin_array(Json *json, const char *name);
void json_end_array(Json *json);

void json_text(Json *json, const char *name, const char *text);
void json_number(Json *json, const char *name, int64_t number);
void json_flag(Json *json, const char *name, bool flag);
void json_null(Json *json, const char *name);

/* A text by itself, in its quotation marks: for JSON of another layout. Exact and always valid:
 * what nobody can see or what steers a terminal (sessions/text/text.h) is escaped and comes back
 * the same; only a byte that is not UTF-8 becomes "<byte FF>". */
void json_quoted(FILE *out, const char *text);

/* A decimal number, as it is. */
void json_decimal(Json *json, const char *name, const char *decimal);

#endif
