#include "tui/app/controller_parts.h"
#include "tui/state/tour.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/vote.h"
#include "sessions/files/folder.h"
#include "sessions/import/demo.h"
#include "sessions/journal/journal.h"
#include "sessions/library/copies.h"
#include "sessions/library/moving.h"
#include "sessions/library/trash.h"
#include "sessions/text/text.h"
#include "tui/app/session_argument.h"

enum { UNNOTICED_MS = 200, BETWEEN_KEYS_MS = 20 };

typedef struct JournalLoader {
  Controller *controller;
  Error *err;
  bool failed;
} JournalLoader;

static bool read_next(void *context) {
  JournalLoader *loader = context;
  Controller *controller = loader->controller;
  if (library_unread(controller->library) == 0) return false;
  controller->library_changed = true;
  loader->failed = !library_read_next(controller->library, loader->err);
  return !loader->failed;
}

static bool read_for(Controller *controller, int64_t milliseconds, Error *err) {
  JournalLoader loader = {.controller = controller, .err = err};
  slice_work(milliseconds, read_next, &loader);
  return !loader.failed;
}

void controller_forget_folder(Controller *controller) {
  list_shelf_clear(&controller->list);
  library_close(controller->library);
  controller->library = NULL;
  controller->data.sorted = NULL;
}

void controller_forget_doubts(Controller *controller) {
  import_outcome_free(&controller->doubts);
  free(controller->doubtful_csv);
  controller->doubtful_csv = NULL;
}

bool controller_read_folder(Controller *controller, Error *err) {
  controller_forget_folder(controller);
  return library_open(controller->data.folder, &controller->library, err) &&
         read_for(controller, UNNOTICED_MS, err);
}

/* While a session is open, nothing is read in the background. */
bool controller_has_unread(const Controller *controller) {
  return controller->session == NULL && controller->library != NULL &&
         library_unread(controller->library) > 0;
}

bool controller_read_more(Controller *controller, Error *err) {
  return !controller_has_unread(controller) || read_for(controller, BETWEEN_KEYS_MS, err);
}

void controller_tell_of_aside(Model *model, char *aside) {
  char sentence[ERROR_TEXT_SIZE];
  if (aside != NULL) model_say(model, true, "%s", stray_files_sentence(aside, sentence));
  free(aside);
}

static bool make_list(Controller *controller, Model *model, Error *err) {
  size_t count;
  ListViewState look = model->list;
  if (model->entry == ENTRY_FIND) snprintf(look.words, sizeof look.words, "%s", model->line.text);
  const bool is_sought = look.words[0] != '\0';
  if (is_sought && !library_look_into(controller->library, SUMMARY_SOUGHT, err)) return false;
  const LibraryEntry *entries = library_entries(controller->library, &count);
  if (controller->library_changed)
    controller_tell_of_aside(model, library_take_aside(controller->library));
  if (!controller->list.is_made) list_marks_keep(&model->list.marks, entries, count);
  if (!list_shelf_refresh(&controller->list, entries, count, &look, controller->library_changed,
                          &model->list_focus, err))
    return false;
  controller->library_changed = false;
  controller->data.library_count = count;
  controller->data.library_unread = library_unread(controller->library);
  return true;
}

void controller_look_at_list(Controller *controller, Model *model) {
  Error err = {0};
  if (controller->library == NULL || controller->session != NULL) return;
  if (!make_list(controller, model, &err)) model_say(model, true, "%s", err.text);
  controller->data.sorted = &controller->list.sorted;
  controller->data.doubtful = controller->doubts.doubtful;
  controller->data.doubtful_count = controller->doubts.doubtful_count;
}

/* Moves the focus to the session with this path, if listed. */
static void go_to(Controller *controller, Model *model, const char *path) {
  controller_look_at_list(controller, model);
  if (list_shelf_find(&controller->list, path_name(path), is_archived(path), &model->list_focus))
    model->list.has_chosen = true;
}

/* Shows the folder again, focusing a session or, with NULL, what was in focus. */
static bool show_again(Controller *controller, Model *model, const char *path, Error *err) {
  const size_t place = model->list_focus;
  if (!controller_read_folder(controller, err)) return false;
  model->list_focus = place;
  if (path != NULL) go_to(controller, model, path);
  return true;
}

bool controller_check_listed(Controller *controller, Model *model, const LibraryEntry *entry,
                             Error *err) {
  if (!summary_is_of_another(&entry->summary, entry->path)) return true;
  const QuotedText name = text_quoted(entry->name); /* reading the folder again frees the entry */
  return show_again(controller, model, NULL, err) &&
         fail(err, ERROR_FAILED,
              _("“%s” is now another session: nothing was done, look at it again"), name.text);
}

