/* A line of text being typed, with its cursor. */
#ifndef TUI_LINE_H
#define TUI_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/key.h"

enum { LINE_TEXT_SIZE = 4096 };

typedef struct Line {
  char text[LINE_TEXT_SIZE]; /* UTF-8, whole characters */
  size_t cursor;             /* in bytes, between characters */
} Line;

void line_clear(Line *line);

/* Types a character at the cursor; false where the line is full or the key is no visible character.
 */
bool line_type(Line *line, Key key);

/* Puts in as much of a pasted text as fits; line ends become blanks, what is not UTF-8 is left out.
 */
void line_paste(Line *line, const char *text);

void line_erase(Line *line);  /* the character before the cursor, with its marks */
void line_delete(Line *line); /* the character at the cursor */
void line_left(Line *line);
void line_right(Line *line);
void line_start(Line *line);
void line_end(Line *line);

#endif
