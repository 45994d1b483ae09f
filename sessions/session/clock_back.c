#include "sessions/session/clock_back.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/text/local_time.h"

enum { SECOND_MS = 1000, MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR, SPAN_SIZE = 64 };

/* A damaged clock may be as far off as numbers go. */
static int64_t back(int64_t before_ms, int64_t now_ms) {
  int64_t size;
  if (__builtin_sub_overflow(before_ms, now_ms, &size)) return now_ms < before_ms ? INT64_MAX : 0;
  return size >= SECOND_MS ? size : 0;
}

/* What lies after the record of another merge came from a third file. */
static bool share_a_clock(const Event *before, const Event *event) {
  const bool came_in = event->origin.seq != 0;
  return came_in == (before->origin.seq != 0) && !(came_in && before->kind == EVENT_MERGED);
}

int64_t clock_went_back(const Event *before, const Event *event) {
  return share_a_clock(before, event) ? back(before->stamp.wall_ms, event->stamp.wall_ms) : 0;
}

int64_t clock_is_behind(const Stamp *last, const Moment *now) {
  return back(last->wall_ms, now->wall_ms);
}

static const char *span_words(int64_t milliseconds, char text[SPAN_SIZE]) {
  const long long seconds = milliseconds / SECOND_MS;
  const unsigned long days = (unsigned long)(seconds / DAY);
  if (days > 1)
    snprintf(text, SPAN_SIZE, ngettext("%s day", "%s days", days), count_shown(days).text);
  else if (seconds >= HOUR)
    snprintf(text, SPAN_SIZE, _("%lld h %02lld min"), seconds / HOUR, seconds % HOUR / MINUTE);
  else if (seconds >= MINUTE)
    snprintf(text, SPAN_SIZE, _("%lld min %02lld s"), seconds / MINUTE, seconds % MINUTE);
  else
    snprintf(text, SPAN_SIZE, _("%lld s"), seconds);
  return text;
}

const char *clock_back_words(int64_t milliseconds, char text[CLOCK_BACK_TEXT_SIZE]) {
  char span[SPAN_SIZE];
  snprintf(text, CLOCK_BACK_TEXT_SIZE, _("the clock went back %s here"),
           span_words(milliseconds, span));
  return text;
}

const char *clock_behind_words(const Stamp *last, const Moment *now,
                               char text[CLOCK_BACK_TEXT_SIZE]) {
  const Stamp present = {.wall_ms = now->wall_ms, .utc_offset = now->utc_offset};
  char then[LOCAL_TIME_SIZE], shown[LOCAL_TIME_SIZE];
  snprintf(text, CLOCK_BACK_TEXT_SIZE,
           _("This machine's clock shows %s, and the last event was recorded at %s: set the clock "
             "right. Meanwhile the order stays right and times go back."),
           local_time_words(&present, shown), local_time_words(last, then));
  return text;
}
