#include "sessions/report/json.h"

#include <inttypes.h>

void json_quoted(FILE *out, const char *text) {
  fputc('"', out);
  for (const char *at = text; *at; ++at)
    if (*at == '"' || *at == '\\')
      fprintf(out, "\\%c", *at);
    else if ((unsigned char)*at < ' ')
      fprintf(out, "\\u%04x", (unsigned)(unsigned char)*at);
    else
      fputc(*at, out);
  fputc('"', out);
}

static void begin_line(const Json *json) {
  fputc('\n', json->out);
  for (int level = 0; level < json->depth; ++level)
    fputs("  ", json->out);
}

static void begin_value(Json *json, const char *name) {
  if (json->has_before) fputc(',', json->out);
  if (json->depth > 0) begin_line(json);
  if (name) {
    json_quoted(json->out, name);
    fputs(": ", json->out);
  }
  json->has_before = true;
}

static void begin(Json *json, const char *name, char bracket) {
  begin_value(json, name);
  fputc(bracket, json->out);
  ++json->depth;
  json->has_before = false;
}

static void end(Json *json, char bracket) {
  --json->depth;
  if (json->has_before) begin_line(json);
  fputc(bracket, json->out);
  if (json->depth == 0) fputc('\n', json->out);
  json->has_before = true;
}

void json_begin_object(Json *json, const char *name) {
  begin(json, name, '{');
}

void json_end_object(Json *json) {
  end(json, '}');
}

void json_begin_array(Json *json, const char *name) {
  begin(json, name, '[');
}

void json_end_array(Json *json) {
  end(json, ']');
}

void json_text(Json *json, const char *name, const char *text) {
  begin_value(json, name);
  json_quoted(json->out, text);
}

void json_number(Json *json, const char *name, int64_t number) {
  begin_value(json, name);
  fprintf(json->out, "%" PRId64, number);
}

void json_flag(Json *json, const char *name, bool flag) {
  begin_value(json, name);
  fputs(flag ? "true" : "false", json->out);
}

void json_null(Json *json, const char *name) {
  begin_value(json, name);
  fputs("null", json->out);
}

void json_decimal(Json *json, const char *name, const char *decimal) {
  begin_value(json, name);
  fputs(decimal, json->out);
}
