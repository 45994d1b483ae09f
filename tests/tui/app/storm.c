/* storm KEYS [SEED]: so many keys on two terminals, in rounds of a new folder each; at the end of a
 * round the files tell the same as the terminals. */
#include "tests/tui/app/storm.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "sessions/acts/acts.h"
#include "sessions/verify/verify.h"
#include "tui/app/controller_parts.h"
#include "tui/app/update.h"

#include <cmocka.h>

enum { ROUND_KEYS = 500, EVERY_SCREEN_KEYS = 20000, CONFIRMED_MS = 2000 };

uint32_t below(Storm *storm, uint32_t bound) {
  return random_below(&storm->random, bound);
}

void fail_storm(const Storm *storm, const char *why, const Event *event) {
  fprintf(stderr, "seed %llu, key %llu: %s (event %llu of kind %d)\n",
          (unsigned long long)storm->seed, (unsigned long long)storm->keys, why,
          event == NULL ? 0ULL : (unsigned long long)event->stamp.seq,
          event == NULL ? 0 : (int)event->kind);
  assert_null(why);
}

/* A path outside of the folder is none to write to. */
static bool is_elsewhere(const char *text) {
  return text != NULL && (strchr(text, '/') != NULL || strchr(text, '~') != NULL);
}

/* Paper is written elsewhere, and nobody leaves. */
static bool is_outside(const Effect *effect) {
  return effect->kind == EFFECT_PRINT_REPORT || effect->kind == EFFECT_SAVE_REPORT ||
         effect->kind == EFFECT_QUIT ||
         (effect->kind == EFFECT_COPY_SESSION && is_elsewhere(effect->text));
}

/* The session that the desk has open by now is watched. */
static void watch(Seat *seat) {
  Error err = {0};
  const Session *open = seat->controller.session;
  const bool is_watched = open != NULL && seat->watch != NULL &&
                          strcmp(session_path(open), session_path(seat->watch)) == 0;
  if (is_watched) return;
  session_close(seat->watch);
  seat->watch = NULL;
  if (open != NULL) assert_done(session_view(session_path(open), &seat->watch, &err), &err);
}

static void show(Seat *seat) {
  Canvas canvas;
  Error err = {0};
  controller_world(&seat->controller, &seat->model, seat->rows, seat->columns);
  seat->controller.data.now.boot_ms += seat->ahead_ms;
  assert_done(canvas_open(&canvas, seat->rows, seat->columns, &err), &err);
  view(&canvas, &seat->model, &seat->controller.data);
  canvas_close(&canvas);
}

static void remember_beginning(Seat *seat, const Seen *shown) {
  const Model *model = &seat->model;
  const bool goes_on = (shown->entry == ENTRY_RECOMMENDATION && model->entry == ENTRY_PASTED) ||
                       (shown->entry == model->entry && shown->asked == model->asked);
  if (!goes_on) seat->begun = *shown;
}

/* What the effect did to the session that was open, or to the files. */
static void carry_out(Storm *storm, Seat *seat, const Effect *effect, const Seen *shown,
                      const Seen *target) {
  bool changed;
  StormFiles files;
  const bool is_file = shown->screen == SCREEN_LIST && is_about_a_file(effect->kind);
  const bool is_watched = seat->watch != NULL && session_refresh(seat->watch, &changed, NULL);
  const uint64_t before = is_watched ? roundtable_seq(session_state(seat->watch)) : 0;
  if (is_file) files_look(storm, &files);
  controller_do(&seat->controller, &seat->model, effect);
  if (is_watched) check_acts(storm, seat, shown, target, effect->kind, before);
  if (is_file) check_files(storm, &files, target, effect->kind);
  if (is_file) check_opened(storm, seat, target, effect->kind);
}

/* The answer is about the two that were shown: they are asked about no more. */
static void check_pair(const Storm *storm, const Seat *seat, const Seen *shown, EffectKind effect) {
  if (effect != EFFECT_DECIDE_MATCH || seat->model.message_is_trouble) return;
  const Seen now = shown_by(seat);
  if (shown->pair[0] == '\0' || strcmp(now.pair, shown->pair) == 0)
    fail_storm(storm, "an answer was not about the pair that was shown", NULL);
}

static void resize(Storm *storm, Seat *seat) {
  if (below(storm, 100) != 0) return;
  seat->rows = 8 + (int)below(storm, 40);
  seat->columns = 20 + (int)below(storm, 120);
}

/* A key, understood in what was shown before others wrote. */
static void strike(Storm *storm, Seat *seat) {
  const Seen shown = shown_by(seat);
  const bool is_begun = shown.entry != ENTRY_NONE || shown.asked != QUESTION_NONE;
  const Seen target = is_begun ? seat->begun : shown;
  seat->ahead_ms += seat->model.kiosk.page == KIOSK_CONFIRM ? CONFIRMED_MS : 0;
  Effect effect = update(&seat->model, &seat->controller.data, storm_input(storm, seat));
  if (is_outside(&effect)) effect = (Effect){.kind = EFFECT_NONE};
  storm->keys++;
  storm->on_screen[shown.screen]++;
  carry_out(storm, seat, &effect, &shown, &target);
  watch(seat);
  remember_beginning(seat, &shown);
  if (effect.kind == EFFECT_NONE || below(storm, 2) == 0) {
    controller_refresh(&seat->controller, NULL); /* its file may be gone */
    controller_read_more(&seat->controller, NULL);
  }
  resize(storm, seat);
  show(seat);
  check_pair(storm, seat, &shown, effect.kind);
}

