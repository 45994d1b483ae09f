#include "tests/sessions/library/shelves.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "sessions/acts/acts.h"

#include <cmocka.h>

static const char *const names[SHELVES_SESSIONS] = {"a.gommette", "b.gommette", "c.gommette"};

const char *shelves_path(const Shelves *shelves, const char *name, char path[SAMPLE_PATH_SIZE]) {
  snprintf(path, SAMPLE_PATH_SIZE, "%.60s/%.60s", shelves->library, name);
  return path;
}

static void make_session(const char *path, const char *title) {
  Error err = {0};
  Session *session = sample_session(path);
  assert_done(describe_session(session, SESSION_TITLE, title, &err), &err);
  session_close(session);
}

int shelves_set_up(void **state) {
  Shelves *shelves = calloc(1, sizeof *shelves);
  char path[SAMPLE_PATH_SIZE];
  shelves->folder = sample_folder_make();
  sample_path(&shelves->folder, "library", shelves->library);
  sample_path(&shelves->folder, "cache/gommette/catalogue", shelves->catalogue);
  assert_int_equal(mkdir(shelves->library, 0700), 0);
  setenv("XDG_CACHE_HOME", sample_path(&shelves->folder, "cache", path), 1);
  for (int i = 0; i < SHELVES_SESSIONS; ++i)
    make_session(shelves_path(shelves, names[i], path), names[i]);
  *state = shelves;
  return 0;
}

int shelves_tear_down(void **state) {
  Shelves *shelves = *state;
  sample_folder_remove(shelves->folder);
  free(shelves);
  return 0;
}

Library *shelves_read(const Shelves *shelves) {
  Library *library;
  Error err = {0};
  assert_done(library_open(shelves->library, &library, &err), &err);
  while (library_unread(library) > 0)
    assert_done(library_read_next(library, &err), &err);
  return library;
}

size_t shelves_folded(const Shelves *shelves) {
  Library *library = shelves_read(shelves);
  size_t folded = library_folded(library);
  library_close(library);
  return folded;
}

void shelves_settle(const Shelves *shelves) {
  while (shelves_folded(shelves) > 0)
    continue;
}

const LibraryEntry *shelves_entry(const Library *library, const char *name) {
  size_t count;
  const LibraryEntry *entries = library_entries(library, &count);
  for (size_t i = 0; i < count; ++i)
    if (strcmp(entries[i].name, name) == 0) return &entries[i];
  fail_msg("there is no %s", name);
  return NULL;
}

void assert_told(const Library *library) {
  for (int i = 0; i < SHELVES_SESSIONS; ++i) {
    const SessionSummary *summary = &shelves_entry(library, names[i])->summary;
    assert_int_equal(summary->soundness, SUMMARY_SOUND);
    assert_string_equal(summary_text(summary, SUMMARY_TITLE), names[i]);
    assert_int_equal(summary->number[SUMMARY_EVENTS], SAMPLE_EVENTS + 1);
    assert_int_equal(summary->number[SUMMARY_SUBGROUPS], SAMPLE_SUBGROUPS);
  }
}
