#include "sessions/text/json.h"

#include <inttypes.h>
#include <string.h>

#include "sessions/text/text.h"

/* A character beyond 16 bits is written as two, as in UTF-16. */
static void write_escape(FILE *out, int32_t point) {
  enum { BEYOND = 0x10000, HIGH = 0xD800, LOW = 0xDC00, HALF_BITS = 10, HALF_MASK = 0x3FF };
  if (point < BEYOND)
    fprintf(out, "\\u%04x", (unsigned)point);
  else
    fprintf(out, "\\u%04x\\u%04x", (unsigned)(HIGH + ((point - BEYOND) >> HALF_BITS)),
            (unsigned)(LOW + ((point - BEYOND) & HALF_MASK)));
}

static void write_sign(FILE *out, const char *raw, TextSign sign) {
  if (sign.point == TEXT_NO_SIGN)
    fprintf(out, "<byte %02X>", (unsigned)(unsigned char)raw[0]);
  else if (sign.hidden || sign.point < ' ')
    write_escape(out, sign.point);
  else {
    if (*raw == '"' || *raw == '\\') fputc('\\', out);
    fwrite(raw, 1, sign.length, out);
  }
}

void json_quoted(FILE *out, const char *text) {
  const size_t size = strlen(text);
  int32_t before = TEXT_NO_SIGN;
  fputc('"', out);
  for (size_t at = 0; at < size;) {
    const TextSign sign = text_sign(text, size, at, before);
    write_sign(out, text + at, sign);
    before = sign.point;
    at += sign.length;
  }
  fputc('"', out);
}

static bool is_compact(const Json *json) {
  return json->compact_depth > 0;
}

static void begin_line(const Json *json) {
  fputc('\n', json->out);
  for (int level = 0; level < json->depth; ++level)
    fputs("  ", json->out);
}

static void begin_value(Json *json, const char *name) {
  if (json->has_before) fputs(is_compact(json) ? ", " : ",", json->out);
  if (json->depth > 0 && !is_compact(json)) begin_line(json);
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
  if (json->compact && !is_compact(json)) json->compact_depth = json->depth;
  json->has_before = false;
}

static void end(Json *json, char bracket) {
  const bool on_one_line = is_compact(json);
  if (json->depth == json->compact_depth) json->compact_depth = 0;
  --json->depth;
  if (json->has_before && !on_one_line) begin_line(json);
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
