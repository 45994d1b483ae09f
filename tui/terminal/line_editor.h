/* A line of text being typed, with its cursor and what it was before. A key costs the same however
 * long the line is, but for moving the bytes behind the cursor. */
#ifndef TUI_TERMINAL_LINE_EDITOR_H
#define TUI_TERMINAL_LINE_EDITOR_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/terminal/key_names.h"

enum { TYPED_TEXT_SIZE = 40004 /* a note's 10,000 characters */, LINE_STEPS_MAX = 32 };

/* What was done to a line last; letter after letter is one step, word after word are two. */
typedef enum LineStep { LINE_OPENED, LINE_TYPED, LINE_ERASED, LINE_REPLACED } LineStep;

/* What a step did at `at`: `removed` bytes went, and `inserted` came in their place. */
typedef struct LineChange {
  size_t at, inserted, removed;
  size_t cursor; /* before it */
} LineChange;

typedef struct LineEditor {
  char text[TYPED_TEXT_SIZE]; /* UTF-8, whole characters */
  size_t length, cursor;      /* in bytes, the cursor between characters */
  size_t characters;
  size_t limit; /* as many characters at most; 0: as many as there is room for */
  LineStep last;
  LineChange steps[LINE_STEPS_MAX]; /* the latest steps, the last one last */
  size_t step_count;
  char removed[TYPED_TEXT_SIZE]; /* what each of them removed, one after the other */
  size_t removed_size;
} LineEditor;

/* Empties the line; what is typed next has no limit until one is set. */
void line_clear(LineEditor *line);

/* Begins with a text to edit; nothing can be undone yet. */
void line_open(LineEditor *line, const char *text);

/* Whether not one more character can be typed. */
bool line_is_full(const LineEditor *line);

/* Types a character at the cursor; false where the line is full or the key is no visible character.
 */
bool line_type(LineEditor *line, Key key);

/* Puts in as much of a pasted text as fits; line ends become blanks, what is not UTF-8 is left out.
 */
void line_paste(LineEditor *line, const char *text);

void line_erase(LineEditor *line);      /* the character before the cursor, with its marks */
void line_delete(LineEditor *line);     /* the character at the cursor */
void line_erase_word(LineEditor *line); /* the word before the cursor, and blanks after it */
void line_left(LineEditor *line);
void line_right(LineEditor *line);
void line_word_left(LineEditor *line);
void line_word_right(LineEditor *line);
void line_start(LineEditor *line);
void line_end(LineEditor *line);

/* Back to before the latest step, if there is one. */
void line_undo(LineEditor *line);

#endif
