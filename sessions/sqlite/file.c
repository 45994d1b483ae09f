#include "sessions/sqlite/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/vote/event_fields.h"
#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"
#include "sessions/journal/codec.h"
#include "sessions/sqlite/journal_parts.h"
#include "sessions/sqlite/statements.h"

/* The format of a journal's file, raised by the first event that older readers do not know. */

static bool read_format(Journal *journal, int *format, Error *err) {
  int64_t number;
  bool found;
  if (!statement_number(&journal->connection, journal->statements.of[FORMAT], &number, &found, err))
    return false;
  *format = (int)number;
  return true;
}

/* A file that had the first format when it was opened may have been upgraded since. */
static bool compare_once(Journal *journal, Error *err) {
  const Connection *connection = &journal->connection;
  if (journal->second_known) return true;
  bool alone = sqlite3_get_autocommit(connection->database) != 0;
  journal->second_known = alone ? schema_check(connection, err) : schema_compare(connection, err);
  return journal->second_known;
}

/* A reader of an earlier format would not know the event. */
static int format_of(const Event *event) {
  const bool is_logged = event->kind == EVENT_BALLOT_CAST && event->ballot.logged_ms != 0;
  if (kind_has(event->kind, KIND_OF_THIRD_FORMAT)) return SESSION_FORMAT_THIRD;
  return is_logged || kind_has(event->kind, KIND_OF_SECOND_FORMAT) ? SESSION_FORMAT_SECOND
                                                                   : SESSION_FORMAT_FIRST;
}

bool journal_raise_format(Journal *journal, const Event *event, Error *err) {
  const int needed = format_of(event);
  int format;
  if (needed == SESSION_FORMAT_FIRST) return true;
  return read_format(journal, &format, err) &&
         (format >= needed || schema_raise(&journal->connection, format, needed, err));
}

bool journal_later_statement(Journal *journal, StatementName name, sqlite3_stmt **statement,
                             Error *err) {
  int format;
  if (!read_format(journal, &format, err)) return false;
  if (format < SESSION_FORMAT_SECOND) {
    *statement = NULL;
    return true;
  }
  if (!compare_once(journal, err) ||
      !statement_prepare(&journal->connection, &journal->statements, name, err))
    return false;
  *statement = journal->statements.of[name];
  return true;
}

/* https://sqlite.org/fileformat2.html#the_database_header */
enum {
  HEADER_SIZE = 100,
  WRITE_VERSION = 18, /* 1: rollback journal, 2: WAL */
  READ_VERSION = 19,
  USER_VERSION = 60,
  APPLICATION_ID = 68,
};

static const char magic[16] = "SQLite format 3";

static bool check_header(const uint8_t *header, const char *path, Error *err) {
  uint64_t version = bytes_number(header + USER_VERSION, 4);
  if (memcmp(header, magic, sizeof magic) != 0) return fail_file_error(NOT_A_SESSION, path, err);
  if (bytes_number(header + APPLICATION_ID, 4) != SESSION_APPLICATION_ID)
    return fail(err, ERROR_BAD_DATA, _("%s: this is a database of another program: name a session"),
                path);
  if (version > SESSION_FORMAT_LAST)
    return fail(err, ERROR_BAD_DATA,
                _("%s: it was written by a newer gommette: install that version to open it"), path);
  if (header[WRITE_VERSION] == 2 || header[READ_VERSION] == 2)
    return fail(
        err, ERROR_BAD_DATA,
        _("%s: another program set it to write-ahead logging, which gommette never uses: have that "
          "program set it back (PRAGMA journal_mode = DELETE), or use another copy"),
        path);
  if (version < SESSION_FORMAT_FIRST || header[WRITE_VERSION] != 1 || header[READ_VERSION] != 1)
    return fail_file_error(DAMAGED, path, err);
  return true;
}

static bool check_file(int file, const char *path, Error *err) {
  struct stat status;
  uint8_t header[HEADER_SIZE];
  if (platform_fstat(file, &status) != 0) return fail_file(errno, path, err);
  if (S_ISDIR(status.st_mode)) return fail_file_error(IS_A_FOLDER, path, err);
  if (!S_ISREG(status.st_mode)) return fail_file_error(NOT_A_SESSION, path, err);
  ssize_t size = platform_read_at(file, header, sizeof header, 0);
  if (size < 0) return fail_file(errno, path, err);
  if (size < HEADER_SIZE) return fail_file_error(NOT_A_SESSION, path, err);
  return check_header(header, path, err);
}

bool file_open(const char *path, bool loader, int *file, Error *err) {
  const int flags = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC; /* do not block on a pipe */
  int opened = platform_open(path, O_RDWR | flags, 0);
  if (opened < 0 && loader && (errno == EACCES || errno == EROFS))
    opened = platform_open(path, O_RDONLY | flags, 0);
  if (opened < 0) return fail_file(errno, path, err);
  if (!check_file(opened, path, err)) {
    close(opened);
    return false;
  }
  *file = opened;
  return true;
}

bool file_create(const char *path, const char *shown, int *file, Error *err) {
  int made =
      platform_open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (made >= 0) {
    *file = made;
    return true;
  }
  if (errno == ENOENT) return fail_file_error(FOLDER_IS_MISSING, shown, err);
  return fail_file(errno, shown, err);
}

static bool join(const char *folder, const char *name, char **joined, Error *err) {
  size_t size = strlen(folder) + strlen(name) + 2;
  char *whole = malloc(size);
  if (!whole) return fail_memory(err);
  snprintf(whole, size, "%s/%s", folder, name);
  *joined = whole;
  return true;
}

bool file_real_path(const char *path, char **real, Error *err) {
  const char *slash = strrchr(path, '/');
  const char *name = slash ? slash + 1 : path;
  size_t length = (size_t)(name - path);
  char folder[PATH_MAX];
  if (length >= sizeof folder) return fail_file_error(NAME_TOO_LONG, path, err);
  memcpy(folder, path, length);
  folder[length] = '\0';
  char *resolved = platform_real_path(slash ? folder : ".");
  if (!resolved) return fail_file(errno, path, err);
  bool ok = join(resolved, name, real, err);
  free(resolved);
  return ok;
}
