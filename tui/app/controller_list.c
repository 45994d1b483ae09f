#include "tui/app/controller_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/acts/agenda.h"
#include "sessions/files/path.h"
#include "sessions/journal/stray_files.h"
#include "sessions/library/copy_file.h"
#include "sessions/library/moving.h"
#include "sessions/library/trash.h"
#include "sessions/text/text.h"
#include "tui/app/session_argument.h"
#include "tui/app/slice.h"
#include "tui/app/typed_path.h"

enum { UNNOTICED_MS = 200, BETWEEN_KEYS_MS = 20 };

typedef struct Reading {
  Desk *desk;
  Error *err;
  bool failed;
} Reading;

static bool read_next(void *context) {
  Reading *reading = context;
  Desk *desk = reading->desk;
  if (library_unread(desk->library) == 0) return false;
  desk->library_changed = true;
  reading->failed = !library_read_next(desk->library, reading->err);
  return !reading->failed;
}

static bool read_for(Desk *desk, int64_t milliseconds, Error *err) {
  Reading reading = {.desk = desk, .err = err};
  slice_work(milliseconds, read_next, &reading);
  return !reading.failed;
}

void desk_forget_folder(Desk *desk) {
  list_shelf_clear(&desk->list);
  library_close(desk->library);
  desk->library = NULL;
  desk->world.shelf = NULL;
}

void desk_forget_doubts(Desk *desk) {
  import_outcome_free(&desk->doubts);
  free(desk->doubtful_csv);
  desk->doubtful_csv = NULL;
}

bool desk_read_folder(Desk *desk, Error *err) {
  desk_forget_folder(desk);
  return library_open(desk->world.folder, &desk->library, err) && read_for(desk, UNNOTICED_MS, err);
}

/* A session that is open has the machine for itself. */
bool desk_has_unread(const Desk *desk) {
  return desk->session == NULL && desk->library != NULL && library_unread(desk->library) > 0;
}

bool desk_read_more(Desk *desk, Error *err) {
  return !desk_has_unread(desk) || read_for(desk, BETWEEN_KEYS_MS, err);
}

static ListLook look_of(const Model *model) {
  ListLook look = model->list;
  if (model->entry == ENTRY_FIND) snprintf(look.words, sizeof look.words, "%s", model->line.text);
  return look;
}

void desk_tell_of_aside(Model *model, char *aside) {
  char sentence[ERROR_TEXT_SIZE];
  if (aside != NULL) model_say(model, true, stray_files_sentence(aside, sentence));
  free(aside);
}

static bool make_list(Desk *desk, Model *model, Error *err) {
  size_t count;
  const ListLook look = look_of(model);
  const bool is_sought = look.words[0] != '\0';
  if (is_sought && !library_look_into(desk->library, CARD_SOUGHT, err)) return false;
  const LibraryEntry *entries = library_entries(desk->library, &count);
  if (desk->library_changed) desk_tell_of_aside(model, library_take_aside(desk->library));
  if (!desk->list.is_made) list_marks_keep(&model->list.marks, entries, count);
  if (!list_shelf_refresh(&desk->list, entries, count, &look, desk->library_changed,
                          &model->list_focus, err))
    return false;
  desk->library_changed = false;
  desk->world.library_count = count;
  desk->world.library_unread = library_unread(desk->library);
  return true;
}

void desk_look_at_list(Desk *desk, Model *model) {
  Error err = {0};
  if (desk->library == NULL || desk->session != NULL) return;
  if (!make_list(desk, model, &err)) model_say(model, true, err.text);
  desk->world.shelf = &desk->list.shelf;
  desk->world.doubtful = desk->doubts.doubtful;
  desk->world.doubtful_count = desk->doubts.doubtful_count;
}

void desk_go_to(Desk *desk, Model *model, const char *path) {
  desk_look_at_list(desk, model);
  if (list_shelf_find(&desk->list, path_name(path), is_archived(path), &model->list_focus))
    model->list.has_chosen = true;
}

/* Looks at the folder again, the focus on a session or, with NULL, where it was. */
static bool show_again(Desk *desk, Model *model, const char *path, Error *err) {
  const size_t place = model->list_focus;
  if (!desk_read_folder(desk, err)) return false;
  model->list_focus = place;
  if (path != NULL) desk_go_to(desk, model, path);
  return true;
}

