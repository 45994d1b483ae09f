#include "tui/cli/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/files/folder.h"
#include "sessions/text/text.h"
#include "tui/app/app.h"
#include "tui/app/language.h"
#include "tui/terminal/print.h"

enum { NAME_SIZE = 256, COLUMNS = 80, NAME_COLUMNS_MAX = 28, GAPS = 4 };

/* Returns how many bytes of the text fit on a line, ending before a blank if possible. */
static size_t line_size(const char *text, int columns) {
  int used;
  const size_t fitting = text_fit(text, columns, &used);
  size_t size = fitting;
  while (size > 0 && text[size] != ' ' && text[size] != '\0')
    size--;
  return size > 0 ? size : fitting;
}

/* Prints two columns: name and help. A name that is too wide gets a line of its own. */
static void print_row(const char *name, int width, const char *help) {
  if (text_columns(name) > width) {
    print_line("  %s", name);
    name = "";
  }
  do {
    const size_t size = line_size(help, COLUMNS - width - GAPS);
    print_line("  %s%*s  %.*s", name, width - text_columns(name), "", (int)size, help);
    help += size;
    help += strspn(help, " ");
    name = "";
  } while (*help != '\0');
}

static const char *option_name(const ArgumentRow *option, char name[NAME_SIZE]) {
  const char *argument = option->argument != NULL ? _(option->argument) : "";
  snprintf(name, NAME_SIZE, "%s%s%s%s", option->name[1] != '\0' ? "--" : "-", option->name,
           *argument != '\0' ? " " : "", argument);
  return name;
}

static const char *command_usage(const Command *command, char usage[NAME_SIZE]) {
  const char *values = *command->values != '\0' ? _(command->values) : "";
  snprintf(usage, NAME_SIZE, "%s%s%s", command->name, *values != '\0' ? " " : "", values);
  return usage;
}

static int wider(int width, const char *name) {
  const int columns = text_columns(name);
  return columns > width && columns <= NAME_COLUMNS_MAX ? columns : width;
}

static void print_options(const ArgumentRow *options, size_t count) {
  char name[NAME_SIZE];
  int width = 0;
  for (size_t i = 0; i < count; i++)
    width = wider(width, option_name(&options[i], name));
  for (size_t i = 0; i < count; i++)
    print_row(option_name(&options[i], name), width, _(options[i].help));
}

static void help_print_all(void) {
  static const ArgumentRow options[] = {
      {.name = "lang", .argument = LANGUAGE_CODES, .help = N_("the language, whatever LANG says")},
      {.name = "help", .help = N_("this help; after a command, help for that command")},
      {.name = "version", .help = N_("the version of gommette")},
  };
  print_line("%s", _("gommette – a workshop's priority vote, with green, yellow and red dots"));
  print_line("\n%s", _("Usage: gommette [COMMAND …] – without a command: the list of sessions"));
  print_line("\n%s", _("Commands:"));
  char usage[NAME_SIZE];
  int width = 0;
  for (size_t i = 0; command_at(i) != NULL; i++)
    width = wider(width, command_usage(command_at(i), usage));
  for (size_t i = 0; command_at(i) != NULL; i++)
    print_row(command_usage(command_at(i), usage), width, _(command_at(i)->help));
  print_line("\n%s", _("Options:"));
  print_options(options, sizeof options / sizeof *options);
  print_line("\n%s", _("A FILE is a session, NAME.gommette; the extension may be left out."));
}

static void print_wrapped(const char *text) {
  while (*text != '\0') {
    const size_t size = line_size(text, COLUMNS);
    print_line("%.*s", (int)size, text);
    text += size;
    text += strspn(text, " ");
  }
}

static void print_list(const Command *command) {
  const char *name, *help;
  int width = 0;
  for (size_t n = 0; command->list(n, &name, &help); n++)
    width = wider(width, name);
  print_line("\n%s%s", _(command->listed), _(":"));
  for (size_t n = 0; command->list(n, &name, &help); n++)
    print_row(name, width, help);
}

static void help_print(const Command *command) {
  const size_t count = command_option_count(command);
  print_line("%s\n", _(command->help));
  char usage[NAME_SIZE];
  command_usage(command, usage);
  if (command_option_count(command) > 0)
    print_line(_("Usage: gommette %s [OPTIONS]"), usage);
  else
    print_line(_("Usage: gommette %s"), usage);
  if (command->details != NULL) {
    print_line("%s", "");
    print_wrapped(_(command->details));
  }
  if (count > 0) print_line("\n%s", _("Options:"));
  print_options(command->options, count);
  if (command->listed != NULL) print_list(command);
}

/* Fewer than these take no noticeable time. */
enum { MANY = 200, HUNDRED = 100 };

bool ranking_progress_show(void *context, size_t done, size_t count) {
  RankingProgress *progress = context;
  const size_t percent = done * HUNDRED / count;
  if (count <= MANY || (progress->shown && percent == progress->percent)) return true;
  *progress = (RankingProgress){.shown = true, .percent = percent};
  print_progress(_("rank ranges: %lu%% (Ctrl-C stops)"), (unsigned long)percent);
  return true;
}

void ranking_progress_end(const RankingProgress *progress) {
  if (progress->shown) print_progress_end();
}

