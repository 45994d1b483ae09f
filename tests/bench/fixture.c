#include "tests/bench/fixture.h"

#include <stdio.h>

#include "sessions/acts/acts.h"
#include "sessions/import/import.h"
#include "tests/bench/measure.h"

static const char sample[] = "sessions/import/samples/table-ronde-2023-06-06.csv";

enum { DOTS_AN_ACT = 100 };

const char *path_in(const char *folder, const char *name, char path[PATH_SIZE]) {
  int size = snprintf(path, PATH_SIZE, "%s/%s", folder, name);
  if (size < 0 || size >= PATH_SIZE) give_up("%s: the path is too long", folder);
  return path;
}

Session *fixture_import(const char *csv, const char *path) {
  Error err;
  Session *session;
  ImportOutcome outcome = {0};
  require(session_create(path, "Bench", clock_of_machine(), &session, &err), &err);
  require(import_file(session, &(ImportRequest){.path = csv}, &outcome, &err), &err);
  require(session_keep(session, &err), &err);
  import_outcome_free(&outcome);
  return session;
}

static bool is_votable(const Roundtable *roundtable, uint32_t number) {
  const Recommendation *recommendation = roundtable_recommendation(roundtable, number);
  return recommendation && recommendation_put_to_the_vote(roundtable, recommendation);
}

/* A first dot opens the vote of its subgroup. */
static void open_votes(Session *session) {
  const Roundtable *state = session_state(session);
  Error err;
  for (uint32_t number = 1; number <= roundtable_recommendation_total(state); ++number)
    if (is_votable(state, number)) require(count_dots(session, number, GREEN, 1, NULL, &err), &err);
}

Session *fixture_6_june(const char *path) {
  Session *session = fixture_import(sample, path);
  open_votes(session);
  return session;
}

typedef struct Dots {
  uint64_t until; /* a seq */
  uint64_t random;
} Dots;

static uint32_t any_votable(const Roundtable *roundtable, uint64_t *random) {
  uint32_t number;
  do {
    number = 1 + next_random(random) % (uint32_t)roundtable_recommendation_total(roundtable);
  } while (!is_votable(roundtable, number));
  return number;
}

static bool add_dots(void *context, Act *act, Error *err) {
  Dots *dots = context;
  const Roundtable *state = act_state(act);
  for (int n = 0; n < DOTS_AN_ACT && roundtable_seq(state) < dots->until; ++n) {
    Event event = event_make(EVENT_DOTS_COUNTED);
    event.dots.recommendation = any_votable(state, &dots->random);
    event.dots.colour = next_random(&dots->random) % COLOUR_COUNT;
    event.dots.dots = 1;
    if (!act_add(act, event, err)) return false;
  }
  return true;
}

void fixture_long(const char *path, uint64_t events) {
  Session *session = fixture_6_june(path);
  Dots dots = {.until = events};
  Error err;
  while (session_stamp(session).seq < events)
    require(session_act(session, add_dots, &dots, &err), &err);
  session_close(session);
}
