#include "core/base/strings.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool string_append(char *text, size_t room, const char *format, ...) {
  const size_t used = strlen(text);
  va_list arguments;
  va_start(arguments, format);
  const int length = vsnprintf(text + used, room - used, format, arguments);
  va_end(arguments);
  return length >= 0 && (size_t)length < room - used;
}

bool string_join(char *text, size_t room, const char *between, const char *more) {
  return !*more || string_append(text, room, "%s%s", *text ? between : "", more);
}
