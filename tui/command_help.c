#include "tui/command_help.h"

#include <stdio.h>

#include "core/words.h"
#include "sessions/text.h"
#include "tui/print.h"

enum { NAME_SIZE = 256 };

/* Two columns: names as wide as the widest, and what they are. */
static void print_row(const char *name, int width, const char *help) {
  const int padding = width - text_columns(name);
  print_line("  %s%*s  %s", name, padding > 0 ? padding : 0, "", help);
}

static const char *option_name(const CommandOption *option, char name[NAME_SIZE]) {
  const char *argument = option->argument != NULL ? _(option->argument) : "";
  snprintf(name, NAME_SIZE, "--%s%s%s", option->name, *argument != '\0' ? " " : "", argument);
  return name;
}

static const char *command_usage(const Command *command, char usage[NAME_SIZE]) {
  const char *values = *command->values != '\0' ? _(command->values) : "";
  snprintf(usage, NAME_SIZE, "%s%s%s", command->name, *values != '\0' ? " " : "", values);
  return usage;
}

static int wider(int width, const char *name) {
  const int columns = text_columns(name);
  return columns > width ? columns : width;
}

static void print_commands(void) {
  char usage[NAME_SIZE];
  int width = 0;
  for (size_t i = 0; command_at(i) != NULL; i++)
    width = wider(width, command_usage(command_at(i), usage));
  for (size_t i = 0; command_at(i) != NULL; i++)
    print_row(command_usage(command_at(i), usage), width, _(command_at(i)->help));
}

static void print_options(const CommandOption *options, size_t count) {
  char name[NAME_SIZE];
  int width = 0;
  for (size_t i = 0; i < count; i++)
    width = wider(width, option_name(&options[i], name));
  for (size_t i = 0; i < count; i++)
    print_row(option_name(&options[i], name), width, _(options[i].help));
}

void help_print_all(void) {
  static const CommandOption options[] = {
      {.name = "lang", .argument = N_("en|fr|nl"), .help = N_("the language, whatever LANG says")},
      {.name = "help", .help = N_("this help; after a command, that command's")},
      {.name = "version", .help = N_("which gommette this is")},
  };
  print_line("%s", _("gommette – a workshop's priority vote, with green, yellow and red dots"));
  print_line("\n%s", _("Usage: gommette [COMMAND …]     without a command: the list of sessions"));
  print_line("\n%s", _("Commands:"));
  print_commands();
  print_line("\n%s", _("Options:"));
  print_options(options, sizeof options / sizeof *options);
  print_line("\n%s", _("A FILE is a session, NAME.gommette; the suffix may be left out."));
}

void help_print(const Command *command) {
  char usage[NAME_SIZE];
  const size_t count = command_option_count(command);
  print_line("%s", _(command->help));
  print_line(_("\nUsage: gommette %s%s"), command_usage(command, usage),
             count > 0 ? _(" [OPTIONS]") : "");
  if (command->details != NULL) print_line("\n%s", _(command->details));
  if (count > 0) print_line("\n%s", _("Options:"));
  print_options(command->options, count);
}

void help_print_version(void) {
  print_line("gommette %s", GOMMETTE_VERSION);
}
