#include "tui/cli/command_arguments.h"

#include <ctype.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/text/text.h"
#include "tui/app/session_argument.h"

/* What getopt_long returns for an option: its place in the descriptor, after all characters. */
enum { VALUE = 1, HELP = 'h', MISSING_ARGUMENT = ':', FIRST_OPTION = 256 };

enum { LETTERS_SIZE = sizeof "-:h" + 2 * COMMAND_OPTIONS_MAX };

static bool is_negative_number(const char *argument) {
  return argument[0] == '-' && isdigit((unsigned char)argument[1]);
}

static void describe_options(const Command *command,
                             struct option options[COMMAND_OPTIONS_MAX + 2]) {
  const size_t count = command_option_count(command);
  for (size_t i = 0; i < count; i++) {
    const ArgumentRow *option = &command->options[i];
    options[i] = (struct option){
        .name = option->name, .has_arg = option->argument != NULL, .val = FIRST_OPTION + (int)i};
  }
  options[count] = (struct option){.name = "help", .val = HELP};
  options[count + 1] = (struct option){0};
}

/* "-:h", and each option of one letter. */
static void describe_letters(const Command *command, char letters[LETTERS_SIZE]) {
  char *end = stpcpy(letters, "-:h");
  for (size_t i = 0; i < command_option_count(command); i++) {
    const ArgumentRow *option = &command->options[i];
    if (option->name[1] != '\0') continue;
    end = stpcpy(end, option->name);
    if (option->argument != NULL) end = stpcpy(end, ":");
  }
}

/* Which option a letter is, as getopt would say it of a longer name. */
static int option_of_letter(const Command *command, int letter) {
  for (size_t i = 0; i < command_option_count(command); i++)
    if (command->options[i].name[0] == letter && command->options[i].name[1] == '\0')
      return FIRST_OPTION + (int)i;
  return letter;
}

static bool add_value(Arguments *read, const char *value, Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  if (read->value_count == read->command->values_max)
    return fail(err, ERROR_USAGE, _("« %s » is one argument too many: see « gommette %s --help »"),
                text_quote(value, shown), read->command->name);
  read->value[read->value_count++] = value;
  return true;
}

static bool refuse_missing(const Command *command, const char *option, Error *err) {
  return fail(err, ERROR_USAGE, _("« %s » lacks its value: see « gommette %s --help »"), option,
              command->name);
}

/* Of several letters behind one dash, optopt is the one meant. */
static bool refuse_option(const Command *command, const char *argument, Error *err) {
  const bool is_letter = optopt > 0 && optopt < FIRST_OPTION;
  char letter[] = "-?", shown[TEXT_SHOWN_SIZE];
  if (is_letter) letter[1] = (char)optopt;
  return fail(err, ERROR_USAGE, _("there is no option « %s »: see « gommette %s --help »"),
              text_quote(is_letter ? letter : argument, shown), command->name);
}

static bool takes_two(const ArgumentRow *option) {
  return option->argument != NULL && strchr(option->argument, ' ') != NULL;
}

/* getopt knows one argument; the second is the next word, unless that is an option. */
static bool take_second(Arguments *read, int option, int argument_count, char **arguments,
                        Error *err) {
  if (optind >= argument_count || strncmp(arguments[optind], "--", 2) == 0)
    return fail(err, ERROR_USAGE, _("« --%s » takes two values: see « gommette %s --help »"),
                read->command->options[option].name, read->command->name);
  read->second[option] = arguments[optind++];
  return true;
}

static bool take(Arguments *read, int found, const char *argument, Error *err) {
  if (found == VALUE) return add_value(read, optarg, err);
  if (found == MISSING_ARGUMENT) return refuse_missing(read->command, argument, err);
  if (found == HELP) {
    read->help = true;
  } else if (found >= FIRST_OPTION) {
    read->option[found - FIRST_OPTION] = optarg != NULL ? optarg : "";
  } else {
    return refuse_option(read->command, argument, err);
  }
  return true;
}

static bool is_next_negative(const Arguments *read, int argument_count, char **arguments) {
  return read->value_count + 1 == read->command->negative_place && optind < argument_count &&
         is_negative_number(arguments[optind]);
}

