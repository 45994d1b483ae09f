#include "sessions/library/moving.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/files/path.h"
#include "sessions/files/temp_file.h"
#include "sessions/journal/stray_files.h"
#include "sessions/library/file_work.h"
#include "sessions/library/library.h"

typedef struct Move {
  const char *from, *to;
  char **aside;
} Move;

static bool fail_moving(const Move *move, Error *err) {
  if (errno == EXDEV)
    return fail(err, ERROR_FAILED, _("%s: this is on another disk: copy the session there instead"),
                move->to);
  if (errno == ENOENT) return fail_file_error(FOLDER_IS_MISSING, move->to, err);
  return fail_file(errno, move->to, err);
}

static bool move_file(void *context, Error *err) {
  const Move *move = context;
  if (!file_rename(move->from, move->to)) return fail_moving(move, err);
  stray_files_clear(move->to, move->aside, NULL);
  return true;
}

static bool move_saying(const char *path, const char *to, char **aside, Error *err) {
  Move move = {path, to, aside};
  return file_work(path, move_file, &move, err);
}

bool session_file_move(const char *path, const char *to, Error *err) {
  return move_saying(path, to, NULL, err);
}

/* By its real folder: in `gommette open x` within the archive no folder is named. */
static char *real_folder(const char *path, Error *err) {
  char *folder = path_folder(path, err);
  if (!folder) return NULL;
  char *real = realpath(folder, NULL);
  if (!real) fail_file(errno, path, err);
  free(folder);
  return real;
}

static bool is_archive(const char *folder) {
  return strcmp(path_name(folder), ARCHIVE_FOLDER) == 0;
}

bool is_archived(const char *path) {
  char *folder = real_folder(path, NULL);
  bool archived = folder && is_archive(folder);
  free(folder);
  return archived;
}

static bool move_into(const char *path, const char *folder, char **now, char **aside, Error *err) {
  char *to = folder ? path_join(folder, path_name(path), err) : NULL;
  const bool moved = to && folder_make(folder, err) && move_saying(path, to, aside, err);
  if (moved)
    *now = to;
  else
    free(to);
  return moved;
}

bool archive_session(const char *path, char **now, char **aside, Error *err) {
  char *folder = real_folder(path, err);
  if (!folder) return false;
  char *archive = is_archive(folder) ? NULL : path_join(folder, ARCHIVE_FOLDER, err);
  bool done =
      !is_archive(folder) || fail(err, ERROR_FAILED, _("%s: it is in the archive already"), path);
  done = done && archive && move_into(path, archive, now, aside, err);
  free(archive);
  free(folder);
  return done;
}

bool unarchive_session(const char *path, char **now, char **aside, Error *err) {
  char *folder = real_folder(path, err);
  if (!folder) return false;
  char *above = is_archive(folder) ? path_folder(folder, err) : NULL;
  bool done =
      is_archive(folder) || fail(err, ERROR_FAILED, _("%s: it is not in the archive"), path);
  done = done && above && move_into(path, above, now, aside, err);
  free(above);
  free(folder);
  return done;
}
