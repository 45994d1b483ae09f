#include "sessions/paragraph.h"

#include <string.h>

#include "sessions/text.h"

/* How many bytes of the text the next line takes. */
static size_t line_size(const char *text, int width) {
  int used;
  const size_t fitting = text_fit(text, width, &used);
  size_t size = fitting;
  while (size > 0 && text[size] != ' ' && text[size] != '\0')
    --size;
  return size > 0 ? size : fitting;
}

void paragraph_write(FILE *out, const char *text, int width) {
  while (*text != '\0') {
    const size_t size = line_size(text, width);
    fprintf(out, "%.*s\n", (int)size, text);
    if (size == 0) return;
    text += size;
    text += strspn(text, " ");
  }
}
