/* The words and numbers that sections are made of. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/event_text/event_text.h"
#include "sessions/report/report_parts.h"

enum { HOUR = 60, DECIMALS = 2 };

typedef bool TextAdder(Document *document, const char *text, Error *err);

__attribute__((format(printf, 4, 0))) static bool add_formatted(Document *document, TextAdder *add,
                                                                Error *err, const char *format,
                                                                va_list arguments) {
  char *text = NULL;
  if (vasprintf(&text, format, arguments) < 0) return fail_memory(err);
  const bool added = add(document, text, err);
  free(text);
  return added;
}

bool add_paragraph(Document *document, Error *err, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const bool added = add_formatted(document, document_paragraph, err, format, arguments);
  va_end(arguments);
  return added;
}

bool add_item(Document *document, Error *err, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const bool added = add_formatted(document, document_item, err, format, arguments);
  va_end(arguments);
  return added;
}

bool add_fact(Document *document, const char *label, Error *err, const char *format, ...) {
  va_list arguments;
  char *text = NULL;
  va_start(arguments, format);
  const bool written = vasprintf(&text, format, arguments) >= 0;
  va_end(arguments);
  if (!written) return fail_memory(err);
  const bool added = document_fact(document, label, text, err);
  free(text);
  return added;
}

bool add_row_text(Document *document, RowKind kind, Error *err, const char *format, ...) {
  va_list arguments;
  char *text = NULL;
  va_start(arguments, format);
  const bool written = vasprintf(&text, format, arguments) >= 0;
  va_end(arguments);
  if (!written) return fail_memory(err);
  const char *const cells[] = {text};
  const bool added = document_row(document, kind, cells, 1, err);
  free(text);
  return added;
}

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
  const struct tm first = report_time_in_room(report, &report->chronicle.first);
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

const char *entry_words(const Report *report, const Entry *entry, char text[ENTRY_TEXT_SIZE]) {
  char duration[REPORT_TEXT_SIZE];
  const int64_t milliseconds = entry->incident.milliseconds;
  const int64_t size = milliseconds == INT64_MIN ? INT64_MAX
                       : milliseconds < 0        ? -milliseconds
                                                 : milliseconds;
  if (entry->kind != ENTRY_INCIDENT || !report->request->is_public) return entry->text;
  const bool is_short = report_minutes(report, size) == 0;
  return story_incident(&entry->incident,
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

char *subgroup_words(const Subgroup *subgroup, Error *err) {
  const char *code = subgroup->text[SUBGROUP_CODE], *title = subgroup->text[SUBGROUP_TITLE];
  char *words = NULL;
  if (asprintf(&words, "%s%s%s", code, *code && *title ? " · " : "", title) >= 0) return words;
  fail_memory(err);
  return NULL;
}

const char *title_in_short(const Recommendation *one) {
  const char *brief = one->text[RECOMMENDATION_SHORT_TITLE];
  return *brief ? brief : one->text[RECOMMENDATION_TITLE];
}
