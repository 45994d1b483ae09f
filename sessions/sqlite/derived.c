#include "sessions/files/file_error.h"
#include "sessions/journal/journal.h"
#include "sessions/sqlite/journal_parts.h"

/* Who cast which ballot: stored beside the journal, which never holds it. */

bool journal_find_voter(Journal *journal, const char *name, int64_t *ballot, bool *found,
                        Error *err) {
  sqlite3_stmt *statement = journal->statements.of[FIND_VOTER];
  int64_t number;
  sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
  if (!statement_number(&journal->connection, statement, &number, found, err)) return false;
  if (*found && (number < 0 || number > BALLOT_NUMBER_MAX))
    return fail_file_error(DAMAGED, journal->connection.path, err);
  if (*found) *ballot = number;
  return true;
}

bool journal_keep_voter(Journal *journal, const char *name, int64_t ballot, Error *err) {
  sqlite3_stmt *statement = journal->statements.of[KEEP_VOTER];
  sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
  sqlite3_bind_int64(statement, 2, ballot);
  return statement_run(&journal->connection, statement, err);
}

bool journal_find_name(Journal *journal, int64_t ballot, Bytes *name, bool *found, Error *err) {
  sqlite3_stmt *statement = journal->statements.of[FIND_NAME];
  sqlite3_bind_int64(statement, 1, ballot);
  name->size = 0;
  if (!statement_step(&journal->connection, statement, found, err)) return false;
  const unsigned char *text = *found ? sqlite3_column_text(statement, 0) : NULL;
  const size_t size = text ? (size_t)sqlite3_column_bytes(statement, 0) : 0;
  bool read = !*found || (text || connection_fail_row(&journal->connection, err));
  read =
      read && (!*found || (bytes_append(name, text, size, err) && bytes_append(name, "", 1, err)));
  sqlite3_reset(statement);
  return read;
}

/* What rows are passed on to. */
typedef struct RowReader {
  const Connection *connection;
  union {
    VoterTaker *voter;
    TallyTaker *tally;
    ResultTaker *result;
  } take;
  void *context;
} RowReader;

static bool take_voter(void *context, sqlite3_stmt *row, Error *err) {
  const RowReader *reader = context;
  const char *name = (const char *)sqlite3_column_text(row, 0);
  return name ? reader->take.voter(reader->context, name, sqlite3_column_int64(row, 1), err)
              : connection_fail_row(reader->connection, err);
}

bool journal_read_voters(Journal *journal, VoterTaker *take, void *context, Error *err) {
  RowReader reader = {&journal->connection, {.voter = take}, context};
  return statement_rows(&journal->connection, journal->statements.of[VOTERS], take_voter, &reader,
                        err);
}

/* The kiosk's ballots beside the journal, and who has its keyboard.
 *
 * SQLite stores the first bytes of a row, at most 1,002 of one in such a table, where it may move
 * them and leave a copy behind; all that follow are on pages of their own, which it overwrites with
 * zeros when they are freed (secure_delete). The gap of 1,024 zero bytes in front puts the ballots
 * entirely there: no former value of theirs, which would reveal the order in which they came, stays
 * in the file (sqlite.org/fileformat2.html#ovflpgs). */

static void bind_vote(sqlite3_stmt *statement, uint32_t subgroup, int64_t first) {
  sqlite3_bind_int64(statement, 1, subgroup);
  sqlite3_bind_int64(statement, 2, first);
}

bool journal_keep_kiosk(Journal *journal, uint32_t subgroup, int64_t first, const Bytes *value,
                        Error *err) {
  sqlite3_stmt *statement;
  if (!journal_later_statement(journal, KEEP_KIOSK, &statement, err)) return false;
  if (!statement) return fail_file_error(DAMAGED, journal->connection.path, err);
  bind_vote(statement, subgroup, first);
  sqlite3_bind_blob64(statement, 3, value->data, value->size, SQLITE_STATIC);
  if (!statement_run(&journal->connection, statement, err)) return false;
  journal->ballot_unkept = false;
  return true;
}

