#include "tui/cli/argument_readers.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/reference.h"
#include "sessions/acts/acts.h"
#include "sessions/text/text.h"
#include "tui/app/report_paper.h"

enum { NAMES_TEXT_SIZE = 128 };

bool refuse_argument(const ArgumentRow *row, const char *typed, Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  const char *sentence = _(row->refusal), *hole = strstr(sentence, "%s");
  return fail(err, ERROR_USAGE, "%.*s%s%s", (int)(hole - sentence), sentence,
              text_quote(typed, shown), hole + strlen("%s"));
}

bool read_number(const ArgumentRow *row, const char *typed, Parsed *parsed, Error *err) {
  char *end = NULL, shown[TEXT_SHOWN_SIZE];
  errno = 0;
  const int64_t number = strtoll(typed, &end, 10);
  if (end != typed && *end == '\0' && errno == 0 && number >= row->least && number <= row->most) {
    parsed->number = number;
    return true;
  }
  if (row->refusal != NULL) return refuse_argument(row, typed, err);
  return fail(err, ERROR_USAGE, _("--%s « %s » is not a whole number from %lld to %lld"), row->name,
              text_quote(typed, shown), (long long)row->least, (long long)row->most);
}

/* The place of a word among "text|csv|json", or -1. */
static int word_place(const char *words, const char *word) {
  for (int place = 0;; place++) {
    const size_t size = strcspn(words, "|");
    if (strlen(word) == size && memcmp(words, word, size) == 0) return place;
    if (words[size] == '\0') return -1;
    words += size + 1;
  }
}

/* "text, csv, json" */
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
  char shown[TEXT_SHOWN_SIZE], list[NAMES_TEXT_SIZE];
  const int place = word_place(row->argument, typed);
  if (place >= 0) {
    parsed->number = place;
    return true;
  }
  if (row->refusal != NULL) return refuse_argument(row, typed, err);
  return fail(err, ERROR_USAGE, _("--format « %s » is not a format: choose from %s"),
              text_quote(typed, shown), words_listed(row->argument, list));
}

bool choose_paper_format(Arguments *arguments, int option, const char *path, Error *err) {
  const ArgumentRow *row = &arguments->command->options[option];
  const char *typed = arguments->option[option];
  char shown[TEXT_SHOWN_SIZE], list[NAMES_TEXT_SIZE];
  const bool from_name = typed == NULL && path != NULL && strcmp(path, "-") != 0;
  const ReportFormat *format =
      from_name ? report_format_of_file(path) : report_format_find(typed != NULL ? typed : "text");
  if (format != NULL && word_place(row->argument, format->name) >= 0) {
    arguments->parsed[option].format = format;
    return report_format_fits_file(typed, path, err);
  }
  if (row->refusal != NULL) return refuse_argument(row, path, err);
  return fail(err, ERROR_USAGE,
              _("the name « %s » does not tell the format: add --format with one of %s"),
              text_quote(path, shown), words_listed(row->argument, list));
}

bool read_method(const ArgumentRow *row, const char *typed, Parsed *parsed, Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  (void)row;
  return method_find(typed, &parsed->method) ||
         fail(err, ERROR_USAGE, _("--by « %s » is not a ranking: see « gommette rank --help »"),
              text_quote(typed, shown));
}

bool read_weights(const ArgumentRow *row, const char *typed, Parsed *parsed, Error *err) {
  Error cause = {0};
  (void)row;
  return weights_parse(typed, &parsed->weights, &cause) ||
         fail(err, ERROR_USAGE, _("%s: %s"), "--weights", cause.text);
}

bool read_moment(const ArgumentRow *row, const char *typed, Parsed *parsed, Error *err) {
  (void)row;
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
  char *code = NULL, shown[TEXT_SHOWN_SIZE];
  if (!text_clean(TEXT_SUBGROUP_CODE, typed, strlen(typed), &code, err)) return false;
  const Subgroup *subgroup = reference_find_subgroup(session_state(session), code);
  free(code);
  if (subgroup == NULL)
    return fail(err, ERROR_FAILED, _("this session has no subgroup « %s »"),
                text_quote(typed, shown));
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

bool find_moment(Session *session, const char *typed, Parsed *parsed, Error *err) {
  (void)typed;
  return time_spec_find(session, &parsed->moment.typed, &parsed->moment.found, err);
}
