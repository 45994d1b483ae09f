#include <stdlib.h>
#include <sys/stat.h>

#include "core/words.h"
#include "sessions/folder.h"
#include "sessions/session.h"
#include "sessions/text.h"
#include "tui/commands/commands.h"
#include "tui/print.h"

static void print_session(const char *path, const Roundtable *roundtable) {
  const char *date = roundtable_text(roundtable, SESSION_DATE);
  print_line("%s%s%s\n    %s", roundtable_text(roundtable, SESSION_TITLE),
             *date != '\0' ? " · " : "", date, path);
}

/* A file that cannot be read does not hide the others. */
static bool print_file(const char *path) {
  Error err = {0};
  Session *session = NULL;
  if (!session_view(path, &session, &err)) {
    print_trouble(&err);
    return false;
  }
  print_session(path, session_state(session));
  session_close(session);
  return true;
}

static bool print_listing(const char *folder, const FolderListing *listing, Error *err) {
  unsigned long unread = 0;
  for (size_t i = 0; i < listing->count; i++)
    unread += !print_file(listing->paths[i]);
  if (listing->count == 0)
    print_line(_("No sessions yet in %s: begin with « gommette demo » or « gommette new FILE »"),
               folder);
  return unread == 0 || fail(err, ERROR_BAD_DATA,
                             ngettext("%lu file of this list could not be read",
                                      "%lu files of this list could not be read", unread),
                             unread);
}

static bool print_folder(const char *folder, Error *err) {
  FolderListing listing = {0};
  if (!folder_list(folder, &listing, err)) return false;
  const bool printed = print_listing(folder, &listing, err);
  folder_listing_free(&listing);
  return printed;
}

static bool is_folder(const char *path, Error *err) {
  struct stat status;
  char shown[TEXT_SHOWN_SIZE];
  if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) return true;
  return fail(err, ERROR_FAILED, _("there is no folder « %s »"), text_quote(path, shown));
}

static bool run(const Arguments *arguments, Error *err) {
  const char *typed = arguments->value[0];
  if (typed != NULL) return is_folder(typed, err) && print_folder(typed, err);
  char *folder = NULL;
  const bool printed = folder_default(&folder, err) && print_folder(folder, err);
  free(folder);
  return printed;
}

const Command command_list = {
    .name = "list",
    .values = N_("[FOLDER]"),
    .values_max = 1,
    .help = N_("name the sessions of a folder"),
    .details = N_("Without a folder: $GOMMETTE_HOME, else gommette in your Documents."),
    .run = run,
};
