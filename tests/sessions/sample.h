/* Sessions to test with, in a folder of their own. A step that fails ends the test with its error.
 */
#ifndef TESTS_SESSIONS_SAMPLE_H
#define TESTS_SESSIONS_SAMPLE_H

#include "sessions/journal/codec.h"
#include "sessions/session/transaction.h"

enum { SAMPLE_PATH_SIZE = 128 };

/* A folder that is removed with all that is in it. */
typedef struct SampleFolder {
  char path[SAMPLE_PATH_SIZE / 2];
} SampleFolder;

SampleFolder sample_folder_make(void);
void sample_folder_remove(SampleFolder folder);
const char *sample_path(const SampleFolder *folder, const char *name, char path[SAMPLE_PATH_SIZE]);

/* A kept session with two subgroups of five recommendations each, some under a heading. */
Session *sample_session(const char *path);
enum { SAMPLE_EVENTS = 14, SAMPLE_SUBGROUPS = 2 };

Session *sample_open(const char *path);
void sample_vote(Session *session, uint32_t recommendation, Colour colour, int64_t dots);

/* So many new ballots in one act, each with a green dot on this recommendation. */
void sample_cast(Session *session, uint32_t recommendation, int ballots);

/* Events as one act, which may be refused. */
bool record_events(Session *session, const Event *events, size_t count, Error *err);

/* One event as an act of its own. */
void record_event(Session *session, Event event);

/* The set-up and tear-down of a test whose state is a Fixture: a sample session that is open. */
typedef struct Fixture {
  SampleFolder folder;
  char path[SAMPLE_PATH_SIZE];
  Session *session;
} Fixture;

int fixture_set_up(void **state);
int fixture_tear_down(void **state);
void fixture_reopen(Fixture *fixture);

/* Numbers that look random and are the same in each run. */
typedef struct Random {
  uint64_t state;
} Random;

uint32_t random_below(Random *random, uint32_t bound);

/* One act of any kind, undo and redo among them. It may be refused: that is the state's to say. */
void random_act(Session *session, Random *random);

/* Whether two states are the same: agenda, tallies, ballots and history. Fails the test if not. */
void assert_same_state(const Roundtable *a, const Roundtable *b);

/* The same without ballots and history, which a checkpoint leaves out. */
void assert_same_tallies(const Roundtable *a, const Roundtable *b);

/* The whole of a file, and putting it back. */
Bytes file_read(const char *path);
void file_write(const char *path, const Bytes *bytes);
void assert_file_is(const char *path, const Bytes *bytes);

/* Fails the test with the error's text unless `done`. */
void assert_done(bool done, const Error *err);

/* Fails the test unless `done` is false and the error says `part` somewhere. */
void assert_refused(bool done, const Error *err, const char *part);

#endif