/* The terminals may have taken back the whole agenda. */
static bool has_recommendations(const Roundtable *state) {
  for (uint32_t number = 1; number <= roundtable_recommendation_total(state); number++)
    if (roundtable_recommendation(state, number) != NULL) return true;
  return false;
}

static void write_beside(Storm *storm) {
  bool changed;
  uint64_t taken;
  const uint32_t draw = below(storm, 30);
  const Roundtable *state = session_state(storm->writer);
  if (draw < 3)
    move_files_beside(storm);
  else if (draw < 20 && history_undoable(state, WHOLE_SESSION) > PREPARING_EVENTS)
    undo_act(storm->writer, WHOLE_SESSION, 0, &taken, NULL);
  else if (has_recommendations(state))
    random_act(storm->writer, &storm->random);
  session_refresh(storm->writer, &changed, NULL); /* its file may be gone */
}

/* Whatever a session leaves beside itself lies in the folder too. */
static void live_in(const SampleFolder *folder) {
  assert_int_equal(setenv("GOMMETTE_HOME", folder->path, 1), 0);
  assert_int_equal(setenv("GOMMETTE_SECOND_LOG", "off", 1), 0);
  assert_int_equal(setenv("XDG_DATA_HOME", folder->path, 1), 0);
  assert_int_equal(setenv("XDG_CACHE_HOME", folder->path, 1), 0);
  assert_int_equal(chdir(folder->path), 0);
}

static void begin_round(Storm *storm) {
  Error err = {0};
  storm->folder = sample_folder_make();
  live_in(&storm->folder);
  sample_path(&storm->folder, "storm.gommette", storm->path);
  make_files(storm);
  storm->writer = sample_open(storm->path);
  for (int n = 0; n < SEATS; n++) {
    Seat *seat = &storm->seats[n];
    *seat = (Seat){.controller = controller_empty(storm->folder.path), .rows = 24, .columns = 80};
    assert_done(controller_open(&seat->controller, storm->path, &err), &err);
    seat->model = model_of_session(session_state(seat->controller.session), true);
    watch(seat);
    show(seat);
  }
}

/* The file read anew is what the terminal has in mind, and whole. */
static void leave(Seat *seat) {
  Error err = {0};
  Verification found;
  Session *open = seat->controller.session;
  if (open != NULL && access(session_path(open), F_OK) == 0 &&
      controller_refresh(&seat->controller, NULL)) {
    Session *anew = NULL;
    assert_done(session_view(session_path(open), &anew, &err), &err);
    assert_same_state(session_state(open), session_state(anew));
    session_close(anew);
    assert_done(verify_file(session_path(open), &found, &err), &err);
  }
  session_close(seat->watch);
  controller_clear(&seat->controller);
}

static void end_round(Storm *storm) {
  for (int n = 0; n < SEATS; n++)
    leave(&storm->seats[n]);
  session_close(storm->writer);
  assert_int_equal(chdir("/"), 0);
  sample_folder_remove(storm->folder);
}

typedef struct Wanted {
  uint64_t keys, seed;
} Wanted;

static void tell(const Storm *storm) {
  printf("# %llu keys, %llu that recorded, %llu events; on screens",
         (unsigned long long)storm->keys, (unsigned long long)storm->recording,
         (unsigned long long)storm->acts);
  for (int screen = 0; screen < SCREEN_COUNT; screen++)
    printf(" %llu", (unsigned long long)storm->on_screen[screen]);
  printf("\n");
}

static void no_act_aims_at_what_was_not_shown(void **state) {
  Storm *storm = calloc(1, sizeof *storm);
  const Wanted *wanted = *state;
  assert_non_null(storm);
  storm->seed = wanted->seed;
  storm->random.state = storm->seed;
  printf("# seed %llu\n", (unsigned long long)storm->seed);
  fflush(stdout);
  while (storm->keys < wanted->keys) {
    begin_round(storm);
    for (int n = 0; n < ROUND_KEYS; n++) {
      if (below(storm, 8) == 0) write_beside(storm);
      strike(storm, &storm->seats[below(storm, SEATS)]);
    }
    end_round(storm);
  }
  tell(storm);
  assert_true(storm->recording > storm->keys / (storm->keys > EVERY_SCREEN_KEYS ? 6 : 20));
  for (int screen = 0; storm->keys > EVERY_SCREEN_KEYS && screen < SCREEN_COUNT; screen++)
    assert_true(storm->on_screen[screen] > storm->keys / 20000);
  free(storm);
}

int main(int argc, char **argv) {
  Wanted wanted = {.keys = argc > 1 ? strtoull(argv[1], NULL, 10) : ROUND_KEYS,
                   .seed = argc > 2 ? strtoull(argv[2], NULL, 10) : (uint64_t)time(NULL)};
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_prestate(no_act_aims_at_what_was_not_shown, &wanted)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
