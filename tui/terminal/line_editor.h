/* A one-line editor with a cursor and undo. The cost of a key does not depend on the line's length,
 * except for moving the bytes after the cursor. */
#ifndef TUI_TERMINAL_LINE_EDITOR_H
#define TUI_TERMINAL_LINE_EDITOR_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/terminal/input.h"

enum { TYPED_TEXT_SIZE = 40004 /* a note's 10,000 characters */, LINE_STEPS_MAX = 32 };

/* The kind of the latest step; consecutive letters are one step, consecutive words are two. */
typedef enum LineStep { LINE_OPENED, LINE_TYPED, LINE_ERASED, LINE_REPLACED } LineStep;

/* A step replaced `removed` bytes at `at` by `inserted` bytes. */
typedef struct LineChange {
  size_t at, inserted, removed;
  size_t cursor; /* before it */
} LineChange;

typedef struct LineEditor {
  char text[TYPED_TEXT_SIZE]; /* UTF-8, whole characters */
  size_t length, cursor;      /* in bytes; the cursor is between characters */
  size_t characters;
  size_t limit; /* maximum characters; 0: as many as fit */
  LineStep last;
  LineChange steps[LINE_STEPS_MAX]; /* the latest steps, oldest first */
  size_t step_count;
  char removed[TYPED_TEXT_SIZE]; /* the bytes each of them removed, concatenated */
  size_t removed_size;
} LineEditor;

/* Empties the line and lifts its limit. */
void line_clear(LineEditor *line);

/* Starts editing a text; there is nothing to undo yet. */
void line_open(LineEditor *line, const char *text);

/* Returns whether no more characters can be typed. */
bool line_is_full(const LineEditor *line);

/* Inserts a character at the cursor; false if the line is full or the key is not a visible
 * character. */
bool line_type(LineEditor *line, Key key);

/* Inserts as much of a pasted text as fits; newlines become blanks, invalid UTF-8 is dropped. */
void line_paste(LineEditor *line, const char *text);

void line_erase(LineEditor *line);        /* the character before the cursor, with its marks */
void line_delete(LineEditor *line);       /* the character at the cursor */
void line_erase_word(LineEditor *line);   /* the word before the cursor, and blanks after it */
void line_erase_before(LineEditor *line); /* all before the cursor */
void line_left(LineEditor *line);
void line_right(LineEditor *line);
void line_word_left(LineEditor *line);
void line_word_right(LineEditor *line);
void line_start(LineEditor *line);
void line_end(LineEditor *line);

/* Undoes the latest step, if any. */
void line_undo(LineEditor *line);

#endif
