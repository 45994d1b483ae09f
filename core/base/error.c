#include "core/base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"

/* vsnprintf may truncate inside a character. */
static void mend_the_cut(char *text, size_t size) {
  size_t end = size;
  while (end > 0 && ((unsigned char)text[end - 1] & 0xC0U) == 0x80U)
    --end;
  if (end > 0 && ((unsigned char)text[end - 1] & 0x80U) != 0) --end;
  text[end] = '\0';
}

bool fail(Error *err, ErrorKind kind, const char *format, ...) {
  if (!err) return false;
  char text[ERROR_TEXT_SIZE] = "";
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  if (length >= (int)sizeof text) mend_the_cut(text, strlen(text));
  err->kind = kind;
  memcpy(err->text, text, sizeof text);
  return false;
}

bool fail_memory(Error *err) {
  return fail(err, ERROR_MACHINE, "%s", _("there is not enough memory left: close other programs"));
}

bool fail_again(const Error *reason, Error *err) {
  return fail(err, reason->kind, "%s", reason->text);
}

bool is_of_machine(const Error *reason) {
  return reason->kind == ERROR_MACHINE;
}

int error_status(ErrorKind kind) {
  return kind == ERROR_MACHINE ? ERROR_FAILED : (int)kind;
}
