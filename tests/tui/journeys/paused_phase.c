/* Makes the session at argv[1], in which the phase « Vote » of one minute is paused one second
 * before its end: so a test on a real terminal need not wait for the minute. */
#include <stdio.h>

#include "sessions/acts/agenda.h"
#include "sessions/acts/vote.h"

enum { PHASES = 2, LASTED_MS = 59 * 1000 };

/* The machine's clock, some time ago. */
typedef struct EarlierClock {
  Clock machine;
  int64_t ago_ms;
} EarlierClock;

static Moment earlier(void *context) {
  const EarlierClock *clock = context;
  Moment now = clock->machine.now(clock->machine.context);
  now.wall_ms -= clock->ago_ms;
  now.boot_ms -= clock->ago_ms;
  now.awake_ms -= clock->ago_ms;
  return now;
}

static bool play(Session *session, EarlierClock *clock, Error *err) {
  static const char *const names[PHASES] = {"Vote", "Restitution"};
  for (uint32_t phase = 1; phase <= PHASES; phase++)
    if (!plan_phase(session, phase, names[phase - 1], 1, err)) return false;
  if (!start_phase(session, 1, err)) return false;
  clock->ago_ms -= LASTED_MS;
  return pause_phase(session, err) && session_keep(session, err);
}

int main(int count, char **arguments) {
  Error err = {0};
  Session *session = NULL;
  EarlierClock clock = {.machine = clock_of_machine(), .ago_ms = LASTED_MS};
  if (count != 2) return 2;
  bool made =
      session_create(arguments[1], "Table ronde", (Clock){earlier, &clock}, &session, &err) &&
      play(session, &clock, &err);
  session_close(session);
  if (!made) fprintf(stderr, "%s\n", err.text);
  return made ? 0 : 1;
}
