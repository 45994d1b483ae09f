/* What SQLite alone takes to keep a row for good: a table like the journal's, the same settings,
 * and nothing else. */
#ifndef TESTS_BENCH_BARE_JOURNAL_H
#define TESTS_BENCH_BARE_JOURNAL_H

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

typedef struct BareJournal {
  sqlite3 *database;
  sqlite3_stmt *begin, *insert, *commit;
} BareJournal;

/* Opens or makes the database. All of these give up where they cannot. */
BareJournal bare_journal_open(const char *path);
void bare_journal_close(BareJournal *journal);

/* A transaction with one row, waiting as SQLite's busy_timeout waits for whoever writes. */
void bare_journal_append(BareJournal *journal, size_t row_size);

/* The same with many rows. */
void bare_journal_append_rows(BareJournal *journal, size_t row_size, size_t rows);

/* Reads so many rows of a journal that somebody wrote, and chains and compares their hashes: what
 * proving it takes at least. */
int64_t bare_journal_hash_ns(const char *path, uint64_t rows);

#endif
