#include "sessions/document/html_text.h"

#include <stdbool.h>
#include <string.h>

static const char *entity(char byte) {
  switch (byte) {
  case '&': return "&amp;";
  case '<': return "&lt;";
  case '>': return "&gt;";
  case '"': return "&quot;";
  case '\'': return "&#39;";
  default: return NULL;
  }
}

void html_text(FILE *out, const char *text) {
  for (; *text != '\0'; ++text) {
    const char *safe = entity(*text);
    if (safe)
      fputs(safe, out);
    else
      fputc(*text, out);
  }
}

void html_element(FILE *out, const char *name, const char *text) {
  fprintf(out, "<%s>", name);
  html_text(out, text);
  fprintf(out, "</%s>", name);
}

/* Whether a byte means itself in a string of CSS, also within a style element, which ends at "</".
 */
static bool is_plain(char byte) {
  return (byte & 0x80) != 0 || (byte >= ' ' && byte < '\x7f' && !strchr("\"\\<>&", byte));
}

void css_text(FILE *out, const char *text, size_t size) {
  for (const char *end = text + size; text < end; ++text)
    if (is_plain(*text))
      fputc(*text, out);
    else
      fprintf(out, "\\%x ", (unsigned)(unsigned char)*text);
}
