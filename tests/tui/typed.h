/* A command line as it was typed, cut into words, for the tests of what reads it. */
#ifndef TESTS_TUI_TYPED_H
#define TESTS_TUI_TYPED_H

enum { TYPED_SIZE = 256, TYPED_WORDS_MAX = 16 };

typedef struct Typed {
  char text[TYPED_SIZE];
  char *words[TYPED_WORDS_MAX + 1]; /* ends with NULL */
  int count;
} Typed;

/* Words are parted by single blanks. The text must fit. */
void type(Typed *typed, const char *text);

#endif
