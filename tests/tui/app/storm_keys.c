/* As people type: what the situation offers, mostly what records something, and now and then
 * anything. */
#include "tests/tui/app/storm.h"

#include <string.h>

#include "sessions/library/trash.h"
#include "tui/screens/list/list_view.h"
#include "tui/state/binding.h"

/* Keys of a situation, each as often as it is written; 0 ends them. */
typedef struct Habit {
  Situation situation;
  uint32_t per_cent; /* of the keys in it; the others are moves, what is offered, and anything */
  Key keys[24];
} Habit;

static const Habit habits[] = {
    {IN_VOTE, 80, {'v', 'v', 'v', 'v', 'v', 'v', 'v', 'j', 'j', 'j', 'j', 'j',
                   'r', 'r', 'r', 'r', 'r', '1', '2', 'u', 'u', 'n', 't', 'p'}},
    {IN_BALLOT, 75, {'v', 'v', 'j', 'j', 'r', PRESS_ENTER, PRESS_ENTER, PRESS_ENTER}},
    {IN_KIOSK,
     92,
     {'1', '1', '1', '2', '2', '2', '3', '3', PRESS_ENTER, PRESS_ENTER, PRESS_ENTER, PRESS_ENTER,
      PRESS_DOWN, PRESS_DOWN, 'b'}},
    {IN_KIOSK_PAGE,
     96,
     {PRESS_ENTER, PRESS_ENTER, PRESS_ENTER, PRESS_ENTER, PRESS_ENTER, PRESS_ENTER, PRESS_ENTER,
      PRESS_ENTER, PRESS_ENTER, PRESS_ENTER, PRESS_ENTER, PRESS_ENTER, PRESS_ENTER, PRESS_ENTER,
      'q'}},
    {IN_QUESTION, 80, {PRESS_ENTER, PRESS_ENTER, PRESS_ENTER, PRESS_ESCAPE}},
    {IN_ROW,
     94,
     {'1', '2', PRESS_TAB, PRESS_ENTER, PRESS_ENTER, PRESS_ENTER, PRESS_ENTER, PRESS_ENTER,
      PRESS_ENTER, PRESS_ESCAPE}},
    {IN_LINE,
     60,
     {PRESS_ENTER, PRESS_ENTER, PRESS_ENTER, PRESS_ENTER, '1', '2', 'e', 's', PRESS_ESCAPE}},
    {IN_NUMBER, 80, {'1', 'v', 'j', 'r', PRESS_ENTER}},
    {IN_PREPARE,
     55,
     {PRESS_ENTER, PRESS_ENTER, 'n', 's', 'd', 'u', '+', '-', PRESS_ESCAPE, PRESS_ESCAPE}},
    {IN_LIST,
     80,
     {PRESS_ENTER, PRESS_ENTER, PRESS_ENTER, ' ', ' ', ' ', ' ', PRESS_DOWN, PRESS_DOWN, PRESS_DOWN,
      PRESS_UP, PRESS_UP, '=', 't', 'r', 'x', 'a', 'v', 'c'}},
    {IN_PAIR, 70, {'y', 'n', PRESS_TAB, PRESS_ESCAPE, 'q'}},
    {IN_JOURNAL, 60, {'x', PRESS_UP, PRESS_UP, PRESS_ENTER, PRESS_ESCAPE, PRESS_ESCAPE, 'u'}},
    {IN_BOARD,
     60,
     {PRESS_PAGE_DOWN, PRESS_RIGHT, PRESS_ENTER, 'd', 'c', 'h', PRESS_TAB, 's', PRESS_ESCAPE}},
    {IN_COMPARISON, 60, {PRESS_ESCAPE, 'q', 'a'}},
    {IN_RANKING, 70, {PRESS_ESCAPE, 'q', PRESS_DOWN, PRESS_ENTER, 'p', 'p'}},
    {IN_REPLAY, 60, {PRESS_ESCAPE, 'q', PRESS_RIGHT, ' '}},
    {IN_HELP, 70, {PRESS_ESCAPE, 'q'}},
    {IN_REPORT, 70, {PRESS_ESCAPE, 'q'}},
    {IN_EXPLANATION, 70, {PRESS_ESCAPE, 'q'}},
    {IN_PALETTE, 50, {PRESS_ENTER, PRESS_ESCAPE, 'o', 'e'}},
};

static Key any_key(Storm *storm) {
  static const char letters[] = "vjrgyeunxzoalpcstmbdwhi/?:12345 09";
  static const Key others[] = {PRESS_ENTER, PRESS_ESCAPE,    PRESS_UP,        PRESS_DOWN,
                               PRESS_TAB,   PRESS_BACKSPACE, PRESS_CONTROL_R, PRESS_END,
                               PRESS_HOME,  PRESS_PAGE_DOWN, PRESS_CONTROL_S, 0xe9};
  if (below(storm, 3) == 0) return others[below(storm, sizeof others / sizeof others[0])];
  return (Key)letters[below(storm, sizeof letters - 1)];
}

static Key offered(Storm *storm, Situation situation) {
  uint32_t count = 0;
  const Binding *row = NULL;
  while ((row = binding_after(situation, row)) != NULL)
    count++;
  for (uint32_t left = 1 + below(storm, count); left > 0; left--)
    row = binding_after(situation, row);
  return row != NULL ? keys_first(row->keys) : 0;
}

static Key offered_key(Storm *storm, Situation situation) {
  const Key key = offered(storm, situation);
  return key == PRESS_ANY_DIGIT ? (Key)('0' + below(storm, 10)) : key;
}

