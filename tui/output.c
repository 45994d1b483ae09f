#include "tui/output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "core/words.h"
#include "sessions/text.h"
#include "tui/print.h"

bool output_write(const Output *output, const void *context, Error *err) {
  if (output->path != NULL && strcmp(output->path, "-") != 0)
    return output_file_write(output->path, output->force, output->write, context, err);
  return output->binary ? print_binary(output->write, context, err)
                        : print_written(output->write, context, err);
}

bool output_time(int64_t *time_ms, Error *err) {
  enum { SECOND = 1000 };
  char shown[TEXT_SHOWN_SIZE], *end;
  const char *wanted = getenv("SOURCE_DATE_EPOCH");
  if (wanted == NULL || *wanted == '\0') return true;
  errno = 0;
  const long long seconds = strtoll(wanted, &end, 10);
  if (*end != '\0' || errno != 0 || seconds < 0 || seconds > INT64_MAX / SECOND)
    return fail(err, ERROR_USAGE,
                _("SOURCE_DATE_EPOCH « %s » is not a moment: set it to seconds since 1970"),
                text_quote(wanted, shown));
  *time_ms = seconds * SECOND;
  return true;
}
