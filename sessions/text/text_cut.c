/* Where a text can be cut: never in a figure, since some of its digits would be another one. */
#include <ctype.h>
#include <string.h>

#include "sessions/text/text.h"

static size_t digits(const char *text) {
  size_t count = 0;
  while (isdigit((unsigned char)text[count]))
    ++count;
  return count;
}

/* Signs of a language between thousands or before decimals, and what stands in two parts,
 * references, times and ranges. */
static size_t joint(const char *text) {
  static const char *const JOINTS[] = {",", ".", "\u00a0", "\u202f", " + ", "+", "/", ":", "–"};
  for (size_t n = 0; n < sizeof JOINTS / sizeof *JOINTS; ++n) {
    const size_t size = strlen(JOINTS[n]);
    if (strncmp(text, JOINTS[n], size) == 0 && isdigit((unsigned char)text[size])) return size;
  }
  return 0;
}

static size_t figure_size(const char *text) {
  size_t size = digits(text), next;
  while (size > 0 && (next = joint(text + size)) > 0)
    size += next + digits(text + size + next);
  return size;
}

bool text_figure_at(const char *text, size_t at, size_t *begin, size_t *end) {
  size_t place = 0;
  while (place < at && text[place] != '\0') {
    const size_t size = figure_size(text + place);
    if (size > 0 && at <= place + size) {
      *begin = place;
      *end = place + size;
      return true;
    }
    place += size > 0 ? size : 1;
  }
  return false;
}

size_t text_cut(const char *text, int columns, int *used) {
  size_t begin, end;
  const size_t fitting = text_fit(text, columns, used);
  if (text[fitting] == '\0' || !text_figure_at(text, fitting, &begin, &end)) return fitting;
  /* A figure is of signs that each take one column. */
  for (size_t at = begin; at < fitting; ++at)
    *used -= ((unsigned char)text[at] & 0xc0) != 0x80;
  return begin;
}
