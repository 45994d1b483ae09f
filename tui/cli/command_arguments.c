#include "tui/cli/command.h"

#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/reference.h"
#include "sessions/session/session_day.h"
#include "sessions/text/text.h"
#include "tui/app/report_paper.h"
#include "tui/app/session_argument.h"

enum { NAMES_TEXT_SIZE = 128 };

bool refuse_argument(const ArgumentRow *row, const char *typed, Error *err) {
  const char *sentence = _(row->refusal), *hole = strstr(sentence, "%s");
  return fail(err, ERROR_USAGE, "%.*s%s%s", (int)(hole - sentence), sentence,
              text_quoted(typed).text, hole + strlen("%s"));
}

bool read_number(const ArgumentRow *row, const char *typed, Parsed *parsed, Error *err) {
  char *end = NULL;
  errno = 0;
  const int64_t number = strtoll(typed, &end, 10);
  if (end != typed && *end == '\0' && errno == 0 && number >= row->least && number <= row->most) {
    parsed->number = number;
    return true;
  }
  if (row->refusal != NULL) return refuse_argument(row, typed, err);
  return fail(err, ERROR_USAGE, _("--%s “%s” is not a whole number from %lld to %lld"), row->name,
              text_quoted(typed).text, (long long)row->least, (long long)row->most);
}

/* Returns the index of a word in "text|csv|json", or -1. */
static int word_place(const char *words, const char *word) {
  for (int place = 0;; place++) {
    const size_t size = strcspn(words, "|");
    if (strlen(word) == size && memcmp(words, word, size) == 0) return place;
    if (words[size] == '\0') return -1;
    words += size + 1;
  }
}

/* Writes "text, csv, json". */
static const char *words_listed(const char *words, char text[NAMES_TEXT_SIZE]) {
  size_t size = 0;
  for (; *words != '\0' && size + sizeof ", " < NAMES_TEXT_SIZE; words++) {
    if (*words != '|') {
      text[size++] = *words;
      continue;
    }
    text[size++] = ',';
    text[size++] = ' ';
  }
  text[size] = '\0';
  return text;
}

bool read_word(const ArgumentRow *row, const char *typed, Parsed *parsed, Error *err) {
  char list[NAMES_TEXT_SIZE];
  const int place = word_place(row->argument, typed);
  if (place >= 0) {
    parsed->number = place;
    return true;
  }
  if (row->refusal != NULL) return refuse_argument(row, typed, err);
  return fail(err, ERROR_USAGE, _("--format “%s” is not a format: choose from %s"),
              text_quoted(typed).text, words_listed(row->argument, list));
}

bool choose_paper_format(Arguments *arguments, int option, const char *path, Error *err) {
  const ArgumentRow *row = &arguments->command->options[option];
  const char *typed = arguments->option[option];
  char list[NAMES_TEXT_SIZE];
  const bool from_name = typed == NULL && path != NULL && strcmp(path, "-") != 0;
  const ReportFormat *format =
      from_name ? report_format_of_file(path) : report_format_find(typed != NULL ? typed : "text");
  if (format != NULL && word_place(row->argument, format->name) >= 0) {
    arguments->parsed[option].format = format;
    return report_format_fits_file(typed, path, err);
  }
  if (row->refusal != NULL) return refuse_argument(row, path, err);
  return fail(err, ERROR_USAGE,
              _("the name “%s” does not show the format: add --format with one of %s"),
              text_quoted(path).text, words_listed(row->argument, list));
}

bool read_method(const ArgumentRow *row UNUSED, const char *typed, Parsed *parsed, Error *err) {
  return method_find(typed, &parsed->method) ||
         fail(err, ERROR_USAGE, _("--by “%s” is not a ranking: see “gommette rank --help”"),
              text_quoted(typed).text);
}

bool read_weights(const ArgumentRow *row UNUSED, const char *typed, Parsed *parsed, Error *err) {
  Error cause = {0};
  return weights_parse(typed, &parsed->weights, &cause) ||
         fail(err, ERROR_USAGE, _("%s: %s"), "--weights", cause.text);
}

bool read_moment(const ArgumentRow *row UNUSED, const char *typed, Parsed *parsed, Error *err) {
  return time_spec_read(typed, &parsed->moment.typed, err);
}

bool read_text(const ArgumentRow *row, const char *typed, Parsed *parsed, Error *err) {
  Error cause = {0};
  return text_clean(TEXT_TITLE, typed, strlen(typed), &parsed->text, &cause) ||
         fail(err, cause.kind, _("--%s: %s"), row->name, cause.text);
}

bool read_session_text(const ArgumentRow *row, const char *typed, Parsed *parsed, Error *err) {
  Error cause = {0};
  char date[DAY_TEXT_SIZE];
  const char *kept;
  return read_text(row, typed, parsed, err) &&
         (session_text_kept((SessionText)row->least, parsed->text, date, &kept, &cause) ||
          fail(err, cause.kind, _("--%s: %s"), row->name, cause.text));
}

