#include "tui/app/session_argument.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/acts/kiosk.h"
#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/files/platform.h"
#include "sessions/import/import.h"
#include "sessions/journal/journal.h"
#include "sessions/session/second_log.h"
#include "tui/app/report_paper.h"
#include "tui/terminal/print.h"

void typed_path(const char *typed, char path[TYPED_PATH_SIZE]) {
  const char *home = getenv("HOME");
  typed += strspn(typed, " ");
  size_t length = strlen(typed);
  while (length > 0 && typed[length - 1] == ' ')
    length--;
  bool quoted = length > 1 && typed[0] == typed[length - 1] && strchr("'\"", typed[0]) != NULL;
  if (quoted) typed++, length -= 2;
  bool at_home = home != NULL && length > 1 && strncmp(typed, "~/", 2) == 0;
  if (at_home) typed++, length--;
  snprintf(path, TYPED_PATH_SIZE, "%s%.*s", at_home ? home : "", (int)length, typed);
}

bool second_log_wanted_folder(char **folder, Error *err) {
  const char *wish = getenv("GOMMETTE_SECOND_LOG");
  Error no_home = {0};
  *folder = NULL;
  if (wish != NULL && strcmp(wish, "off") == 0) return true;
  if (second_log_folder(folder, &no_home)) return true;
  return no_home.text[0] != '\0' || fail_memory(err);
}

/* If the disk cannot tell, the file may still exist. */
static bool look_for(const char *path, bool *is_there, Error *err) {
  struct stat status;
  const bool found = platform_lstat(path, &status) == 0;
  if (!found && file_error_kind_of_errno(errno) == ERROR_MACHINE)
    return fail_file(errno, path, err);
  *is_there = found;
  return true;
}

bool text_join(const char *first, const char *second, char **joined, Error *err) {
  const size_t first_size = strlen(first), second_size = strlen(second);
  char *both = malloc(first_size + second_size + 1);
  if (both == NULL) return fail_memory(err);
  memcpy(both, first, first_size);
  memcpy(both + first_size, second, second_size + 1);
  *joined = both;
  return true;
}

static bool complete(const char *typed, const char *suffix, char **path, Error *err) {
  if (*typed == '\0') return fail(err, ERROR_USAGE, _("the name of the session file is empty"));
  return text_join(typed, suffix, path, err);
}

/* A damaged file is left for those who open it to refuse: it can still be deleted. */
bool session_argument_settle_untold(const char *path, char **aside, Error *err) {
  Error trouble = {0};
  return stray_files_settle(path, aside, &trouble) || trouble.kind == ERROR_BAD_DATA ||
         fail(err, trouble.kind, "%s", trouble.text);
}

bool session_argument_settle(const char *path, Error *err) {
  char *aside = NULL, sentence[ERROR_TEXT_SIZE];
  if (!session_argument_settle_untold(path, &aside, err)) return false;
  if (aside != NULL) print_notice("%s", stray_files_sentence(aside, sentence));
  free(aside);
  return true;
}

static bool find_from(const char *typed, char **path, bool *exists, Error *err) {
  char *whole = NULL;
  bool typed_is_there = false, whole_is_there = false;
  if (!complete(typed, SESSION_FILE_SUFFIX, &whole, err)) return false;
  if (!look_for(typed, &typed_is_there, err) || !look_for(whole, &whole_is_there, err)) {
    free(whole);
    return false;
  }
  const bool as_typed = !whole_is_there || (typed_is_there && !is_folder(typed));
  if (as_typed) whole[strlen(typed)] = '\0';
  *path = whole;
  *exists = as_typed ? typed_is_there : whole_is_there;
  return true;
}

/* Looks in the folder of sessions; *path stays as it is if it is not there either. */
static bool find_in_folder(const char *name, char **path, bool *exists, Error *err) {
  char *folder = NULL, *typed = NULL, *found = NULL;
  bool is_there = false;
  Error no_folder = {0};
  if (!folder_default(&folder, &no_folder)) return true;
  typed = path_join(folder, name, err);
  const bool looked = typed != NULL && find_from(typed, &found, &is_there, err);
  free(typed);
  free(folder);
  if (looked && is_there) {
    free(*path);
    *path = found;
    *exists = true;
  } else
    free(found);
  return looked;
}

bool session_argument_find(const char *typed, char **path, bool *exists, Error *err) {
  char *found = NULL;
  bool is_there = false;
  if (!find_from(typed, &found, &is_there, err)) return false;
  if (!is_there && strchr(typed, '/') == NULL && !find_in_folder(typed, &found, &is_there, err)) {
    free(found);
    return false;
  }
  *path = found;
  *exists = is_there;
  return true;
}

static bool settle_found(char *found, bool is_there, char **path, bool *exists, Error *err) {
  if (is_there && !session_argument_settle(found, err)) {
    free(found);
    return false;
  }
  *path = found;
  *exists = is_there;
  return true;
}

bool session_argument_path(const char *typed, char **path, bool *exists, Error *err) {
  char *found = NULL;
  bool is_there = false;
  return session_argument_find(typed, &found, &is_there, err) &&
         settle_found(found, is_there, path, exists, err);
}

bool session_argument_path_here(const char *typed, char **path, bool *exists, Error *err) {
  char *found = NULL;
  bool is_there = false;
  return find_from(typed, &found, &is_there, err) &&
         settle_found(found, is_there, path, exists, err);
}

