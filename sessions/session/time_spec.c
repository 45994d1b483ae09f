#include "sessions/session/time_spec.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/text/day.h"
#include "sessions/text/text.h"

enum { MINUTE = 60, HOUR = 60 * MINUTE, SEQ_DIGITS_MAX = 18 };

/* Reads digits_min to digits_max digits; no digit may follow. */
static bool take_number(const char **at, int digits_min, int digits_max, int64_t *number) {
  int digits = 0;
  for (*number = 0; digits < digits_max && isdigit((unsigned char)**at); ++*at, ++digits)
    *number = *number * 10 + (**at - '0');
  return digits >= digits_min && !isdigit((unsigned char)**at);
}

static bool take_sign(const char **at, const char *signs) {
  if (**at == '\0' || strchr(signs, **at) == NULL) return false;
  ++*at;
  return true;
}

static int64_t days_of_month(int64_t year, int64_t month) {
  static const uint8_t DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return DAYS[month - 1] + (month == 2 && leap);
}

/* Days since 1970-01-01: a year starts in March, so that the leap day is its last. */
static int64_t day_number(int64_t year, int64_t month, int64_t day) {
  const int64_t from_march = month > 2 ? month - 3 : month + 9;
  const int64_t years = month > 2 ? year : year - 1;
  return years * 365 + years / 4 - years / 100 + years / 400 + (from_march * 153 + 2) / 5 + day -
         719469;
}

/* "2023-06-06" */
static bool take_date(const char **at, TimeSpec *moment) {
  int64_t year, month, day;
  const char *from = *at;
  if (!take_number(&from, 4, 4, &year) || !take_sign(&from, "-") ||
      !take_number(&from, 2, 2, &month) || !take_sign(&from, "-") ||
      !take_number(&from, 2, 2, &day))
    return false;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_of_month(year, month))
    return false;
  *at = from;
  moment->dated = true;
  moment->day = day_number(year, month, day);
  moment->begins = 0;
  moment->ends = SECONDS_A_DAY;
  return true;
}

/* "14:05" or "14:05:30" */
static bool take_time(const char **at, TimeSpec *moment) {
  int64_t hour, minute, second = 0;
  if (!take_number(at, 1, 2, &hour) || !take_sign(at, ":h.") || !take_number(at, 2, 2, &minute))
    return false;
  const bool to_the_second = take_sign(at, ":");
  if (to_the_second && !take_number(at, 2, 2, &second)) return false;
  if (hour > 23 || minute > 59 || second > 59) return false;
  moment->begins = (int32_t)(hour * HOUR + minute * MINUTE + second);
  moment->ends = moment->begins + (to_the_second ? 1 : MINUTE);
  return true;
}

/* A whole day in any usual form. */
static bool read_day(const char *typed, TimeSpec *moment) {
  enum { PER_YEAR = 10000, PER_MONTH = 100 };
  Day day;
  if (!day_read(typed, &day, NULL) || day % PER_MONTH == 0) return false;
  moment->dated = true;
  moment->day = day_number(day_year(day), day / PER_MONTH % PER_MONTH, day % PER_MONTH);
  return true;
}

/* "06/06/2023 14:05", "6 juin 2023 14h05", "6 juin 2023": as the program itself writes it. */
static bool read_day_and_time(const char *typed, TimeSpec *moment) {
  const char *blank = strrchr(typed, ' '), *time = blank ? blank + 1 : "";
  *moment = (TimeSpec){.ends = SECONDS_A_DAY};
  if (read_day(typed, moment)) return true;
  char *day = blank ? strndup(typed, (size_t)(blank - typed)) : NULL;
  const bool read = day && take_time(&time, moment) && *time == '\0' && read_day(day, moment);
  free(day);
  return read;
}

static void take_blanks(const char **at) {
  *at += strspn(*at, " \t");
}

static bool read_time(const char *typed, TimeSpec *moment) {
  *moment = (TimeSpec){0};
  const bool dated = take_date(&typed, moment);
  if (dated && *typed == '\0') return true;
  if (dated && !take_sign(&typed, " t")) return false;
  take_blanks(&typed);
  return take_time(&typed, moment) && *typed == '\0';
}

/* The number sign of the program's languages, case-folded. */
static void take_number_sign(const char **at) {
  static const char *const SIGNS[] = {"no.", "no", "n\xC2\xB0", "nr.", "nr", "#"};
  for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; ++i) {
    const size_t size = strlen(SIGNS[i]);
    if (strncmp(*at, SIGNS[i], size) != 0) continue;
    *at += size;
    break;
  }
  take_blanks(at);
}

static bool read_seq(const char *typed, TimeSpec *moment) {
  int64_t seq;
  take_number_sign(&typed);
  if (!take_number(&typed, 1, SEQ_DIGITS_MAX, &seq) || *typed != '\0' || seq == 0) return false;
  *moment = (TimeSpec){.seq = (uint64_t)seq};
  return true;
}