static const Command *const commands[] = {
    &command_new,    &command_import,  &command_open,    &command_board,    &command_demo,
    &command_list,   &command_show,    &command_sheets,  &command_rule,     &command_start,
    &command_close,  &command_reopen,  &command_vote,    &command_count,    &command_undo,
    &command_redo,   &command_revert,  &command_rank,    &command_rankings, &command_log,
    &command_report, &command_print,   &command_replay,  &command_compare,  &command_total,
    &command_verify, &command_audit,   &command_recover, &command_merge,    &command_rename,
    &command_copy,   &command_archive, &command_delete,
};

enum { COMMANDS = sizeof commands / sizeof commands[0] };

const Command *command_at(size_t n) {
  return n < COMMANDS ? commands[n] : NULL;
}

const Command *command_find(const char *name) {
  for (size_t i = 0; i < COMMANDS; i++)
    if (strcmp(commands[i]->name, name) == 0) return commands[i];
  return NULL;
}

size_t command_option_count(const Command *command) {
  size_t count = 0;
  while (count < COMMAND_OPTIONS_MAX && command->options[count].name != NULL)
    count++;
  return count;
}

/* "[--compare OTHER …]" is an option that takes the values after it. */
ValueRange command_values(const Command *command) {
  static const char more[] = "…", option[] = "[--";
  ValueRange range = {0};
  bool optional = false;
  for (const char *word = command->values; *word != '\0'; word += strspn(word, " ")) {
    optional = optional || *word == '[';
    if (strncmp(word, more, strlen(more)) == 0)
      range.most = COMMAND_VALUES_MAX;
    else if (strncmp(word, option, strlen(option)) != 0)
      range.most++, range.least += !optional;
    word += strcspn(word, " ");
  }
  return range;
}

enum { NAME_LENGTH_MAX = 15, FAR = 3 };

static unsigned smallest(unsigned a, unsigned b, unsigned c) {
  const unsigned ab = a < b ? a : b;
  return ab < c ? ab : c;
}

/* Returns the Levenshtein distance: letters omitted, added or mistyped. One row at a time. */
static unsigned typing_distance(const char *typed, const char *meant) {
  const size_t length = strlen(meant);
  unsigned row[NAME_LENGTH_MAX + 1];
  if (length > NAME_LENGTH_MAX || strlen(typed) > NAME_LENGTH_MAX) return FAR;
  for (unsigned i = 0; i <= length; i++)
    row[i] = i;
  for (; *typed != '\0'; typed++) {
    unsigned diagonal = row[0]++;
    for (size_t i = 0; i < length; i++) {
      const unsigned changed = diagonal + (*typed != meant[i]);
      diagonal = row[i + 1];
      row[i + 1] = smallest(changed, diagonal + 1, row[i] + 1);
    }
  }
  return row[length];
}

const Command *command_guess(const char *mistyped) {
  const Command *nearest = NULL;
  unsigned distance = FAR;
  for (size_t i = 0; i < COMMANDS; i++) {
    const unsigned of_this = typing_distance(mistyped, commands[i]->name);
    if (of_this >= distance || of_this >= strlen(mistyped)) continue;
    nearest = commands[i];
    distance = of_this;
  }
  return nearest;
}

static bool run_command(const Command *command, int argument_count, char **arguments, bool *lasts,
                        Error *err) {
  Arguments read;
  bool done = arguments_read(command, argument_count, arguments, &read, err);
  if (done && read.help)
    help_print(command);
  else
    done = done && arguments_open(&read, err) && command->run(&read, err);
  *lasts = done && !read.help && arguments_last(&read);
  arguments_close(&read);
  return done;
}

static bool run_without_command(Error *err) {
  char *folder = NULL;
  if (!folder_default(&folder, err)) return false;
  const bool left = app_list(folder, err);
  free(folder);
  return left;
}

/* Sets *lasts if there is something that lasts even if it cannot be reported. */
static bool run(int argument_count, char **arguments, bool *lasts, Error *err) {
  if (argument_count < 2) return run_without_command(err);
  const char *name = arguments[1];
  const Command *command = command_find(name);
  if (command != NULL) return run_command(command, argument_count - 1, arguments + 1, lasts, err);
  if (strcmp(name, "--version") == 0) {
    /* Help, made from the commands' descriptors, on standard output. */
    print_line("gommette %s", GOMMETTE_VERSION);
  } else if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
    help_print_all();
  } else {
    const Command *guess = command_guess(name);
    const QuotedText shown = text_quoted(name);
    if (*name == '-')
      return fail(err, ERROR_USAGE, _("there is no option “%s”: see “gommette --help”"),
                  shown.text);
    if (guess == NULL)
      return fail(err, ERROR_USAGE, _("there is no command “%s”: see “gommette --help”"),
                  shown.text);
    return fail(err, ERROR_USAGE, _("there is no command “%s”: did you mean “gommette %s”?"),
                shown.text, guess->name);
  }
  return true;
}

int command_line_run(int argument_count, char **arguments) {
  Error err = {0}, unprinted = {0};
  bool lasts = false;
  const bool done = run(argument_count, arguments, &lasts, &err);
  if (!done && err.text[0] != '\0') print_trouble(&err);
  if (print_end(&unprinted)) return error_status(err.kind);
  if (lasts)
    print_notice(_("%s; whatever was to be recorded is recorded"), unprinted.text);
  else
    print_trouble(&unprinted);
  return error_status(done ? unprinted.kind : err.kind);
}