bool library_read_told(Library *library, Error *err) {
  enum { SHOWN_EACH = 16 };
  const size_t total = library_unread(library);
  bool done = true;
  for (size_t left = total; done && left > 0; left = library_unread(library)) {
    if (total > SHOWN_EACH && (total - left) % SHOWN_EACH == 0)
      print_progress(_("Reading sessions: %s of %s"), count_shown(total - left).text,
                     count_shown(total).text);
    done = library_read_next(library, err);
  }
  if (total > SHOWN_EACH) print_progress_end();
  char sentence[ERROR_TEXT_SIZE], *aside = library_take_aside(library);
  if (aside != NULL) print_notice("%s", stray_files_sentence(aside, sentence));
  free(aside);
  return done;
}

/* The session of this library whose vote is open; counts how many there are in all. */
static bool find_voting(const char *folder, char **path, size_t *voting, Error *err) {
  Library *library = NULL;
  size_t count = 0;
  bool done = library_open(folder, &library, err) && library_read_told(library, err);
  const LibraryEntry *entries = done ? library_entries(library, &count) : NULL;
  for (size_t i = 0; done && i < count; i++) {
    const SessionSummary *summary = &entries[i].summary;
    if (summary->soundness != SUMMARY_SOUND || summary->number[SUMMARY_STAGE] != STAGE_OPEN)
      continue;
    if ((*voting)++ == 0) done = text_join(entries[i].path, "", path, err);
  }
  library_close(library);
  return done;
}

bool session_argument_find_voting(char **path, Error *err) {
  char *folder = NULL, *found = NULL;
  size_t voting = 0;
  Error no_folder = {0};
  bool done = find_voting(".", &found, &voting, err);
  if (done && voting == 0 && folder_default(&folder, &no_folder))
    done = find_voting(folder, &found, &voting, err);
  if (done && voting != 1) {
    done = voting == 0
               ? fail(err, ERROR_USAGE, "%s",
                      _("no session here has an open vote: name the one to show"))
               : fail(err, ERROR_USAGE, _("%s sessions have an open vote: name the one to show"),
                      number_shown((int64_t)voting).text);
  }
  if (done)
    *path = found;
  else
    free(found);
  free(folder);
  return done;
}

/* "folder/", "." and "..": with a suffix they would be hidden files. */
static bool new_path(const char *typed, char **path, Error *err) {
  const char *name = path_name(typed);
  const bool no_file = *name == '\0' || strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
  if (no_file && is_folder(typed)) return fail_file_error(IS_A_FOLDER, typed, err);
  if (!ending_allows_session(typed, err)) return false;
  return complete(typed, has_session_suffix(typed) ? "" : SESSION_FILE_SUFFIX, path, err);
}

bool session_argument_new_path(const char *typed, char **path, Error *err) {
  char *whole = NULL;
  const bool settled = new_path(typed, &whole, err) && session_argument_settle(whole, err);
  if (settled)
    *path = whole;
  else
    free(whole);
  return settled;
}

bool session_argument_copy_path(const char *path, const char *typed, char **to, Error *err) {
  if (!is_folder(typed)) return new_path(typed, to, err);
  char *joined = path_join(typed, path_name(path), err);
  if (joined != NULL) *to = joined;
  return joined != NULL;
}

const char *kiosk_cut_off_sentence(void) {
  return _("a kiosk was interrupted: the ballot being filled in is lost, those handed in are kept");
}

/* The path always has the suffix. */
bool session_argument_title(const char *path, char **title, Error *err) {
  char *name = NULL;
  if (!text_join(path, "", &name, err)) return false;
  name[strlen(name) - strlen(SESSION_FILE_SUFFIX)] = '\0';
  const bool proposed = import_propose_title(name, title, err);
  free(name);
  return proposed;
}

/* A command ends before its file can be lost: it needs no log in memory. */
static bool begin_log(Session *session, Error *err) {
  char *folder = NULL, *aside = NULL;
  if (!second_log_wanted_folder(&folder, err)) return false;
  const bool wanted = folder != NULL && second_log_has_own_disk(session_path(session), folder);
  bool begun = !wanted || session_begin_second_log(session, folder, &aside, err);
  if (aside != NULL)
    print_notice(_("the second log contains events that this file does not: it is saved as %s"),
                 aside);
  free(aside);
  free(folder);
  return begun;
}

bool session_argument_open(const char *typed, Session **session, Error *err) {
  char *path = NULL;
  bool exists;
  if (!session_argument_path(typed, &path, &exists, err)) return false;
  Session *opened = NULL;
  bool done = session_open(path, clock_of_machine(), &opened, err);
  free(path);
  if (done) session_tell_progress(opened, print_events, NULL);
  bool interrupted = false;
  done = done && begin_log(opened, err) && note_kiosk_interruption(opened, &interrupted, err);
  /* Said once: later it is found already recorded. */
  if (done && interrupted) print_notice("%s", kiosk_cut_off_sentence());
  if (done)
    *session = opened;
  else
    session_close(opened);
  return done;
}

bool session_argument_recorded(const Error *untold) {
  print_notice(_("it is recorded, but: %s"), untold->text);
  return true;
}

void session_argument_close(Session *session) {
  Error warning = {0};
  if (session != NULL && session_take_warning(session, &warning)) print_trouble(&warning);
  session_close(session);
}

bool session_argument_view(const char *typed, Session **session, Error *err) {
  char *path = NULL;
  bool exists;
  if (!session_argument_path(typed, &path, &exists, err)) return false;
  const bool opened = session_view(path, session, err);
  free(path);
  return opened;
}

bool session_set_open(const char *const *typed, size_t count, SessionSet *set, Error *err) {
  *set = (SessionSet){.count = 0};
  for (size_t n = 0; n < count && n < PANEL_MAX; n++) {
    if (!session_argument_view(typed[n], &set->of[n], err)) return false;
    set->count++;
  }
  return true;
}

void session_set_close(SessionSet *set) {
  for (size_t n = 0; n < set->count; n++)
    session_close(set->of[n]);
  set->count = 0;
}
