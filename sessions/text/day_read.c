/* Reading dates: typed alone, or somewhere in a text. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/text/day.h"
#include "sessions/text/text.h"

enum { YEAR_MIN = 1900, YEAR_MAX = 2199, WEEKDAYS = 7, NUMBERS_MAX = 3, WORDS_MAX = 2 };
enum { YEAR_DIGITS = 4, DAY_DIGITS_MAX = 2 };
enum { MONTHS = 12, LANGUAGES = 3, NAMES = LANGUAGES + 1 };

/* Folded, in English, French and Dutch, like all words here, with an abbreviation if there is
 * another; three letters are enough. */
typedef const char *const Names[NAMES];

static Names months[MONTHS] = {
    {"january", "janvier", "januari"},
    {"february", "fevrier", "februari"},
    {"march", "mars", "maart", "mrt"},
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

/* Two letters are enough, as on Dutch calendars. */
static Names weekdays[WEEKDAYS] = {
    {"monday", "lundi", "maandag"},        {"tuesday", "mardi", "dinsdag"},
    {"wednesday", "mercredi", "woensdag"}, {"thursday", "jeudi", "donderdag"},
    {"friday", "vendredi", "vrijdag"},     {"saturday", "samedi", "zaterdag"},
    {"sunday", "dimanche", "zondag"},
};

typedef struct Number {
  size_t digits;
  int value;
} Number;

/* « mar » may be a month or a weekday, « di » a Tuesday in Dutch and a Sunday in French. */
typedef struct Word {
  unsigned months;   /* bit 0: January */
  unsigned weekdays; /* bit 0: Monday */
} Word;

/* The parts of a typed date, in order. */
typedef struct TypedDay {
  Number number[NUMBERS_MAX];
  Word word[WORDS_MAX];
  size_t numbers, words;
  bool is_joined; /* second number joined to the first by a separator: 6/2023 */
} TypedDay;

/* What it says; 0: unspecified. */
typedef struct SaidDay {
  int year, month, day;
  unsigned weekdays; /* one of these */
} SaidDay;

static bool is_one_of(const char *at, size_t length, const char *const words[]) {
  for (; *words; ++words)
    if (strlen(*words) == length && strncmp(*words, at, length) == 0) return true;
  return false;
}

/* Returns a bit for each row of the table that has a word with this prefix. */
static unsigned rows_of(const char *at, size_t length, Names *rows, size_t count) {
  unsigned found = 0;
  for (size_t row = 0; row < count; ++row)
    for (size_t n = 0; n < NAMES && rows[row][n]; ++n)
      if (strncmp(rows[row][n], at, length) == 0) found |= 1U << row;
  return found;
}

static bool take_word(TypedDay *typed, const char *at, size_t length) {
  static const char *const FILLING[] = {"the", "of", "le", "du", "den", "de", "op", "on", NULL};
  enum { WEEKDAY_MIN = 2, MONTH_MIN = 3 };
  Word word = {0};
  if (is_one_of(at, length, FILLING)) return true;
  if (length >= WEEKDAY_MIN) word.weekdays = rows_of(at, length, weekdays, WEEKDAYS);
  if (length >= MONTH_MIN) word.months = rows_of(at, length, months, MONTHS);
  if (!(word.months != 0 && (word.months & (word.months - 1)) == 0)) word.months = 0; /* « jui » */
  if (typed->words == WORDS_MAX || (word.months | word.weekdays) == 0) return false;
  typed->word[typed->words++] = word;
  return true;
}

static bool take_number(TypedDay *typed, const char *at, size_t digits) {
  Number number = {.digits = digits};
  if (typed->numbers == NUMBERS_MAX || digits > YEAR_DIGITS) return false;
  for (size_t n = 0; n < digits; ++n)
    number.value = number.value * 10 + (at[n] - '0');
  if (typed->numbers == 1) typed->is_joined = strchr("/-.", at[-1]) != NULL;
  typed->number[typed->numbers++] = number;
  return true;
}

/* « 1er », « 6th », « 8ste » */
static size_t ordinal_at(const char *at, size_t length) {
  static const char *const ENDINGS[] = {"er", "st", "nd", "rd", "th", "e", "ste", "de", NULL};
  return is_one_of(at, length, ENDINGS) ? length : 0;
}

static bool is_letter(char character) {
  return isalpha((unsigned char)character) || (unsigned char)character >= 0x80;
}

static size_t letters_at(const char *at) {
  size_t length = 0;
  while (is_letter(at[length]))
    ++length;
  return length;
}

static bool take_parts(TypedDay *typed, const char *at) {
  while (*at) {
    const size_t digits = strspn(at, "0123456789"), letters = letters_at(at);
    if (digits > 0 && !take_number(typed, at, digits)) return false;
    if (letters > 0 && !take_word(typed, at, letters)) return false;
    if (digits == 0 && letters == 0 && !strchr(" \t,./-", *at)) return false;
    at += digits + letters > 0 ? digits + letters : 1;
    if (digits > 0) at += ordinal_at(at, letters_at(at));
  }
  return true;
}

static int row_of(unsigned bits) {
  int row = 0;
  for (; bits > 1; bits >>= 1)
    ++row;
  return row;
}

/* Decides which word names the month; an ambiguous word is a weekday if another names the month. */
static bool tell_words(const TypedDay *typed, SaidDay *said) {
  const Word *first = &typed->word[0], *second = &typed->word[1];
  const bool names_month = typed->numbers < NUMBERS_MAX && typed->words > 0;
  if (!names_month) {
    said->weekdays = typed->words > 0 ? first->weekdays : 0;
    return typed->words == 0 || (typed->words == 1 && said->weekdays != 0);
  }
  const Word *month =
      typed->words == 2 && second->months != 0 && first->weekdays != 0 ? second : first;
  const Word *other = month == first ? second : first;
  if (typed->words == 2) said->weekdays = other->weekdays;
  if (month->months == 0 || (typed->words == 2 && other->weekdays == 0)) return false;
  said->month = row_of(month->months) + 1;
  return true;
}

static bool is_year(const Number *number) {
  return number->digits == YEAR_DIGITS;
}

static bool may_be_day(const Number *number) {
  return number->digits <= DAY_DIGITS_MAX;
}

/* The year is first if it has four digits, else last. */
static bool tell_numbers(const TypedDay *typed, SaidDay *said) {
  const size_t parts = typed->numbers + (said->month != 0);
  if (typed->numbers == 0 || parts > NUMBERS_MAX) return false;
  const Number *const first = typed->number, *const last = &first[typed->numbers - 1];
  const bool leads = is_year(first);
  const Number *year = leads ? first : last, *other = leads ? last : first;
  enum { THIS_CENTURY = 2000 };
  said->year = is_year(year) ? year->value : THIS_CENTURY + year->value;
  if (parts == 1) return is_year(year);
  if (parts == NUMBERS_MAX) {
    said->day = other->value;
    if (said->month == 0) said->month = first[1].value;
    return may_be_day(other) && (is_year(year) || year->digits == 2) &&
           (typed->numbers < NUMBERS_MAX || may_be_day(&first[1])) && said->day != 0;
  }
  if (said->month != 0) return is_year(year);
  said->month = other->value;
  return is_year(year) && may_be_day(other) && typed->is_joined && said->month != 0;
}

static bool is_without_year(const TypedDay *typed, const SaidDay *said) {
  const size_t parts = typed->numbers + (said->month != 0);
  if (parts != 2) return false;
  for (size_t n = 0; n < typed->numbers; ++n)
    if (!may_be_day(&typed->number[n])) return false;
  return true;
}

static int days_in(int year, int month) {
  static const int days[MONTHS] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leaps = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && leaps);
}

