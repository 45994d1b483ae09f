/* The format of a journal's file, which rises with the first event that older readers do not know.
 */
#include "core/vote/event_fields.h"
#include "sessions/sqlite/file.h"
#include "sessions/sqlite/journal_parts.h"
#include "sessions/sqlite/schema.h"

static bool read_format(Journal *journal, int *format, Error *err) {
  sqlite3_stmt *statement = journal->statements.of[FORMAT];
  bool row;
  if (!statement_step(&journal->connection, statement, &row, err)) return false;
  *format = row ? sqlite3_column_int(statement, 0) : 0;
  sqlite3_reset(statement);
  return true;
}

/* A file that was of the first format when it was opened may have become another's since. */
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