bool controller_listed_path(Controller *controller, Model *model, size_t place, const char **path,
                            Error *err) {
  const LibraryEntry *entry = sorted_list_entry(&controller->list.sorted, place);
  if (!controller_check_listed(controller, model, entry, err)) return false;
  *path = entry->path;
  return true;
}

/* Another terminal may have set it since it was `seen`. Sets a warning if there is one. */
static bool set_title(const char *path, const char *seen, const char *title, Error *warning,
                      Error *err) {
  Session *session = NULL;
  if (!session_open(path, clock_of_machine(), &session, err)) return false;
  const bool set = edit_session(session, SESSION_TITLE, seen, title, err);
  if (set) session_take_warning(session, warning);
  session_close(session);
  return set;
}

bool rename_session(Controller *controller, Model *model, const Effect *effect, Error *err) {
  const char *listed;
  if (!controller_listed_path(controller, model, effect->index, &listed, err)) return false;
  char *title = NULL, *path = strdup(listed);
  Error warning = {0};
  const bool done = (path != NULL || fail_memory(err)) &&
                    text_clean(TEXT_TITLE, effect->text, strlen(effect->text), &title, err) &&
                    set_title(path, model->list_title, title, &warning, err) &&
                    show_again(controller, model, path, err);
  if (!done) show_again(controller, model, path, NULL);
  if (done) {
    model_say(model, false, _("It is now called “%s”"), title);
  }
  if (done && warning.kind != ERROR_NONE) model_say(model, true, "%s", warning.text);
  free(title);
  free(path);
  return done;
}

bool copy_session(Controller *controller, Model *model, const Effect *effect, Error *err) {
  const char *path;
  char typed[TYPED_PATH_SIZE], *to = NULL, *aside = NULL;
  CopyMade made;
  if (!controller_listed_path(controller, model, effect->index, &path, err)) return false;
  typed_path(effect->text, typed);
  const bool done = session_argument_copy_path(path, typed, &to, err) &&
                    stray_files_settle(to, &aside, err) && session_file_copy(path, to, &made, err);
  if (done) {
    model_say(model, false, _("Copied to %s and verified there"), to);
  }
  controller_tell_of_aside(model, aside);
  free(to);
  return done;
}

/* When a session leaves the list, the next one gets the focus. */
bool archive_or_take_out(Controller *controller, Model *model, const Effect *effect, Error *err) {
  const LibraryEntry *entry = sorted_list_entry(&controller->list.sorted, effect->index);
  const bool was_archived = entry->is_archived, stays = was_archived || model->list.with_archive;
  char *now = NULL, *aside = NULL;
  const char *path;
  if (!controller_listed_path(controller, model, effect->index, &path, err)) return false;
  bool done = was_archived ? unarchive_session(path, &now, &aside, err)
                           : archive_session(path, &now, &aside, err);
  if (done) list_marks_move(&model->list.marks, entry, path_name(now));
  done = done && show_again(controller, model, stays ? now : NULL, err);
  if (done)
    model_say(model, false, was_archived ? _("Back from the archive: %s") : _("In the archive: %s"),
              now);
  controller_tell_of_aside(model, aside);
  free(now);
  return done;
}

bool delete_session(Controller *controller, Model *model, const Effect *effect, Error *err) {
  char *at = NULL;
  const char *path;
  const bool done = controller_listed_path(controller, model, effect->index, &path, err) &&
                    trash_session(path, &at, err) && show_again(controller, model, NULL, err);
  if (done) {
    model_say(model, false, _("It is in the trash: %s"), at);
  }
  free(at);
  return done;
}

/* Saves how the list was viewed, and its marks. */
static bool show_session(Controller *controller, Model *model, const char *path, Error *err) {
  char *aside = NULL;
  if (!stray_files_settle(path, &aside, err)) return false;
  if (!controller_open(controller, path, err)) {
    free(aside);
    return false;
  }
  controller->list_left = model->list;
  const Errand errand = model->palette.errand;
  *model = model_of_session(session_state(controller->session), true);
  model->palette.errand = errand;
  controller_tell_of_file(controller, model);
  controller_tell_of_kiosk(controller, model);
  controller_tell_of_aside(model, aside);
  return true;
}

bool open_listed(Controller *controller, Model *model, const Effect *effect, Error *err) {
  const char *path;
  return controller_listed_path(controller, model, effect->index, &path, err) &&
         show_session(controller, model, path, err);
}

bool prepare_listed(Controller *controller, Model *model, const Effect *effect, Error *err) {
  if (!open_listed(controller, model, effect, err)) return false;
  model->screen = SCREEN_PREPARE;
  return true;
}

