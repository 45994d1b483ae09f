#include "tests/tui/typed.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

void type(Typed *typed, const char *text) {
  char *rest = NULL;
  snprintf(typed->text, sizeof typed->text, "%s", text);
  typed->count = 0;
  for (char *word = strtok_r(typed->text, " ", &rest); word != NULL;
       word = strtok_r(NULL, " ", &rest))
    if (typed->count < TYPED_WORDS_MAX) typed->words[typed->count++] = word;
  typed->words[typed->count] = NULL;
}
