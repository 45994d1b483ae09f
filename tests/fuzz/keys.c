/* Any bytes as what comes from a terminal: through the decoder of its characters, the screens and
 * the controller, on sessions in files. Whatever is struck, what is drawn may be shown, and the
 * session verifies. The first byte says which session, and on which screen it opens. */
#include <stdlib.h>
#include <string.h>

#include "sessions/acts/acts.h"
#include "sessions/verify/verify.h"
#include "tests/fuzz/fuzz.h"
#include "tui/app/controller_parts.h"
#include "tui/app/update.h"
#include "tui/terminal/input.h"

enum { INPUTS_MAX = 300, ROWS_MAX = 60, COLUMNS_MAX = 200 };

/* Bytes that are not the terminal's: the first of them, and those after it, say what happens. */
typedef enum Happening {
  A_KEY = 0xf0,  /* one without a character: which */
  A_CHARACTER,   /* 3 bytes */
  A_SIZE,        /* rows, columns */
  A_CLICK,       /* row, column */
  A_PAUSE,       /* nothing follows at once */
  A_LONG_PAUSE,  /* … nor for long */
  TIME,          /* so many times 100 ms */
  OTHER_TERMINAL /* … recorded something */
} Happening;

typedef struct Seat {
  Controller controller;
  Model model;
  InputDecoder decoder;
  Canvas canvas;
  int rows, columns;
  int64_t now_ms, ahead_ms;
  int inputs;
  bool stays;
} Seat;

static void show(Seat *seat) {
  controller_world(&seat->controller, &seat->model, seat->rows, seat->columns);
  seat->controller.data.now.boot_ms += seat->ahead_ms;
  canvas_close(&seat->canvas);
  PROMISED(canvas_open(&seat->canvas, seat->rows, seat->columns, NULL));
  view(&seat->canvas, &seat->model, &seat->controller.data);
  promise_drawn(&seat->canvas);
}

/* A path elsewhere is none to read or to write. */
static bool is_elsewhere(const char *text) {
  return text && strpbrk(text, "/~");
}

static bool is_outside(const Effect *effect) {
  return effect->kind == EFFECT_PRINT_REPORT || effect->kind == EFFECT_SAVE_REPORT ||
         effect->kind == EFFECT_RESCUE ||
         ((effect->kind == EFFECT_COPY_SESSION || effect->kind == EFFECT_IMPORT_CSV) &&
          is_elsewhere(effect->text));
}

static void take_input(Seat *seat, Input input) {
  Error err = {0};
  if (input.kind == INPUT_NOTHING || !seat->stays || seat->inputs++ >= INPUTS_MAX) return;
  if (input.kind == INPUT_CLICK) input = canvas_choice(&seat->canvas, input);
  Effect effect = update(&seat->model, &seat->controller.data, input);
  if (is_outside(&effect)) effect = (Effect){.kind = EFFECT_NONE};
  seat->stays = controller_do(&seat->controller, &seat->model, &effect);
  if (effect.kind == EFFECT_NONE && !controller_refresh(&seat->controller, &err))
    controller_say_trouble(&seat->controller, &seat->model, &err);
  if (seat->stays) show(seat);
}

/* As when nothing is struck. */
static void pass_time(Seat *seat, int64_t milliseconds) {
  seat->now_ms += milliseconds;
  seat->ahead_ms += milliseconds;
  if (!seat->stays) return;
  Effect effect = update(&seat->model, &seat->controller.data, (Input){.kind = INPUT_NOTHING});
  if (is_outside(&effect)) effect = (Effect){.kind = EFFECT_NONE};
  seat->stays = controller_do(&seat->controller, &seat->model, &effect);
  controller_prove_more(&seat->controller, NULL);
  controller_read_more(&seat->controller, NULL);
  if (seat->stays) show(seat);
}

static void record_elsewhere(const Seat *seat) {
  Session *session;
  if (!seat->controller.session) return;
  if (!session_open(session_path(seat->controller.session), clock_of_machine(), &session, NULL))
    return;
  uint64_t taken;
  undo_act(session, WHOLE_SESSION, 0, &taken, NULL);
  session_close(session);
}

