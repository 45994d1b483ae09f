#include "sessions/text/wrap.h"

#include <string.h>

#include "sessions/text/text.h"

enum { WIDEST = 2 };

/* A character that is wider than a line has one to itself. */
static size_t cut_word(const char *text, size_t fitting) {
  int used;
  return fitting > 0 || *text == '\0' ? fitting : text_fit(text, WIDEST, &used);
}

size_t wrap_line(const char *text, int width) {
  int used;
  const size_t fitting = text_fit(text, width, &used);
  size_t size = fitting;
  while (size > 0 && text[size] != ' ' && text[size] != '\0')
    --size;
  return size > 0 ? size : cut_word(text, fitting);
}

void wrap_write(FILE *out, const char *text, int width) {
  while (*text != '\0') {
    const size_t size = wrap_line(text, width);
    fprintf(out, "%.*s\n", (int)size, text);
    if (size == 0) return;
    text += size;
    text += strspn(text, " ");
  }
}
