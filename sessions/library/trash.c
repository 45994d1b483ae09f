#include "sessions/library/trash.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/files/path.h"
#include "sessions/files/platform.h"
#include "sessions/files/temp_file.h"
#include "sessions/library/file_work.h"
#include "sessions/library/trash_place.h"
#include "sessions/text/text.h"

enum { NAMES_MAX = 1000 };

typedef struct Throwing {
  const char *path; /* as errors call it */
  const char *real; /* the same, whole and without links in its folder */
  TrashPlace place;
  char *info, *file; /* in the trash */
} Throwing;

/* RFC 2396: what is neither a letter nor a digit nor a mark is told by its bytes; slashes stay. */
static void put_encoded(FILE *out, const char *path) {
  for (const char *at = path; *at; ++at)
    if (isalnum((unsigned char)*at) || strchr("/-_.!~*'()", *at))
      fputc(*at, out);
    else
      fprintf(out, "%%%02X", (unsigned)(unsigned char)*at);
}

static const char *path_in_trash(const Throwing *throwing) {
  const char *top = throwing->place.top;
  if (!top) return throwing->real;
  size_t length = strcmp(top, "/") == 0 ? 0 : strlen(top);
  return throwing->real + length + 1;
}

static bool write_info(const Throwing *throwing, int descriptor) {
  time_t now = (time_t)(platform_clock_ms(WALL_CLOCK) / 1000);
  struct tm parts;
  char date[32] = "";
  FILE *out = fdopen(descriptor, "w");
  if (!out) {
    close(descriptor);
    return false;
  }
  if (localtime_r(&now, &parts)) strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &parts);
  fputs("[Trash Info]\nPath=", out);
  put_encoded(out, path_in_trash(throwing));
  fprintf(out, "\nDeletionDate=%s\n", date);
  bool written = fflush(out) == 0 && platform_sync(fileno(out)) == 0;
  return (fclose(out) == 0) && written;
}

/* The name in the trash, « x.gommette » or « x-2.gommette »; the ending tells desktops what it is.
 */
static bool choose_names(Throwing *throwing, int number) {
  const char *name = path_name(throwing->real);
  const char *ending = strrchr(name, '.');
  int length = ending ? (int)(ending - name) : (int)strlen(name);
  char counted[16] = "", *base = NULL;
  if (number > 1) snprintf(counted, sizeof counted, "-%d", number);
  free(throwing->info);
  free(throwing->file);
  throwing->info = throwing->file = NULL;
  if (asprintf(&base, "%.*s%s%s", length, name, counted, ending ? ending : "") < 0) return false;
  bool named = asprintf(&throwing->info, "%s/info/%s.trashinfo", throwing->place.folder, base) >= 0;
  named = named && asprintf(&throwing->file, "%s/files/%s", throwing->place.folder, base) >= 0;
  free(base);
  return named;
}

/* The info first, whose name nobody else may take then; it goes again where the file cannot come.
 * False with errno. */
static bool put_under_name(Throwing *throwing, int number) {
  if (!choose_names(throwing, number)) return false;
  int info = platform_open(throwing->info, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                           S_IRUSR | S_IWUSR);
  if (info < 0) return false;
  if (write_info(throwing, info) && file_rename(throwing->real, throwing->file)) return true;
  int why = errno;
  platform_unlink(throwing->info);
  errno = why;
  return false;
}

static bool throw_away(void *context, Error *err) {
  Throwing *throwing = context;
  if (!trash_place_find(throwing->real, &throwing->place, err)) return false;
  for (int number = 1; number <= NAMES_MAX; ++number) {
    if (put_under_name(throwing, number)) return true;
    if (errno != EEXIST) break;
  }
  return fail_file(errno, throwing->path, err);
}

static char *real_path(const char *path, Error *err) {
  char *folder = path_folder(path, err), *real = folder ? realpath(folder, NULL) : NULL;
  if (folder && !real) fail_file(errno, path, err);
  bool is_root = real && strcmp(real, "/") == 0;
  char *whole = real ? path_join(is_root ? "" : real, path_name(path), err) : NULL;
  free(real);
  free(folder);
  return whole;
}

bool trash_session(const char *path, char **at, Error *err) {
  char *real = real_path(path, err);
  if (!real) return false;
  Throwing throwing = {.path = path, .real = real};
  bool done = file_work(path, throw_away, &throwing, err);
  *at = done ? throwing.file : NULL;
  if (!done) free(throwing.file);
  free(throwing.info);
  trash_place_free(&throwing.place);
  free(real);
  return done;
}

/* TRANSLATORS: a word that is typed to confirm; small letters. */
const char *trash_word(void) {
  return _("delete");
}

bool is_trash_word(const char *typed) {
  return text_alike(typed, trash_word());
}
