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
#include "sessions/files/output_file.h"
#include "sessions/files/platform.h"
#include "sessions/library/moving.h"
#include "sessions/text/text.h"

static char *home_trash(void) {
  const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
  if (data && data[0] == '/') return path_join(data, "Trash", NULL);
  return home && home[0] == '/' ? path_join(home, ".local/share/Trash", NULL) : NULL;
}

/* Returns whether it is a folder of the user's own, and not a link. */
static bool is_own_folder(const char *path) {
  struct stat status;
  return platform_lstat(path, &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == getuid();
}

static bool has_parts(const char *trash) {
  static const char *const parts[] = {"info", "files"};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; ++i) {
    char *path = path_join(trash, parts[i], NULL);
    bool made = path && folder_make(path, NULL) && is_own_folder(path);
    free(path);
    if (!made) return false;
  }
  return true;
}

static bool on_disk_of(const char *path, dev_t disk) {
  struct stat status;
  return platform_stat(path, &status) == 0 && status.st_dev == disk;
}

/* Returns whether a folder, if created, would be on the right disk: that of its nearest existing
 * ancestor. */
static bool would_be_on(const char *folder, dev_t disk) {
  char *above = strdup(folder);
  struct stat status;
  while (above && platform_stat(above, &status) != 0) {
    char *slash = strrchr(above, '/');
    if (!slash || slash == above) break;
    *slash = '\0';
  }
  bool same = above && on_disk_of(above, disk);
  free(above);
  return same;
}

/* Takes a folder as the trash, or frees its path. */
static bool take(char *trash, bool usable, dev_t disk, TrashPlace *place) {
  usable = usable && has_parts(trash) && on_disk_of(trash, disk);
  if (usable)
    place->folder = trash;
  else
    free(trash);
  return usable;
}

static bool take_home(dev_t disk, TrashPlace *place) {
  char *trash = home_trash();
  return take(trash, trash && would_be_on(trash, disk) && folder_make(trash, NULL), disk, place);
}

/* Returns the topmost folder above the file that is on its disk. */
static char *find_top(const char *real_path, dev_t disk) {
  char *above = strdup(real_path);
  size_t length = strlen(real_path);
  for (char *slash; above && length > 1 && (slash = strrchr(above, '/'));) {
    slash[slash == above] = '\0';
    if (!on_disk_of(above, disk)) break;
    length = strlen(above);
  }
  free(above);
  return strndup(real_path, length);
}

/* $top/.Trash is made by the administrator for all users: not a link, and sticky, so that nobody
 * can remove another's folder in it. */
static bool is_common_trash(const char *path) {
  struct stat status;
  return platform_lstat(path, &status) == 0 && S_ISDIR(status.st_mode) &&
         (status.st_mode & S_ISVTX) != 0;
}

/* Names in "/" begin with one slash. */
static char *join_top(const char *top, const char *name) {
  return path_join(strcmp(top, "/") == 0 ? "" : top, name, NULL);
}

static char *in_common(const char *top) {
  char *common = join_top(top, ".Trash"), *own = NULL, user[24];
  snprintf(user, sizeof user, "%ju", (uintmax_t)getuid());
  if (common && is_common_trash(common)) own = path_join(common, user, NULL);
  free(common);
  return own;
}

static char *own_of_disk(const char *top) {
  char name[40];
  snprintf(name, sizeof name, ".Trash-%ju", (uintmax_t)getuid());
  return join_top(top, name);
}

static bool take_own(char *trash, dev_t disk, TrashPlace *place) {
  return take(trash, trash && folder_make(trash, NULL) && is_own_folder(trash), disk, place);
}

static bool take_of_disk(const char *real_path, dev_t disk, TrashPlace *place) {
  place->top = find_top(real_path, disk);
  return place->top && (take_own(in_common(place->top), disk, place) ||
                        take_own(own_of_disk(place->top), disk, place));
}

bool trash_place_find(const char *real_path, TrashPlace *place, Error *err) {
  struct stat status;
  *place = (TrashPlace){0};
  if (platform_lstat(real_path, &status) == 0 &&
      (take_home(status.st_dev, place) || take_of_disk(real_path, status.st_dev, place)))
    return true;
  trash_place_free(place);
  return fail(err, ERROR_FAILED,
              _("%s: there is no trash on this disk, and nothing is deleted for good here: use "
                "your file manager"),
              text_quoted(real_path).text);
}

void trash_place_free(TrashPlace *place) {
  free(place->folder);
  free(place->top);
  *place = (TrashPlace){0};
}

enum { NAMES_MAX = 1000 };

typedef struct Throwing {
  const char *path; /* as shown in errors */
  const char *real; /* the same, absolute and without links in its folder */
  TrashPlace place;
  char *info, *file; /* in the trash */
} Throwing;

/* RFC 2396: escapes what is neither a letter nor a digit nor a mark, byte by byte; keeps slashes.
 */
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

/* Chooses the name in the trash, « x.gommette » or « x-2.gommette »; the extension tells desktops
 * what it is. */
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

/* Creates the info file first, which reserves the name; removes it if the file cannot be moved.
 * False with errno set. */
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
  char *folder = path_folder(path, err), *real = folder ? platform_real_path(folder) : NULL;
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
