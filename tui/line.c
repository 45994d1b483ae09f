#include "tui/line.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

void line_clear(Line *line) {
  line_open(line, "");
}

void line_open(Line *line, const char *text) {
  snprintf(line->text, sizeof line->text, "%s", text);
  line->cursor = strlen(line->text);
  line->last = LINE_OPENED;
  line->step_count = 0;
}

/* Remembers the line before a step, unless it goes on with the one before. The oldest is forgotten.
 */
static void begin_step(Line *line, LineStep step) {
  bool goes_on = step == line->last && step != LINE_REPLACED && line->step_count > 0;
  line->last = step;
  if (goes_on) return;
  if (line->step_count == LINE_STEPS_MAX) {
    line->step_count--;
    memmove(line->before, line->before + 1, line->step_count * sizeof *line->before);
  }
  LineState *before = &line->before[line->step_count++];
  memcpy(before->text, line->text, sizeof before->text);
  before->cursor = line->cursor;
}

/* A step that changed nothing is no step. */
void line_undo(Line *line) {
  bool is_undone = false;
  while (line->step_count > 0 && !is_undone) {
    const LineState *before = &line->before[--line->step_count];
    is_undone = strcmp(line->text, before->text) != 0;
    memcpy(line->text, before->text, sizeof line->text);
    line->cursor = before->cursor;
  }
  line->last = LINE_OPENED;
}

static bool insert(Line *line, const char *text, size_t size) {
  size_t length = strlen(line->text);
  if (length + size >= sizeof line->text) return false;
  memmove(line->text + line->cursor + size, line->text + line->cursor, length - line->cursor + 1);
  memcpy(line->text + line->cursor, text, size);
  line->cursor += size;
  return true;
}

static bool type_character(Line *line, Key key) {
  if (key < ' ' || (key >= PRESS_BACKSPACE && key < 0xa0) || key >= PRESS_UP) return false;
  utf8proc_uint8_t bytes[4];
  utf8proc_ssize_t size = utf8proc_encode_char((utf8proc_int32_t)key, bytes);
  return size > 0 && insert(line, (const char *)bytes, (size_t)size);
}

/* A blank ends a step: words are undone one by one. */
bool line_type(Line *line, Key key) {
  begin_step(line, LINE_TYPED);
  bool typed = type_character(line, key);
  if (key == ' ') line->last = LINE_OPENED;
  return typed;
}

void line_paste(Line *line, const char *text) {
  begin_step(line, LINE_REPLACED);
  utf8proc_ssize_t left = (utf8proc_ssize_t)strlen(text);
  while (left > 0) {
    utf8proc_int32_t character;
    utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)text, left, &character);
    if (character == '\n' || character == '\r' || character == '\t') character = ' ';
    if (size > 0) type_character(line, (Key)character);
    if (size < 1) size = 1;
    text += size;
    left -= size;
  }
}

static bool continues(char byte) {
  return ((unsigned char)byte & 0xc0) == 0x80;
}

static bool is_mark(const char *text) {
  utf8proc_int32_t character;
  utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &character);
  utf8proc_category_t category = utf8proc_category(character);
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

void line_left(Line *line) {
  while (line->cursor > 0) {
    line->cursor--;
    if (!continues(line->text[line->cursor]) && !is_mark(line->text + line->cursor)) return;
  }
}

void line_right(Line *line) {
  if (line->text[line->cursor] == '\0') return;
  do {
    line->cursor++;
  } while (continues(line->text[line->cursor]) ||
           (line->text[line->cursor] != '\0' && is_mark(line->text + line->cursor)));
}

static void take_out(Line *line, size_t begin, size_t end) {
  memmove(line->text + begin, line->text + end, strlen(line->text + end) + 1);
  line->cursor = begin;
}

void line_delete(Line *line) {
  size_t begin = line->cursor;
  begin_step(line, LINE_ERASED);
  line_right(line);
  take_out(line, begin, line->cursor);
}

void line_erase(Line *line) {
  size_t end = line->cursor;
  begin_step(line, LINE_ERASED);
  line_left(line);
  take_out(line, line->cursor, end);
}

void line_erase_word(Line *line) {
  size_t end = line->cursor;
  begin_step(line, LINE_REPLACED);
  line_word_left(line);
  take_out(line, line->cursor, end);
}

void line_word_left(Line *line) {
  while (line->cursor > 0 && line->text[line->cursor - 1] == ' ')
    line->cursor--;
  while (line->cursor > 0 && line->text[line->cursor - 1] != ' ')
    line_left(line);
}

void line_word_right(Line *line) {
  while (line->text[line->cursor] == ' ')
    line->cursor++;
  while (line->text[line->cursor] != '\0' && line->text[line->cursor] != ' ')
    line_right(line);
}

void line_start(Line *line) {
  line->cursor = 0;
}

void line_end(Line *line) {
  line->cursor = strlen(line->text);
}