void journal_lack_kiosk(Journal *journal) {
  journal->ballot_unkept = false;
}

bool journal_find_kiosk(Journal *journal, uint32_t subgroup, int64_t first, Bytes *value,
                        bool *found, Error *err) {
  sqlite3_stmt *statement;
  *found = false;
  value->size = 0;
  if (!journal_later_statement(journal, FIND_KIOSK, &statement, err)) return false;
  if (!statement) return true;
  bind_vote(statement, subgroup, first);
  if (!statement_step(&journal->connection, statement, found, err)) return false;
  /* SQLite returns a null pointer for an empty value, and if out of memory. */
  const size_t size = *found ? (size_t)sqlite3_column_bytes(statement, 0) : 0;
  const void *blob = size > 0 ? sqlite3_column_blob(statement, 0) : NULL;
  bool read = size == 0 || (blob ? bytes_append(value, blob, size, err)
                                 : connection_fail_row(&journal->connection, err));
  sqlite3_reset(statement);
  return read;
}

/* Returns what such a statement counts: 0 where there is no such table yet. */
static bool count_rows(Journal *journal, StatementName name, size_t *count, Error *err) {
  sqlite3_stmt *statement;
  int64_t number = 0;
  bool found;
  if (!journal_later_statement(journal, name, &statement, err)) return false;
  if (statement && !statement_number(&journal->connection, statement, &number, &found, err))
    return false;
  *count = (size_t)number;
  return true;
}

bool journal_count_kiosks(Journal *journal, size_t *count, Error *err) {
  return count_rows(journal, COUNT_KIOSKS, count, err);
}

bool journal_count_results(Journal *journal, size_t *count, Error *err) {
  return count_rows(journal, COUNT_RESULTS, count, err);
}

bool journal_hold_keyboard(Journal *journal, uint32_t subgroup, bool *held, Error *err) {
  const Connection *connection = &journal->connection;
  *held = false;
  if (journal->has_keyboard) return true;
  if (!journal_check_access(journal, err)) return false;
  if (!place_hold(connection->file, subgroup, held, connection->path, err)) return false;
  if (!*held) return true;
  journal->has_keyboard = true;
  journal->keyboard = subgroup;
  return true;
}

void journal_leave_keyboard(Journal *journal) {
  if (!journal->has_keyboard) return;
  place_leave(journal->connection.file, journal->keyboard);
  journal->has_keyboard = false;
}

bool journal_has_keyboard(const Journal *journal, uint32_t subgroup) {
  return journal->has_keyboard && journal->keyboard == subgroup;
}

bool journal_keyboard_is_held(const Journal *journal, uint32_t subgroup, bool *held, Error *err) {
  const Connection *connection = &journal->connection;
  *held = journal_has_keyboard(journal, subgroup);
  return *held || place_is_held(connection->file, subgroup, held, connection->path, err);
}

/* Results of saved rankings: derived like the tallies, in files that have such a ranking. */

/* Columns of `kept`, from 0; parameters are one more. */
enum {
  KEPT,
  RESULT_OF,
  RESULT_SUBGROUP,
  RESULT_CODE,
  DOTS,
  OVER = DOTS + COLOUR_COUNT,
  UNDER,
  RANK,
  RANK_IN_SUBGROUP
};

static void bind_text(sqlite3_stmt *statement, int column, const char *text) {
  sqlite3_bind_text(statement, column + 1, text, -1, SQLITE_STATIC);
}

/* What is unknown is NULL. */
static void bind_known(sqlite3_stmt *statement, int column, bool known, int64_t value) {
  if (known)
    sqlite3_bind_int64(statement, column + 1, value);
  else
    sqlite3_bind_null(statement, column + 1);
}

