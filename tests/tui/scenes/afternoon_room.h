/* The afternoon of 6 June 2023 as it was held on one terminal, by a clock that goes as the script
 * says: phases, dots called out one by one, rows of counts, ballots, a kiosk, corrections, and the
 * reveal. The same each time. Only for programs that run under cmocka. */
#ifndef TESTS_TUI_SCENES_AFTERNOON_ROOM_H
#define TESTS_TUI_SCENES_AFTERNOON_ROOM_H

#include "tests/sessions/sample.h"

/* How the votes are revealed at the end, if they are. */
typedef enum AfternoonEnd { NEVER_REVEALED, TOTALS_REVEALED, RANKING_REVEALED } AfternoonEnd;

/* After each act. */
typedef void ActWatcher(void *context);

/* Holds it in a new session at `path`, in a folder where "model.gommette" is free. With `turned`
 * each dot, count and ballot has the next colour in place of its own: what a room sees before the
 * reveal is the same. `watch` may be NULL. */
typedef struct AfternoonPlan {
  AfternoonEnd end;
  bool turned;
  ActWatcher *watch;
  void *context;
} AfternoonPlan;

void hold_afternoon(const SampleFolder *folder, const char *path, const AfternoonPlan *plan);

/* A session at `path` into which the published table was imported, and nothing else happened. */
void import_published_table(const char *path);

#endif
