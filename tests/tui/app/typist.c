#include "tests/tui/app/typist.h"

#include <string.h>

#include "sessions/library/trash.h"
#include "tui/state/binding.h"

/* Keys of a situation, each as often as it is written; 0 ends them. */
typedef struct Habit {
  Situation situation;
  uint32_t per_cent; /* of the keys in it; the others are moves, what is offered, and anything */
  Key keys[24];
} Habit;

static const Habit habits[] = {
    {IN_VOTE, 80, {'v', 'v', 'v', 'v', 'v', 'v', 'v', 'j', 'j', 'j', 'j', 'j',
                   'r', 'r', 'r', 'r', 'r', '1', '2', 'u', 'u', 'n', 't', '.'}},
    {IN_BALLOT, 75, {'v', 'v', 'j', 'j', 'r', PRESS_ENTER, PRESS_ENTER, PRESS_ENTER}},
    {IN_KIOSK,
     92,
     {'1', '1', '1', '2', '2', '2', '3', '3', PRESS_ENTER, PRESS_ENTER, PRESS_ENTER, PRESS_ENTER,
      PRESS_DOWN, PRESS_DOWN, '.'}},
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
     {PRESS_ENTER, PRESS_ENTER, '+', ' ', '.', 'u', '+', '#', PRESS_ESCAPE, PRESS_ESCAPE}},
    {IN_LIST,
     80,
     {PRESS_ENTER, PRESS_ENTER, PRESS_ENTER, ' ', ' ', ' ', ' ', PRESS_DOWN, PRESS_DOWN, PRESS_DOWN,
      PRESS_UP, PRESS_UP, '=', '1', '4', PRESS_DELETE, '6', '3', '5'}},
    {IN_PAIR, 70, {'=', '-', PRESS_TAB, PRESS_ESCAPE, 'q'}},
    {IN_JOURNAL,
     60,
     {PRESS_DELETE, PRESS_UP, PRESS_UP, PRESS_ENTER, PRESS_ESCAPE, PRESS_ESCAPE, 'u'}},
    {IN_BOARD,
     60,
     {PRESS_PAGE_DOWN, PRESS_RIGHT, PRESS_ENTER, 'd', 'c', 'h', PRESS_TAB, 's', PRESS_ESCAPE}},
    {IN_COMPARISON, 60, {PRESS_ESCAPE, 'q', '2'}},
    {IN_RANKING, 70, {PRESS_ESCAPE, 'q', PRESS_DOWN, PRESS_ENTER, 'p', 'p'}},
    {IN_REPLAY, 60, {PRESS_ESCAPE, 'q', PRESS_RIGHT, ' '}},
    {IN_HELP, 70, {PRESS_ESCAPE, 'q'}},
    {IN_REPORT, 70, {PRESS_ESCAPE, 'q'}},
    {IN_EXPLANATION, 70, {PRESS_ESCAPE, 'q'}},
    {IN_PALETTE, 50, {PRESS_ENTER, PRESS_ESCAPE, 'o', 'e'}},
};

static uint32_t below(const Typist *typist, uint32_t bound) {
  return typist->below(typist->context, bound);
}

static Key any_key(const Typist *typist) {
  static const char letters[] = "vjrgyeunxzoalpcstmbdwhikf/?:12345 0=.><+-#";
  static const Key others[] = {PRESS_ENTER, PRESS_ESCAPE,    PRESS_UP,        PRESS_DOWN,
                               PRESS_TAB,   PRESS_BACKSPACE, PRESS_CONTROL_R, PRESS_END,
                               PRESS_HOME,  PRESS_PAGE_DOWN, PRESS_CONTROL_S, 0xe9};
  if (below(typist, 3) == 0) return others[below(typist, sizeof others / sizeof others[0])];
  return (Key)letters[below(typist, sizeof letters - 1)];
}

