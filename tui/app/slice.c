#include "tui/app/slice.h"

#include "sessions/journal/clock.h"

static int64_t boot_ms(void) {
  const Clock clock = clock_of_machine();
  return clock.now(clock.context).boot_ms;
}

void slice_work(int64_t milliseconds, SliceStep *step, void *context) {
  const int64_t end = boot_ms() + milliseconds;
  for (bool more = true; more && boot_ms() < end;)
    more = step(context);
}