/* The list opens on the session just left. */
bool leave_session(Controller *controller, Model *model, const Effect *effect UNUSED, Error *err) {
  char *left = strdup(session_path(controller->session));
  controller_close_session(controller);
  const Errand errand = model->palette.errand;
  *model = model_of(SCREEN_LIST);
  model->palette.errand = errand;
  model->list = controller->list_left;
  bool read = controller_read_folder(controller, err);
  if (read && left != NULL) go_to(controller, model, left);
  free(left);
  return read;
}

/* The room has not seen the results yet: revealing them is a part of it. */
bool controller_begin_tour(Controller *controller, Model *model, Error *err) {
  if (!curtain_draw(controller->session, err)) return false;
  tour_begin(model, session_state(controller->session));
  return true;
}

bool make_demonstration(Controller *controller, Model *model, const Effect *effect, Error *err) {
  char *path = NULL;
  bool made = session_free_path(controller->data.folder, "demonstration", &path, err) &&
              demo_create(path, err) && show_session(controller, model, path, err) &&
              (effect->dots == 0 || controller_begin_tour(controller, model, err));
  free(path);
  return made;
}

/* What a new session starts with: a CSV file, or another session's agenda and rules; NULL: nothing.
 */
typedef struct Beginning {
  const char *csv, *from;
  SameVoters same_voters;
} Beginning;

static bool make_session_at(Controller *controller, Model *model, const char *path,
                            const char *title, Beginning beginning, Error *err) {
  Session *session = NULL, *from = NULL;
  ImportOutcome outcome = {0};
  ImportRequest request = {.path = beginning.csv, .same_voters = beginning.same_voters};
  Error warning = {0};
  if (!session_create(path, title, clock_of_machine(), &session, err)) return false;
  bool made = (beginning.csv == NULL || import_file(session, &request, &outcome, err)) &&
              (beginning.from == NULL || (session_view(beginning.from, &from, err) &&
                                          copy_preparation(session, session_state(from), err))) &&
              session_keep(session, err);
  session_close(from);
  const bool is_warned = made && session_take_warning(session, &warning);
  session_close(session);
  made = made && show_session(controller, model, path, err);
  if (made && outcome.sentences.count > 0) model_say(model, false, "%s", outcome.sentences.of[0]);
  if (made && is_warned) model_say(model, true, "%s", warning.text);
  if (!made && outcome.doubtful_count > 0) {
    controller->doubts = outcome;
    return false;
  }
  import_outcome_free(&outcome);
  return made;
}

static bool make_session(Controller *controller, Model *model, const char *title,
                         Beginning beginning, Error *err) {
  char *path = NULL;
  bool made = session_free_path(controller->data.folder, title, &path, err) &&
              make_session_at(controller, model, path, title, beginning, err);
  free(path);
  return made;
}

bool begin_new(Controller *controller, Model *model, const Effect *effect, Error *err) {
  Beginning beginning = {0};
  const bool is_from = effect->kind == EFFECT_NEW_FROM;
  if (is_from && !controller_listed_path(controller, model, effect->index, &beginning.from, err))
    return false;
  char *title = NULL;
  bool made = text_clean(TEXT_TITLE, effect->text, strlen(effect->text), &title, err) &&
              make_session(controller, model, title, beginning, err);
  free(title);
  return made;
}

static bool import_into_new(Controller *controller, Model *model, const char *csv, SameVoters same,
                            Error *err) {
  char *title = NULL;
  const Beginning beginning = {.csv = csv, .same_voters = same};
  bool made = import_propose_title(csv, &title, err) &&
              make_session(controller, model, title, beginning, err);
  free(title);
  return made;
}

/* Names that may be one voter's lead to a question. */
bool import_csv(Controller *controller, Model *model, const Effect *effect, Error *err) {
  char csv[TYPED_PATH_SIZE];
  Error why = {0};
  typed_path(effect->text, csv);
  controller_forget_doubts(controller);
  if (import_into_new(controller, model, csv, SAME_VOTERS_ASK, &why)) return true;
  if (controller->doubts.doubtful_count == 0) return fail_again(&why, err);
  controller->doubtful_csv = strdup(csv);
  if (controller->doubtful_csv == NULL) {
    controller_forget_doubts(controller);
    return fail_memory(err);
  }
  model->asks_voters = true;
  model->voters_top = 0;
  return true;
}

bool answer_voters(Controller *controller, Model *model, const Effect *effect, Error *err) {
  char *csv = controller->doubtful_csv;
  controller->doubtful_csv = NULL;
  controller_forget_doubts(controller);
  bool made =
      csv == NULL || import_into_new(controller, model, csv,
                                     effect->dots == 1 ? SAME_VOTERS_YES : SAME_VOTERS_NO, err);
  free(csv);
  return made;
}
