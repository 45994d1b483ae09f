/* The tables that are made from the journal, written with it and rebuilt from it at will. */
#include "sessions/journal/journal.h"

#include "sessions/files/file_error.h"
#include "sessions/sqlite/journal_parts.h"

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
  bool derived = statement_run(&journal->connection, statement, err);
  sqlite3_clear_bindings(statement);
  return derived;
}

static bool tally_of_row(const Journal *journal, sqlite3_stmt *row, DerivedTally *tally,
                         Error *err) {
  int64_t number = sqlite3_column_int64(row, RECOMMENDATION);
  *tally = (DerivedTally){
      .present = true,
      .recommendation = (uint32_t)number,
      .subgroup_code = (const char *)sqlite3_column_text(row, SUBGROUP),
      .code = (const char *)sqlite3_column_text(row, CODE),
      .counted = read_tally(row, COUNTED),
      .ballots = read_tally(row, BALLOTS),
  };
  bool whole = tally->subgroup_code && tally->code && number > 0 && number <= UINT32_MAX;
  return whole || connection_fail_row(&journal->connection, err);
}

bool journal_read_tallies(Journal *journal, TallyTaker *take, void *context, Error *err) {
  sqlite3_stmt *statement = journal->statements.of[TALLIES];
  DerivedTally tally;
  bool row = true, read = true;
  while (read && row) {
    read = statement_step(&journal->connection, statement, &row, err) &&
           (!row || (tally_of_row(journal, statement, &tally, err) && take(context, &tally, err)));
  }
  sqlite3_reset(statement);
  return read;
}

bool journal_derive_checkpoint(Journal *journal, uint64_t seq, const uint8_t *data, size_t size,
                               Error *err) {
  sqlite3_stmt *statement = journal->statements.of[SET_CHECKPOINT];
  statement_bind(statement, 1, seq);
  sqlite3_bind_blob64(statement, 2, data, size, SQLITE_STATIC);
  bool derived = statement_run(&journal->connection, statement, err);
  sqlite3_clear_bindings(statement);
  return derived;
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
  bool row;
  statement_bind(statement, 1, seq);
  if (!statement_step(&journal->connection, statement, &row, err)) return false;
  *at = row ? (uint64_t)sqlite3_column_int64(statement, 0) : 0;
  sqlite3_reset(statement);
  return true;
}
