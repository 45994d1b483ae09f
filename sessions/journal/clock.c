#include "sessions/journal/clock.h"

#include <sodium.h>
#include <string.h>
#include <time.h>

#include "sessions/files/platform.h"

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
