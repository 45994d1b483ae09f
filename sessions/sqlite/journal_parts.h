/* Internals of a journal in SQLite, for the files of this folder. */
#ifndef SESSIONS_SQLITE_JOURNAL_PARTS_H
#define SESSIONS_SQLITE_JOURNAL_PARTS_H

#include <sys/types.h>
#include <time.h>

#include "core/base/error.h"
#include "sessions/journal/journal.h"
#include "sessions/sqlite/connection.h"
#include "sessions/sqlite/statements.h"

/* When a file was last written to, by any program. */
typedef struct FileTimes {
  struct timespec changed, written;
  off_t size;
} FileTimes;

struct Journal {
  Connection connection;
  Statements statements;
  Access access;
  int64_t data_version; /* as last seen */
  FileTimes times;      /* as seen by journal_check_place */
  bool claimed;
  uint64_t end; /* under a claim: the last event and its hash */
  ChainHash hash;
  bool second_known;  /* the tables of the second format were compared with ours */
  bool ballot_unkept; /* a received ballot is in no value yet */
  bool has_keyboard;  /* the kiosk of `keyboard` is on here */
  uint32_t keyboard;
  uint32_t terminal; /* its number among those that have the file open; 0: not announced … */
  int64_t announced; /* … and where it holds a lock that says where it is (presence.c) */
  Error warning;     /* on something stored all the same; its kind is ERROR_NONE if there is none */
  Bytes encoded;     /* the event being appended */
  Bytes entry;       /* the event last read by journal_read */
};

/* Checks that the journal was opened to record; else the error says what to do. */
bool journal_check_access(const Journal *journal, Error *err);

/* Call outside a transaction: makes SQLite read pages from the file again, in case another program
 * overwrote it without SQLite. */
void journal_forget_pages(const Journal *journal);

/* Under a claim: upgrades the file to the format that this event needs. */
bool journal_raise_format(Journal *journal, const Event *event, Error *err);

/* Returns a statement on the tables of the second format, or NULL if the file does not have them
 * yet. */
bool journal_later_statement(Journal *journal, StatementName name, sqlite3_stmt **statement,
                             Error *err);

#endif
