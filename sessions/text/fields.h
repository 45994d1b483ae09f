/* Rows of an export: one schema for CSV, where a field is a column, and for JSON, where it is a
 * member of an object:
 *
 *   static const Field FIELDS[] = {
 *       {"seq", number_at, offsetof(Line, seq)}, {"time", time_of}, {0}};
 *   static const Schema LINES = {FIELDS};
 *
 *   csv_header(&csv, "seq time");
 *   csv_fields(&csv, &LINES, "seq time", &line);
 *   csv_end_row(&csv);
 *   json_fields(&json, &LINES, "seq time", &line);
 *
 * To add a column, add a row to the schema, and its name to each list that includes it. */
#ifndef SESSIONS_TEXT_FIELDS_H
#define SESSIONS_TEXT_FIELDS_H

#include <stddef.h>

#include "core/base/ratio.h"
#include "sessions/text/csv_writer.h"
#include "sessions/text/json.h"

typedef enum ValueKind {
  VALUE_NONE,    /* empty in CSV, null in JSON */
  VALUE_TEXT,    /* typed by somebody, or a word of ours */
  VALUE_NUMBER,  /* an integer */
  VALUE_DECIMAL, /* as written: "24.5" */
  VALUE_FLAG     /* yes or no in CSV, true or false in JSON */
} ValueKind;

enum { VALUE_TEXT_SIZE = 64 };

typedef struct Value {
  ValueKind kind;
  int64_t number;            /* of a number; of a flag 0 or 1 */
  const char *text;          /* borrowed; NULL: the text is `own` */
  char own[VALUE_TEXT_SIZE]; /* a decimal, or a text stored nowhere else */
} Value;

Value value_none(void);
Value value_text(const char *text);      /* NULL: no value */
Value value_some_text(const char *text); /* NULL and "": no value */
Value value_own(
    const char *text); /* copied, at most VALUE_TEXT_SIZE including the NUL; "": no value */
Value value_text_or_own(const char *text, const char *buffer); /* copied if it is the buffer */
Value value_number(int64_t number);
Value value_positive(int64_t number);         /* 0 and below: no value */
Value value_known(int64_t number);            /* RULE_UNKNOWN: no value */
Value value_thousandths(int64_t thousandths); /* 24500: 24.5 */
Value value_ratio(Ratio ratio);               /* to six decimals */
Value value_flag(bool flag);

/* Returns a row's value for a field; `which` is the field's own. */
typedef Value FieldGetter(const void *row, size_t which);

typedef struct Field {
  const char *name; /* NULL ends a list of fields */
  FieldGetter *get;
  size_t which;
} Field;

/* Fields shared by several kinds of rows are in a base schema: rows of a derived schema begin with
 * a row of the base. */
typedef struct Schema {
  const Field *fields;
  const struct Schema *base; /* NULL: no value */
} Schema;

/* Read a member at an offset of the row: an int64_t; an int64_t where 0 means no value; a const
 * char *; a Value. */
FieldGetter number_at, positive_at, text_at, value_at;

/* Names are in a list separated by blanks. Removes the first one; false if none is left. */
typedef struct Name {
  const char *text; /* not NUL-terminated */
  size_t length;
} Name;

bool name_next(const char **names, Name *name);
bool name_is(Name name, const char *text);

/* Returns how many of these cells, up to the first that differs, match the names of a list in
 * order. */
size_t names_same(const char *names, const char *const *cells, size_t count);

/* Write the names as cells, each with a prefix and a suffix, and as a whole header line. */
void csv_names(CsvWriter *csv, const char *before, const char *names, const char *after);
void csv_header(CsvWriter *csv, const char *names);

/* Write these fields as cells of the current row, and as members of the open object. All names must
 * be in the schema; NULL: all of its own fields. */
void csv_fields(CsvWriter *csv, const Schema *schema, const char *names, const void *row);
void json_fields(Json *json, const Schema *schema, const char *names, const void *row);

/* Writes a single value. `name` is NULL in an array. */
void json_value(Json *json, const char *name, Value value);

/* Writes rows of one schema as a table, or as an array of objects. */
typedef struct RowWriter {
  const Schema *schema;
  const char *names; /* NULL: all of the schema's own fields */
  CsvWriter csv;     /* one of these two has a stream; its owner checks it (ferror) */
  Json json;
} RowWriter;

void rows_begin_csv(RowWriter *rows, FILE *out, const Schema *schema, const char *names);
void rows_begin_json(RowWriter *rows, FILE *out, const Schema *schema, const char *names);
void rows_add(RowWriter *rows, const void *row);
void rows_end(RowWriter *rows);

#endif
