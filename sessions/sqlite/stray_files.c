#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/output_file.h"
#include "sessions/files/platform.h"
#include "sessions/journal/journal.h"
#include "sessions/sqlite/file.h"
#include "sessions/sqlite/hot_journal.h"

enum { PATIENCE_MS = 10000 };

static bool lies_beside(const char *path, Companion companion) {
  struct stat status;
  char *whole = NULL;
  bool lies = companion_path(path, companion, &whole, NULL) && platform_lstat(whole, &status) == 0;
  free(whole);
  return lies;
}

bool stray_files_absent(const char *path) {
  return !lies_beside(path, COMPANION_JOURNAL) && !lies_beside(path, COMPANION_WAL);
}

bool stray_files_settle(const char *path, char **aside, Error *err) {
  RecoveryTrial trial;
  char *moved = NULL;
  int file;
  if (stray_files_absent(path)) return true;
  struct stat status;
  if (platform_lstat(path, &status) != 0 && errno == ENOENT)
    return stray_files_clear(path, aside, err);
  if (!file_open(path, ACCESS_RECORD, &file, NULL)) return true;
  bool settled = hot_journal_settle(path, file, ACCESS_VIEW, &trial, &moved, err);
  close(file);
  recovery_trial_end(&trial);
  if (settled && moved)
    *aside = moved;
  else
    free(moved);
  return settled;
}

bool stray_files_clear(const char *path, char **aside, Error *err) {
  struct stat status;
  CompanionState state;
  char *moved = NULL;
  bool cleared = true;
  uid_t owner = platform_lstat(path, &status) == 0 ? status.st_uid : geteuid();
  for (int companion = 0; companion < COMPANIONS && cleared; ++companion) {
    int file = -1;
    cleared = companion_look(path, (Companion)companion, owner, &state, &file, err);
    if (file >= 0) close(file);
    if (cleared && state != COMPANION_ABSENT)
      cleared = set_aside(path, (Companion)companion, &moved, err);
  }
  if (cleared && moved && aside)
    *aside = moved;
  else
    free(moved);
  return cleared;
}

/* While holding the turn of the draft's file, which it keeps when renamed: anybody who opens it
 * there waits. What could not be set aside is tried when the file is opened. */
bool session_temp_file_place(const char *draft, const char *path, Error *err) {
  int file = platform_open(draft, O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0);
  if (file < 0) return fail_file(errno, path, err);
  bool placed = queue_enter_within(file, PATIENCE_MS, path, err);
  if (placed && !temp_file_place(draft, path, false)) placed = fail_file(errno, path, err);
  if (placed) stray_files_clear(path, NULL, NULL);
  close(file);
  return placed;
}

const char *stray_files_sentence(const char *aside, char text[ERROR_TEXT_SIZE]) {
  snprintf(text, ERROR_TEXT_SIZE,
           _("something beside the session that is not part of it was set aside as %s: it may "
             "contain secret data, such as kiosk ballots; do not pass it on, and delete it once "
             "you have checked that the session is complete"),
           aside);
  return text;
}
