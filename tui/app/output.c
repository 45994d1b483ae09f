#include "tui/app/output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/i18n.h"
#include "sessions/files/platform.h"
#include "sessions/text/text.h"
#include "tui/terminal/print.h"

static bool is_same_file(const char *one, const char *other) {
  struct stat of_one, of_other;
  return platform_stat(one, &of_one) == 0 && platform_stat(other, &of_other) == 0 &&
         of_one.st_dev == of_other.st_dev && of_one.st_ino == of_other.st_ino;
}

static bool spare_source(const Output *output, Error *err) {
  if (output->source == NULL || !is_same_file(output->path, output->source)) return true;
  return fail(err, ERROR_USAGE, _("%s: this is the session itself: choose another name"),
              output->path);
}

typedef struct Wrapped {
  const Output *output;
  const void *context;
} Wrapped;

/* Through memory, so that a file holds what a pipe would. */
static bool write_clean(FILE *file, const void *context, Error *err) {
  const Wrapped *wrapped = context;
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  if (out == NULL) return fail_memory(err);
  bool written = wrapped->output->write(out, wrapped->context, err);
  if (fclose(out) != 0 && written) written = fail_memory(err);
  if (written) print_into(file, text, size);
  free(text);
  return written;
}

static bool write_file(const Output *output, const void *context, Error *err) {
  const Wrapped wrapped = {output, context};
  return output->binary
             ? output_file_write(output->path, output->force, output->write, context, err)
             : output_file_write(output->path, output->force, write_clean, &wrapped, err);
}

bool output_write(const Output *output, const void *context, Error *err) {
  if (output->path != NULL && strcmp(output->path, "-") != 0)
    return spare_source(output, err) && write_file(output, context, err);
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
