#include "tests/sessions/files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sessions/export/table.h"

#include <cmocka.h>

const char *source_path(const char *name, char path[FILE_PATH_SIZE]) {
  const char *sources = getenv("GOMMETTE_SOURCES");
  snprintf(path, FILE_PATH_SIZE, "%s/%s", sources ? sources : ".", name);
  return path;
}

const char *data_path(const char *name, char path[FILE_PATH_SIZE]) {
  char within[FILE_PATH_SIZE / 2];
  snprintf(within, sizeof within, "tests/data/%s", name);
  return source_path(within, path);
}

const char *outside_path(const char *name, char path[FILE_PATH_SIZE]) {
  const char *data = getenv("GOMMETTE_DATA");
  char beside[FILE_PATH_SIZE / 2];
  if (!data) data = source_path("../shared/data", path);
  snprintf(beside, sizeof beside, "%s", data);
  snprintf(path, FILE_PATH_SIZE, "%s/%s", beside, name);
  if (access(path, R_OK) != 0) {
    print_message("skipped: there is no %s (set GOMMETTE_DATA)\n", path);
    skip();
  }
  return path;
}

Session *empty_session(const SampleFolder *folder) {
  char path[SAMPLE_PATH_SIZE];
  Session *session;
  Error err;
  assert_done(session_create(sample_path(folder, "new.gommette", path), "Test", clock_of_machine(),
                             &session, &err),
              &err);
  return session;
}

static ImportOutcome without_sentences(ImportOutcome *outcome) {
  ImportOutcome numbers = *outcome;
  import_outcome_free(outcome);
  numbers.sentences = (Sentences){0};
  return numbers;
}

ImportOutcome import_done(Session *session, const char *path) {
  ImportOutcome outcome = {0};
  ImportRequest request = {.path = path};
  Error err;
  assert_done(import_file(session, &request, &outcome, &err), &err);
  return without_sentences(&outcome);
}

ImportOutcome import_text(Session *session, const char *name, const char *text) {
  ImportOutcome outcome = {0};
  Error err;
  assert_done(import_memory(session, name, text, strlen(text), &outcome, &err), &err);
  return without_sentences(&outcome);
}

bool try_text(Session *session, const SampleFolder *folder, const char *name, const char *text,
              bool set, ImportOutcome *outcome, Error *err) {
  char path[SAMPLE_PATH_SIZE];
  ImportRequest request = {.path = sample_path(folder, name, path), .set = set};
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
  *outcome = (ImportOutcome){0};
  return import_file(session, &request, outcome, err);
}

/* The length of the columns that are always there: rank intervals follow them, and the state of a
 * session that is not final. */
static size_t columns_length(const char *line) {
  size_t columns = 0, length = 0;
  for (; line[length] && line[length] != '\n'; ++length)
    if (line[length] == ',' && ++columns == 11) break;
  return length;
}

void assert_ranks_as(const Roundtable *roundtable, const char *expected) {
  char *table = NULL, line[1024];
  size_t size;
  Error err;
  TableRequest request = {.weights = weights_default()};
  FILE *out = open_memstream(&table, &size), *file = fopen(expected, "rb");
  assert_non_null(out);
  assert_non_null(file);
  assert_done(table_ranking_csv(out, roundtable, &request, &err), &err);
  fclose(out);
  const char *at = table;
  while (fgets(line, sizeof line, file)) {
    const size_t length = columns_length(at);
    if (columns_length(line) != length || strncmp(at, line, length) != 0)
      fail_msg("%.*s instead of %s", (int)length, at, line);
    at += strcspn(at, "\n") + 1;
  }
  assert_int_equal(*at, '\0');
  fclose(file);
  free(table);
}