static void resize(Seat *seat, int rows, int columns) {
  seat->rows = 1 + rows % ROWS_MAX;
  seat->columns = 1 + columns % COLUMNS_MAX;
  take_input(seat, (Input){.kind = INPUT_RESIZED});
}

static void happen(Seat *seat, uint8_t what, FuzzInput *input) {
  const uint8_t first = take_byte(input);
  switch ((Happening)what) {
  case A_KEY:
    take_input(seat,
               input_decoder_key(&seat->decoder, PRESS_UP + first % (PRESS_ANY_DIGIT - PRESS_UP)));
    break;
  case A_CHARACTER: {
    const uint32_t middle = take_byte(input),
                   character = (uint32_t)first << 16 | middle << 8 | take_byte(input);
    if (character < PRESS_UP)
      take_input(seat, input_decoder_character(&seat->decoder, character, seat->now_ms));
    break;
  }
  case A_SIZE: resize(seat, first, take_byte(input)); break;
  case A_CLICK:
    take_input(seat, (Input){.kind = INPUT_CLICK, .row = first, .column = take_byte(input)});
    break;
  case A_PAUSE: take_input(seat, input_decoder_pause(&seat->decoder)); break;
  case A_LONG_PAUSE: take_input(seat, input_decoder_rest(&seat->decoder)); break;
  case TIME: pass_time(seat, 100 * (int64_t)first); break;
  case OTHER_TERMINAL: record_elsewhere(seat); break;
  }
}

static void sit_down(Seat *seat, uint8_t how) {
  static const char *const names[] = {"escapes-in-texts", "shelf/both",
                                      "old_rules/old-kiosk-and-counts",
                                      "old_rules/old-ballots-above-voters"};
  static FuzzInput files[4];
  Error err = {0};
  const size_t which = how % 4;
  char name[128];
  snprintf(name, sizeof name, "tests/data/%s.gommette", names[which]);
  if (!files[which].data) files[which] = fuzz_read(source_path(name));
  const char *path = fuzz_path("a.gommette"), *other = fuzz_path("b.gommette");
  fuzz_write(path, files[which].data, files[which].size);
  fuzz_write(other, files[which].data, files[which].size);
  seat->controller = controller_empty(fuzz_path("."));
  const bool is_list = how & 4;
  const bool done = is_list ? controller_read_folder(&seat->controller, &err)
                            : controller_open(&seat->controller, path, &err);
  if (!done) fprintf(stderr, "%s\n", err.text);
  PROMISED(done);
  seat->model = is_list   ? model_of(SCREEN_LIST)
                : how & 8 ? model_of_board()
                          : model_of_session(session_state(seat->controller.session), true);
  show(seat);
}

static void verify(const char *name) {
  Verification found;
  Error err = {0};
  FILE *file = fopen(fuzz_path(name), "rb");
  if (!file) return;
  fclose(file);
  const bool sound = verify_file(fuzz_path(name), &found, &err);
  if (!sound) fprintf(stderr, "%s\n", err.text);
  PROMISED(sound);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  FuzzInput input = {data, size};
  if (size == 0 || size > 4096) return 0;
  fuzz_prepare();
  fuzz_clear();
  Seat *seat = calloc(1, sizeof *seat);
  PROMISED(seat);
  *seat = (Seat){.rows = 24, .columns = 80, .now_ms = 1000, .stays = true};
  sit_down(seat, take_byte(&input));
  while (input.size > 0 && seat->stays && seat->inputs < INPUTS_MAX) {
    const uint8_t byte = take_byte(&input);
    if (byte >= A_KEY && byte <= OTHER_TERMINAL)
      happen(seat, byte, &input);
    else
      take_input(seat, input_decoder_character(&seat->decoder, byte, seat->now_ms));
  }
  canvas_close(&seat->canvas);
  controller_clear(&seat->controller);
  free(seat);
  verify("a.gommette");
  verify("b.gommette");
  fuzz_clear();
  return 0;
}
