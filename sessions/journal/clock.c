#include "sessions/journal/clock.h"

#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int64_t milliseconds(clockid_t clock) {
  struct timespec now = {0};
  clock_gettime(clock, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t minutes_east(time_t when) {
  struct tm local = {0};
  return localtime_r(&when, &local) ? local.tm_gmtoff / 60 : 0;
}

static Moment machine_now(void *context) {
  (void)context;
  int64_t wall_ms = milliseconds(CLOCK_REALTIME);
  return (Moment){.wall_ms = wall_ms,
                  .utc_offset = minutes_east((time_t)(wall_ms / 1000)),
                  .boot_ms = milliseconds(CLOCK_BOOTTIME),
                  .awake_ms = milliseconds(CLOCK_MONOTONIC)};
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
  enum { BOOT_ID_SIZE = 36 };
  uint8_t known[BOOT_ID_SIZE + SESSION_ID_SIZE], hash[crypto_hash_sha256_BYTES];
  memset(mark, 0, BOOT_MARK_SIZE);
  int file = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  ssize_t got = read(file, known, BOOT_ID_SIZE);
  close(file);
  if (got != BOOT_ID_SIZE) return;
  memcpy(known + BOOT_ID_SIZE, session_id, SESSION_ID_SIZE);
  crypto_hash_sha256(hash, known, sizeof known);
  memcpy(mark, hash, BOOT_MARK_SIZE);
}