bool journal_derive_result(Journal *journal, const DerivedResult *result, Error *err) {
  sqlite3_stmt *statement;
  if (!journal_later_statement(journal, SET_RESULT, &statement, err)) return false;
  if (!statement) return fail_file_error(DAMAGED, journal->connection.path, err);
  statement_bind(statement, KEPT + 1, result->kept);
  statement_bind(statement, RESULT_OF + 1, result->recommendation);
  bind_text(statement, RESULT_SUBGROUP, result->subgroup_code);
  bind_text(statement, RESULT_CODE, result->code);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    sqlite3_bind_int64(statement, DOTS + colour + 1, result->tally.dots[colour]);
  bind_known(statement, OVER, result->has_value, result->over);
  bind_known(statement, UNDER, result->has_value, result->under);
  bind_known(statement, RANK, result->rank > 0, result->rank);
  bind_known(statement, RANK_IN_SUBGROUP, result->rank_in_subgroup > 0, result->rank_in_subgroup);
  return statement_run(&journal->connection, statement, err);
}

static bool is_null(sqlite3_stmt *row, int column) {
  return sqlite3_column_type(row, column) == SQLITE_NULL;
}

/* A number from 1; or NULL, which reads as 0, if it is optional. */
static bool counts(sqlite3_stmt *row, int column) {
  int64_t number = sqlite3_column_int64(row, column);
  return number >= 1 ? number <= UINT32_MAX : is_null(row, column);
}

static bool take_result(void *context, sqlite3_stmt *row, Error *err) {
  const RowReader *reader = context;
  DerivedResult result = {
      .kept = (uint64_t)sqlite3_column_int64(row, KEPT),
      .recommendation = (uint32_t)sqlite3_column_int64(row, RESULT_OF),
      .subgroup_code = (const char *)sqlite3_column_text(row, RESULT_SUBGROUP),
      .code = (const char *)sqlite3_column_text(row, RESULT_CODE),
      .has_value = !is_null(row, OVER),
      .over = sqlite3_column_int64(row, OVER),
      .under = sqlite3_column_int64(row, UNDER),
      .rank = (uint32_t)sqlite3_column_int64(row, RANK),
      .rank_in_subgroup = (uint32_t)sqlite3_column_int64(row, RANK_IN_SUBGROUP),
  };
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    result.tally.dots[colour] = sqlite3_column_int64(row, DOTS + colour);
  /* Whether the row is written in its one valid form. */
  const bool valid = counts(row, RESULT_OF) && !is_null(row, RESULT_SUBGROUP) &&
                     !is_null(row, RESULT_CODE) && is_null(row, OVER) == is_null(row, UNDER) &&
                     counts(row, RANK) && counts(row, RANK_IN_SUBGROUP) && result.subgroup_code &&
                     result.code;
  return valid ? reader->take.result(reader->context, &result, err)
               : connection_fail_row(reader->connection, err);
}

bool journal_read_results(Journal *journal, uint64_t kept, ResultTaker *take, void *context,
                          Error *err) {
  RowReader reader = {&journal->connection, {.result = take}, context};
  sqlite3_stmt *statement;
  if (!journal_later_statement(journal, RESULTS, &statement, err)) return false;
  if (!statement) return true;
  statement_bind(statement, 1, kept);
  return statement_rows(&journal->connection, statement, take_result, &reader, err);
}

/* The same for saved rankings' results, for journal_forget_derived. */
static bool journal_forget_results(Journal *journal, Error *err) {
  sqlite3_stmt *statement;
  if (!journal_later_statement(journal, FORGET_RESULTS, &statement, err)) return false;
  return !statement || statement_run(&journal->connection, statement, err);
}

/* Tables derived from the journal, written with it and rebuilt from it at any time. */

/* Columns of `tally`, from 0; parameters are one more. */
enum { RECOMMENDATION, SUBGROUP, CODE, COUNTED, BALLOTS = COUNTED + COLOUR_COUNT };

