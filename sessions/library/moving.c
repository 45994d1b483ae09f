#include "sessions/library/moving.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/i18n.h"
#include "sessions/acts/kiosk.h"
#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/files/output_file.h"
#include "sessions/files/platform.h"
#include "sessions/journal/journal.h"
#include "sessions/library/library.h"
#include "sessions/session/transaction.h"
#include "sessions/text/text.h"

static bool is_worked_on_as_it_is(const char *path, const Error *trouble) {
  struct stat status;
  return trouble->kind == ERROR_BAD_DATA && has_session_suffix(path) &&
         platform_lstat(path, &status) == 0 && S_ISREG(status.st_mode);
}

bool file_work(const char *path, FileWork *work, void *context, Error *err) {
  Session *session = NULL;
  Error trouble = {0};
  if (!session_open(path, clock_of_machine(), &session, &trouble))
    return is_worked_on_as_it_is(path, &trouble) ? work(context, err) : fail_again(&trouble, err);
  Transaction *tx = transaction_begin(session, err); /* keeps other writers out meanwhile */
  const bool done = tx && transaction_end(tx, check_no_kiosk(tx, err) && work(context, err), err);
  session_close(session);
  return done;
}

enum { NAME_LENGTH_MAX = 60, NUMBER_MAX = 9999 };

/* Keeps letters and digits; any run of other characters becomes one '-'. */
static bool name_from_title(const char *title, char name[NAME_LENGTH_MAX + 1], Error *err) {
  char *folded;
  size_t length = 0;
  if (!text_fold_if_utf8(title, &folded, err)) return false;
  for (const char *c = folded; c && *c && length < NAME_LENGTH_MAX; ++c) {
    bool plain = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9');
    if (plain)
      name[length++] = *c;
    else if (length > 0 && name[length - 1] != '-')
      name[length++] = '-';
  }
  while (length > 0 && name[length - 1] == '-')
    --length;
  name[length] = '\0';
  if (length == 0) snprintf(name, NAME_LENGTH_MAX + 1, "%s", "session");
  free(folded);
  return true;
}

bool session_free_path(const char *folder, const char *title, char **path, Error *err) {
  char name[NAME_LENGTH_MAX + 1];
  struct stat status;
  if (!name_from_title(title, name, err) || !folder_make(folder, err)) return false;
  for (int number = 1; number <= NUMBER_MAX; ++number) {
    char *tried;
    if (!(number == 1
              ? asprintf(&tried, "%s/%s" SESSION_FILE_SUFFIX, folder, name) >= 0
              : asprintf(&tried, "%s/%s-%d" SESSION_FILE_SUFFIX, folder, name, number) >= 0))
      return fail_memory(err);
    if (platform_lstat(tried, &status) != 0 && stray_files_absent(tried)) {
      *path = tried;
      return true;
    }
    free(tried);
  }
  return fail(err, ERROR_FAILED, _("no free name for a session “%s” in %s"), name, folder);
}

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

/* Uses the real folder: `gommette open x` inside the archive names no folder. */
static char *real_folder(const char *path, Error *err) {
  char *folder = path_folder(path, err);
  if (!folder) return NULL;
  char *real = platform_real_path(folder);
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
      !is_archive(folder) || fail(err, ERROR_FAILED, _("%s: it is already in the archive"), path);
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
