#include "sessions/files/output_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"
#include "sessions/files/signal_block.h"
#include "sessions/files/temp_file.h"

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
  return force || fail(err, ERROR_FAILED,
                       _("%s: there is such a file already: choose another name, or add --force"),
                       target->path);
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
  if (target->exists) fchmod(descriptor, target->mode & PERMISSIONS);
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

static bool check_taken(FILE *file, const char *path, Error *err) {
  if (fflush(file) == 0 && !ferror(file) && platform_sync(fileno(file)) == 0) return true;
  return fail_file(errno ? errno : EIO, path, err);
}

/* The stream's own trouble explains the writer's, whose sentence cannot know it. */
static bool fill(FILE *file, const char *path, OutputWriter *write, const void *context,
                 Error *err) {
  errno = 0;
  bool written = write(file, context, err);
  return (written || ferror(file)) && check_taken(file, path, err);
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
