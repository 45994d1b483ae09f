#include "sessions/verify.h"

#include <stdlib.h>

#include "core/words.h"
#include "sessions/deriving.h"
#include "tui/commands/commands.h"
#include "tui/print.h"
#include "tui/session_argument.h"

static void print_verification(const Verification *found) {
  char fingerprint[FINGERPRINT_TEXT_SIZE];
  const unsigned long long events = found->events;
  print_line(ngettext("%llu event, unaltered", "%llu events, unaltered", (unsigned long)events),
             events);
  if (found->kiosks > 0)
    print_line(ngettext("The kiosk ballots of %zu vote are those that were counted",
                        "The kiosk ballots of %zu votes are those that were counted",
                        (unsigned long)found->kiosks),
               found->kiosks);
  if (found->rankings > 0)
    print_line(ngettext("%zu kept ranking comes out as its results say",
                        "%zu kept rankings come out as their results say",
                        (unsigned long)found->rankings),
               found->rankings);
  print_line(_("Fingerprint: %s"), fingerprint_text(found->hash, fingerprint));
}

/* What was good before the trouble may still be worth having. */
static void print_good_part(const Verification *found) {
  if (found->events == 0 || found->bad_event == 0) return;
  print_line(_("Unaltered up to and including event %llu"), (unsigned long long)found->events);
}

enum { OPTION_ANEW };

static bool run(const Arguments *arguments, Error *err) {
  char *path = NULL;
  bool exists;
  if (!session_argument_path(arguments->value[0], &path, &exists, err)) return false;
  Verification found = {0};
  const bool anew = arguments->option[OPTION_ANEW];
  const bool verified = (!anew || derive_anew(path, err)) && verify_file(path, &found, err);
  free(path);
  if (verified)
    print_verification(&found);
  else
    print_good_part(&found);
  return verified;
}

const Command command_verify = {
    .name = "verify",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .help = N_("prove that nothing in a session was altered since it was recorded"),
    .details =
        N_("The fingerprint stands for all events up to the last: two copies with the same "
           "fingerprint hold the same. Tallies, checkpoints and results of kept rankings lie "
           "beside the events; "
           "where they disagree with them, the file was damaged or events were cut off at its "
           "end: compare the fingerprint with one on paper before --derive-anew, which wipes "
           "that trace."),
    .options = {[OPTION_ANEW] = {.name = "derive-anew",
                                 .help = N_("first make all that is derived anew from the "
                                            "journal, where it was damaged")}},
    .run = run,
};