static Day make_day(int year, int month, int day) {
  return (Day)(year * 10000 + month * 100 + day);
}

static bool check_month(const TypedDay *typed, const SaidDay *said, const char *shown, Error *err) {
  char turned[DAY_WORDS_SIZE];
  if (said->month <= MONTHS && (said->month > 0 || said->day == 0)) return true;
  if (said->day > 0 && said->day <= MONTHS && !is_year(&typed->number[0]) &&
      said->month <= days_in(said->year, said->day))
    return fail(err, ERROR_BAD_DATA,
                _("“%s” is not a date: there is no month %d; write the day first, as in %s"), shown,
                said->month, day_figures(make_day(said->year, said->day, said->month), turned));
  return fail(err, ERROR_BAD_DATA, _("“%s” is not a date: there is no month %d"), shown,
              said->month);
}

static bool check_calendar(const TypedDay *typed, const SaidDay *said, const char *shown,
                           Error *err) {
  char month[DAY_WORDS_SIZE];
  if (said->year < YEAR_MIN || said->year > YEAR_MAX)
    return fail(err, ERROR_BAD_DATA, _("“%s” is not a session's date: years go from %d to %d"),
                shown, YEAR_MIN, YEAR_MAX);
  if (!check_month(typed, said, shown, err)) return false;
  return said->day == 0 || said->day <= days_in(said->year, said->month) ||
         fail(err, ERROR_BAD_DATA, _("“%s” is not a date: %s has no day %d"), shown,
              day_in_words(make_day(said->year, said->month, 0), month), said->day);
}

/* From Monday (0) on. Sakamoto: a year starts in March, so that the leap day is its last. */
static int weekday_of(const SaidDay *said) {
  static const int shift[MONTHS] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  const int year = said->year - (said->month < 3);
  return (year + year / 4 - year / 100 + year / 400 + shift[said->month - 1] + said->day + 6) %
         WEEKDAYS;
}

static bool check_weekday(const SaidDay *said, const char *shown, Error *err) {
  static const char *const names[WEEKDAYS] = {N_("Monday"),   N_("Tuesday"), N_("Wednesday"),
                                              N_("Thursday"), N_("Friday"),  N_("Saturday"),
                                              N_("Sunday")};
  char words[DAY_WORDS_SIZE];
  if (said->weekdays == 0) return true;
  const int weekday = weekday_of(said);
  return (said->weekdays & 1U << weekday) != 0 ||
         fail(err, ERROR_BAD_DATA,
              /* TRANSLATORS: what was typed, a date, the weekday that it is. */
              _("“%s” is not a date: %s is a %s; correct the weekday or the date"), shown,
              day_in_words(make_day(said->year, said->month, said->day), words), _(names[weekday]));
}

