#include "sessions/text/fields.h"

#include <assert.h>
#include <string.h>

#include "core/vote/event.h"
#include "core/vote/tally.h"

enum { DECIMALS = 6 };

Value value_none(void) {
  return (Value){.kind = VALUE_NONE};
}

Value value_text(const char *text) {
  return (Value){.kind = text ? VALUE_TEXT : VALUE_NONE, .text = text};
}

Value value_some_text(const char *text) {
  return value_text(text && *text ? text : NULL);
}

static Value copied(ValueKind kind, const char *text) {
  Value value = {.kind = kind};
  snprintf(value.own, sizeof value.own, "%s", text);
  return value;
}

Value value_own(const char *text) {
  return *text ? copied(VALUE_TEXT, text) : value_none();
}

Value value_text_or_own(const char *text, const char *buffer) {
  return text == buffer ? value_own(text) : value_text(text);
}

Value value_number(int64_t number) {
  return (Value){.kind = VALUE_NUMBER, .number = number};
}

Value value_positive(int64_t number) {
  return number > 0 ? value_number(number) : value_none();
}

Value value_known(int64_t number) {
  return number == RULE_UNKNOWN ? value_none() : value_number(number);
}

static Value value_decimal(const char *decimal) {
  return copied(VALUE_DECIMAL, decimal);
}

Value value_thousandths(int64_t thousandths) {
  char text[WEIGHT_TEXT_SIZE];
  return value_decimal(thousandths_text(thousandths, '.', text));
}

Value value_ratio(Ratio ratio) {
  char text[RATIO_TEXT_SIZE];
  return value_decimal(ratio_text(ratio, DECIMALS, '.', text));
}

Value value_flag(bool flag) {
  return (Value){.kind = VALUE_FLAG, .number = flag};
}

Value number_at(const void *row, size_t offset) {
  int64_t number;
  memcpy(&number, (const char *)row + offset, sizeof number);
  return value_number(number);
}

Value positive_at(const void *row, size_t offset) {
  return value_positive(number_at(row, offset).number);
}

Value text_at(const void *row, size_t offset) {
  const char *text;
  memcpy(&text, (const char *)row + offset, sizeof text);
  return value_text(text);
}

Value value_at(const void *row, size_t offset) {
  Value value;
  memcpy(&value, (const char *)row + offset, sizeof value);
  return value;
}

bool name_next(const char **names, Name *name) {
  const char *begin = *names + strspn(*names, " ");
  *name = (Name){begin, strcspn(begin, " ")};
  *names = begin + name->length;
  return name->length > 0;
}

bool name_is(Name name, const char *text) {
  return strncmp(name.text, text, name.length) == 0 && text[name.length] == '\0';
}

size_t names_same(const char *names, const char *const *cells, size_t count) {
  size_t same = 0;
  for (Name name; same < count && name_next(&names, &name) && name_is(name, cells[same]);)
    ++same;
  return same;
}

/* Most names are listed in the order of the schema, so try the one after the previous first. */
static const Field *find(const Schema *schema, const Field *before, Name name) {
  if (before && before[1].name && name_is(name, before[1].name)) return before + 1;
  for (; schema; schema = schema->base)
    for (const Field *field = schema->fields; field->name; ++field)
      if (name_is(name, field->name)) return field;
  assert(false && "a name that no field of the schema has");
  return NULL;
}

/* Returns the field of the next name; NULL if none. */
static const Field *next_field(const Schema *schema, const char **names, const Field *before) {
  Name name;
  if (*names) return name_next(names, &name) ? find(schema, before, name) : NULL;
  const Field *next = before ? before + 1 : schema->fields;
  return next->name ? next : NULL;
}

void csv_names(CsvWriter *csv, const char *before, const char *names, const char *after) {
  enum { NAME_SIZE = 64 };
  char cell[NAME_SIZE];
  for (Name name; name_next(&names, &name);) {
    snprintf(cell, sizeof cell, "%s%.*s%s", before, (int)name.length, name.text, after);
    csv_write_word(csv, cell);
  }
}

void csv_header(CsvWriter *csv, const char *names) {
  csv_names(csv, "", names, "");
  csv_end_row(csv);
}

static void csv_value(CsvWriter *csv, const Value *value) {
  const char *text = value->text ? value->text : value->own;
  switch (value->kind) {
  case VALUE_NONE: csv_write_word(csv, ""); break;
  case VALUE_TEXT: csv_write_text(csv, text); break;
  case VALUE_NUMBER: csv_write_number(csv, value->number); break;
  case VALUE_DECIMAL: csv_write_word(csv, text); break;
  case VALUE_FLAG: csv_write_word(csv, value->number ? "yes" : "no"); break;
  }
}

void json_value(Json *json, const char *name, Value value) {
  const char *text = value.text ? value.text : value.own;
  switch (value.kind) {
  case VALUE_NONE: json_null(json, name); break;
  case VALUE_TEXT: json_text(json, name, text); break;
  case VALUE_NUMBER: json_number(json, name, value.number); break;
  case VALUE_DECIMAL: json_decimal(json, name, text); break;
  case VALUE_FLAG: json_flag(json, name, value.number); break;
  }
}

void csv_fields(CsvWriter *csv, const Schema *schema, const char *names, const void *row) {
  for (const Field *field = NULL; (field = next_field(schema, &names, field));) {
    const Value value = field->get(row, field->which);
    csv_value(csv, &value);
  }
}

void json_fields(Json *json, const Schema *schema, const char *names, const void *row) {
  for (const Field *field = NULL; (field = next_field(schema, &names, field));)
    json_value(json, field->name, field->get(row, field->which));
}

void rows_begin_csv(RowWriter *rows, FILE *out, const Schema *schema, const char *names) {
  *rows = (RowWriter){.schema = schema, .names = names, .csv = {.out = out}};
  for (const Field *field = NULL; (field = next_field(schema, &names, field));)
    csv_write_word(&rows->csv, field->name);
  csv_end_row(&rows->csv);
}

void rows_begin_json(RowWriter *rows, FILE *out, const Schema *schema, const char *names) {
  *rows = (RowWriter){.schema = schema, .names = names, .json = {.out = out}};
  json_begin_array(&rows->json, NULL);
}

void rows_add(RowWriter *rows, const void *row) {
  if (rows->csv.out) {
    csv_fields(&rows->csv, rows->schema, rows->names, row);
    csv_end_row(&rows->csv);
  } else {
    json_begin_object(&rows->json, NULL);
    json_fields(&rows->json, rows->schema, rows->names, row);
    json_end_object(&rows->json);
  }
}

void rows_end(RowWriter *rows) {
  if (rows->json.out) json_end_array(&rows->json);
}
