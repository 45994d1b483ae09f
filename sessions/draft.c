#include "sessions/draft.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/words.h"

enum { MARK_DIGITS = 8 };

size_t draft_folder_length(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? (size_t)(slash - path) + 1 : 0;
}

/* Beside the name that it will have, since a file gets another name only within one disk. */
bool draft_name(const char *path, char **draft, Error *err) {
  size_t folder = draft_folder_length(path), size = strlen(path) + sizeof ".." + MARK_DIGITS;
  *draft = malloc(size);
  if (!*draft) return fail_memory(err);
  snprintf(*draft, size, "%.*s.%s.%0*x", (int)folder, path, path + folder, MARK_DIGITS,
           randombytes_random());
  return true;
}

/* On a byte beside those on which writers queue. */
static bool lock_draft(int file) {
  struct flock place = {
      .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = (INT64_C(1) << 62) + 2, .l_len = 1};
  return fcntl(file, F_OFD_SETLK, &place) == 0;
}

/* Where files cannot be locked, nobody's draft is ever taken for a left one. */
void draft_claim(int file) {
  lock_draft(file);
}

/* An empty one may be somebody's who is about to claim it. */
static bool is_left(const char *draft) {
  struct stat status;
  int file = open(draft, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return false;
  bool left = fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0 &&
              lock_draft(file);
  close(file);
  return left;
}

static bool names_draft(const char *entry, const char *name) {
  size_t length = strlen(name);
  if (entry[0] != '.' || strncmp(entry + 1, name, length) != 0 || entry[1 + length] != '.')
    return false;
  const char *mark = entry + 1 + length + 1;
  return strlen(mark) == MARK_DIGITS && strspn(mark, "0123456789abcdef") == MARK_DIGITS;
}

/* SQLite's own journal first: alone it would never be found again. */
static void remove_left(const char *folder, const char *entry) {
  static const char JOURNAL[] = "-journal";
  size_t length = strlen(folder) + strlen(entry);
  char *path = malloc(length + sizeof JOURNAL);
  if (!path) return;
  snprintf(path, length + sizeof JOURNAL, "%s%s", folder, entry);
  if (is_left(path)) {
    memcpy(path + length, JOURNAL, sizeof JOURNAL);
    unlink(path);
    path[length] = '\0';
    unlink(path);
  }
  free(path);
}

void draft_sweep(const char *path) {
  size_t length = draft_folder_length(path);
  char *folder = strndup(path, length);
  DIR *entries = folder ? opendir(*folder ? folder : ".") : NULL;
  for (struct dirent *entry; entries && (entry = readdir(entries));)
    if (names_draft(entry->d_name, path + length)) remove_left(folder, entry->d_name);
  if (entries) closedir(entries);
  free(folder);
}

/* An empty file of that name, made by us, may be replaced. */
static bool replace_own(const char *from, const char *to) {
  int file = open(to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return false;
  close(file);
  if (rename(from, to) == 0) return true;
  int why = errno;
  unlink(to);
  errno = why;
  return false;
}

/* Where the disk's format cannot rename without replacing, a second name and the loss of the first
 * come to the same; formats of sticks know no second names either. */
static bool rename_without_replacing(const char *from, const char *to) {
  if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS) return false;
  if (link(from, to) == 0) return unlink(from) == 0;
  return (errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS) && replace_own(from, to);
}

/* A folder that cannot be opened for it keeps the name anyway. */
static void sync_folder(const char *path) {
  char *folder = strndup(path, draft_folder_length(path));
  int file = folder ? open(*folder ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
  if (file >= 0) {
    fsync(file);
    close(file);
  }
  free(folder);
}

bool file_rename(const char *from, const char *to) {
  if (!rename_without_replacing(from, to)) return false;
  sync_folder(to);
  sync_folder(from);
  return true;
}

bool draft_place(const char *draft, const char *path, bool replacing) {
  bool placed = replacing ? rename(draft, path) == 0 : rename_without_replacing(draft, path);
  if (placed) sync_folder(path);
  return placed;
}
