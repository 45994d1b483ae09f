#include "sessions/text/day.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/base/i18n.h"
#include "sessions/text/text.h"

enum { MILLISECONDS = 1000, DAY_FIGURES_WIDTH = 10 };

int64_t local_time_seconds(const Stamp *stamp) {
  const int64_t begun = stamp->wall_ms % MILLISECONDS < 0;
  return stamp->wall_ms / MILLISECONDS - begun + stamp->utc_offset * 60;
}

const char *local_time_text(const Stamp *stamp, char text[LOCAL_TIME_SIZE]) {
  const time_t seconds = (time_t)local_time_seconds(stamp);
  struct tm broken_down;
  if (gmtime_r(&seconds, &broken_down) == NULL ||
      strftime(text, LOCAL_TIME_SIZE, "%Y-%m-%d %H:%M:%S", &broken_down) == 0)
    text[0] = '\0';
  return text;
}

const char *local_time_words(const Stamp *stamp, char text[LOCAL_TIME_SIZE]) {
  char figures[DAY_WORDS_SIZE], time[LOCAL_TIME_SIZE];
  local_time_text(stamp, time);
  const char *clock = strchr(time, ' ');
  day_figures(day_of_moment(stamp->wall_ms, stamp->utc_offset), figures);
  snprintf(text, LOCAL_TIME_SIZE, "%.*s%s", DAY_FIGURES_WIDTH, figures, clock ? clock : "");
  return text;
}

const char *local_time_moment(const Stamp *stamp, char text[ROOM_MOMENT_SIZE]) {
  char time[LOCAL_TIME_SIZE];
  const int offset = (int)stamp->utc_offset, size = abs(offset);
  local_time_text(stamp, time);
  if (time[0] != '\0') *strchr(time, ' ') = 'T';
  snprintf(text, ROOM_MOMENT_SIZE, "%s%c%02d:%02d", time, offset < 0 ? '-' : '+', size / 60,
           size % 60);
  return text;
}

/* A day in the reader's language. */

static const char *month_name(int month) {
  static const char *const names[] = {
      N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May"),      N_("June"),
      N_("July"),    N_("August"),   N_("September"), N_("October"), N_("November"), N_("December"),
  };
  return _(names[month - 1]);
}

const char *day_in_words(Day day, char text[DAY_WORDS_SIZE]) {
  const int month = day / 100 % 100, of_month = day % 100;
  if (month == 0)
    day_text(day, text);
  else if (of_month == 1)
    /* TRANSLATORS: the first of a month: month, year. */
    snprintf(text, DAY_WORDS_SIZE, _("1 %s %d"), month_name(month), day_year(day));
  else if (of_month > 0)
    /* TRANSLATORS: a date: day, month, year. */
    snprintf(text, DAY_WORDS_SIZE, _("%d %s %d"), of_month, month_name(month), day_year(day));
  else
    snprintf(text, DAY_WORDS_SIZE, "%s %d", month_name(month), day_year(day));
  return text;
}

const char *day_words(const char *kept, char text[DAY_WORDS_SIZE]) {
  Day day;
  return day_read(kept, &day, NULL) ? day_in_words(day, text) : kept;
}

const char *day_iso(const char *kept, char text[DAY_TEXT_SIZE]) {
  Day day;
  return day_read(kept, &day, NULL) ? day_text(day, text) : kept;
}

const char *day_figures(Day day, char text[DAY_WORDS_SIZE]) {
  const int month = day / 100 % 100, of_month = day % 100;
  if (of_month > 0) /* TRANSLATORS: a date in figures: day, month, year; ten columns. */
    snprintf(text, DAY_WORDS_SIZE, _("%02d/%02d/%04d"), of_month, month, day_year(day));
  else if (month > 0)
    /* TRANSLATORS: a month in figures: month, year. */
    snprintf(text, DAY_WORDS_SIZE, _("%02d/%04d"), month, day_year(day));
  else
    day_text(day, text);
  return text;
}

enum { YEAR_MIN = 1900, YEAR_MAX = 2199, DAYS_MAX = 31, WORDS_MAX = 64, ORDINAL = 2 };

/* Numbers and words of a folded text, in order. */
typedef struct Token {
  const char *at;
  size_t length;
  int number; /* -1: a word, or more digits than any date has */
} Token;

