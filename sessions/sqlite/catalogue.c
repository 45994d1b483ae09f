/* The library's catalogue on SQLite. Its results are only good or bad: if bad, the library does
 * without the catalogue. */
#include "sessions/library/catalogue.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sessions/files/platform.h"
#include "sessions/journal/journal.h"
#include "sessions/sqlite/hot_journal.h"

enum {
  APPLICATION_ID = 0x676F6D63, /* "gomc" */
  VERSION = 5,                 /* of the columns and their meaning: raised with every change */
  BUSY_MS = 250
};

typedef enum CatalogueStatement {
  READ_FOLDER,
  FIND_MOVED,
  READ_TEXTS,
  KEEP,
  KEEP_CONTENT,
  DROP,
  DROP_CONTENT,
  BEGIN,
  COMMIT,
  ABANDON,
  CATALOGUE_STATEMENTS
} CatalogueStatement;

struct Catalogue {
  char *path;
  sqlite3 *database;
  sqlite3_stmt *statement[CATALOGUE_STATEMENTS];
  bool is_broken;  /* no longer used … */
  bool is_damaged; /* … and the file is to be deleted */
  bool in_change;
};

/* Texts and numbers are at the places given by SummaryText and SummaryNumber. Long and seldom
 * needed columns are in a separate table, so that reading the others does not load them. */
static const char schema[] =
    "CREATE TABLE card("
    " folder TEXT NOT NULL, name TEXT NOT NULL,"
    " size INTEGER NOT NULL, mtime INTEGER NOT NULL, ctime INTEGER NOT NULL, inode INTEGER NOT "
    "NULL,"
    " id BLOB NOT NULL, hash BLOB NOT NULL,"
    " day INTEGER NOT NULL, stage INTEGER NOT NULL, hidden INTEGER NOT NULL,"
    " subgroups INTEGER NOT NULL, recommendations INTEGER NOT NULL, voters INTEGER NOT NULL,"
    " dots INTEGER NOT NULL, events INTEGER NOT NULL, changed INTEGER NOT NULL,"
    " utc_offset INTEGER NOT NULL, begun INTEGER NOT NULL,"
    " title TEXT NOT NULL, date TEXT NOT NULL, place TEXT NOT NULL, theme TEXT NOT NULL,"
    " places TEXT NOT NULL, PRIMARY KEY(folder, name)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX card_by_mark ON card(size, mtime);"
    "CREATE TABLE content("
    " folder TEXT NOT NULL, name TEXT NOT NULL, sought TEXT NOT NULL, sources TEXT NOT NULL,"
    " PRIMARY KEY(folder, name)) STRICT;";

#define SHORT_COLUMNS                                                                              \
  "size, mtime, ctime, inode, id, hash, day, stage, hidden, subgroups, recommendations, voters,"   \
  " dots, events, changed, utc_offset, begun, title, date, place, theme, places"

static const char read_folder[] = "SELECT name, " SHORT_COLUMNS " FROM card WHERE folder = ?";
static const char find_moved[] =
    "SELECT folder || '/' || name, " SHORT_COLUMNS ", sought, sources"
    " FROM card JOIN content USING(folder, name) WHERE size = ? AND mtime = ?";

static const char *const texts[CATALOGUE_STATEMENTS] = {
    [READ_FOLDER] = read_folder,
    [FIND_MOVED] = find_moved,
    [READ_TEXTS] = "SELECT name, iif(?2 = 5, sought, sources) FROM content WHERE folder = ?1",
    [KEEP] = "REPLACE INTO card VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [KEEP_CONTENT] = "REPLACE INTO content VALUES(?, ?, ?, ?)",
    [DROP] = "DELETE FROM card WHERE folder = ? AND name = ?",
    [DROP_CONTENT] = "DELETE FROM content WHERE folder = ? AND name = ?",
    [BEGIN] = "BEGIN IMMEDIATE",
    [COMMIT] = "COMMIT",
    [ABANDON] = "ROLLBACK",
};

_Static_assert(SUMMARY_SOUGHT == 5, "READ_TEXTS names it");

/* Where a row of SHORT_COLUMNS begins, after the name. */
enum {
  AT_MARK = 1,
  AT_ID = AT_MARK + 4,
  AT_HASH,
  AT_NUMBERS,
  AT_TEXTS = AT_NUMBERS + SUMMARY_NUMBERS,
  SHORT_TEXTS = SUMMARY_SOUGHT
};

