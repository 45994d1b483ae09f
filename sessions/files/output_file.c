#include "sessions/files/output_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/child.h"
#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/files/platform.h"

enum { MARK_DIGITS = 8, MINUTE = 60, DAY = 24 * 60 * MINUTE };

static const char JOURNAL[] = "-journal";

/* In the same folder, since a file can be renamed only within one disk. */
bool temp_file_name(const char *path, char **draft, Error *err) {
  size_t folder = path_folder_length(path), size = strlen(path) + sizeof ".." + MARK_DIGITS;
  char *name = malloc(size);
  if (!name) return fail_memory(err);
  uint32_t mark;
  platform_random(&mark, sizeof mark);
  snprintf(name, size, "%.*s.%s.%0*x", (int)folder, path, path + folder, MARK_DIGITS, mark);
  *draft = name;
  return true;
}

/* On a byte other than those on which writers queue. */
static bool lock_draft(int file) {
  return platform_lock(file, (INT64_C(1) << 62) + 2, 1, F_WRLCK);
}

/* If files cannot be locked, no draft is ever considered abandoned. */
void temp_file_claim(int file) {
  lock_draft(file);
}

/* An empty one may be about to be claimed. */
static bool is_left(const char *draft, time_t age) {
  struct stat status;
  int file = platform_open(draft, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
  if (file < 0) return false;
  bool known = platform_fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  if (known && status.st_size == 0 && age < MINUTE) age = MINUTE;
  bool left =
      known &&
      (age == 0 || status.st_mtime + age <= (time_t)(platform_clock_ms(WALL_CLOCK) / 1000)) &&
      lock_draft(file);
  close(file);
  return left;
}

/* With name NULL: of any session. */
static bool names_draft(const char *entry, const char *name) {
  const char *dot = strrchr(entry, '.');
  if (entry[0] != '.' || dot == entry) return false;
  const char *text = dot + 1;
  if (!(strlen(text) == MARK_DIGITS && strspn(text, "0123456789abcdef") == MARK_DIGITS))
    return false;
  const size_t length = (size_t)(dot - entry) - 1, suffix = strlen(SESSION_FILE_SUFFIX);
  if (name) return strlen(name) == length && strncmp(entry + 1, name, length) == 0;
  return length > suffix && strncmp(dot - suffix, SESSION_FILE_SUFFIX, suffix) == 0;
}

/* First removes SQLite's own journal, which only earlier versions made beside a draft: alone it
 * would never be found again. */
static void remove_left(const char *folder, const char *entry, time_t age) {
  size_t length = strlen(folder) + 1 + strlen(entry);
  char *path = malloc(length + sizeof JOURNAL);
  if (!path) return;
  snprintf(path, length + sizeof JOURNAL, "%s/%s", folder, entry);
  if (is_left(path, age)) {
    memcpy(path + length, JOURNAL, sizeof JOURNAL);
    platform_unlink(path);
    path[length] = '\0';
    platform_unlink(path);
  }
  free(path);
}

static void sweep(const char *folder, const char *name) {
  DIR *entries = platform_folder_open(folder);
  for (struct dirent *entry; entries && (entry = platform_folder_next(entries));)
    if (name && names_draft(entry->d_name, name))
      remove_left(folder, entry->d_name, 0);
    else if (names_draft(entry->d_name, NULL))
      remove_left(folder, entry->d_name, DAY);
  if (entries) platform_folder_close(entries);
}

void temp_file_sweep(const char *path) {
  size_t length = path_folder_length(path);
  char *folder = length > 0 ? strndup(path, length) : strdup(".");
  if (folder) sweep(folder, path + length);
  free(folder);
}

void temp_file_sweep_folder(const char *folder) {
  sweep(folder, NULL);
}

bool temp_file_fail(const char *draft, const char *shown, const Error *reason, Error *err) {
  const size_t length = strlen(draft);
  if (strncmp(reason->text, draft, length) != 0) return fail_again(reason, err);
  return fail(err, reason->kind, "%s%s", shown, reason->text + length);
}

/* An empty file of that name, made by us, may be replaced. */
static bool replace_own(const char *from, const char *to) {
  int file =
      platform_open(to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return false;
  close(file);
  if (platform_rename(from, to) == 0) return true;
  int why = errno;
  platform_unlink(to);
  errno = why;
  return false;
}

/* If the file system cannot rename without replacing, link the new name and unlink the old one:
 * *both says that the old one is still there. Formats of USB sticks have no hard links either. */
static bool rename_without_replacing(const char *from, const char *to, bool *both) {
  *both = false;
  if (platform_rename_new(from, to) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS) return false;
  *both = platform_link(from, to) == 0;
  if (*both) return true;
  return (errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS) && replace_own(from, to);
}

/* Makes the new name durable or, if the disk fails, goes back to the old one. */
static bool settle_name(const char *from, const char *to, bool both) {
  if (folder_sync_of(to)) return true;
  const int why = errno;
  const bool is_back = both ? platform_unlink(to) == 0 : platform_rename(to, from) == 0;
  errno = why;
  return !is_back;
}

bool file_rename(const char *from, const char *to) {
  bool both;
  if (!rename_without_replacing(from, to, &both) || !settle_name(from, to, both)) return false;
  if (both && platform_unlink(from) != 0) {
    int why = errno;
    platform_unlink(to);
    errno = why;
    return false;
  }
  folder_sync_of(from);
  return true;
}

static bool place_new(const char *draft, const char *path) {
  bool both = false;
  if (!rename_without_replacing(draft, path, &both) || !settle_name(draft, path, both))
    return false;
  if (both) platform_unlink(draft);
  return true;
}

bool temp_file_place(const char *draft, const char *path, bool replacing) {
  if (!replacing) return place_new(draft, path);
  const bool placed = platform_rename(draft, path) == 0;
  if (placed) folder_sync_of(path);
  return placed;
}

enum { ANYBODY = 0666, PERMISSIONS = 0777 };

typedef struct Target {
  const char *path;
  bool exists;
  mode_t mode;
} Target;

static bool check_replaceable(const Target *target, bool force, Error *err) {
  if (S_ISDIR(target->mode)) return fail_file_error(IS_A_FOLDER, target->path, err);
  if (S_ISLNK(target->mode)) return fail_file_error(IS_A_LINK, target->path, err);
  if (!S_ISREG(target->mode))
    return fail(err, ERROR_BAD_DATA, _("%s: this is not a file: name one"), target->path);
  return force ||
         fail(err, ERROR_FAILED,
              _("%s: this file already exists: choose another name, or add --force"), target->path);
}

static bool look_at(Target *target, bool force, Error *err) {
  struct stat status;
  target->exists = platform_lstat(target->path, &status) == 0;
  if (!target->exists) return errno == ENOENT || fail_file(errno, target->path, err);
  target->mode = status.st_mode;
  return check_replaceable(target, force, err);
}

static bool open_draft(const Target *target, const char *draft, FILE **file, Error *err) {
  int descriptor =
      platform_open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, ANYBODY);
  if (descriptor < 0)
    return errno == ENOENT ? fail_file_error(FOLDER_IS_MISSING, target->path, err)
                           : fail_file(errno, target->path, err);
  temp_file_claim(descriptor);
  if (target->exists) platform_set_mode(descriptor, target->mode & PERMISSIONS);
  FILE *opened = fdopen(descriptor, "wb");
  if (opened) {
    *file = opened;
    return true;
  }
  fail_file(errno, target->path, err);
  close(descriptor);
  platform_unlink(draft);
  return false;
}

/* A stream error explains the writer's failure, which cannot know it. */
static bool fill(FILE *file, const char *path, OutputWriter *write, const void *context,
                 Error *err) {
  errno = 0;
  bool written = write(file, context, err);
  if (!(written || ferror(file))) return false;
  if (fflush(file) == 0 && !ferror(file) && platform_sync(fileno(file)) == 0) return true;
  return fail_file(errno ? errno : EIO, path, err);
}

static bool write_draft(const Target *target, const char *draft, OutputWriter *write,
                        const void *context, Error *err) {
  FILE *file = NULL;
  if (!open_draft(target, draft, &file, err)) return false;
  bool done = fill(file, target->path, write, context, err);
  if (fclose(file) != 0 && done) done = fail_file(errno, target->path, err);
  if (done && !temp_file_place(draft, target->path, target->exists))
    done = fail_file(errno, target->path, err);
  if (!done) platform_unlink(draft);
  return done;
}

bool output_file_write(const char *path, bool force, OutputWriter *write, const void *context,
                       Error *err) {
  Target target = {.path = path};
  char *draft;
  sigset_t signals_before;
  if (!look_at(&target, force, err) || !temp_file_name(path, &draft, err)) return false;
  temp_file_sweep(path);
  signal_block_hold(&signals_before);
  bool done = write_draft(&target, draft, write, context, err);
  signal_block_release(&signals_before);
  free(draft);
  return done;
}
