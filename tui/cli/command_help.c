#include "tui/cli/command_help.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/text/text.h"
#include "tui/terminal/print.h"

enum { NAME_SIZE = 256, COLUMNS = 80, NAME_COLUMNS_MAX = 28, GAPS = 4 };

/* As much of the text as fits into a line, in bytes, ending before a blank where there is one. */
static size_t line_size(const char *text, int columns) {
  int used;
  const size_t fitting = text_fit(text, columns, &used);
  size_t size = fitting;
  while (size > 0 && text[size] != ' ' && text[size] != '\0')
    size--;
  return size > 0 ? size : fitting;
}

/* Two columns: names, and what they are. A name that is too wide has a line of its own. */
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

static void print_commands(void) {
  char usage[NAME_SIZE];
  int width = 0;
  for (size_t i = 0; command_at(i) != NULL; i++)
    width = wider(width, command_usage(command_at(i), usage));
  for (size_t i = 0; command_at(i) != NULL; i++)
    print_row(command_usage(command_at(i), usage), width, _(command_at(i)->help));
}

static void print_options(const ArgumentRow *options, size_t count) {
  char name[NAME_SIZE];
  int width = 0;
  for (size_t i = 0; i < count; i++)
    width = wider(width, option_name(&options[i], name));
  for (size_t i = 0; i < count; i++)
    print_row(option_name(&options[i], name), width, _(options[i].help));
}

void help_print_all(void) {
  static const ArgumentRow options[] = {
      {.name = "lang", .argument = "en|fr|nl", .help = N_("the language, whatever LANG says")},
      {.name = "help", .help = N_("this help; after a command, that command's")},
      {.name = "version", .help = N_("which gommette this is")},
  };
  print_line("%s", _("gommette – a workshop's priority vote, with green, yellow and red dots"));
  print_line("\n%s", _("Usage: gommette [COMMAND …] – without a command: the list of sessions"));
  print_line("\n%s", _("Commands:"));
  print_commands();
  print_line("\n%s", _("Options:"));
  print_options(options, sizeof options / sizeof *options);
  print_line("\n%s", _("A FILE is a session, NAME.gommette; the suffix may be left out."));
}

static void print_wrapped(const char *text) {
  while (*text != '\0') {
    const size_t size = line_size(text, COLUMNS);
    print_line("%.*s", (int)size, text);
    text += size;
    text += strspn(text, " ");
  }
}

static void print_usage(const Command *command) {
  char usage[NAME_SIZE];
  command_usage(command, usage);
  if (command_option_count(command) > 0)
    print_line(_("Usage: gommette %s [OPTIONS]"), usage);
  else
    print_line(_("Usage: gommette %s"), usage);
}

void help_print(const Command *command) {
  const size_t count = command_option_count(command);
  print_line("%s\n", _(command->help));
  print_usage(command);
  if (command->details != NULL) {
    print_line("%s", "");
    print_wrapped(_(command->details));
  }
  if (count > 0) print_line("\n%s", _("Options:"));
  print_options(command->options, count);
}

void help_print_version(void) {
  print_line("gommette %s", GOMMETTE_VERSION);
}
