/* The same votes in other colours: a screen that hides results is drawn alike. */
#include <stdlib.h>
#include <string.h>

#include "core/vote/roundtable_parts.h"
#include "tests/simulate/promises.h"
#include "tui/app/update.h"

enum {
  ROW_TEXT_SIZE = 600,
  OPERATORS_LOOK = 4 /* every so many steps, since drawing takes time */
};

/* The same sums in other colours: from where the curtain is drawn nobody can tell. */
static void turn_colours(const Roundtable *shown, bool back) {
  Roundtable *state = (Roundtable *)(uintptr_t)shown; /* turned back below */
  for (size_t n = 0; n < state->recommendation_count; n++) {
    Recommendation *one = &state->recommendations[n];
    Tally *const parts[] = {&one->counted, &one->ballots};
    for (int part = 0; part < 2; part++) {
      const Tally was = *parts[part];
      for (int colour = 0; colour < COLOUR_COUNT; colour++)
        parts[part]->dots[(colour + (back ? 2 : 1)) % COLOUR_COUNT] = was.dots[colour];
    }
  }
}

static bool same_row(const Canvas *a, const Canvas *b, int row) {
  for (int column = 0; column < a->columns; column++) {
    const Cell *one = canvas_cell(a, row, column), *other = canvas_cell(b, row, column);
    if (strcmp(one->text, other->text) != 0 || one->style != other->style) return false;
  }
  return true;
}

static void row_text(const Canvas *canvas, int row, char *text, size_t size) {
  size_t used = 0;
  for (int column = 0; column < canvas->columns && used < size; column++)
    used +=
        (size_t)snprintf(text + used, size - used, "%s", canvas_cell(canvas, row, column)->text);
}

/* The first row that differs; NULL if none does. */
static const char *differing_row(const Canvas *a, const Canvas *b, char text[ROW_TEXT_SIZE]) {
  for (int row = 0; row < a->rows; row++) {
    if (same_row(a, b, row)) continue;
    row_text(a, row, text, ROW_TEXT_SIZE);
    return text;
  }
  return NULL;
}

/* The operator may peek; and the board, on both its screens, shows part of a reveal. A kiosk shows
 * nothing. */
static bool may_show(const Person *person) {
  const Model *model = &person->model;
  const bool is_peeking = model->peek_ends_ms != 0; /* until the next look at the clock */
  const bool is_about_board = person->is_board || model->screen == SCREEN_BOARD;
  if (kiosk_is_on(&model->kiosk)) return false;
  return (is_peeking && !person->is_board) ||
         (is_about_board && !roundtable_board(person->controller.data.state).curtain);
}

static bool is_public(const Person *person) {
  return person->is_board || kiosk_is_on(&person->model.kiosk);
}

bool promise_curtain(Room *room, const Person *person) {
  const ViewData *data = &person->controller.data;
  Canvas shown, turned;
  if (!person->is_here || !data->state || !view_data_hides(data) || may_show(person)) return true;
  if (!is_public(person) && person->step.dice % OPERATORS_LOOK != 0) return true;
  if (!canvas_open(&shown, person->rows, person->columns, NULL) ||
      !canvas_open(&turned, person->rows, person->columns, NULL))
    abort();
  room_look(room, PROMISE_CURTAIN);
  view(&shown, &person->model, data);
  turn_colours(data->state, false);
  view(&turned, &person->model, data);
  turn_colours(data->state, true);
  char text[ROW_TEXT_SIZE];
  const char *telling = differing_row(&shown, &turned, text);
  canvas_close(&shown);
  canvas_close(&turned);
  return !telling || room_violated(room, "terminal %d tells what the curtain hides: %s",
                                   (int)(person - room->people), telling);
}