/* Three letters of a name are enough: « sept. », « janv. ». */
static int month_of_word(const Token *token) {
  enum { LETTERS_MIN = 3 };
  if (token->number >= 0 || token->length < LETTERS_MIN) return 0;
  for (int month = 0; month < MONTHS; ++month)
    for (size_t language = 0; language < DAY_LANGUAGES; ++language)
      if (strncmp(month_names[month][language], token->at, token->length) == 0) return month + 1;
  return 0;
}

static int month_of_number(const Token *token) {
  return token->number <= MONTHS ? token->number : 0;
}

/* « 6/2023 », and not « Table 6, 2023 ». */
static bool are_joined(const Token *one, const Token *next) {
  const char *end = one->at + one->length;
  return *end && strchr("-/.", *end) && next->at == end + 1;
}

static int number_of(const char *at, size_t length) {
  enum { DIGITS_MAX = 4 };
  int number = 0;
  if (length > DIGITS_MAX) return -1;
  for (size_t i = 0; i < length; ++i)
    number = number * 10 + (at[i] - '0');
  return number;
}

static bool is_letter(char character) {
  return isalpha((unsigned char)character) || (unsigned char)character >= 0x80;
}

static Token next_token(const char *at) {
  Token token = {.at = at, .number = -1};
  if (isdigit((unsigned char)*at)) {
    while (isdigit((unsigned char)at[token.length]))
      ++token.length;
    token.number = number_of(at, token.length);
  } else {
    while (is_letter(at[token.length]))
      ++token.length;
  }
  return token;
}

static size_t read_tokens(const char *text, Token tokens[WORDS_MAX]) {
  size_t count = 0;
  while (*text && count < WORDS_MAX) {
    Token token = next_token(text);
    text += token.length > 0 ? token.length : 1;
    /* « 1er », « 6th », « de »: skip words between the parts of a date that mean nothing. */
    if (token.length > 0 && !(token.number < 0 && token.length <= ORDINAL)) tokens[count++] = token;
  }
  return count;
}

static Day make_day(int year, int month, int day) {
  if (month == 0) day = 0;
  return year * 10000 + month * 100 + (day >= 1 && day <= DAYS_MAX ? day : 0);
}

static int month_before(const Token *tokens, size_t year) {
  if (year == 0) return 0;
  const Token *before = &tokens[year - 1];
  return before->number >= 0 && are_joined(before, &tokens[year]) ? month_of_number(before)
                                                                  : month_of_word(before);
}

/* Month and day come before the year or, as in 2023-06-06, after it. */
static Day day_around(const Token *tokens, size_t count, size_t year) {
  int before = month_before(tokens, year);
  if (before > 0)
    return make_day(tokens[year].number, before, year > 1 ? tokens[year - 2].number : 0);
  bool is_joined = year + 1 < count && are_joined(&tokens[year], &tokens[year + 1]);
  int after = is_joined && tokens[year + 1].number >= 0 ? month_of_number(&tokens[year + 1]) : 0;
  return make_day(tokens[year].number, after, year + 2 < count ? tokens[year + 2].number : 0);
}

Day day_in_text(const char *text) {
  Token tokens[WORDS_MAX];
  char *folded;
  Day day = 0;
  if (!text_fold(text, &folded)) return 0;
  size_t count = read_tokens(folded, tokens);
  for (size_t i = 0; i < count && day == 0; ++i)
    if (tokens[i].number >= YEAR_MIN && tokens[i].number <= YEAR_MAX)
      day = day_around(tokens, count, i);
  free(folded);
  return day;
}

Day day_of_moment(int64_t wall_ms, int64_t utc_offset) {
  time_t seconds = (time_t)(wall_ms / 1000 + utc_offset * 60);
  struct tm parts;
  if (!gmtime_r(&seconds, &parts)) return 0;
  return day_of_parts(&parts);
}

Day day_of_parts(const struct tm *parts) {
  return make_day(parts->tm_year + 1900, parts->tm_mon + 1, parts->tm_mday);
}

int day_year(Day day) {
  return day / 10000;
}

const char *day_text(Day day, char text[DAY_TEXT_SIZE]) {
  const int year = day_year(day) % 10000, month = day / 100 % 100, of_month = day % 100;
  text[0] = '\0';
  if (of_month > 0)
    snprintf(text, DAY_TEXT_SIZE, "%04d-%02d-%02d", year, month, of_month);
  else if (month > 0)
    snprintf(text, DAY_TEXT_SIZE, "%04d-%02d", year, month);
  else if (year > 0)
    snprintf(text, DAY_TEXT_SIZE, "%04d", year);
  return text;
}