static bool habitual_key(Storm *storm, Situation situation, Key *key) {
  const size_t most = sizeof habits[0].keys / sizeof habits[0].keys[0];
  for (size_t n = 0; n < sizeof habits / sizeof habits[0]; n++) {
    const Habit *habit = &habits[n];
    uint32_t count = 0;
    if (habit->situation != situation || below(storm, 100) >= habit->per_cent) continue;
    while (count < most && habit->keys[count] != 0)
      count++;
    *key = habit->keys[below(storm, count)];
    return true;
  }
  return false;
}

/* A word that has to be spelt, and then Enter. */
static Key spell(const char *word, size_t typed) {
  return typed < strlen(word) ? (Key)word[typed] : PRESS_ENTER;
}

/* What takes no votes is left for what may. */
static bool leaves_row(Storm *storm, const Seat *seat, Key *key) {
  const Roundtable *state = seat->controller.data.state;
  const Recommendation *focus = model_recommendation(&seat->model, state);
  if ((focus != NULL && focus->status == STATUS_VOTABLE) || below(storm, 10) == 0) return false;
  *key = focus == NULL || below(storm, 6) == 0 ? PRESS_TAB : PRESS_DOWN;
  return true;
}

/* After a refusal people go elsewhere. */
static Key key_after_refusal(Storm *storm, Situation situation) {
  static const Key onwards[] = {PRESS_DOWN, PRESS_DOWN, PRESS_DOWN, PRESS_TAB, 'o'};
  return situation == IN_BALLOT ? PRESS_ENTER : onwards[below(storm, 5)];
}

/* To the list, to the kiosk, and to wherever else the vote leads. */
static Key leaving_key(Storm *storm) {
  static const Key doors[] = {'c', 'c', 'c', 'p', 'w', 's', 'l', 'b', '?', ':'};
  const uint32_t draw = below(storm, 20);
  if (draw < 6) return 'q';
  if (draw == 6) return 'i';
  return draw < 14 ? doors[below(storm, sizeof doors / sizeof doors[0])]
                   : offered_key(storm, IN_VOTE);
}

static Key next_key(Storm *storm, const Seat *seat) {
  static const Key moves[] = {PRESS_DOWN, PRESS_DOWN, PRESS_UP, PRESS_TAB, PRESS_END};
  const Model *model = &seat->model;
  const Situation situation = model_situation(model);
  const bool is_refused = model->message_is_trouble && model->message[0] != '\0';
  Key key;
  if (situation == IN_PIN && below(storm, 30) != 0) return spell("1111", strlen(model->kiosk.pin));
  if (model->entry == ENTRY_DELETE && below(storm, 20) != 0)
    return spell(trash_word(), strlen(model->line.text));
  if (is_refused && (situation == IN_VOTE || situation == IN_BALLOT) && below(storm, 100) < 50)
    return key_after_refusal(storm, situation);
  if (situation == IN_VOTE && below(storm, 25) == 0) return leaving_key(storm);
  if (situation == IN_VOTE && leaves_row(storm, seat, &key)) return key;
  if (situation == IN_LIST && model->list.marks.count > 1 && below(storm, 3) == 0) return '=';
  if (habitual_key(storm, situation, &key)) return key;
  if (below(storm, 100) < 45) return moves[below(storm, sizeof moves / sizeof moves[0])];
  return below(storm, 3) < 2 ? offered_key(storm, situation) : any_key(storm);
}

/* A click, on whatever the screen may have shown there. */
static Input click(Storm *storm, const Seat *seat) {
  const Situation situation = model_situation(&seat->model);
  const TargetKind kind = (TargetKind)(TARGET_KEY + below(storm, 3));
  const Target target = {.kind = (uint8_t)kind,
                         .key = offered(storm, situation),
                         .situation = (uint32_t)situation,
                         .number = below(storm, 14)};
  return (Input){.kind = INPUT_CHOICE, .target = target};
}

/* What a session lives by is seldom taken away, or nothing would be recorded any more. */
static bool ends_all(const Storm *storm, const Seat *seat, Key key) {
  const ViewData *data = &seat->controller.data;
  const Situation situation = model_situation(&seat->model);
  const LibraryEntry *entry =
      situation == IN_LIST && data->sorted != NULL ? list_entry(&seat->model, data) : NULL;
  if (situation == IN_LIST)
    return (key == 'a' || key == 'x') && entry != NULL && strcmp(entry->path, storm->path) == 0;
  return key == 'u' && data->undo.act <= PREPARING_EVENTS;
}

static Key likely_key(Storm *storm, const Seat *seat) {
  Key key = next_key(storm, seat);
  while (ends_all(storm, seat, key) && below(storm, 50) != 0)
    key = next_key(storm, seat);
  return key;
}

Input storm_input(Storm *storm, const Seat *seat) {
  static const char *const pastes[] = {"Revoir la loi", "Un fonds\nUn conseiller\n", "vvvv", ""};
  const uint32_t draw = below(storm, 200);
  if (draw == 0)
    return (Input){.kind = INPUT_PASTE, .text = pastes[below(storm, 4)], .is_unmarked = true};
  if (draw == 1) return (Input){.kind = INPUT_PASTE, .text = pastes[below(storm, 4)]};
  if (draw < 5) return click(storm, seat);
  if (draw < 7) return (Input){.kind = INPUT_NOTHING};
  return (Input){.kind = INPUT_KEY, .key = likely_key(storm, seat)};
}
