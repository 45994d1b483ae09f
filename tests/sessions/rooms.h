/* Two files that grow from one, as in two rooms, and what comes out where they are merged. */
#ifndef TESTS_SESSIONS_ROOMS_H
#define TESTS_SESSIONS_ROOMS_H

#include "sessions/merge/merge.h"
#include "tests/sessions/sample.h"

/* The set-up and tear-down of a test whose state is a Rooms: a sample session with its votes open,
 * which then is in two files, both open. */
typedef struct Rooms {
  SampleFolder folder;
  char ours_path[SAMPLE_PATH_SIZE], theirs_path[SAMPLE_PATH_SIZE], merged_path[SAMPLE_PATH_SIZE];
  Session *ours, *theirs;
  uint64_t shared;
} Rooms;

int rooms_set_up(void **state);
int rooms_tear_down(void **state);

/* Opens theirs anew, by a clock of its own; it was closed before. */
void rooms_open_theirs(Rooms *rooms);

/* Merges theirs into ours; the merged file, opened, where it succeeds. Everything that must hold of
 * it is looked at: it begins as ours, each hash of theirs can be worked out from it, and the
 * checker in Python takes it. NULL where they conflict: *conflicts then says how, and no file is
 * there. */
Session *rooms_merge(Rooms *rooms, Sentences *conflicts);

/* The same of any two files that part; `path` must be free. */
Session *merge_paths(const char *ours, const char *theirs, const char *path, Sentences *conflicts);

/* Fails the test unless they merge. */
Session *rooms_merge_well(Rooms *rooms);

/* Fails the test unless they conflict just once, in a sentence with both parts. */
void assert_conflict(Rooms *rooms, const char *part, const char *other_part);

/* A whole copy of a file that nobody writes. */
void copy_file(const char *from, const char *to);

#endif
