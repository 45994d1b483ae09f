#include "sessions/library/day.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/words.h"
#include "sessions/text.h"

enum { YEAR_MIN = 1900, YEAR_MAX = 2199, MONTHS = 12, DAYS_MAX = 31, WORDS_MAX = 64, ORDINAL = 2 };

/* Numbers and words of a folded text, in their order. */
typedef struct Token {
  const char *at;
  size_t length;
  int number; /* -1: a word, or more digits than any date has */
} Token;

/* Folded, in English, French and Dutch. */
static const char *const months[MONTHS][3] = {
    {"january", "janvier", "januari"},
    {"february", "fevrier", "februari"},
    {"march", "mars", "maart"},
    {"april", "avril", "april"},
    {"may", "mai", "mei"},
    {"june", "juin", "juni"},
    {"july", "juillet", "juli"},
    {"august", "aout", "augustus"},
    {"september", "septembre", "september"},
    {"october", "octobre", "oktober"},
    {"november", "novembre", "november"},
    {"december", "decembre", "december"},
};

/* Three letters of a name are enough: « sept. », « janv. ». */
static int month_of_word(const Token *token) {
  enum { LETTERS_MIN = 3 };
  if (token->number >= 0 || token->length < LETTERS_MIN) return 0;
  for (int month = 0; month < MONTHS; ++month)
    for (size_t language = 0; language < 3; ++language)
      if (strncmp(months[month][language], token->at, token->length) == 0) return month + 1;
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

/* « 1er », « 6th », « de »: what stands between the parts of a date and says nothing. */
static bool says_nothing(const Token *token) {
  return token->number < 0 && token->length <= ORDINAL;
}

static size_t read_tokens(const char *text, Token tokens[WORDS_MAX]) {
  size_t count = 0;
  while (*text && count < WORDS_MAX) {
    Token token = next_token(text);
    text += token.length > 0 ? token.length : 1;
    if (token.length > 0 && !says_nothing(&token)) tokens[count++] = token;
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

static int month_after(const Token *tokens, size_t count, size_t year) {
  bool is_joined = year + 1 < count && are_joined(&tokens[year], &tokens[year + 1]);
  return is_joined && tokens[year + 1].number >= 0 ? month_of_number(&tokens[year + 1]) : 0;
}

/* The month and the day stand before the year or, as in 2023-06-06, after it. */
static Day day_around(const Token *tokens, size_t count, size_t year) {
  int before = month_before(tokens, year);
  if (before > 0)
    return make_day(tokens[year].number, before, year > 1 ? tokens[year - 2].number : 0);
  int after = month_after(tokens, count, year);
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

/* What a typed date is made of, in the order in which it stands. */
typedef struct TypedDay {
  const Token *number[3];
  size_t numbers;
  int month; /* named by a word; 0: by a number */
} TypedDay;

/* Folded; three letters are enough of them too. */
static bool is_filling(const Token *token) {
  static const char *const words[] = {
      "monday",   "tuesday", "wednesday", "thursday", "friday",   "saturday", "sunday", "lundi",
      "mardi",    "mercredi", "jeudi",    "vendredi", "samedi",   "dimanche", "maandag", "dinsdag",
      "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",   "the",
  };
  for (size_t n = 0; n < sizeof words / sizeof *words; ++n)
    if (strncmp(words[n], token->at, token->length) == 0) return true;
  return false;
}

static bool take_token(TypedDay *typed, const Token *token) {
  const bool is_number = isdigit((unsigned char)*token->at) != 0;
  if (is_number && (token->number < 0 || typed->numbers == 3)) return false;
  if (is_number) {
    typed->number[typed->numbers++] = token;
    return true;
  }
  const int month = month_of_word(token);
  if (month != 0 && typed->month == 0 && !(is_filling(token) && typed->numbers == 0)) {
    typed->month = month;
    return true;
  }
  return is_filling(token);
}

static int year_of(const Token *token) {
  enum { SHORT = 2, THIS_CENTURY = 2000 };
  return token->length <= SHORT ? THIS_CENTURY + token->number : token->number;
}

static bool is_year(const Token *token) {
  enum { DIGITS = 4 };
  return token->length == DIGITS;
}

static int days_in(int year, int month) {
  static const int days[MONTHS] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leaps = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && leaps);
}

/* The year is last, or first where it has four digits; a month named by a number stands between it
 * and the day. */
static bool order_parts(const TypedDay *typed, int *year, int *month, int *day) {
  const size_t parts = typed->numbers + (typed->month != 0);
  if (typed->numbers == 0 || parts > 3) return false;
  const bool leads = is_year(typed->number[0]);
  const Token *last = typed->number[typed->numbers - 1];
  if (parts < 3 && !leads && !is_year(last)) return false;
  *year = year_of(leads ? typed->number[0] : last);
  *month = typed->month;
  *day = 0;
  if (typed->numbers == 3)
    *month = typed->number[1]->number;
  else if (parts == 2 && typed->month == 0)
    *month = typed->number[leads ? 1 : 0]->number;
  if (parts == 3) *day = (leads ? last : typed->number[0])->number;
  return true;
}

static bool is_possible(int year, int month, int day, size_t parts) {
  if (year < YEAR_MIN || year > YEAR_MAX) return false;
  if (parts >= 2 && (month < 1 || month > MONTHS)) return false;
  return parts < 3 || (day >= 1 && day <= days_in(year, month));
}

static bool fail_unreadable(const char *typed, Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  return fail(err, ERROR_BAD_DATA,
              _("« %s » is no date: write the day, such as 6 June 2023, 06/06/2023 or 2023-06-06"),
              text_quote(typed, shown));
}

bool day_read(const char *typed, Day *day, Error *err) {
  Token tokens[WORDS_MAX];
  TypedDay parts = {.numbers = 0};
  char *folded, shown[TEXT_SHOWN_SIZE];
  int year = 0, month = 0, of_month = 0;
  if (!text_fold(typed, &folded)) return fail_unreadable(typed, err);
  const size_t count = read_tokens(folded, tokens);
  bool read = count > 0;
  for (size_t n = 0; n < count; ++n)
    read = read && take_token(&parts, &tokens[n]);
  read = read && order_parts(&parts, &year, &month, &of_month);
  free(folded);
  if (!read) return fail_unreadable(typed, err);
  if (!is_possible(year, month, of_month, parts.numbers + (parts.month != 0)))
    return fail(err, ERROR_BAD_DATA, _("« %s » is no date: the calendar has no such day"),
                text_quote(typed, shown));
  *day = make_day(year, month, of_month);
  return true;
}

Day day_of_moment(int64_t wall_ms, int64_t utc_offset) {
  time_t seconds = (time_t)(wall_ms / 1000 + utc_offset * 60);
  struct tm parts;
  if (!gmtime_r(&seconds, &parts)) return 0;
  return make_day(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
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

static const char *month_name(int month) {
  static const char *const names[MONTHS] = {
      N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May"),      N_("June"),
      N_("July"),    N_("August"),   N_("September"), N_("October"), N_("November"), N_("December"),
  };
  return _(names[month - 1]);
}

const char *day_words(const char *kept, char text[DAY_WORDS_SIZE]) {
  char written[DAY_TEXT_SIZE];
  const Day day = day_in_text(kept);
  const int month = day / 100 % 100, of_month = day % 100;
  if (month == 0 || strcmp(day_text(day, written), kept) != 0) return kept;
  if (of_month == 1)
    /* TRANSLATORS: the first of a month: month, year. */
    snprintf(text, DAY_WORDS_SIZE, _("1 %s %d"), month_name(month), day_year(day));
  else if (of_month > 0)
    /* TRANSLATORS: a date: day, month, year. */
    snprintf(text, DAY_WORDS_SIZE, _("%d %s %d"), of_month, month_name(month), day_year(day));
  else
    snprintf(text, DAY_WORDS_SIZE, "%s %d", month_name(month), day_year(day));
  return text;
}

const char *day_figures(Day day, char text[DAY_WORDS_SIZE]) {
  const int month = day / 100 % 100, of_month = day % 100;
  if (of_month > 0)
    /* TRANSLATORS: a date in figures: day, month, year; ten columns. */
    snprintf(text, DAY_WORDS_SIZE, _("%02d/%02d/%04d"), of_month, month, day_year(day));
  else if (month > 0)
    /* TRANSLATORS: a month in figures: month, year. */
    snprintf(text, DAY_WORDS_SIZE, _("%02d/%04d"), month, day_year(day));
  else
    snprintf(text, DAY_WORDS_SIZE, "%04d", day_year(day));
  return text;
}