static bool tell(const TypedDay *typed, SaidDay *said, const char *shown, Error *err) {
  const bool has_words = tell_words(typed, said);
  if (has_words && is_without_year(typed, said))
    return fail(err, ERROR_BAD_DATA,
                _("“%s” is not a date: write the year too, such as 6 June 2023"), shown);
  if (has_words && tell_numbers(typed, said) && (said->weekdays == 0 || said->day != 0))
    return true;
  return fail(err, ERROR_BAD_DATA,
              _("“%s” is not a date: write the day, such as 6 June 2023, 06/06/2023 or 2023-06-06"),
              shown);
}

const char *day_sought(Day day, char text[DAY_SOUGHT_SIZE]) {
  const int year = day_year(day), month = day / 100 % 100, of_month = day % 100;
  text[0] = '\0';
  if (month == 0) return day_text(day, text);
  const char *const *names = months[month - 1];
  snprintf(text, DAY_SOUGHT_SIZE, "%04d-%02d-%02d %02d/%02d/%04d %d/%d/%d %s %s %s", year, month,
           of_month, of_month, month, year, of_month, month, year, names[0], names[1], names[2]);
  return text;
}

bool day_read(const char *typed, Day *day, Error *err) {
  TypedDay parts = {.numbers = 0};
  SaidDay said = {0};
  char *folded = NULL;
  const QuotedText shown = text_quoted(typed);
  if (!text_fold_if_utf8(typed, &folded, err)) return false;
  if (!folded || !take_parts(&parts, folded)) parts = (TypedDay){.numbers = 0};
  free(folded);
  if (!tell(&parts, &said, shown.text, err) || !check_calendar(&parts, &said, shown.text, err) ||
      !check_weekday(&said, shown.text, err))
    return false;
  *day = make_day(said.year, said.month, said.day);
  return true;
}

/* A date somewhere in a text. */

enum { DAYS_MAX = 31, TOKENS_MAX = 64, ORDINAL = 2 };

/* Numbers and words of a folded text, in their order. */
typedef struct Token {
  const char *at;
  size_t length;
  int number; /* -1: a word, or more digits than any date has */
} Token;

/* Three letters of a name in full are enough: « sept. », « janv. ». */
static int month_of_word(const Token *token) {
  enum { LETTERS_MIN = 3 };
  if (token->number >= 0 || token->length < LETTERS_MIN) return 0;
  for (int month = 0; month < MONTHS; ++month)
    for (size_t language = 0; language < LANGUAGES; ++language)
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

static Token token_at(const char *at) {
  Token token = {.at = at, .number = -1};
  if (isdigit((unsigned char)*at)) {
    token.length = strspn(at, "0123456789");
    token.number = number_of(at, token.length);
  } else {
    token.length = letters_at(at);
  }
  return token;
}

static size_t read_tokens(const char *text, Token tokens[TOKENS_MAX]) {
  size_t count = 0;
  while (*text && count < TOKENS_MAX) {
    Token token = token_at(text);
    text += token.length > 0 ? token.length : 1;
    /* « 1er », « 6th », « de »: what stands between the parts of a date and says nothing. */
    if (token.length > 0 && !(token.number < 0 && token.length <= ORDINAL)) tokens[count++] = token;
  }
  return count;
}

static Day day_around_year(int year, int month, int day) {
  return make_day(year, month, month > 0 && day >= 1 && day <= DAYS_MAX ? day : 0);
}

static int month_before(const Token *tokens, size_t year) {
  if (year == 0) return 0;
  const Token *before = &tokens[year - 1];
  return before->number >= 0 && are_joined(before, &tokens[year]) ? month_of_number(before)
                                                                  : month_of_word(before);
}

/* The month and the day stand before the year or, as in 2023-06-06, after it. */
static Day day_around(const Token *tokens, size_t count, size_t year) {
  int before = month_before(tokens, year);
  if (before > 0)
    return day_around_year(tokens[year].number, before, year > 1 ? tokens[year - 2].number : 0);
  bool is_joined = year + 1 < count && are_joined(&tokens[year], &tokens[year + 1]);
  int after = is_joined && tokens[year + 1].number >= 0 ? month_of_number(&tokens[year + 1]) : 0;
  return day_around_year(tokens[year].number, after,
                         year + 2 < count ? tokens[year + 2].number : 0);
}

bool day_in_text(const char *text, Day *day, Error *err) {
  Token tokens[TOKENS_MAX];
  char *folded;
  *day = 0;
  if (!text_fold_if_utf8(text, &folded, err)) return false;
  if (!folded) return true;
  size_t count = read_tokens(folded, tokens);
  for (size_t i = 0; i < count && *day == 0; ++i)
    if (tokens[i].number >= YEAR_MIN && tokens[i].number <= YEAR_MAX)
      *day = day_around(tokens, count, i);
  free(folded);
  return true;
}