static bool take_all(Arguments *read, int argument_count, char **arguments, Error *err) {
  struct option options[COMMAND_OPTIONS_MAX + 2];
  char letters[LETTERS_SIZE];
  describe_options(read->command, options);
  describe_letters(read->command, letters);
  optind = 0; /* getopt_long begins anew, also where it never ran */
  opterr = 0;
  for (bool begun = false;; begun = true) {
    if (begun && is_next_negative(read, argument_count, arguments)) {
      if (!add_value(read, arguments[optind++], err)) return false;
      continue;
    }
    const int typed = getopt_long(argument_count, arguments, letters, options, NULL);
    if (typed == -1) break;
    const int found = option_of_letter(read->command, typed);
    if (!take(read, found, arguments[optind - 1], err)) return false;
    if (found >= FIRST_OPTION && takes_two(&read->command->options[found - FIRST_OPTION]) &&
        !take_second(read, found - FIRST_OPTION, argument_count, arguments, err))
      return false;
  }
  while (optind < argument_count)
    if (!add_value(read, arguments[optind++], err)) return false;
  return true;
}

enum { OPTION_TEXT_SIZE = 64 };

/* "--name", or "-o". */
static const char *option_text(const ArgumentRow *option, char text[OPTION_TEXT_SIZE]) {
  snprintf(text, OPTION_TEXT_SIZE, "%s%s", option->name[1] != '\0' ? "--" : "-", option->name);
  return text;
}

static bool check_apart(const Arguments *read, Error *err) {
  const ArgumentRow *options = read->command->options;
  char one[OPTION_TEXT_SIZE], other[OPTION_TEXT_SIZE];
  for (int i = 0; i < COMMAND_OPTIONS_MAX; i++)
    for (int j = 0; read->option[i] != NULL && j < COMMAND_OPTIONS_MAX; j++)
      if ((options[i].apart & OPTION(j)) != 0 && read->option[j] != NULL)
        return fail(err, ERROR_USAGE, _("%s and %s do not go together: leave one out"),
                    option_text(&options[i], one), option_text(&options[j], other));
  return true;
}

static bool parse(const ArgumentRow *row, const char *typed, Parsed *parsed, Error *err) {
  parsed->number = row->unless_given;
  return typed == NULL || row->read == NULL || row->read(row, typed, parsed, err);
}

static bool parse_all(Arguments *read, Error *err) {
  const Command *command = read->command;
  for (int i = 0; i < COMMAND_TYPED_VALUES; i++)
    if (!parse(&command->value[i], read->value[i], &read->parsed_value[i], err)) return false;
  for (int i = 0; i < COMMAND_OPTIONS_MAX; i++)
    if (!parse(&command->options[i], read->option[i], &read->parsed[i], err)) return false;
  return true;
}

bool arguments_read(const Command *command, int argument_count, char **arguments, Arguments *read,
                    Error *err) {
  *read = (Arguments){.command = command};
  if (!take_all(read, argument_count, arguments, err)) return false;
  if (read->help) return true;
  if (read->value_count < command->values_min)
    return fail(err, ERROR_USAGE, _("usage: gommette %s %s (see « gommette %s --help »)"),
                command->name, _(command->values), command->name);
  return parse_all(read, err) && check_apart(read, err) &&
         (command->check == NULL || command->check(read, err));
}

static bool find(const Arguments *read, const ArgumentRow *row, const char *typed, Parsed *parsed,
                 Error *err) {
  return typed == NULL || row->find == NULL || row->find(read->session, typed, parsed, err);
}

static bool find_all(Arguments *read, Error *err) {
  const Command *command = read->command;
  for (int i = 0; i < COMMAND_TYPED_VALUES; i++)
    if (!find(read, &command->value[i], read->value[i], &read->parsed_value[i], err)) return false;
  for (int i = 0; i < COMMAND_OPTIONS_MAX; i++)
    if (!find(read, &command->options[i], read->option[i], &read->parsed[i], err)) return false;
  return true;
}

static SessionUse session_use(const Arguments *read) {
  SessionUse use = read->command->session;
  for (int i = 0; i < COMMAND_OPTIONS_MAX; i++)
    if (read->option[i] != NULL && read->command->options[i].session > use)
      use = read->command->options[i].session;
  return use;
}

bool arguments_open(Arguments *read, Error *err) {
  const char *typed = read->value[0];
  switch (session_use(read)) {
  case NO_SESSION: return true;
  case SESSION_PATH: return session_argument_path(typed, &read->path, &read->exists, err);
  case VIEW: return session_argument_view(typed, &read->session, err) && find_all(read, err);
  case RECORD: return session_argument_open(typed, &read->session, err) && find_all(read, err);
  }
  return false;
}

void arguments_close(Arguments *read) {
  for (int i = 0; i < COMMAND_TYPED_VALUES; i++)
    free(read->parsed_value[i].text);
  for (int i = 0; i < COMMAND_OPTIONS_MAX; i++)
    free(read->parsed[i].text);
  free(read->path);
  session_argument_close(read->session);
}
