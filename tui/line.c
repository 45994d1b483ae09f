#include "tui/line.h"

#include <string.h>
#include <utf8proc.h>

void line_clear(Line *line) {
  line->text[0] = '\0';
  line->cursor = 0;
}

static bool insert(Line *line, const char *text, size_t size) {
  size_t length = strlen(line->text);
  if (length + size >= sizeof line->text) return false;
  memmove(line->text + line->cursor + size, line->text + line->cursor, length - line->cursor + 1);
  memcpy(line->text + line->cursor, text, size);
  line->cursor += size;
  return true;
}

bool line_type(Line *line, Key key) {
  if (key < ' ' || (key >= PRESS_BACKSPACE && key < 0xa0) || key >= PRESS_UP) return false;
  utf8proc_uint8_t bytes[4];
  utf8proc_ssize_t size = utf8proc_encode_char((utf8proc_int32_t)key, bytes);
  return size > 0 && insert(line, (const char *)bytes, (size_t)size);
}

void line_paste(Line *line, const char *text) {
  utf8proc_ssize_t left = (utf8proc_ssize_t)strlen(text);
  while (left > 0) {
    utf8proc_int32_t character;
    utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)text, left, &character);
    if (character == '\n' || character == '\r' || character == '\t') character = ' ';
    if (size > 0) line_type(line, (Key)character);
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

void line_delete(Line *line) {
  size_t begin = line->cursor;
  line_right(line);
  memmove(line->text + begin, line->text + line->cursor, strlen(line->text + line->cursor) + 1);
  line->cursor = begin;
}

void line_erase(Line *line) {
  if (line->cursor == 0) return;
  line_left(line);
  line_delete(line);
}

void line_start(Line *line) {
  line->cursor = 0;
}

void line_end(Line *line) {
  line->cursor = strlen(line->text);
}