bool find_subgroup(Session *session, const char *typed, Parsed *parsed, Error *err) {
  char *code = NULL;
  if (!text_clean(TEXT_SUBGROUP_CODE, typed, strlen(typed), &code, err)) return false;
  const Subgroup *subgroup = reference_find_subgroup(session_state(session), code);
  free(code);
  if (subgroup == NULL)
    return fail(err, ERROR_FAILED, _("this session has no subgroup “%s”"), text_quoted(typed).text);
  parsed->subgroup = subgroup->number;
  return true;
}

bool recommendation_of_reference(const Roundtable *roundtable, const char *typed,
                                 uint32_t *recommendation, Error *err) {
  const Recommendation *one = NULL;
  char *reference = NULL;
  if (!text_clean(TEXT_TITLE, typed, strlen(typed), &reference, err)) return false;
  const bool found = reference_find(roundtable, reference, &one, err);
  free(reference);
  if (found) *recommendation = one->number;
  return found;
}

bool find_recommendation(Session *session, const char *typed, Parsed *parsed, Error *err) {
  return recommendation_of_reference(session_state(session), typed, &parsed->recommendation, err);
}

bool find_moment(Session *session, const char *typed UNUSED, Parsed *parsed, Error *err) {
  return time_spec_find(session, &parsed->moment.typed, &parsed->moment.found, err);
}

/* What getopt_long returns for an option: its index in the descriptor, offset beyond all
 * characters. */
enum { VALUE = 1, HELP = 'h', MISSING_ARGUMENT = ':', FIRST_OPTION = 256 };

enum { LETTERS_SIZE = sizeof "-:h" + 2 * COMMAND_OPTIONS_MAX };

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

/* Maps a letter to its option, as getopt returns it for a long name. */
static int option_of_letter(const Command *command, int letter) {
  for (size_t i = 0; i < command_option_count(command); i++)
    if (command->options[i].name[0] == letter && command->options[i].name[1] == '\0')
      return FIRST_OPTION + (int)i;
  return letter;
}

static bool add_value(Arguments *read, const char *value, Error *err) {
  if (read->value_count == command_values(read->command).most)
    return fail(err, ERROR_USAGE, _("“%s” is one argument too many: see “gommette %s --help”"),
                text_quoted(value).text, read->command->name);
  read->value[read->value_count++] = value;
  return true;
}

/* Of several letters after one dash, optopt is the one meant. */
static bool refuse_option(const Command *command, const char *argument, Error *err) {
  const bool is_letter = optopt > 0 && optopt < FIRST_OPTION;
  char letter[] = "-?";
  if (is_letter) letter[1] = (char)optopt;
  return fail(err, ERROR_USAGE, _("there is no option “%s”: see “gommette %s --help”"),
              text_quoted(is_letter ? letter : argument).text, command->name);
}

/* getopt handles one argument; the second is the next word, unless that is an option. */
static bool take_second(Arguments *read, int option, int argument_count, char **arguments,
                        Error *err) {
  if (optind >= argument_count || strncmp(arguments[optind], "--", 2) == 0)
    return fail(err, ERROR_USAGE, _("“--%s” takes two values: see “gommette %s --help”"),
                read->command->options[option].name, read->command->name);
  read->second[option] = arguments[optind++];
  return true;
}

static bool take(Arguments *read, int found, const char *argument, Error *err) {
  if (found == VALUE) return add_value(read, optarg, err);
  if (found == MISSING_ARGUMENT)
    return fail(err, ERROR_USAGE, _("“%s” needs a value: see “gommette %s --help”"), argument,
                read->command->name);
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
         arguments[optind][0] == '-' && isdigit((unsigned char)arguments[optind][1]);
}

static bool take_all(Arguments *read, int argument_count, char **arguments, Error *err) {
  struct option options[COMMAND_OPTIONS_MAX + 2];
  char letters[LETTERS_SIZE];
  describe_options(read->command, options);
  /* Writes "-:h", and each one-letter option. */
  char *end = stpcpy(letters, "-:h");
  for (size_t i = 0; i < command_option_count(read->command); i++) {
    const ArgumentRow *option = &read->command->options[i];
    if (option->name[1] != '\0') continue;
    end = stpcpy(end, option->name);
    if (option->argument != NULL) end = stpcpy(end, ":");
  }
  optind = 0; /* resets getopt_long, even if it never ran */
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
    if (found >= FIRST_OPTION &&
        (&read->command->options[found - FIRST_OPTION])->argument != NULL &&
        strchr((&read->command->options[found - FIRST_OPTION])->argument, ' ') != NULL &&
        !take_second(read, found - FIRST_OPTION, argument_count, arguments, err))
      return false;
  }
  while (optind < argument_count)
    if (!add_value(read, arguments[optind++], err)) return false;
  return true;
}

enum { OPTION_TEXT_SIZE = 64 };

/* Writes "--name", or "-o". */
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
  if (read->value_count < command_values(command).least)
    return fail(err, ERROR_USAGE, _("usage: gommette %s %s (see “gommette %s --help”)"),
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

bool arguments_last(const Arguments *read) {
  return read->command->makes_files || session_use(read) == RECORD;
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
