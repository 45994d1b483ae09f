/* The results of kept rankings: derived like the tallies, in files that have such a ranking. */
#include "sessions/files/file_error.h"
#include "sessions/journal/journal.h"
#include "sessions/sqlite/journal_parts.h"

/* Columns of `kept`, from 0; parameters are one more. */
enum {
  KEPT,
  RECOMMENDATION,
  SUBGROUP,
  CODE,
  DOTS,
  OVER = DOTS + COLOUR_COUNT,
  UNDER,
  RANK,
  RANK_IN_SUBGROUP
};

static void bind_text(sqlite3_stmt *statement, int column, const char *text) {
  sqlite3_bind_text(statement, column + 1, text, -1, SQLITE_STATIC);
}

/* What there is not is NULL. */
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
  statement_bind(statement, RECOMMENDATION + 1, result->recommendation);
  bind_text(statement, SUBGROUP, result->subgroup_code);
  bind_text(statement, CODE, result->code);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    sqlite3_bind_int64(statement, DOTS + colour + 1, result->tally.dots[colour]);
  bind_known(statement, OVER, result->has_value, result->over);
  bind_known(statement, UNDER, result->has_value, result->under);
  bind_known(statement, RANK, result->rank > 0, result->rank);
  bind_known(statement, RANK_IN_SUBGROUP, result->rank_in_subgroup > 0, result->rank_in_subgroup);
  bool derived = statement_run(&journal->connection, statement, err);
  sqlite3_clear_bindings(statement);
  return derived;
}

static bool is_null(sqlite3_stmt *row, int column) {
  return sqlite3_column_type(row, column) == SQLITE_NULL;
}

/* A number from 1; NULL, which reads as 0, where there need not be one. */
static bool counts(sqlite3_stmt *row, int column) {
  int64_t number = sqlite3_column_int64(row, column);
  return number >= 1 ? number <= UINT32_MAX : is_null(row, column);
}

/* Whether the row says what it says in the one way that it is written. */
static bool is_whole(sqlite3_stmt *row) {
  return counts(row, RECOMMENDATION) && !is_null(row, SUBGROUP) && !is_null(row, CODE) &&
         is_null(row, OVER) == is_null(row, UNDER) && counts(row, RANK) &&
         counts(row, RANK_IN_SUBGROUP);
}

static bool result_of_row(const Journal *journal, sqlite3_stmt *row, DerivedResult *result,
                          Error *err) {
  *result = (DerivedResult){
      .kept = (uint64_t)sqlite3_column_int64(row, KEPT),
      .recommendation = (uint32_t)sqlite3_column_int64(row, RECOMMENDATION),
      .subgroup_code = (const char *)sqlite3_column_text(row, SUBGROUP),
      .code = (const char *)sqlite3_column_text(row, CODE),
      .has_value = !is_null(row, OVER),
      .over = sqlite3_column_int64(row, OVER),
      .under = sqlite3_column_int64(row, UNDER),
      .rank = (uint32_t)sqlite3_column_int64(row, RANK),
      .rank_in_subgroup = (uint32_t)sqlite3_column_int64(row, RANK_IN_SUBGROUP),
  };
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    result->tally.dots[colour] = sqlite3_column_int64(row, DOTS + colour);
  return (is_whole(row) && result->subgroup_code && result->code) ||
         connection_fail_row(&journal->connection, err);
}

bool journal_read_results(Journal *journal, uint64_t kept, ResultTaker *take, void *context,
                          Error *err) {
  sqlite3_stmt *statement;
  DerivedResult result;
  bool row = true, read = true;
  if (!journal_later_statement(journal, RESULTS, &statement, err)) return false;
  if (!statement) return true;
  statement_bind(statement, 1, kept);
  while (read && row) {
    read =
        statement_step(&journal->connection, statement, &row, err) &&
        (!row || (result_of_row(journal, statement, &result, err) && take(context, &result, err)));
  }
  sqlite3_reset(statement);
  return read;
}

bool journal_count_results(Journal *journal, size_t *count, Error *err) {
  sqlite3_stmt *statement;
  bool row;
  if (!journal_later_statement(journal, COUNT_RESULTS, &statement, err)) return false;
  if (!statement) {
    *count = 0;
    return true;
  }
  if (!statement_step(&journal->connection, statement, &row, err)) return false;
  *count = row ? (size_t)sqlite3_column_int64(statement, 0) : 0;
  sqlite3_reset(statement);
  return true;
}

bool journal_forget_results(Journal *journal, Error *err) {
  sqlite3_stmt *statement;
  if (!journal_later_statement(journal, FORGET_RESULTS, &statement, err)) return false;
  return !statement || statement_run(&journal->connection, statement, err);
}
