/* Fuzzy matching of a few typed letters, ignoring case and accents. */
#ifndef TUI_TERMINAL_FUZZY_H
#define TUI_TERMINAL_FUZZY_H

/* Best to worst. */
typedef enum Fit {
  FIT_WORD,    /* a word begins with it: "gre", "green d" in "a green dot" */
  FIT_WORDS,   /* successive words begin with its parts: "grdo" or "gr do" */
  FIT_LETTERS, /* its letters occur in this order: "edt" */
  FIT_NONE
} Fit;

/* Returns how well `typed` matches a text. An empty `typed` matches everything. Text that is not
 * UTF-8, or for which there is no memory, matches nothing. */
Fit fuzzy_fit(const char *typed, const char *text);

#endif
