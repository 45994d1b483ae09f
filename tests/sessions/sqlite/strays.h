/* Journals as a crash leaves them, of any moment of a session, and what becomes of them. */
#ifndef TESTS_SESSIONS_SQLITE_STRAYS_H
#define TESTS_SESSIONS_SQLITE_STRAYS_H

#include "tests/sessions/sample.h"

enum { STRAY_SECTOR = 512, MORE_VOTES = 40 };

/* What SQLite looks at beside a file, and where the first is set aside. */
typedef struct Beside {
  char journal[SAMPLE_PATH_SIZE], wal[SAMPLE_PATH_SIZE], aside[SAMPLE_PATH_SIZE];
} Beside;

Beside beside(const char *path);
bool is_there(const char *path);

/* A file before a transaction, and what that made of it. */
typedef struct Pair {
  Bytes before, after;
} Pair;

void pair_free(Pair *pair);

/* One vote; many, of which the first to a session is two events: it opens the subgroup. */
Pair vote_once(const char *path);
void vote_often(const char *path, int votes);

void append_to(Bytes *bytes, const void *data, size_t size);

/* The journal that leads back, of the pages from this one on (0: all). */
Bytes journal_of(const Pair *pair, size_t first_page);

/* Adds SQLite's record of a super-journal, a file that it deletes when all is rolled back. */
void name_super_journal(Bytes *journal, const char *name);

/* Writes the file as a crash leaves it: every second page that changed is as it was before. */
void tear(const char *path, const Pair *pair);

/* How many events a file has, which must be sound. */
uint64_t events_of(const char *path);

/* Whether the journal lies aside, for its owner alone and as it was; whether there is none, there
 * or aside. */
void assert_set_aside(const char *path, const Bytes *journal);
void assert_nothing_aside(const char *path);

/* fixture_set_up with the session closed. */
int closed_set_up(void **state);

#endif