static void bind_tally(sqlite3_stmt *statement, int column, Tally tally) {
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    sqlite3_bind_int64(statement, column + 1 + colour, tally.dots[colour]);
}

static Tally read_tally(sqlite3_stmt *row, int column) {
  Tally tally;
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    tally.dots[colour] = sqlite3_column_int64(row, column + colour);
  return tally;
}

bool journal_derive_tally(Journal *journal, const DerivedTally *tally, Error *err) {
  sqlite3_stmt *statement = journal->statements.of[tally->present ? SET_TALLY : DROP_TALLY];
  statement_bind(statement, RECOMMENDATION + 1, tally->recommendation);
  if (tally->present) {
    sqlite3_bind_text(statement, SUBGROUP + 1, tally->subgroup_code, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, CODE + 1, tally->code, -1, SQLITE_STATIC);
    bind_tally(statement, COUNTED, tally->counted);
    bind_tally(statement, BALLOTS, tally->ballots);
  }
  return statement_run(&journal->connection, statement, err);
}

static bool take_tally(void *context, sqlite3_stmt *row, Error *err) {
  const RowReader *reader = context;
  const int64_t number = sqlite3_column_int64(row, RECOMMENDATION);
  const DerivedTally tally = {
      .present = true,
      .recommendation = (uint32_t)number,
      .subgroup_code = (const char *)sqlite3_column_text(row, SUBGROUP),
      .code = (const char *)sqlite3_column_text(row, CODE),
      .counted = read_tally(row, COUNTED),
      .ballots = read_tally(row, BALLOTS),
  };
  const bool whole = tally.subgroup_code && tally.code && number > 0 && number <= UINT32_MAX;
  return whole ? reader->take.tally(reader->context, &tally, err)
               : connection_fail_row(reader->connection, err);
}

bool journal_read_tallies(Journal *journal, TallyTaker *take, void *context, Error *err) {
  RowReader reader = {&journal->connection, {.tally = take}, context};
  return statement_rows(&journal->connection, journal->statements.of[TALLIES], take_tally, &reader,
                        err);
}

bool journal_derive_checkpoint(Journal *journal, uint64_t seq, const uint8_t *data, size_t size,
                               Error *err) {
  sqlite3_stmt *statement = journal->statements.of[SET_CHECKPOINT];
  statement_bind(statement, 1, seq);
  sqlite3_bind_blob64(statement, 2, data, size, SQLITE_STATIC);
  return statement_run(&journal->connection, statement, err);
}

bool journal_forget_derived(Journal *journal, Error *err) {
  const Statements *statements = &journal->statements;
  return statement_run(&journal->connection, statements->of[FORGET_TALLIES], err) &&
         statement_run(&journal->connection, statements->of[FORGET_CHECKPOINTS], err) &&
         journal_forget_results(journal, err);
}

bool journal_checkpoint(Journal *journal, uint64_t seq, uint64_t *at, Bytes *data, Error *err) {
  sqlite3_stmt *statement = journal->statements.of[CHECKPOINT];
  bool row, read = true;
  *at = 0;
  data->size = 0;
  statement_bind(statement, 1, seq);
  if (!statement_step(&journal->connection, statement, &row, err)) return false;
  if (row) {
    *at = (uint64_t)sqlite3_column_int64(statement, 0);
    const void *state = sqlite3_column_blob(statement, 1);
    read = bytes_append(data, state, (size_t)sqlite3_column_bytes(statement, 1), err);
  }
  sqlite3_reset(statement);
  return read;
}

bool journal_next_checkpoint(Journal *journal, uint64_t seq, uint64_t *at, Error *err) {
  sqlite3_stmt *statement = journal->statements.of[NEXT_CHECKPOINT];
  int64_t number;
  bool found;
  statement_bind(statement, 1, seq);
  if (!statement_number(&journal->connection, statement, &number, &found, err)) return false;
  *at = found ? (uint64_t)number : 0;
  return true;
}
