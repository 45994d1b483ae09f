#include "tui/cli/commands/import_options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/files/path.h"
#include "sessions/library/bulk_import.h"
#include "tui/terminal/print.h"

typedef struct FateCount {
  bool no_fault_of_table; /* what refused one of them */
  unsigned long of[TABLE_REFUSED + 1];
} FateCount;

static void print_imported(const TableOutcome *outcome) {
  print_line(_("%s: imported into %s"), path_name(outcome->table), outcome->session);
  for (size_t i = 0; i < outcome->import->sentence_count; i++)
    print_line("    %s", outcome->import->sentences[i]);
}

static bool print_table(void *context, const TableOutcome *outcome, Error *err) {
  FateCount *count = context;
  (void)err;
  count->of[outcome->fate]++;
  if (outcome->fate == TABLE_IMPORTED)
    print_imported(outcome);
  else if (outcome->fate == TABLE_KNOWN)
    print_line(_("%s: imported before, nothing was changed: %s"), path_name(outcome->table),
               outcome->session);
  else
    print_trouble(outcome->trouble);
  if (outcome->fate == TABLE_REFUSED && outcome->trouble->kind != ERROR_BAD_DATA)
    count->no_fault_of_table = true;
  return true;
}

static bool import_all(const char *from, const char *to, const ImportDescription *described,
                       Error *err) {
  FateCount count = {0};
  if (!import_tables(from, to, described, print_table, &count, err)) return false;
  const unsigned long made = count.of[TABLE_IMPORTED], refused = count.of[TABLE_REFUSED];
  print_line(ngettext("%s session made in %s", "%s sessions made in %s", made),
             count_shown(made).text, to);
  return refused == 0 || fail(err, count.no_fault_of_table ? ERROR_MACHINE : ERROR_BAD_DATA,
                              ngettext("%s table of this folder could not be imported",
                                       "%s tables of this folder could not be imported", refused),
                              count_shown(refused).text);
}

static bool check_options(const Arguments *arguments, Error *err) {
  for (size_t i = 0; i < command_option_count(arguments->command); i++)
    if (i < IMPORT_DATE && arguments->option[i] != NULL)
      return fail(err, ERROR_USAGE, _("--%s is about one file, and this is a folder"),
                  arguments->command->options[i].name);
  return true;
}

static bool check_target(const char *to, Error *err) {
  struct stat status;
  if (stat(to, &status) == 0 && !S_ISDIR(status.st_mode)) return fail_file(ENOTDIR, to, err);
  return true;
}

static bool import_into(const char *from, const char *to, const ImportDescription *described,
                        Error *err) {
  char *folder = NULL;
  if (to != NULL) return check_target(to, err) && import_all(from, to, described, err);
  const bool done = folder_default(&folder, err) && import_all(from, folder, described, err);
  free(folder);
  return done;
}

bool import_folder(const Arguments *arguments, Error *err) {
  char *texts[SESSION_TEXTS] = {NULL};
  ImportDescription described;
  const bool done = check_options(arguments, err) &&
                    import_description_read(arguments, texts, &described, err) &&
                    import_into(arguments->value[0], arguments->value[1], &described, err);
  import_description_free(texts);
  return done;
}
