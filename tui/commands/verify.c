#include <stdlib.h>

#include "core/words.h"
#include "sessions/anchor.h"
#include "sessions/deriving.h"
#include "sessions/verify.h"
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
  if (found->recounts > 0)
    print_line(ngettext("%zu recount is of the cells that its dice draw",
                        "%zu recounts are of the cells that their dice draw",
                        (unsigned long)found->recounts),
               found->recounts);
  print_line(_("Fingerprint: %s"), fingerprint_text(found->hash, fingerprint));
}

/* What was good before the trouble may still be worth having. */
static void print_good_part(const Verification *found) {
  if (found->events == 0 || found->bad_event == 0) return;
  print_line(_("Unaltered up to and including event %llu"), (unsigned long long)found->events);
}

enum { OPTION_ANEW, OPTION_ANCHOR };

static void print_answer(const AnchorAnswer *answer) {
  print_line(_("Yes: the session had this fingerprint after event %llu"),
             (unsigned long long)answer->before);
  print_line(_("Events up to it: %llu; since: %llu"), (unsigned long long)answer->before,
             (unsigned long long)answer->after);
  if (answer->misread)
    print_line(_("It is really %s: signs that look alike were taken for one another"),
               answer->fingerprint);
}

/* Of a session that is not good, no fingerprint is told for certain. */
static bool verify(const char *path, const Anchor *anchor, Error *err) {
  Verification found = {0};
  AnchorAnswer answer;
  if (!verify_file(path, &found, err)) {
    print_good_part(&found);
    return false;
  }
  print_verification(&found);
  if (anchor == NULL) return true;
  if (!anchor_check(path, anchor, &answer, err)) return false;
  print_answer(&answer);
  return true;
}

static bool run(const Arguments *arguments, Error *err) {
  const char *typed = arguments->option[OPTION_ANCHOR];
  char *path = NULL;
  bool exists;
  Anchor anchor;
  if (typed != NULL && !anchor_read(typed, &anchor, err)) return false;
  if (!session_argument_path(arguments->value[0], &path, &exists, err)) return false;
  const bool anew = arguments->option[OPTION_ANEW] != NULL;
  const bool verified =
      (!anew || derive_anew(path, err)) && verify(path, typed != NULL ? &anchor : NULL, err);
  free(path);
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
                                            "journal, where it was damaged")},
                [OPTION_ANCHOR] = {.name = "anchor",
                                   .argument = N_("FINGERPRINT"),
                                   .help = N_("whether the session ever had the fingerprint that "
                                              "stands on a paper, and how many events there are "
                                              "before and since")}},
    .run = run,
};