/* A busy file is not a bad one. */
static bool take_result(Catalogue *catalogue, int code) {
  const int primary = code & 0xFF;
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return true;
  if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED) return false;
  catalogue->is_broken = true;
  if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB || primary == SQLITE_ERROR ||
      primary == SQLITE_MISMATCH || primary == SQLITE_SCHEMA)
    catalogue->is_damaged = true;
  return false;
}

static bool run(Catalogue *catalogue, const char *sql) {
  return take_result(catalogue, sqlite3_exec(catalogue->database, sql, NULL, NULL, NULL));
}

static bool run_statement(Catalogue *catalogue, CatalogueStatement name) {
  sqlite3_stmt *statement = catalogue->statement[name];
  bool done = take_result(catalogue, sqlite3_step(statement));
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  return done;
}

static bool read_number(Catalogue *catalogue, const char *pragma, int *number) {
  sqlite3_stmt *row = NULL;
  bool read =
      take_result(catalogue, sqlite3_prepare_v2(catalogue->database, pragma, -1, &row, NULL)) &&
      take_result(catalogue, sqlite3_step(row));
  *number = read ? sqlite3_column_int(row, 0) : 0;
  sqlite3_finalize(row);
  return read;
}

/* Another process may have been faster. */
static bool fill_empty(Catalogue *catalogue) {
  char header[96];
  int objects;
  snprintf(header, sizeof header, "PRAGMA application_id = %d; PRAGMA user_version = %d",
           APPLICATION_ID, VERSION);
  if (!read_number(catalogue, "SELECT count(*) FROM sqlite_schema", &objects)) return false;
  return objects > 0 || (run(catalogue, header) && run(catalogue, schema));
}

/* An empty file was just created, here or by another process. */
static bool check_tables(Catalogue *catalogue) {
  int application, version, pages;
  if (!read_number(catalogue, "PRAGMA page_count", &pages) ||
      (pages == 0 &&
       !(run(catalogue, "BEGIN IMMEDIATE") && fill_empty(catalogue) && run(catalogue, "COMMIT"))) ||
      !read_number(catalogue, "PRAGMA application_id", &application) ||
      !read_number(catalogue, "PRAGMA user_version", &version))
    return false;
  if (application == APPLICATION_ID && version == VERSION) return true;
  catalogue->is_broken = catalogue->is_damaged = true;
  return false;
}

static bool prepare(Catalogue *catalogue) {
  for (int name = 0; name < CATALOGUE_STATEMENTS; ++name)
    if (!take_result(catalogue, sqlite3_prepare_v3(catalogue->database, texts[name], -1,
                                                   SQLITE_PREPARE_PERSISTENT,
                                                   &catalogue->statement[name], NULL)))
      return false;
  return true;
}

