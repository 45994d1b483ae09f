#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/merge/merge.h"
#include "tui/app/session_argument.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

enum { OPTION_OUTPUT };

static void print_merging(const Merging *merging, const char *path) {
  const unsigned long long theirs = merging->theirs;
  print_line(
      _("Both begin with the same %s events; the first continued with %s, the other with %s"),
      count_shown(merging->shared).text, count_shown(merging->ours).text, count_shown(theirs).text);
  print_line(_("Merged into %s; fingerprint: %s"), path, fingerprint_shown(merging->hash).text);
  if (merging->recorded > 0)
    print_line(ngettext("%s event of the other file is only kept as a record: it took place in "
                        "that room, or both did the same",
                        "%s events of the other file are only kept as a record: they took place in "
                        "that room, or both did the same",
                        (unsigned long)merging->recorded),
               count_shown(merging->recorded).text);
}

static void print_conflicts(const Sentences *conflicts) {
  for (size_t n = 0; n < conflicts->count; ++n)
    print_line("%zu. %s", n + 1, conflicts->of[n]);
}

static bool merge_into(const char *ours, const char *theirs, const char *path, Error *err) {
  Merging merging;
  Sentences conflicts = {0};
  const bool merged = merge_files(ours, theirs, path, &merging, &conflicts, err);
  if (merged)
    print_merging(&merging, path);
  else
    print_conflicts(&conflicts);
  sentences_free(&conflicts);
  return merged;
}

static bool check_output(Arguments *arguments, Error *err) {
  return arguments->option[OPTION_OUTPUT] != NULL ||
         fail(err, ERROR_USAGE, "%s",
              _("name the new file after -o: neither of the two is changed"));
}

static bool merge(const Arguments *arguments, Error *err) {
  char *theirs = NULL, *path = NULL;
  bool exists;
  const bool merged = session_argument_path(arguments->value[1], &theirs, &exists, err) &&
                      session_argument_new_path(arguments->option[OPTION_OUTPUT], &path, err) &&
                      merge_into(arguments->path, theirs, path, err);
  free(theirs);
  free(path);
  return merged;
}

const Command command_merge = {
    .name = "merge",
    .values = N_("FILE OTHER"),
    .makes_files = true,
    .session = SESSION_PATH,
    .help = N_("make one session of two files that come from one, as in two rooms"),
    .details = N_("The new file is the first one, then what the other recorded since they "
                  "diverged: dots add up, and what only one of them set stays as set. If both set "
                  "a thing differently, or counts in one meet counts or dots in the other, nothing "
                  "is guessed: each conflict is shown and no file is created. Phases, boards, "
                  "curtains and saved rankings of the other are kept as a record and change "
                  "nothing. Papers of both are checked by `gommette verify NEW --anchor`."),
    .options = {[OPTION_OUTPUT] = {.name = "o",
                                   .argument = N_("NEW"),
                                   .help = N_("the new file, which must always be named")}},
    .check = check_output,
    .run = merge,
};
