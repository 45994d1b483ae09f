#include "tui/app/report_file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/i18n.h"
#include "sessions/files/folder.h"
#include "sessions/files/platform.h"

enum { NUMBER_SIZE = 16, NAMES_MAX = 999 };

/* The session's path as far as its suffix. */
static size_t name_length(const char *session) {
  const size_t length = strlen(session);
  return has_session_suffix(session) ? length - strlen(SESSION_FILE_SUFFIX) : length;
}

static bool is_free(const char *path) {
  struct stat status;
  return platform_lstat(path, &status) != 0;
}

static bool find_name(const char *session, const char *ending, char **path, Error *err) {
  const size_t length = name_length(session), size = length + NUMBER_SIZE + strlen(ending);
  char *tried = malloc(size);
  if (tried == NULL) return fail_memory(err);
  snprintf(tried, size, "%.*s%s", (int)length, session, ending);
  for (int number = 2; !is_free(tried) && number <= NAMES_MAX; number++)
    snprintf(tried, size, "%.*s-%d%s", (int)length, session, number, ending);
  *path = tried;
  return true;
}

bool report_file_write(const char *session, const char *ending, OutputWriter *write,
                       const void *context, char **path, Error *err) {
  char *chosen = NULL;
  if (!find_name(session, ending, &chosen, err)) return false;
  const bool written = output_file_write(chosen, false, write, context, err);
  if (written)
    *path = chosen;
  else
    free(chosen);
  return written;
}