/* No sync: nothing is lost with it. */
static bool configure(Catalogue *catalogue) {
  sqlite3_busy_timeout(catalogue->database, BUSY_MS);
  sqlite3_limit(catalogue->database, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_db_config(catalogue->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  return run(catalogue, "PRAGMA synchronous = OFF; PRAGMA trusted_schema = OFF;"
                        "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
                        "PRAGMA temp_store = MEMORY");
}

static bool make_file(const char *path, bool *clean) {
  int file = platform_open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
                           S_IRUSR | S_IWUSR);
  struct stat status;
  bool usable = file >= 0 && platform_fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  *clean = usable && hot_journal_absent(path, file);
  if (file >= 0) close(file);
  return usable;
}

/* Deletes only what SQLite created. */
static void take_journal_away(const char *path) {
  CompanionState state;
  char *journal = NULL;
  int file;
  if (!companion_path(path, COMPANION_JOURNAL, &journal, NULL)) return;
  if (companion_look(path, COMPANION_JOURNAL, geteuid(), &state, &file, NULL) &&
      state == COMPANION_FULL)
    platform_unlink(journal);
  if (file >= 0) close(file);
  free(journal);
}

/* A process that has the file open continues with the unlinked file. */
static void take_away(const char *path) {
  take_journal_away(path);
  stray_files_clear(path, NULL, NULL);
  platform_unlink(path);
}

/* What a crash left half done is not worth a trial: the catalogue is rebuilt. */
static bool make_clean_file(const char *path) {
  bool clean;
  if (!make_file(path, &clean)) return false;
  if (clean) return true;
  take_away(path);
  return make_file(path, &clean) && clean;
}

static bool open_database(Catalogue *catalogue) {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
  return make_clean_file(catalogue->path) &&
         take_result(catalogue,
                     sqlite3_open_v2(catalogue->path, &catalogue->database, flags, NULL)) &&
         configure(catalogue) && check_tables(catalogue) && prepare(catalogue);
}

static Catalogue *try_to_open(const char *path, bool *was_damaged) {
  Catalogue *catalogue = calloc(1, sizeof *catalogue);
  *was_damaged = false;
  if (!catalogue) return NULL;
  catalogue->path = strdup(path);
  if (catalogue->path && open_database(catalogue)) return catalogue;
  *was_damaged = catalogue->is_damaged;
  catalogue_close(catalogue);
  return NULL;
}

Catalogue *catalogue_open(const char *path) {
  bool was_damaged;
  Catalogue *catalogue = try_to_open(path, &was_damaged);
  return catalogue || !was_damaged ? catalogue : try_to_open(path, &was_damaged);
}

void catalogue_close(Catalogue *catalogue) {
  if (!catalogue) return;
  if (catalogue->in_change) catalogue_commit(catalogue);
  for (int name = 0; name < CATALOGUE_STATEMENTS; ++name)
    sqlite3_finalize(catalogue->statement[name]);
  sqlite3_close(catalogue->database);
  if (catalogue->is_damaged) take_away(catalogue->path);
  free(catalogue->path);
  free(catalogue);
}

bool catalogue_is_sound(const Catalogue *catalogue) {
  return catalogue && !catalogue->is_broken;
}

static bool copy_bytes(sqlite3_stmt *row, int column, void *to, size_t size) {
  const void *bytes = sqlite3_column_blob(row, column);
  if (!bytes || (size_t)sqlite3_column_bytes(row, column) != size) return false;
  memcpy(to, bytes, size);
  return true;
}

/* A row is only checked for being displayable: anybody who can write to this file can write to the
 * sessions. */
static bool read_card(sqlite3_stmt *row, int text_count, SessionSummary *summary) {
  *summary = (SessionSummary){.soundness = SUMMARY_SOUND};
  bool good = copy_bytes(row, AT_ID, summary->id, sizeof summary->id) &&
              copy_bytes(row, AT_HASH, summary->hash.bytes, sizeof summary->hash.bytes);
  for (int number = 0; number < SUMMARY_NUMBERS; ++number)
    summary->number[number] = sqlite3_column_int64(row, AT_NUMBERS + number);
  for (int text = 0; text < text_count && good; ++text) {
    const char *found = (const char *)sqlite3_column_text(row, AT_TEXTS + text);
    summary->text[text] = found ? strdup(found) : NULL;
    good = summary->text[text];
  }
  good = good && summary->number[SUMMARY_STAGE] >= 0 && summary->number[SUMMARY_STAGE] < STAGES;
  if (!good) summary_free(summary);
  return good;
}

void catalogue_read(Catalogue *catalogue, const char *folder, SummaryTaker *take, void *context) {
  if (!catalogue_is_sound(catalogue)) return;
  sqlite3_stmt *row = catalogue->statement[READ_FOLDER];
  SessionSummary summary;
  int code;
  sqlite3_bind_text(row, 1, folder, -1, SQLITE_STATIC);
  while ((code = sqlite3_step(row)) == SQLITE_ROW) {
    const FileMark mark = {.size = sqlite3_column_int64(row, AT_MARK),
                           .mtime_ns = sqlite3_column_int64(row, AT_MARK + 1),
                           .ctime_ns = sqlite3_column_int64(row, AT_MARK + 2),
                           .inode = sqlite3_column_int64(row, AT_MARK + 3)};
    const char *name = (const char *)sqlite3_column_text(row, 0);
    if (name && read_card(row, SHORT_TEXTS, &summary)) take(context, name, &mark, &summary);
  }
  take_result(catalogue, code);
  sqlite3_reset(row);
}

void catalogue_find(Catalogue *catalogue, const FileMark *mark, MovedTaker *take, void *context) {
  if (!catalogue_is_sound(catalogue)) return;
  sqlite3_stmt *row = catalogue->statement[FIND_MOVED];
  SessionSummary summary;
  int code;
  bool more = true;
  sqlite3_bind_int64(row, 1, mark->size);
  sqlite3_bind_int64(row, 2, mark->mtime_ns);
  while (more && (code = sqlite3_step(row), take_result(catalogue, code)) && code == SQLITE_ROW) {
    const char *at = (const char *)sqlite3_column_text(row, 0);
    if (at && read_card(row, SUMMARY_TEXTS, &summary)) more = take(context, at, &summary);
  }
  sqlite3_reset(row);
}

void catalogue_read_text(Catalogue *catalogue, const char *folder, SummaryText text,
                         SummaryTextTaker *take, void *context) {
  if (!catalogue_is_sound(catalogue)) return;
  sqlite3_stmt *row = catalogue->statement[READ_TEXTS];
  int code;
  sqlite3_bind_text(row, 1, folder, -1, SQLITE_STATIC);
  sqlite3_bind_int(row, 2, (int)text);
  while ((code = sqlite3_step(row)) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(row, 0);
    const char *found = (const char *)sqlite3_column_text(row, 1);
    if (name && found) take(context, name, found);
  }
  take_result(catalogue, code);
  sqlite3_reset(row);
}

void catalogue_begin(Catalogue *catalogue) {
  if (!catalogue_is_sound(catalogue) || catalogue->in_change) return;
  catalogue->in_change = run_statement(catalogue, BEGIN);
}

static void bind_file(sqlite3_stmt *row, const char *folder, const char *name) {
  sqlite3_bind_text(row, 1, folder, -1, SQLITE_STATIC);
  sqlite3_bind_text(row, 2, name, -1, SQLITE_STATIC);
}

/* Parameters count from 1. */
static int bind_texts(sqlite3_stmt *row, int column, const SessionSummary *summary,
                      SummaryText from, SummaryText end) {
  for (int text = (int)from; text < (int)end; ++text)
    sqlite3_bind_text(row, column++, summary_text(summary, (SummaryText)text), -1, SQLITE_STATIC);
  return column;
}

static void bind_card(sqlite3_stmt *row, const FileMark *mark, const SessionSummary *summary) {
  const int64_t marks[] = {mark->size, mark->mtime_ns, mark->ctime_ns, mark->inode};
  int column = 3;
  for (size_t i = 0; i < sizeof marks / sizeof *marks; ++i)
    sqlite3_bind_int64(row, column++, marks[i]);
  sqlite3_bind_blob(row, column++, summary->id, sizeof summary->id, SQLITE_STATIC);
  sqlite3_bind_blob(row, column++, summary->hash.bytes, sizeof summary->hash.bytes, SQLITE_STATIC);
  for (int number = 0; number < SUMMARY_NUMBERS; ++number)
    sqlite3_bind_int64(row, column++, summary->number[number]);
  bind_texts(row, column, summary, SUMMARY_TITLE, SUMMARY_SOUGHT);
}

void catalogue_keep(Catalogue *catalogue, const char *folder, const char *name,
                    const FileMark *mark, const SessionSummary *summary) {
  if (!catalogue_is_sound(catalogue) || !catalogue->in_change) return;
  bind_file(catalogue->statement[KEEP], folder, name);
  bind_card(catalogue->statement[KEEP], mark, summary);
  run_statement(catalogue, KEEP);
  bind_file(catalogue->statement[KEEP_CONTENT], folder, name);
  bind_texts(catalogue->statement[KEEP_CONTENT], 3, summary, SUMMARY_SOUGHT, SUMMARY_TEXTS);
  run_statement(catalogue, KEEP_CONTENT);
}

void catalogue_drop(Catalogue *catalogue, const char *folder, const char *name) {
  if (!catalogue_is_sound(catalogue) || !catalogue->in_change) return;
  bind_file(catalogue->statement[DROP], folder, name);
  run_statement(catalogue, DROP);
  bind_file(catalogue->statement[DROP_CONTENT], folder, name);
  run_statement(catalogue, DROP_CONTENT);
}

/* A commit blocked by readers leaves the change open; other errors end it. */
void catalogue_commit(Catalogue *catalogue) {
  if (!catalogue || !catalogue->in_change) return;
  catalogue->in_change = false;
  bool kept = !catalogue->is_broken && run_statement(catalogue, COMMIT);
  if (!kept && !sqlite3_get_autocommit(catalogue->database)) run_statement(catalogue, ABANDON);
}
