#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/session/derived_tables.h"
#include "sessions/verify/fingerprint_check.h"
#include "sessions/verify/verify.h"
#include "tui/app/session_argument.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

static void print_verification(const Verification *found) {
  const unsigned long long events = found->events;
  print_line(ngettext("%s event, unaltered", "%s events, unaltered", (unsigned long)events),
             count_shown(events).text);
  if (found->kiosks > 0)
    print_line(ngettext("The kiosk ballots of %s vote are those that were counted",
                        "The kiosk ballots of %s votes are those that were counted",
                        (unsigned long)found->kiosks),
               count_shown(found->kiosks).text);
  if (found->rankings > 0)
    print_line(ngettext("%s saved ranking matches its results",
                        "%s saved rankings match their results", (unsigned long)found->rankings),
               count_shown(found->rankings).text);
  if (found->merges > 0)
    print_line(ngettext("%s file was merged into it: its events are still as they were",
                        "%s files were merged into it: their events are still as they were",
                        (unsigned long)found->merges),
               count_shown(found->merges).text);
  if (found->recounts > 0)
    print_line(ngettext("%s recount is of the cells its dice draw",
                        "%s recounts are of the cells their dice draw",
                        (unsigned long)found->recounts),
               count_shown(found->recounts).text);
  print_line(_("Fingerprint: %s"), fingerprint_shown(found->hash).text);
}

enum { OPTION_ANEW, OPTION_ANCHOR, OPTION_SINCE };

static void print_answer(const FingerprintAnswer *answer) {
  const unsigned long long before = answer->before, merged_at = answer->merged_at;
  if (merged_at == 0)
    print_line(_("Yes: the session had this fingerprint after event %llu"), before);
  else
    print_line(_("Yes: the file that event %llu merged had this fingerprint after its event %llu"),
               merged_at, before);
  print_line(_("Events up to it: %s; since: %s"), count_shown(before).text,
             count_shown(answer->after).text);
  if (answer->misread)
    print_line(_("It is really %s: characters that look alike were mixed up"), answer->fingerprint);
}

static void print_since(const SinceAnswer *answer, const char *old) {
  const unsigned long long before = answer->before, added = answer->added;
  if (answer->merged_at == 0)
    print_line(_("It only adds to %s: %s events before, %s added"), old, count_shown(before).text,
               count_shown(added).text);
  else
    print_line(_("It contains all of %s, merged with event %llu: %s events before, %s added there"),
               old, (unsigned long long)answer->merged_at, count_shown(before).text,
               count_shown(added).text);
}

/* Says what could not be checked because it was not given; what was checked needs no mention. */
static void print_unchecked(const PrintedFingerprint *anchor, const char *old) {
  if (anchor == NULL && old == NULL)
    print_line(
        "%s",
        _("Not checked against paper (no --anchor) nor against an earlier copy (no --since): only "
          "these would show an end that was cut off or rewritten with all that depends on it"));
  else if (anchor == NULL)
    print_line("%s", _("Not checked against paper: no --anchor was given"));
  else if (old == NULL)
    print_line("%s", _("Not checked against an earlier copy: no --since was given"));
}

/* If the session is damaged, no fingerprint is certain. */
static bool verify_all(const char *path, const PrintedFingerprint *anchor, const char *old,
                       Error *err) {
  Verification found = {0};
  if (!verify_file(path, &found, err)) {
    /* The part before the damage may still be useful. */
    if (found.events != 0 && found.bad_event != 0)
      print_line(_("Unaltered up to and including event %llu"), (unsigned long long)found.events);
    return false;
  }
  print_verification(&found);
  FingerprintAnswer answer;
  if (anchor != NULL && !fingerprint_check(path, anchor, &answer, err)) return false;
  if (anchor != NULL) print_answer(&answer);
  SinceAnswer since;
  if (old != NULL && !since_check(path, old, &since, err)) return false;
  if (old != NULL) print_since(&since, old);
  print_unchecked(anchor, old);
  return true;
}

static bool read_anchor(const ArgumentRow *row UNUSED, const char *typed, Parsed *parsed,
                        Error *err) {
  return fingerprint_read(typed, &parsed->anchor, err);
}

static bool verify(const Arguments *arguments, Error *err) {
  const char *const *option = arguments->option, *path = arguments->path;
  const PrintedFingerprint *anchor =
      option[OPTION_ANCHOR] != NULL ? &arguments->parsed[OPTION_ANCHOR].anchor : NULL;
  char *old = NULL;
  bool exists;
  const bool verified = (option[OPTION_SINCE] == NULL ||
                         session_argument_path(option[OPTION_SINCE], &old, &exists, err)) &&
                        (option[OPTION_ANEW] == NULL || derive_anew(path, err)) &&
                        verify_all(path, anchor, old, err);
  free(old);
  return verified;
}

const Command command_verify = {
    .name = "verify",
    .values = N_("FILE"),
    .session = SESSION_PATH,
    .help = N_("prove that nothing in a session was altered after it was recorded"),
    .details = N_("The fingerprint covers all events up to the last: two copies with the same "
                  "fingerprint hold the same. Tallies, checkpoints and results of saved rankings "
                  "are stored beside the events; if they disagree with them, the file was damaged "
                  "or events were cut off at its end: compare the fingerprint with one on paper "
                  "before --derive-anew, which wipes that trace."),
    .options =
        {[OPTION_ANEW] =
             {.name = "derive-anew",
              .help = N_("first rebuild all that is derived from the journal, if it was damaged")},
         [OPTION_ANCHOR] = {.name = "anchor",
                            .argument = N_("FINGERPRINT"),
                            .help = N_("whether the session ever had the fingerprint on a paper, "
                                       "and how many events there are before and since"),
                            .read = read_anchor},
         [OPTION_SINCE] = {.name = "since",
                           .argument = N_("OLD"),
                           .help = N_("whether the session only adds to this earlier copy of "
                                      "it, and how many events")}},
    .run = verify,
};
