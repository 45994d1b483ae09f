/* The files that the list shows: made, moved by others, and compared before and after. */
#include "tests/tui/app/storm.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sessions/acts/agenda.h"
#include "sessions/acts/vote.h"
#include "sessions/library/moving.h"

#include <cmocka.h>

static const char *const names[] = {"a.gommette", "b.gommette", "c.gommette"};
enum { SMALL_FILES = sizeof names / sizeof names[0] };

/* Alike enough to be asked about, and no more. */
static void name_recommendations(Session *session, int n) {
  static const char *const verbs[] = {"Créer", "Renforcer", "Étendre"};
  Error err = {0};
  for (uint32_t number = 1; number < roundtable_next_recommendation(session_state(session));
       number++) {
    char title[80];
    const Recommendation *one = roundtable_recommendation(session_state(session), number);
    snprintf(title, sizeof title, "%s un fonds anti-expulsion pour le quartier %u", verbs[n],
             (unsigned)number);
    assert_done(edit_recommendation(session, number, RECOMMENDATION_TITLE,
                                    one->text[RECOMMENDATION_TITLE], title, &err),
                &err);
  }
}

void make_files(Storm *storm) {
  Error err = {0};
  Session *session = sample_session(storm->path);
  assert_done(plan_default_phases(session, &err), &err);
  session_close(session);
  for (int n = 0; n < SMALL_FILES; n++) {
    char path[SAMPLE_PATH_SIZE], title[24];
    session = sample_session(sample_path(&storm->folder, names[n], path));
    snprintf(title, sizeof title, "Atelier %d", n + 1);
    assert_done(edit_session(session, SESSION_TITLE,
                             roundtable_text(session_state(session), SESSION_TITLE), title, &err),
                &err);
    name_recommendations(session, n);
    sample_vote(session, 2, GREEN, n + 1);
    session_close(session);
  }
}

/* Whether a terminal has one of the small files open: then they stay where they are. */
static bool is_in_use(const Storm *storm) {
  for (int n = 0; n < SEATS; n++) {
    const Session *open = storm->seats[n].controller.session;
    if (open != NULL && strcmp(session_path(open), storm->path) != 0) return true;
  }
  return false;
}

static void exchange(const char *one, const char *other, const char *aside) {
  if (access(one, F_OK) != 0 || access(other, F_OK) != 0) return;
  if (rename(one, aside) == 0 && rename(other, one) == 0) rename(aside, other);
}

/* Another program takes a file away, brings it back, or puts one in the place of another. */
void move_files_beside(Storm *storm) {
  char path[SAMPLE_PATH_SIZE], other[SAMPLE_PATH_SIZE], aside[SAMPLE_PATH_SIZE];
  char *now = NULL, *strayed = NULL;
  if (is_in_use(storm)) return;
  const uint32_t n = below(storm, SMALL_FILES);
  sample_path(&storm->folder, names[n], path);
  snprintf(other, sizeof other, "%s/%s/%s", storm->folder.path, ARCHIVE_FOLDER, names[n]);
  switch (below(storm, 3)) {
  case 0: archive_session(path, &now, &strayed, NULL); break;
  case 1: unarchive_session(other, &now, &strayed, NULL); break;
  default:
    exchange(path, sample_path(&storm->folder, names[(n + 1) % SMALL_FILES], other),
             sample_path(&storm->folder, "aside", aside));
  }
  free(now);
  free(strayed);
}

bool is_about_a_file(EffectKind effect) {
  return effect == EFFECT_RENAME_SESSION || effect == EFFECT_COPY_SESSION ||
         effect == EFFECT_ARCHIVE_SESSION || effect == EFFECT_DELETE_SESSION ||
         effect == EFFECT_NEW_FROM || effect == EFFECT_OPEN_SESSION ||
         effect == EFFECT_PREPARE_SESSION || effect == EFFECT_REPLAY;
}

static void take_title(const char *path, StormFile *file) {
  Session *session = NULL;
  if (!session_view(path, &session, NULL)) return;
  memcpy(file->listed.id, roundtable_session_id(session_state(session)), SESSION_ID_SIZE);
  snprintf(file->title, sizeof file->title, "%s",
           roundtable_text(session_state(session), SESSION_TITLE));
  session_close(session);
}

void files_look(const Storm *storm, StormFiles *files) {
  Error err = {0};
  Library *library = NULL;
  size_t count;
  assert_done(library_open(storm->folder.path, &library, &err), &err);
  const LibraryEntry *entries = library_entries(library, &count);
  *files = (StormFiles){.count = count < STORM_FILES_MAX ? count : STORM_FILES_MAX};
  for (size_t n = 0; n < files->count; n++) {
    files->of[n].listed.mark = list_mark_of(&entries[n]);
    take_title(entries[n].path, &files->of[n]);
  }
  library_close(library);
}

/* What could not be read when the list was made is known by its name alone. */
static bool is_same_session(const uint8_t *id, const uint8_t *shown) {
  static const uint8_t unknown[SESSION_ID_SIZE] = {0};
  return memcmp(shown, unknown, SESSION_ID_SIZE) == 0 || memcmp(id, shown, SESSION_ID_SIZE) == 0;
}

static bool is_same_file(const ListedFile *a, const ListedFile *b) {
  return strcmp(a->mark.name, b->mark.name) == 0 && a->mark.is_archived == b->mark.is_archived &&
         is_same_session(a->id, b->id);
}

static bool is_there(const StormFiles *files, const StormFile *wanted) {
  for (size_t n = 0; n < files->count; n++)
    if (is_same_file(&files->of[n].listed, &wanted->listed) &&
        strcmp(files->of[n].title, wanted->title) == 0)
      return true;
  return false;
}

void check_files(const Storm *storm, const StormFiles *before, const Seen *target,
                 EffectKind effect) {
  StormFiles after;
  const bool may_change = effect == EFFECT_RENAME_SESSION || effect == EFFECT_ARCHIVE_SESSION ||
                          effect == EFFECT_DELETE_SESSION;
  files_look(storm, &after);
  for (size_t n = 0; n < before->count; n++) {
    const bool is_meant = is_same_file(&before->of[n].listed, &target->file);
    if (!is_there(&after, &before->of[n]) && !(is_meant && may_change))
      fail_storm(storm, "a file was changed that was not shown", NULL);
  }
}

void check_opened(const Storm *storm, const Seat *seat, const Seen *target, EffectKind effect) {
  const bool opens = effect == EFFECT_OPEN_SESSION || effect == EFFECT_PREPARE_SESSION;
  if (!opens || seat->controller.session == NULL) return;
  const uint8_t *id = roundtable_session_id(session_state(seat->controller.session));
  if (!is_same_session(id, target->file.id))
    fail_storm(storm, "a session was opened that was not shown", NULL);
}