bool time_spec_read(const char *typed, TimeSpec *moment, Error *err) {
  char *folded = NULL;
  bool read = false;
  if (!text_fold_if_utf8(typed, &folded, err)) return false;
  if (folded != NULL) {
    const char *from = folded;
    size_t size = strlen(folded);
    while (size > 0 && strchr(" \t", folded[size - 1]) != NULL)
      folded[--size] = '\0';
    take_blanks(&from);
    read = read_time(from, moment) || read_seq(from, moment) || read_day_and_time(from, moment);
  }
  free(folded);
  return read || fail(err, ERROR_USAGE,
                      _("“%s” is not a moment of a session: write a time such as 14:05, a day and "
                        "a time such as 06/06/2023 14:05, or the number of an event such as 312"),
                      text_quoted(typed).text);
}

/* A day of the room's calendar, with the seconds of its first and last event that day. */
typedef struct RoomDay {
  int64_t day;
  int64_t first, last;
} RoomDay;

enum { ROOM_DAYS_MAX = 32 };

/* Days beyond the capacity are counted but not stored. */
typedef struct RoomDays {
  RoomDay days[ROOM_DAYS_MAX];
  size_t count;
} RoomDays;

typedef struct Calendar {
  RoomDays voting, all;
} Calendar;

static void add_second(RoomDays *days, int64_t day, int64_t second) {
  RoomDay *known = days->days, *end = known + days->count;
  if (days->count > ROOM_DAYS_MAX) return;
  while (known < end && known->day != day)
    ++known;
  if (known < end) {
    known->first = second < known->first ? second : known->first;
    known->last = second > known->last ? second : known->last;
  } else if (days->count++ < ROOM_DAYS_MAX) {
    *known = (RoomDay){day, second, second};
  }
}

static bool add_to_calendar(void *context, const Event *event, ChainHash hash UNUSED,
                            Error *err UNUSED) {
  Calendar *calendar = context;
  const int64_t at = local_time_seconds(&event->stamp);
  const int64_t second = (at % SECONDS_A_DAY + SECONDS_A_DAY) % SECONDS_A_DAY;
  const int64_t day = (at - second) / SECONDS_A_DAY;
  add_second(&calendar->all, day, second);
  if (kind_changes_votes(event->kind) || event->kind == EVENT_SUBGROUP_VOTE_SET ||
      event->kind == EVENT_KIOSK_BALLOT_RECEIVED)
    add_second(&calendar->voting, day, second);
  return true;
}

/* Returns the only day, or the only one with activity around this time; NULL: none or several. */
static const RoomDay *day_of(const RoomDays *days, const TimeSpec *moment) {
  const RoomDay *found = NULL;
  if (days->count == 1) return days->days;
  for (size_t i = 0; days->count <= ROOM_DAYS_MAX && i < days->count; ++i) {
    if (moment->ends <= days->days[i].first || moment->begins > days->days[i].last) continue;
    if (found != NULL) return NULL;
    found = &days->days[i];
  }
  return found;
}

static bool find_day(Session *session, TimeSpec *moment, Error *err) {
  Calendar calendar = {0};
  if (!session_events(session, 1, add_to_calendar, &calendar, err)) return false;
  const RoomDay *day = day_of(calendar.voting.count > 0 ? &calendar.voting : &calendar.all, moment);
  if (day == NULL)
    return fail(err, ERROR_USAGE,
                _("this session lasted several days: give the day with the time, such as "
                  "06/06/2023 14:05"));
  moment->day = day->day;
  return true;
}

typedef struct Search {
  int64_t begins, ends; /* seconds on the room's clock */
  FoundTime found;
} Search;

static bool look_at(void *context, const Event *event, ChainHash hash UNUSED, Error *err UNUSED) {
  Search *search = context;
  const int64_t at = local_time_seconds(&event->stamp);
  if (search->found.first == 0 && at >= search->begins) search->found.first = event->stamp.seq;
  if (at < search->ends) search->found.last = event->stamp.seq;
  return true;
}

static bool find_seq(Session *session, uint64_t seq, FoundTime *found, Error *err) {
  const uint64_t end = session_stamp(session).seq;
  if (seq > end)
    return fail(err, ERROR_FAILED, _("there is no event %llu: the last one is no. %llu"),
                (unsigned long long)seq, (unsigned long long)end);
  *found = (FoundTime){seq, seq};
  return true;
}

bool time_spec_find(Session *session, const TimeSpec *moment, FoundTime *found, Error *err) {
  TimeSpec when = *moment;
  if (when.seq != 0) return find_seq(session, when.seq, found, err);
  if (!when.dated && !find_day(session, &when, err)) return false;
  Search search = {.begins = when.day * SECONDS_A_DAY + when.begins,
                   .ends = when.day * SECONDS_A_DAY + when.ends};
  if (!session_events(session, 1, look_at, &search, err)) return false;
  *found = search.found;
  if (found->first == 0) found->first = session_stamp(session).seq + 1;
  return true;
}
