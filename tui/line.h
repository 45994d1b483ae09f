/* A line of text being typed, with its cursor and what it was before. */
#ifndef TUI_LINE_H
#define TUI_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/key.h"

enum { LINE_TEXT_SIZE = 4096, LINE_STEPS_MAX = 32 };

/* What was done to a line last; letter after letter is one step, word after word are two. */
typedef enum LineStep { LINE_OPENED, LINE_TYPED, LINE_ERASED, LINE_REPLACED } LineStep;

/* A line as it was before a step. */
typedef struct LineState {
  char text[LINE_TEXT_SIZE];
  size_t cursor;
} LineState;

typedef struct Line {
  char text[LINE_TEXT_SIZE]; /* UTF-8, whole characters */
  size_t cursor;             /* in bytes, between characters */
  LineStep last;
  LineState before[LINE_STEPS_MAX]; /* the latest steps, the last one last */
  size_t step_count;
} Line;

void line_clear(Line *line);

/* Begins with a text to edit; nothing can be undone yet. */
void line_open(Line *line, const char *text);

/* Types a character at the cursor; false where the line is full or the key is no visible character.
 */
bool line_type(Line *line, Key key);

/* Puts in as much of a pasted text as fits; line ends become blanks, what is not UTF-8 is left out.
 */
void line_paste(Line *line, const char *text);

void line_erase(Line *line);      /* the character before the cursor, with its marks */
void line_delete(Line *line);     /* the character at the cursor */
void line_erase_word(Line *line); /* the word before the cursor, and blanks after it */
void line_left(Line *line);
void line_right(Line *line);
void line_word_left(Line *line);
void line_word_right(Line *line);
void line_start(Line *line);
void line_end(Line *line);

/* Back to before the latest step, if there is one. */
void line_undo(Line *line);

#endif