Key typist_offered(const Typist *typist, Situation situation) {
  uint32_t count = 0;
  const Binding *row = NULL;
  while ((row = binding_after(situation, row)) != NULL)
    count++;
  for (uint32_t left = 1 + below(typist, count); left > 0; left--)
    row = binding_after(situation, row);
  return row != NULL ? keys_first(row->keys) : 0;
}

static Key offered_key(const Typist *typist, Situation situation) {
  const Key key = typist_offered(typist, situation);
  return key == PRESS_ANY_DIGIT ? (Key)('0' + below(typist, 10)) : key;
}

static bool habitual_key(const Typist *typist, Situation situation, Key *key) {
  const size_t most = sizeof habits[0].keys / sizeof habits[0].keys[0];
  for (size_t n = 0; n < sizeof habits / sizeof habits[0]; n++) {
    const Habit *habit = &habits[n];
    uint32_t count = 0;
    if (habit->situation != situation || below(typist, 100) >= habit->per_cent) continue;
    while (count < most && habit->keys[count] != 0)
      count++;
    *key = habit->keys[below(typist, count)];
    return true;
  }
  return false;
}

/* A word that has to be spelt, and then Enter. */
static Key spell(const char *word, size_t typed) {
  return typed < strlen(word) ? (Key)word[typed] : PRESS_ENTER;
}

/* What takes no votes is left for what may. */
static bool leaves_row(const Typist *typist, const Model *model, const ViewData *data, Key *key) {
  const Roundtable *state = data->state;
  const Recommendation *focus = model_recommendation(model, state);
  if ((focus != NULL && focus->status == STATUS_VOTABLE) || below(typist, 10) == 0) return false;
  *key = focus == NULL || below(typist, 6) == 0 ? PRESS_TAB : PRESS_DOWN;
  return true;
}

/* After a refusal people go elsewhere. */
static Key key_after_refusal(const Typist *typist, Situation situation) {
  static const Key onwards[] = {PRESS_DOWN, PRESS_DOWN, PRESS_DOWN, PRESS_TAB, 'o'};
  return situation == IN_BALLOT ? PRESS_ENTER : onwards[below(typist, 5)];
}

/* To the list, to the kiosk, and to wherever else the vote leads. */
static Key leaving_key(const Typist *typist) {
  static const Key doors[] = {'c', 'c', 'c', 'p', 'w', 's', 'l', 'b', '?', ':'};
  const uint32_t draw = below(typist, 20);
  if (draw < 6) return 'q';
  if (draw == 6) return 'k';
  return draw < 14 ? doors[below(typist, sizeof doors / sizeof doors[0])]
                   : offered_key(typist, IN_VOTE);
}

Key typist_key(const Typist *typist, const Model *model, const ViewData *data) {
  static const Key moves[] = {PRESS_DOWN, PRESS_DOWN, PRESS_UP, PRESS_TAB, PRESS_END};
  const Situation situation = model_situation(model);
  const bool is_refused = model->message_is_trouble && model->message[0] != '\0';
  Key key;
  if (situation == IN_PIN && below(typist, 30) != 0) return spell("1111", strlen(model->kiosk.pin));
  if (model->entry == ENTRY_DELETE && below(typist, 20) != 0)
    return spell(trash_word(), strlen(model->line.text));
  if (is_refused && (situation == IN_VOTE || situation == IN_BALLOT) && below(typist, 100) < 50)
    return key_after_refusal(typist, situation);
  if (situation == IN_VOTE && below(typist, 25) == 0) return leaving_key(typist);
  if (situation == IN_VOTE && leaves_row(typist, model, data, &key)) return key;
  if (situation == IN_LIST && model->list.marks.count > 1 && below(typist, 3) == 0) return '=';
  if (habitual_key(typist, situation, &key)) return key;
  if (below(typist, 100) < 45) return moves[below(typist, sizeof moves / sizeof moves[0])];
  return below(typist, 3) < 2 ? offered_key(typist, situation) : any_key(typist);
}
