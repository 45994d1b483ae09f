#include "tui/terminal/line_editor.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

static bool continues(char byte) {
  return ((unsigned char)byte & 0xc0) == 0x80;
}

static size_t count_characters(const char *text, size_t size) {
  size_t characters = 0;
  for (size_t i = 0; i < size; i++)
    characters += !continues(text[i]);
  return characters;
}

void line_clear(LineEditor *line) {
  line_open(line, "");
}

void line_open(LineEditor *line, const char *text) {
  snprintf(line->text, sizeof line->text, "%s", text);
  line->length = line->cursor = strlen(line->text);
  line->characters = count_characters(line->text, line->length);
  line->limit = 0;
  line->last = LINE_OPENED;
  line->step_count = line->removed_size = 0;
}

static void forget_first_step(LineEditor *line) {
  const size_t removed = line->steps[0].removed;
  line->step_count--;
  memmove(line->steps, line->steps + 1, line->step_count * sizeof *line->steps);
  line->removed_size -= removed;
  memmove(line->removed, line->removed + removed, line->removed_size);
}

/* Begins a new step, unless it continues the previous one at the same place. */
static void begin_step(LineEditor *line, LineStep step) {
  const LineChange *before =
      line->step_count > 0 ? &line->steps[line->step_count - 1] : &(LineChange){0};
  const bool goes_on = step == line->last && step != LINE_REPLACED && line->step_count > 0 &&
                       before->at + before->inserted == line->cursor;
  line->last = step;
  if (goes_on) return;
  if (line->step_count == LINE_STEPS_MAX) forget_first_step(line);
  line->steps[line->step_count++] = (LineChange){.at = line->cursor, .cursor = line->cursor};
}

/* Replaces bytes; there must be room. */
static void change(LineEditor *line, size_t at, size_t removed, const char *text, size_t size) {
  const size_t rest = line->length - at - removed;
  line->characters += count_characters(text, size);
  line->characters -= count_characters(line->text + at, removed);
  memmove(line->text + at + size, line->text + at + removed, rest + 1);
  memcpy(line->text + at, text, size);
  line->length = line->length - removed + size;
}

/* A step that changed nothing does not count. */
void line_undo(LineEditor *line) {
  bool is_undone = false;
  while (line->step_count > 0 && !is_undone) {
    const LineChange step = line->steps[--line->step_count];
    is_undone = step.inserted > 0 || step.removed > 0;
    line->removed_size -= step.removed;
    change(line, step.at, step.inserted, line->removed + line->removed_size, step.removed);
    line->cursor = step.cursor;
  }
  line->last = LINE_OPENED;
}

bool line_is_full(const LineEditor *line) {
  return line->length + 4 >= sizeof line->text ||
         (line->limit > 0 && line->characters >= line->limit);
}

static bool insert(LineEditor *line, const char *text, size_t size) {
  if (line_is_full(line)) return false;
  change(line, line->cursor, 0, text, size);
  line->cursor += size;
  line->steps[line->step_count - 1].inserted += size;
  return true;
}

static bool type_character(LineEditor *line, Key key) {
  if (key < ' ' || (key >= PRESS_BACKSPACE && key < 0xa0) || key >= PRESS_UP) return false;
  utf8proc_uint8_t bytes[4];
  utf8proc_ssize_t size = utf8proc_encode_char((utf8proc_int32_t)key, bytes);
  return size > 0 && insert(line, (const char *)bytes, (size_t)size);
}

/* A blank ends a step: words are undone one by one. */
bool line_type(LineEditor *line, Key key) {
  begin_step(line, LINE_TYPED);
  bool typed = type_character(line, key);
  if (key == ' ') line->last = LINE_OPENED;
  return typed;
}

void line_paste(LineEditor *line, const char *text) {
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

static bool is_mark(const char *text) {
  utf8proc_int32_t character;
  utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &character);
  utf8proc_category_t category = utf8proc_category(character);
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

void line_left(LineEditor *line) {
  while (line->cursor > 0) {
    line->cursor--;
    if (!continues(line->text[line->cursor]) && !is_mark(line->text + line->cursor)) return;
  }
}

void line_right(LineEditor *line) {
  if (line->text[line->cursor] == '\0') return;
  do {
    line->cursor++;
  } while (continues(line->text[line->cursor]) ||
           (line->text[line->cursor] != '\0' && is_mark(line->text + line->cursor)));
}

/* Saves removed bytes in text order, next to what the same step removed before. */
static void remember(LineEditor *line, size_t begin, size_t size) {
  LineChange *step = &line->steps[line->step_count - 1];
  while (line->removed_size + size > sizeof line->removed && line->step_count > 1) {
    forget_first_step(line);
    step = &line->steps[line->step_count - 1];
  }
  char *removed = line->removed + line->removed_size - step->removed;
  const size_t before = begin < step->at ? 0 : step->removed;
  memmove(removed + before + size, removed + before, step->removed - before);
  memcpy(removed + before, line->text + begin, size);
  line->removed_size += size;
  step->removed += size;
  step->at = begin;
}

static void take_out(LineEditor *line, size_t begin, size_t end) {
  remember(line, begin, end - begin);
  change(line, begin, end - begin, "", 0);
  line->cursor = begin;
}

void line_delete(LineEditor *line) {
  size_t begin = line->cursor;
  begin_step(line, LINE_ERASED);
  line_right(line);
  take_out(line, begin, line->cursor);
}

void line_erase(LineEditor *line) {
  size_t end = line->cursor;
  begin_step(line, LINE_ERASED);
  line_left(line);
  take_out(line, line->cursor, end);
}

void line_erase_word(LineEditor *line) {
  size_t end = line->cursor;
  begin_step(line, LINE_REPLACED);
  line_word_left(line);
  take_out(line, line->cursor, end);
}

void line_erase_before(LineEditor *line) {
  const size_t end = line->cursor;
  begin_step(line, LINE_REPLACED);
  line_start(line);
  take_out(line, 0, end);
}

void line_word_left(LineEditor *line) {
  while (line->cursor > 0 && line->text[line->cursor - 1] == ' ')
    line->cursor--;
  while (line->cursor > 0 && line->text[line->cursor - 1] != ' ')
    line_left(line);
}

void line_word_right(LineEditor *line) {
  while (line->text[line->cursor] == ' ')
    line->cursor++;
  while (line->text[line->cursor] != '\0' && line->text[line->cursor] != ' ')
    line_right(line);
}

void line_start(LineEditor *line) {
  line->cursor = 0;
}

void line_end(LineEditor *line) {
  line->cursor = line->length;
}
