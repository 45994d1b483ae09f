/* The tour of the demonstration goes on when each thing is done, on the keys that its line names.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/session/totals.h"
#include "tests/sessions/sample.h"
#include "tui/app/controller_parts.h"
#include "tui/app/update.h"
#include "tui/state/tour.h"

#include <cmocka.h>

typedef struct Tour {
  SampleFolder folder;
  Controller controller;
  Model model;
} Tour;

static void press(Tour *tour, Key key) {
  Error err = {0};
  assert_done(controller_refresh(&tour->controller, &err), &err);
  const ViewData *data = controller_world(&tour->controller, &tour->model, 24, 80);
  const Effect effect = update(&tour->model, data, (Input){.kind = INPUT_KEY, .key = key});
  controller_do(&tour->controller, &tour->model, &effect);
}

static void is_at(const Tour *tour, TourStep step, const char *words) {
  char text[ERROR_TEXT_SIZE];
  assert_int_equal(tour->model.tour, step);
  if (strstr(tour_sentence(&tour->model, text), words) == NULL) assert_string_equal(text, words);
}

static int begin(void **state) {
  Tour *tour = calloc(1, sizeof *tour);
  Error err = {0};
  assert_non_null(tour);
  tour->folder = sample_folder_make();
  tour->controller = controller_empty(tour->folder.path);
  tour->model = model_of(SCREEN_LIST);
  assert_done(controller_read_folder(&tour->controller, &err), &err);
  press(tour, '9');
  *state = tour;
  return 0;
}

static int end(void **state) {
  Tour *tour = *state;
  controller_clear(&tour->controller);
  sample_folder_remove(tour->folder);
  free(tour);
  return 0;
}

static void each_step_waits_until_it_is_done(void **state) {
  Tour *tour = *state;
  is_at(tour, TOUR_VOTE, "press g");
  assert_true(results_hidden(session_state(tour->controller.session)));
  press(tour, PRESS_DOWN);
  is_at(tour, TOUR_VOTE, "press g");
  press(tour, 'g');
  is_at(tour, TOUR_UNDO, "u undoes");
  press(tour, 'u');
  is_at(tour, TOUR_CLOSE, "z closes");
  press(tour, 'z');
  is_at(tour, TOUR_CLOSE, "z closes");
  press(tour, PRESS_ENTER);
  is_at(tour, TOUR_REVEAL, "s opens the screen");
  press(tour, 's');
  press(tour, 'd');
  press(tour, PRESS_ENTER);
  is_at(tour, TOUR_PRINT, "p is the report");
  press(tour, 's');
  press(tour, 'p');
  assert_int_equal(tour->model.screen, SCREEN_REPORT);
}

static void escape_leaves_it(void **state) {
  Tour *tour = *state;
  char text[ERROR_TEXT_SIZE];
  press(tour, 'z');
  press(tour, PRESS_ESCAPE);
  is_at(tour, TOUR_VOTE, "press g");
  press(tour, PRESS_ESCAPE);
  assert_string_equal(tour_sentence(&tour->model, text), "");
  assert_int_equal(tour->model.screen, SCREEN_VOTE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(each_step_waits_until_it_is_done, begin, end),
      cmocka_unit_test_setup_teardown(escape_leaves_it, begin, end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
