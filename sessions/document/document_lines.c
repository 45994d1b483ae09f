#include "sessions/document/document_lines.h"

#include <stdlib.h>
#include <string.h>

#include "sessions/text/text.h"
#include "sessions/text/wrap.h"

enum { SHORT_TEXT = 6, NARROWEST = 8 };

static const char *keep_text(Lines *lines, const char *text, Error *err) {
  if (store_reserve(&lines->texts, strlen(text) + 1)) return store_text(&lines->texts, text);
  fail_memory(err);
  return NULL;
}

bool lines_add(Lines *lines, const char *text, Keeping keeping, Error *err) {
  TextLine *array = array_reserve(lines->lines, &lines->capacity, lines->count + 1, sizeof *array);
  if (!array) return fail_memory(err);
  lines->lines = array;
  TextLine *line = &array[lines->count];
  *line = (TextLine){.keeping = keeping, .head = lines->head, .head_size = lines->head_size};
  line->text = keep_text(lines, text, err);
  if (!line->text) return false;
  ++lines->count;
  return true;
}

bool lines_space(Lines *lines, Error *err) {
  if (lines->count == 0 || *lines->lines[lines->count - 1].text == '\0') return true;
  const Keeping keeping = lines->lines[lines->count - 1].keeping;
  return lines_add(lines, "", keeping, err);
}

void lines_keep_last(Lines *lines) {
  if (lines->count > 0) lines->lines[lines->count - 1].keeping = KEEP_WITH_NEXT;
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

static bool add_part(Lines *lines, const char *first, int indent, const char *text, size_t size,
                     Error *err) {
  char *line = NULL;
  const int length = first ? asprintf(&line, "%s%.*s", first, (int)size, text)
                           : asprintf(&line, "%*s%.*s", indent, "", (int)size, text);
  if (length < 0) return fail_memory(err);
  const bool added = lines_add(lines, line, MAY_BREAK, err);
  free(line);
  return added;
}

bool lines_wrap(Lines *lines, const char *first, int indent, const char *text, Keeping keeping,
                Error *err) {
  const size_t from = lines->count;
  const char *rest = text;
  do {
    int room = lines->width - (first ? text_columns(first) : indent);
    if (room < NARROWEST) room = NARROWEST;
    const size_t size = paragraph_line(rest, room);
    if (!add_part(lines, first, indent, rest, size, err)) return false;
    first = NULL;
    rest += size;
    rest += strspn(rest, " ");
  } while (*rest != '\0');
  settle_keeping(lines, from, keeping);
  return true;
}

bool lines_rule(Lines *lines, const char *sign, Keeping keeping, Error *err) {
  const size_t size = strlen(sign), count = (size_t)lines->width;
  char *rule = calloc(count, size + 1);
  if (!rule) return fail_memory(err);
  for (size_t n = 0; n < count; ++n)
    memcpy(rule + n * size, sign, size);
  const bool added = lines_add(lines, rule, keeping, err);
  free(rule);
  return added;
}

void lines_free(Lines *lines) {
  free(lines->lines);
  store_free(&lines->texts);
  *lines = (Lines){0};
}