bool desk_check_listed(Desk *desk, Model *model, const LibraryEntry *entry, Error *err) {
  char name[TEXT_SHOWN_SIZE];
  if (!card_is_of_another(&entry->card, entry->path)) return true;
  text_quote(entry->name, name);
  return show_again(desk, model, NULL, err) &&
         fail(err, ERROR_FAILED,
              _("another session lies in « %s » now: nothing was done, look at it again"), name);
}

bool desk_listed_path(Desk *desk, Model *model, size_t place, const char **path, Error *err) {
  const LibraryEntry *entry = shelf_entry(&desk->list.shelf, place);
  if (!desk_check_listed(desk, model, entry, err)) return false;
  *path = entry->path;
  return true;
}

/* Another terminal may have set it since it was `seen`. A warning is left where there is one. */
static bool set_title(const char *path, const char *seen, const char *title, Error *warning,
                      Error *err) {
  Session *session = NULL;
  if (!session_open(path, clock_of_machine(), &session, err)) return false;
  const bool set = edit_session(session, SESSION_TITLE, seen, title, err);
  if (set) session_take_warning(session, warning);
  session_close(session);
  return set;
}

bool rename_session(Desk *desk, Model *model, const Effect *effect, Error *err) {
  char sentence[ERROR_TEXT_SIZE];
  const char *listed;
  if (!desk_listed_path(desk, model, effect->index, &listed, err)) return false;
  char *title = NULL, *path = strdup(listed);
  Error warning = {0};
  const bool done = (path != NULL || fail_memory(err)) &&
                    text_clean(TEXT_TITLE, effect->text, strlen(effect->text), &title, err) &&
                    set_title(path, model->list_title, title, &warning, err) &&
                    show_again(desk, model, path, err);
  if (!done) show_again(desk, model, path, NULL);
  if (done) {
    snprintf(sentence, sizeof sentence, _("It is called « %s » now"), title);
    model_say(model, false, sentence);
  }
  if (done && warning.kind != ERROR_NONE) model_say(model, true, warning.text);
  free(title);
  free(path);
  return done;
}

bool copy_session(Desk *desk, Model *model, const Effect *effect, Error *err) {
  const char *path;
  char sentence[ERROR_TEXT_SIZE], typed[TYPED_PATH_SIZE], *to = NULL, *aside = NULL;
  CopyMade made;
  if (!desk_listed_path(desk, model, effect->index, &path, err)) return false;
  typed_path(effect->text, typed);
  const bool done = session_argument_copy_path(path, typed, &to, err) &&
                    stray_files_settle(to, &aside, err) && session_file_copy(path, to, &made, err);
  if (done) {
    snprintf(sentence, sizeof sentence, _("Copied to %s and verified there"), to);
    model_say(model, false, sentence);
  }
  desk_tell_of_aside(model, aside);
  free(to);
  return done;
}

/* What leaves the list gives the focus to the next one. */
bool archive_or_take_out(Desk *desk, Model *model, const Effect *effect, Error *err) {
  const LibraryEntry *entry = shelf_entry(&desk->list.shelf, effect->index);
  const bool was_archived = entry->is_archived, stays = was_archived || model->list.with_archive;
  char sentence[ERROR_TEXT_SIZE], *now = NULL, *aside = NULL;
  const char *path;
  if (!desk_listed_path(desk, model, effect->index, &path, err)) return false;
  bool done = was_archived ? unarchive_session(path, &now, &aside, err)
                           : archive_session(path, &now, &aside, err);
  if (done) list_marks_move(&model->list.marks, entry, path_name(now));
  done = done && show_again(desk, model, stays ? now : NULL, err);
  if (done && was_archived)
    snprintf(sentence, sizeof sentence, _("Back from the archive: %s"), now);
  else if (done)
    snprintf(sentence, sizeof sentence, _("In the archive: %s"), now);
  if (done) model_say(model, false, sentence);
  desk_tell_of_aside(model, aside);
  free(now);
  return done;
}

bool delete_session(Desk *desk, Model *model, const Effect *effect, Error *err) {
  char sentence[ERROR_TEXT_SIZE], *at = NULL;
  const char *path;
  const bool done = desk_listed_path(desk, model, effect->index, &path, err) &&
                    trash_session(path, &at, err) && show_again(desk, model, NULL, err);
  if (done) {
    snprintf(sentence, sizeof sentence, _("It is in the trash: %s"), at);
    model_say(model, false, sentence);
  }
  free(at);
  return done;
}
