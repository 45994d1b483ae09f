/* A session with an event of every kind in it, and ways to alter its file that its own triggers
 * forbid. */
#ifndef TESTS_SESSIONS_TAMPERING_H
#define TESTS_SESSIONS_TAMPERING_H

#include <sqlite3.h>

#include "tests/sessions/sample.h"

typedef struct Evidence {
  SampleFolder folder;
  char path[SAMPLE_PATH_SIZE];
  uint64_t events;
  ChainHash hash;
} Evidence;

/* The set-up and tear-down of a test whose state is an Evidence. */
int evidence_set_up(void **state);
int evidence_tear_down(void **state);

void assert_sound(const Evidence *evidence);

/* Fails the test unless verify names this event as the first bad one, and opening does too. */
void assert_bad_event(const char *path, uint64_t seq);

/* What the checker in Python says: its exit status (127: there is no Python) and its first line. */
enum { CHECKER_LINE_SIZE = 64 };
int ask_checker(const char *path, char line[CHECKER_LINE_SIZE]);

/* SQLite as anybody may use it on the file. */
sqlite3 *plain_connection(const char *path);
void run(sqlite3 *database, const char *sql);

/* Does what the triggers forbid, and leaves them there as if nothing had been. */
void tamper(const char *path, const char *sql);

/* Flips a bit of a byte of column `event` or `hash`; `at` is taken modulo the blob's size. */
void flip(const char *path, const char *column, uint64_t seq, int at);

/* The journal held in memory, to be altered and chained again. */
enum { COPY_EVENTS_MAX = 256 };
typedef struct Copy {
  Bytes events[COPY_EVENTS_MAX];
  size_t count;
} Copy;

void copy_journal(const char *path, Copy *copy);
void copy_free(Copy *copy);

/* Puts events `from` to `to`, counted from 0, back with a chain that is right up to there. */
void write_copy(const char *path, const Copy *copy, size_t from, size_t to);

#endif
