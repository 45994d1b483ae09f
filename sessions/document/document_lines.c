#include "sessions/document/document_lines.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/text/text.h"
#include "sessions/text/wrap.h"

enum { SHORT_TEXT = 6, NARROWEST = 8 };

bool lines_ok(const Lines *lines, Error *err) {
  return !lines->failed || fail_memory(err);
}

static const char *keep_text(Lines *lines, const char *text) {
  if (!lines->failed && store_reserve(&lines->texts, strlen(text) + 1))
    return store_text(&lines->texts, text);
  lines->failed = true;
  return "";
}

const char *lines_format(Lines *lines, const char *format, ...) {
  char *text = NULL;
  va_list arguments;
  va_start(arguments, format);
  if (vasprintf(&text, format, arguments) < 0) text = NULL;
  va_end(arguments);
  if (!text) lines->failed = true;
  const char *kept = text ? keep_text(lines, text) : "";
  free(text);
  return kept;
}

/* A text that the lines keep already. */
static void add_kept(Lines *lines, const char *text, Keeping keeping) {
  TextLine *array = lines->failed ? NULL
                                  : array_reserve(lines->lines, &lines->capacity, lines->count + 1,
                                                  sizeof *array);
  lines->failed = !array;
  if (!array) return;
  lines->lines = array;
  array[lines->count++] = (TextLine){
      .text = text, .keeping = keeping, .head = lines->head, .head_size = lines->head_size};
}

void lines_add(Lines *lines, const char *text, Keeping keeping) {
  add_kept(lines, keep_text(lines, text), keeping);
}

void lines_space(Lines *lines) {
  if (lines->count == 0 || *lines->lines[lines->count - 1].text == '\0') return;
  const Keeping keeping = lines->lines[lines->count - 1].keeping;
  lines_add(lines, "", keeping);
}

void lines_keep_last(Lines *lines, Keeping keeping) {
  if (lines->count > 0) lines->lines[lines->count - 1].keeping = keeping;
}

/* Which lines of a text may be the last on a page. */
static void settle_keeping(Lines *lines, size_t from, Keeping keeping) {
  const size_t count = lines->count - from;
  for (size_t n = 0; n < count; ++n) {
    const bool edge = n == 0 || n + 2 == count;
    lines->lines[from + n].keeping = count <= SHORT_TEXT || edge ? KEEP_WITH_NEXT : MAY_BREAK;
  }
  if (count > 0) lines->lines[lines->count - 1].keeping = keeping;
}

void lines_wrap(Lines *lines, const char *first, int indent, const char *text, Keeping keeping) {
  const size_t from = lines->count;
  const char *rest = text;
  do {
    int room = lines->width - (first ? text_columns(first) : indent);
    if (room < NARROWEST) room = NARROWEST;
    const size_t size = wrap_line(rest, room);
    add_kept(lines,
             lines_format(lines, "%s%*s%.*s", first ? first : "", first ? 0 : indent, "", (int)size,
                          rest),
             MAY_BREAK);
    first = NULL;
    rest += size;
    rest += strspn(rest, " ");
  } while (*rest != '\0');
  settle_keeping(lines, from, keeping);
}

void lines_rule(Lines *lines, const char *sign, Keeping keeping) {
  const size_t size = strlen(sign), count = (size_t)lines->width;
  char *rule = calloc(count, size + 1);
  if (!rule) lines->failed = true;
  for (size_t n = 0; rule && n < count; ++n)
    memcpy(rule + n * size, sign, size);
  if (rule) lines_add(lines, rule, keeping);
  free(rule);
}

void lines_free(Lines *lines) {
  free(lines->lines);
  store_free(&lines->texts);
  *lines = (Lines){0};
}
