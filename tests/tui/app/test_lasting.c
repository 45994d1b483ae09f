/* What is truly lasting asks first; what can be taken back does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/vote/history.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/vote.h"
#include "tests/sessions/sample.h"
#include "tui/app/controller.h"
#include "tui/app/controller_parts.h"
#include "tui/app/update.h"

#include <cmocka.h>

typedef struct Room {
  SampleFolder folder;
  Controller controller;
  Model model;
} Room;

static Effect take(Room *room, Key key) {
  Canvas canvas;
  Error err = {0};
  const ViewData *data = controller_world(&room->controller, &room->model, 24, 80);
  assert_true(canvas_open(&canvas, 24, 80, &err));
  view(&canvas, &room->model, data);
  canvas_close(&canvas);
  Effect effect = update(&room->model, data, (Input){.kind = INPUT_KEY, .key = key});
  controller_do(&room->controller, &room->model, &effect);
  return effect;
}

static Effect type(Room *room, const char *keys) {
  Effect effect = {.kind = EFFECT_NONE};
  for (; *keys != '\0'; keys++)
    effect = take(room, *keys == '\n' ? PRESS_ENTER : (Key)(unsigned char)*keys);
  return effect;
}

/* Votes are open, the first row in focus takes votes, and a phase is on. */
static int begin_room(void **state) {
  Room *room = calloc(1, sizeof *room);
  char path[SAMPLE_PATH_SIZE];
  size_t opened;
  Error err = {0};
  assert_non_null(room);
  room->folder = sample_folder_make();
  Session *session = sample_session(sample_path(&room->folder, "t.gommette", path));
  assert_done(plan_default_phases(session, &err), &err);
  assert_done(start_vote(session, WHOLE_SESSION, &opened, &err), &err);
  assert_done(start_phase(session, 0, &err), &err);
  session_close(session);
  room->controller = controller_empty(room->folder.path);
  assert_done(controller_open(&room->controller, path, &err), &err);
  room->model = model_of_session(session_state(room->controller.session), true);
  take(room, PRESS_DOWN);
  *state = room;
  return 0;
}

static int leave_room(void **state) {
  Room *room = *state;
  controller_clear(&room->controller);
  sample_folder_remove(room->folder);
  free(room);
  return 0;
}

/* How a key that does something lasting asks before it. */
typedef enum Asks {
  ASKS_YES,   /* for Enter */
  ASKS_WORDS, /* for a word, a reason, a PIN */
  ASKS_TWICE  /* it only makes ready: another key does it */
} Asks;

typedef struct LastingKey {
  const char *before; /* keys that lead there */
  Key key;
  Asks asks;
} LastingKey;

/* Closing keeps a ranking and counts the kiosk's ballots; what the room sees it has seen; a kiosk's
 * ballot is never seen again; a file leaves the list. */
static const LastingKey lasting[] = {
    {"", 'x', ASKS_YES},
    {"", 'z', ASKS_YES},
    {"", 'k', ASKS_WORDS},
    {"vw", PRESS_DELETE, ASKS_WORDS},
    {"s", 'd', ASKS_TWICE},
    {"s", 'c', ASKS_TWICE},
    {"q", PRESS_DELETE, ASKS_WORDS},
};

static bool asks(const Model *model, Asks how) {
  switch (how) {
  case ASKS_YES: return model_situation(model) == IN_QUESTION;
  case ASKS_WORDS: return model_situation(model) == IN_LINE || model_situation(model) == IN_PIN;
  case ASKS_TWICE: break;
  }
  return model->armed != ARMED_NOTHING;
}

static void a_key_that_lasts_asks_first(void **state) {
  (void)state;
  for (size_t n = 0; n < sizeof lasting / sizeof lasting[0]; n++) {
    void *begun;
    begin_room(&begun);
    Room *room = begun;
    type(room, lasting[n].before);
    assert_false(asks(&room->model, lasting[n].asks));
    assert_int_equal(take(room, lasting[n].key).kind, EFFECT_NONE);
    if (!asks(&room->model, lasting[n].asks))
      fail_msg("“%s”, then “%c” does not ask", lasting[n].before, (int)lasting[n].key);
    leave_room(&begun);
  }
}

/* Each is recorded at once, and the same key takes it back wherever it was struck. */
static void what_can_be_taken_back_does_not_ask(void **state) {
  static const char *const keys[] = {"v", "12r", "o", "t", ".", "#3\n", "/T/2\nv"};
  (void)state;
  for (size_t n = 0; n < sizeof keys / sizeof keys[0]; n++) {
    void *begun;
    begin_room(&begun);
    Room *room = begun;
    const uint64_t before = roundtable_seq(session_state(room->controller.session));
    const bool starts = strcmp(keys[n], "o") == 0;
    if (starts) type(room, "x\n");
    const Effect effect = type(room, keys[n]);
    assert_int_not_equal(effect.kind, EFFECT_NONE);
    assert_true(roundtable_seq(session_state(room->controller.session)) > before);
    assert_int_equal(type(room, "u").kind, EFFECT_UNDO);
    assert_false(room->model.message_is_trouble);
    leave_room(&begun);
  }
}

/* Why an event that nothing takes back needs no question, or what asks before it. Whoever adds a
 * lasting kind says it here. */
static const char *const why[UINT8_MAX] = {
    [EVENT_SESSION_BEGUN] = "a new file, which can be deleted",
    [EVENT_PHASE_STARTED] = "phases are taken back by kind 90",
    [EVENT_PHASE_PAUSED] = "likewise",
    [EVENT_PHASE_ENDED] = "likewise",
    [EVENT_PHASE_CORRECTED] = "likewise",
    [EVENT_KIOSK_BEGUN] = "a PIN is typed twice",
    [EVENT_KIOSK_ENDED] = "the PIN is typed",
    [EVENT_KIOSK_INTERRUPTED] = "nobody does it",
    [EVENT_KIOSK_BALLOT_RECEIVED] = "a page asks the voter",
    [EVENT_KIOSK_COUNTED] = "closing asks",
    [EVENT_KIOSK_TALLIED] = "likewise",
    [EVENT_INCIDENT] = "nobody does it",
    [EVENT_BOARD_SHOWN] = "the board shows another thing at any time, and no results by itself",
    [EVENT_CURTAIN_DRAWN] = "it hides",
    [EVENT_CURTAIN_LIFTED] = "it is made ready first",
    [EVENT_RANKING_KEPT] = "a record beside others; closing asks",
    [EVENT_MERGED] = "it goes into a new file",
    [EVENT_CLOCK_TAKEN_UP] = "in checkpoints only",
    [EVENT_KIOSK_TAKEN_UP] = "likewise",
    [EVENT_BALLOTS_SUMMED] = "likewise",
};

static void every_lasting_kind_says_why_it_may(void **state) {
  (void)state;
  for (int kind = 1; kind < UINT8_MAX; kind++) {
    const HistoryEntry entry = {.kind = (uint8_t)kind};
    const bool is_lasting = history_lasts(&entry);
    if (is_lasting != (why[kind] != NULL)) fail_msg("kind %d is not told right", kind);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_key_that_lasts_asks_first),
      cmocka_unit_test(what_can_be_taken_back_does_not_ask),
      cmocka_unit_test(every_lasting_kind_says_why_it_may),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
