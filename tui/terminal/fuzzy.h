/* How well a few typed letters name something. Case and accents do not count. */
#ifndef TUI_TERMINAL_FUZZY_H
#define TUI_TERMINAL_FUZZY_H

/* From the best to the worst. */
typedef enum Fit {
  FIT_WORD,    /* a word begins with it: "gre", "green d" in "a green dot" */
  FIT_WORDS,   /* words one after the other begin with its parts: "grdo" or "gr do" */
  FIT_LETTERS, /* its letters come in this order: "edt" */
  FIT_NONE
} Fit;

/* How a text is named by what was typed. Nothing typed names everything. What is not UTF-8 or finds
 * no memory fits nothing. */
Fit fuzzy_fit(const char *typed, const char *text);

#endif
