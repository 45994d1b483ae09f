/* The words and numbers that sections are made of. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/event_text/event_text.h"
#include "sessions/report/report_parts.h"

enum { HOUR = 60, DECIMALS = 2 };

const char *number_words(int64_t number, char text[REPORT_TEXT_SIZE]) {
  snprintf(text, REPORT_TEXT_SIZE, "%s", number_shown(number).text);
  return text;
}

const char *score_words(int64_t thousandths, char text[REPORT_TEXT_SIZE]) {
  snprintf(text, REPORT_TEXT_SIZE, "%s", thousandths_shown(thousandths).text);
  return text;
}

const char *rank_words(uint32_t rank, bool tied, char text[REPORT_TEXT_SIZE]) {
  snprintf(text, REPORT_TEXT_SIZE, "%" PRIu32 "%s", rank, tied ? "=" : "");
  return text;
}

const char *moment_words(const Report *report, const Stamp *stamp, char text[REPORT_TEXT_SIZE]) {
  const struct tm first = report_time_in_room(report, &report->journal.first);
  const struct tm then = report_time_in_room(report, stamp);
  const bool same_day = first.tm_year == then.tm_year && first.tm_yday == then.tm_yday;
  char clock[sizeof "14:05"], day[DAY_WORDS_SIZE];
  strftime(clock, sizeof clock, "%H:%M", &then);
  day_figures(day_of_parts(&then), day);
  snprintf(text, REPORT_TEXT_SIZE, "%s%s%s", same_day ? "" : day, same_day ? "" : " ", clock);
  return text;
}

const char *duration_words(const Report *report, int64_t milliseconds,
                           char text[REPORT_TEXT_SIZE]) {
  const int64_t minutes = report_minutes(report, milliseconds);
  if (minutes < HOUR)
    snprintf(text, REPORT_TEXT_SIZE, _("%lld min"), (long long)minutes);
  else
    snprintf(text, REPORT_TEXT_SIZE, _("%lld h %02lld"), (long long)minutes / HOUR,
             (long long)minutes % HOUR);
  return text;
}

const char *entry_words(const Report *report, const JournalFact *entry,
                        char text[ENTRY_TEXT_SIZE]) {
  char duration[REPORT_TEXT_SIZE];
  const int64_t milliseconds = entry->incident.milliseconds;
  const int64_t size = milliseconds == INT64_MIN ? INT64_MAX
                       : milliseconds < 0        ? -milliseconds
                                                 : milliseconds;
  if (entry->kind != FACT_INCIDENT || !report->request->is_public) return entry->text;
  const bool is_short = report_minutes(report, size) == 0;
  return event_text_incident(&entry->incident,
                             is_short ? _("less than 15 minutes")
                                      : duration_words(report, size, duration),
                             text, ENTRY_TEXT_SIZE);
}

const char *people_words(const Report *report, int64_t people, char text[REPORT_TEXT_SIZE]) {
  if (people == RULE_UNKNOWN) return _("not noted");
  if (report->request->is_public && people < FEW_PEOPLE) return _("fewer than 5");
  return number_words(people, text);
}

const char *ratio_words(Ratio ratio, char text[REPORT_TEXT_SIZE]) {
  snprintf(text, REPORT_TEXT_SIZE, "%s", ratio_shown(ratio, DECIMALS).text);
  return text;
}

const char *title_in_short(const Recommendation *one) {
  const char *brief = one->text[RECOMMENDATION_SHORT_TITLE];
  return *brief ? brief : one->text[RECOMMENDATION_TITLE];
}
