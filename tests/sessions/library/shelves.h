/* A library to test with: a folder of sessions, and a catalogue of its own. */
#ifndef TESTS_SESSIONS_LIBRARY_SHELVES_H
#define TESTS_SESSIONS_LIBRARY_SHELVES_H

#include "sessions/library/library.h"
#include "tests/sessions/sample.h"

/* The set-up and tear-down of a test whose state is a Shelves: three sample sessions a, b and c,
 * titled after their files, in a folder whose `cache` is where the catalogue lies. */
typedef struct Shelves {
  SampleFolder folder;
  char library[SAMPLE_PATH_SIZE];
  char catalogue[SAMPLE_PATH_SIZE];
} Shelves;

enum { SHELVES_SESSIONS = 3 };

int shelves_set_up(void **state);
int shelves_tear_down(void **state);

/* A path in the library. Returns path. */
const char *shelves_path(const Shelves *shelves, const char *name, char path[SAMPLE_PATH_SIZE]);

/* Opens the library and reads all that is unread. */
Library *shelves_read(const Shelves *shelves);

/* The same as often as it takes until nothing is read that the catalogue could know: disks tell two
 * changes within a moment by nothing. */
void shelves_settle(const Shelves *shelves);

/* How many files one more reading folds. */
size_t shelves_folded(const Shelves *shelves);

/* The entry of a file; fails the test where there is none. */
const LibraryEntry *shelves_entry(const Library *library, const char *name);

/* Whether the three sessions are told as they are. */
void assert_told(const Library *library);

#endif
