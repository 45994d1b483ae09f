/* Files to import, and what a session should then rank as. */
#ifndef TESTS_SESSIONS_FILES_H
#define TESTS_SESSIONS_FILES_H

#include "sessions/import/import.h"
#include "tests/sessions/sample.h"

enum { FILE_PATH_SIZE = 1024 };

/* A file of tests/data. Returns path. */
const char *data_path(const char *name, char path[FILE_PATH_SIZE]);

/* A file of the folder of votes that may not be shipped ($GOMMETTE_DATA, else ../shared/data).
 * Where it is missing the test is skipped, saying so: ask before anything is opened or allocated,
 * since a test that is skipped frees nothing. Returns path. */
const char *outside_path(const char *name, char path[FILE_PATH_SIZE]);

/* A file of the sources. Returns path. */
const char *source_path(const char *name, char path[FILE_PATH_SIZE]);

/* A new session in the folder, with a title and nothing else. */
Session *empty_session(const SampleFolder *folder);

/* Imports, which must succeed; the outcome's numbers, without its sentences. */
ImportOutcome import_done(Session *session, const char *path);

/* The same for a text that lies under this name, with the options of ImportRequest. */
ImportOutcome import_text(Session *session, const char *name, const char *text);
bool try_text(Session *session, const SampleFolder *folder, const char *name, const char *text,
              bool set, ImportOutcome *outcome, Error *err);

/* Whether the ranking's CSV is the file's first eleven columns, to the byte. */
void assert_ranks_as(const Roundtable *roundtable, const char *expected);

#endif
