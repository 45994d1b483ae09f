/* A day in the reader's language. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "sessions/text/day.h"

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
