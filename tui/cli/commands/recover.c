#include "core/vote/number.h"
#include "sessions/library/recovery.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "sessions/files/folder.h"
#include "sessions/files/platform.h"
#include "sessions/files/syncer.h"
#include "sessions/library/moving.h"
#include "sessions/text/day.h"
#include "tui/app/session_argument.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

enum { OUT };

static int is_log(const struct dirent *entry) {
  return second_log_is_name(entry->d_name);
}

static void print_time(const Stamp *last) {
  char text[LOCAL_TIME_SIZE];
  print_line(_("  last event: %s"), local_time_words(last, text));
}

/* Lists an unreadable log like the others: an editor may show more of it. */
static bool print_log(const char *folder, const char *name, Error *err) {
  char *title = NULL, *path = path_join(folder, name, err);
  Recovery held;
  Error trouble = {0};
  if (path == NULL) return false;
  if (recover_look(path, &title, &held, &trouble)) {
    print_line(ngettext("%s  %s (%s event)", "%s  %s (%s events)", (unsigned long)held.events),
               name, title, count_shown(held.events).text);
    print_time(&held.last);
  } else {
    print_line("%s  %s", name, trouble.text);
  }
  free(title);
  free(path);
  return true;
}

static bool print_logs(const char *folder, Error *err) {
  struct dirent **entries = NULL;
  int count = platform_scan(folder, &entries, is_log, alphasort);
  bool printed = true;
  if (count <= 0) print_line(_("There is no second log in %s"), folder);
  for (int n = 0; n < count; ++n) {
    printed = printed && print_log(folder, entries[n]->d_name, err);
    free(entries[n]);
  }
  free(entries);
  return printed;
}

static bool list_logs(Error *err) {
  char *folder = NULL;
  if (!second_log_folder(&folder, err)) return false;
  second_log_sweep(folder);
  bool printed = print_logs(folder, err);
  free(folder);
  return printed;
}

/* A session's id names a log in the folder of logs; anything else is a path. */
static bool find_log(const char *typed, char **path, Error *err) {
  char *folder = NULL;
  if (!second_log_is_name(typed)) return text_join(typed, "", path, err);
  if (!second_log_folder(&folder, err)) return false;
  char *found = path_join(folder, typed, err);
  free(folder);
  if (found != NULL) *path = found;
  return found != NULL;
}

/* Unless given, it is named after the title, in the default sessions folder. */
static bool choose_path(const char *log, const char *wanted, char **to, Error *err) {
  char *title = NULL, *folder = NULL;
  Recovery held;
  if (wanted != NULL) return session_argument_new_path(wanted, to, err);
  if (!recover_look(log, &title, &held, err)) return false;
  bool chosen = folder_default(&folder, err) && session_free_path(folder, title, to, err);
  free(folder);
  free(title);
  return chosen;
}

static void print_made(const char *to, const Recovery *made) {
  const int seconds = SYNC_EVERY_MS / 1000;
  print_line(_("Written to %s"), to);
  print_line(_("no. %lld · %s"), (long long)made->events, fingerprint_shown(made->hash).text);
  print_time(&made->last);
  print_line(ngettext("If this computer itself lost power, up to %d second before that may be "
                      "missing; if only the session's disk failed, nothing is.",
                      "If this computer itself lost power, up to %d seconds before that may be "
                      "missing; if only the session's disk failed, nothing is.",
                      (unsigned long)seconds),
             seconds);
  if (made->torn) print_line("%s", _("The log ends in an incomplete event: it is left out."));
  if (made->ballots > 0)
    print_line(ngettext("%s kiosk ballot was waiting to be counted: its content is lost.",
                        "%s kiosk ballots were waiting to be counted: their content is lost.",
                        (unsigned long)made->ballots),
               number_shown(made->ballots).text);
  print_line("%s", _("Names of voters are in no log: their ballots only have numbers."));
}

static bool run(const Arguments *arguments, Error *err) {
  char *log = NULL, *to = NULL;
  Recovery made;
  if (arguments->value_count == 0) return list_logs(err);
  bool done = find_log(arguments->value[0], &log, err) &&
              choose_path(log, arguments->option[OUT], &to, err) &&
              recover_log(log, to, &made, err);
  if (done) print_made(to, &made);
  free(to);
  free(log);
  return done;
}

const Command command_recover = {
    .name = "recover",
    .values = N_("[LOG]"),
    .makes_files = true,
    .help = N_("rebuild a session from its second log, if its own disk was lost"),
    .details =
        N_("LOG is the name or the path of a second log; without it, the second logs are listed. "
           "While a session is open its events are also saved in $XDG_STATE_HOME/gommette/log "
           "(otherwise ~/.local/state/gommette/log) if that is on another disk, unless "
           "GOMMETTE_SECOND_LOG is off; a log is removed 30 days after its last event."),
    .options = {[OUT] = {"o", N_("NEW"), N_("the session file to write")}},
    .run = run,
};
