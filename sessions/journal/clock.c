#include "sessions/journal/clock.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/files/platform.h"
#include "sessions/text/day.h"

static int64_t minutes_east(time_t when) {
  struct tm local = {0};
  return localtime_r(&when, &local) ? local.tm_gmtoff / 60 : 0;
}

static Moment machine_now(void *context UNUSED) {
  int64_t wall_ms = platform_clock_ms(WALL_CLOCK);
  return (Moment){.wall_ms = wall_ms,
                  .utc_offset = minutes_east((time_t)(wall_ms / 1000)),
                  .boot_ms = platform_clock_ms(BOOT_CLOCK),
                  .awake_ms = platform_clock_ms(AWAKE_CLOCK)};
}

size_t incidents_between(Moment before, Moment after, Incident incidents[INCIDENTS_AT_ONCE_MAX]) {
  enum { WORTH_NOTING_MS = 2000 };
  size_t count = 0;
  int64_t passed = after.boot_ms - before.boot_ms;
  int64_t slept = passed - (after.awake_ms - before.awake_ms);
  int64_t jumped = after.wall_ms - before.wall_ms - passed;
  if (slept > WORTH_NOTING_MS)
    incidents[count++] = (Incident){.what = INCIDENT_SUSPENDED, .milliseconds = slept};
  if (jumped > WORTH_NOTING_MS || jumped < -WORTH_NOTING_MS)
    incidents[count++] = (Incident){.what = INCIDENT_CLOCK_CHANGED, .milliseconds = jumped};
  return count;
}

Clock clock_of_machine(void) {
  return (Clock){.now = machine_now};
}

void clock_boot_mark(const uint8_t session_id[SESSION_ID_SIZE], uint8_t mark[BOOT_MARK_SIZE]) {
  uint8_t known[BOOT_ID_SIZE + SESSION_ID_SIZE], hash[crypto_hash_sha256_BYTES];
  memset(mark, 0, BOOT_MARK_SIZE);
  if (!platform_boot_id(known)) return;
  memcpy(known + BOOT_ID_SIZE, session_id, SESSION_ID_SIZE);
  crypto_hash_sha256(hash, known, sizeof known);
  memcpy(mark, hash, BOOT_MARK_SIZE);
}

enum { SECOND_MS = 1000, MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR, SPAN_SIZE = 64 };

/* A damaged clock may be off by any amount. */
static int64_t back(int64_t before_ms, int64_t now_ms) {
  int64_t size;
  if (__builtin_sub_overflow(before_ms, now_ms, &size)) return now_ms < before_ms ? INT64_MAX : 0;
  return size >= SECOND_MS ? size : 0;
}

int64_t clock_went_back(const Event *before, const Event *event) {
  /* Events after the record of another merge came from a third file. */
  const bool came_in = event->origin.seq != 0;
  return (came_in == (before->origin.seq != 0) && !(came_in && before->kind == EVENT_MERGED))
             ? back(before->stamp.wall_ms, event->stamp.wall_ms)
             : 0;
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
           _("This computer's clock shows %s, and the last event was recorded at %s: set the clock "
             "right. In the meantime the order stays right and times go back."),
           local_time_words(&present, shown), local_time_words(last, then));
  return text;
}
