#include "tests/simulate/hours.h"

#include <inttypes.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

#include "sessions/acts/agenda.h"
#include "sessions/acts/vote.h"
#include "tests/simulate/machine.h"
#include "tui/app/controller.h"
#include "tui/app/controller_parts.h"
#include "tui/app/update.h"

#if defined(__SANITIZE_ADDRESS__)
size_t __sanitizer_get_current_allocated_bytes(void); /* gcc has it, but no header for it */
#endif

#define SESSION "/room/seance.gommette"

enum {
  SECONDS_AN_HOUR = 3600,
  SETTLING_SECONDS = 60, /* each screen was shown by then */
  SECONDS_A_ROUND = 40,  /* after so many votes the other screens are looked at */
  GROWTH_AN_HOUR = 1024 * 1024 / 8,
  TERMINALS = 2,
  ROWS = 24,
  COLUMNS = 80
};

typedef struct Seat {
  int process;
  Controller controller;
  Model model;
  Canvas canvas;
} Seat;

typedef struct Held {
  int64_t bytes;
  size_t files;
} Held;

static _Noreturn void give_up(const char *what, const Error *err) {
  fprintf(stderr, "%s: %s\n", what, err->text);
  exit(EXIT_FAILURE);
}

/* What was allocated, but for the simulated disk, on which the file may grow. */
static Held held(void) {
  const Disk *disk = machine()->disk;
#if defined(__SANITIZE_ADDRESS__)
  const size_t all = __sanitizer_get_current_allocated_bytes();
#else
  const size_t all = mallinfo2().uordblks;
#endif
  return (Held){(int64_t)all - (int64_t)disk_memory(disk), disk_open_files(disk)};
}

static void show(Seat *seat) {
  Error err = {0};
  const Moment before = seat->controller.data.now;
  machine()->process = seat->process;
  view(&seat->canvas, &seat->model,
       controller_world(&seat->controller, &seat->model, ROWS, COLUMNS));
  if (before.boot_ms != 0 && !controller_note_incidents(&seat->controller, before, &err))
    give_up("an incident", &err);
}

static void take(Seat *seat, Input input) {
  Error err = {0};
  machine()->process = seat->process;
  if (input.kind == INPUT_NOTHING && !controller_prove_more(&seat->controller, &err))
    give_up("reading on", &err);
  const Effect effect = update(&seat->model, &seat->controller.data, input);
  controller_do(&seat->controller, &seat->model, &effect);
  if (effect.kind == EFFECT_NONE && !controller_refresh(&seat->controller, &err))
    give_up("news", &err);
  show(seat);
}

static void press(Seat *seat, Key key) {
  take(seat, (Input){.kind = INPUT_KEY, .key = key});
}

static void prepare(void) {
  static const char *const titles[] = {"Créer un fonds", "Revoir la loi", "Un guichet unique",
                                       "Former les équipes", "Publier les comptes"};
  enum { SUBGROUPS = 4, TITLES = sizeof titles / sizeof titles[0] };
  Error err = {0};
  Session *session = NULL;
  uint32_t number, last;
  size_t opened;
  bool done = session_create(SESSION, "Table ronde", clock_of_machine(), &session, &err) &&
              plan_default_phases(session, &err);
  for (int n = 0; done && n < SUBGROUPS; n++)
    done = add_subgroup(session, NULL, "Logement", &number, &err) &&
           add_recommendations(session, number, 0, titles, TITLES, &last, &err);
  done = done && session_keep(session, &err) && start_vote(session, WHOLE_SESSION, &opened, &err);
  session_close(session);
  if (!done) give_up("the session cannot be prepared", &err);
}

static void sit_down(Seat *seat, int process, bool is_board) {
  Error err = {0};
  *seat = (Seat){.process = process, .controller = controller_empty(NULL)};
  machine()->process = process;
  if (!controller_open(&seat->controller, SESSION, &err) ||
      !canvas_open(&seat->canvas, ROWS, COLUMNS, &err))
    give_up("the session does not open", &err);
  seat->model = is_board ? model_of_board()
                         : model_of_session(session_state(seat->controller.session), false);
  show(seat);
}

static void leave(Seat *seat) {
  machine()->process = seat->process;
  controller_clear(&seat->controller);
  canvas_close(&seat->canvas);
}

/* The ranking, the journal, the report and the help, and back. */
static void look_round(Seat *seat) {
  static const Key screens[] = {'k', 'w', 'p', '?'};
  for (size_t n = 0; n < sizeof screens / sizeof screens[0]; n++) {
    press(seat, screens[n]);
    take(seat, (Input){.kind = INPUT_NOTHING});
    press(seat, PRESS_ESCAPE);
  }
}

/* Votes for row after row in colour after colour; the board shows each. */
static void pass_second(Seat *operator_seat, Seat *board, int second) {
  static const Key colours[] = {'g', 'y', 'r'};
  machine_clock_moves(INT64_C(1000000000), false);
  if (second % 5 == 4) press(operator_seat, PRESS_DOWN);
  press(operator_seat, colours[second % 3]);
  take(board, (Input){.kind = INPUT_NOTHING});
  if (second % SECONDS_A_ROUND == SECONDS_A_ROUND - 1) look_round(operator_seat);
}

bool hours_pass(int hours) {
  Seat operator_seat, board;
  Held first = {0}, last = {0};
  machine_begin((uint64_t)hours);
  prepare();
  sit_down(&operator_seat, 1, false);
  sit_down(&board, 2, true);
  const uint64_t before = session_stamp(operator_seat.controller.session).seq;
  for (int second = 0; second < hours * SECONDS_AN_HOUR; second++) {
    pass_second(&operator_seat, &board, second);
    if (second == SETTLING_SECONDS) first = held();
    if (second % SECONDS_AN_HOUR != SECONDS_AN_HOUR - 1) continue;
    last = held();
    printf("# hour %d: %+" PRId64 " bytes a terminal, %zu files open, %zu after a minute\n",
           1 + second / SECONDS_AN_HOUR, (last.bytes - first.bytes) / TERMINALS, last.files,
           first.files);
  }
  const uint64_t votes = session_stamp(operator_seat.controller.session).seq - before;
  const bool all_voted = votes >= (uint64_t)hours * SECONDS_AN_HOUR;
  const int64_t growth = (last.bytes - first.bytes) / TERMINALS;
  const bool holds =
      all_voted && growth < (int64_t)GROWTH_AN_HOUR * hours && last.files <= first.files;
  printf("in eight hours memory grows less than 1 MiB, and no file more is open\ta vote a second, "
         "simulated\t"
         "%" PRIu64 "\t%d\n",
         votes, !holds);
  leave(&operator_seat);
  leave(&board);
  machine_end();
  return holds;
}
