#include "sessions/text/day.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/base/i18n.h"

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

Day day_of_moment(int64_t wall_ms, int64_t utc_offset) {
  time_t seconds = (time_t)(wall_ms / 1000 + utc_offset * 60);
  struct tm parts;
  if (!gmtime_r(&seconds, &parts)) return 0;
  return day_of_parts(&parts);
}

Day day_of_parts(const struct tm *parts) {
  return (parts->tm_year + 1900) * 10000 + (parts->tm_mon + 1) * 100 + parts->tm_mday;
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
