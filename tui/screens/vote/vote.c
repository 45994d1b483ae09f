/* The vote, as keys change it; how it looks is in vote_view.c. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "core/vote/reference.h"
#include "tui/screens/ballot/ballot.h"
#include "tui/screens/kiosk/kiosk.h"
#include "tui/screens/prepare/prepare.h"
#include "tui/screens/prepare/prepare_view.h"
#include "tui/screens/screen.h"
#include "tui/screens/vote/vote_handlers.h"
#include "tui/screens/vote/vote_view.h"
#include "tui/screens/widgets/widgets.h"

enum { LOOK_MS = 2000 };

static const Effect nothing = {.kind = EFFECT_NONE};

static Effect refuse(Model *model, const char *sentence) {
  model_say(model, true, sentence);
  return nothing;
}

static void say_no_number(Model *model) {
  char sentence[ERROR_TEXT_SIZE];
  snprintf(sentence, sizeof sentence,
           _("« %s » is not a number of dots: write a whole number from 1 on."), model->line.text);
  model_say(model, true, sentence);
}

/* How many dots the number line asks for; false, and a sentence, where it holds no such number. */
static bool typed_dots(Model *model, int64_t *dots) {
  char *end;
  *dots = 1;
  if (model->entry != ENTRY_NUMBER || model->line.text[0] == '\0') return true;
  *dots = strtoll(model->line.text, &end, 10);
  if (*end == '\0' && *dots > 0 && *dots <= COUNT_MAX) return true;
  say_no_number(model);
  return false;
}

/* What takes dots back still does after a number that was refused. */
static Effect begin_number_anew(Model *model) {
  line_clear(&model->line);
  if (!model->taking_back) model->entry = ENTRY_NONE;
  return nothing;
}

static Effect count_colour(Model *model, const World *world, Action action, Key key) {
  const Recommendation *focus = model_recommendation(model, world->state);
  const OutlineLine aim = model->aim.line;
  int64_t dots;
  if (model->entry == ENTRY_NUMBER && aim.kind == OUTLINE_RECOMMENDATION)
    focus = roundtable_recommendation(world->state, aim.subject);
  if (!typed_dots(model, &dots)) return begin_number_anew(model);
  if (focus == NULL) return refuse(model, _("There is no recommendation here to vote on."));
  Effect effect = {
      .kind = EFFECT_COUNT_DOTS,
      .subject = focus->number,
      .colour = action == ACTION_GREEN ? GREEN : (action == ACTION_YELLOW ? YELLOW : RED),
      .dots = model->taking_back ? -dots : dots,
  };
  cancel_entry(model, world, action, key);
  return effect;
}

/* The number line opens empty: one dot, unless a number follows. */
static Effect take_back(Model *model, const World *world, Action action, Key key) {
  cancel_entry(model, world, action, key);
  model->entry = ENTRY_NUMBER;
  model->taking_back = true;
  return nothing;
}

static Effect type_digit(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action;
  if (model->entry == ENTRY_ROW && key == 0) return nothing;
  if (model->entry == ENTRY_ROW) return type_count(model, digit_of_key(key));
  if (model->entry == ENTRY_NONE) line_clear(&model->line);
  model->entry = ENTRY_NUMBER;
  if (key != 0) line_type(&model->line, (Key)('0' + digit_of_key(key)));
  return nothing;
}

static Effect type_point(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  line_type(&model->line, '.');
  return nothing;
}

/* A stray character stays in the line, so that no digits beside it become another number. */
static Effect refuse_stray(Model *model, const World *world, Action action, Key key) {
  if (line_type(&model->line, key)) {
    say_no_number(model);
    return nothing;
  }
  cancel_entry(model, world, action, key);
  return refuse(model,
                _("Nothing is recorded: a number goes before a colour, a code before Enter."));
}

/* A number that is erased is none any more; a line that was asked for is left by one more key. */
static Effect erase(Model *model, const World *world, Action action, Key key) {
  if (model->entry == ENTRY_ROW) {
    erase_count(model, results_hidden(world->state));
    return nothing;
  }
  bool was_empty = model->line.text[0] == '\0';
  line_erase(&model->line);
  bool is_empty = model->line.text[0] == '\0' && !is_preparing_entry(model->entry);
  bool is_reason = model->entry == ENTRY_REASON || model->entry == ENTRY_LATE_REASON ||
                   model->entry == ENTRY_RULES_REASON;
  bool is_left = model->entry == ENTRY_NUMBER || was_empty;
  if (is_empty && is_left && !is_reason) cancel_entry(model, world, action, key);
  return nothing;
}

/* What was typed as a number becomes the code of a subgroup. */
static Effect begin_reference(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  if (model->entry == ENTRY_NONE) line_clear(&model->line);
  if (model->line.text[0] != '\0') line_type(&model->line, '/');
  model->entry = ENTRY_REFERENCE;
  model->taking_back = false;
  return nothing;
}

static void focus_on(Model *model, const Recommendation *recommendation) {
  model->subgroup = recommendation->subgroup;
  model->recommendation = recommendation->number;
}

static Effect go_to_code(Model *model, const World *world, Action action, Key key) {
  char sentence[ERROR_TEXT_SIZE];
  if (model->line.text[0] == '\0') return cancel_entry(model, world, action, key);
  const Subgroup *subgroup = model_subgroup(model, world->state);
  const Recommendation *found =
      subgroup == NULL
          ? NULL
          : roundtable_find_recommendation(world->state, subgroup->number, model->line.text);
  snprintf(sentence, sizeof sentence,
           _("There is no recommendation « %s » in this subgroup: for another one type « / »."),
           model->line.text);
  cancel_entry(model, world, action, key);
  if (found == NULL) return refuse(model, sentence);
  focus_on(model, found);
  return nothing;
}

static bool go_to_subgroup(Model *model, const World *world, Action action, Key key) {
  const Subgroup *found = vote_subgroup_typed(model, world->state);
  if (found == NULL) return false;
  cancel_entry(model, world, action, key);
  model->subgroup = found->number;
  return true;
}

static Effect go_to_reference(Model *model, const World *world, Action action, Key key) {
  char sentence[ERROR_TEXT_SIZE];
  const Recommendation *found;
  if (is_preparing_entry(model->entry)) return accept_preparing(model, world, action, key);
  if (model->entry == ENTRY_REASON) return give_reason(model, world);
  if (model->entry == ENTRY_LATE_REASON || model->entry == ENTRY_RULES_REASON)
    return give_late_reason(model, world);
  if (model->entry == ENTRY_PHASE) return go_to_typed_phase(model);
  if (go_to_subgroup(model, world, action, key)) return nothing;
  const bool is_there = vote_reference(model, world->state, &found, NULL);
  snprintf(sentence, sizeof sentence,
           _("There is no recommendation « %s »: write it as SUBGROUP/CODE, such as 2/5.2."),
           model->line.text);
  cancel_entry(model, world, action, key);
  if (!is_there) return refuse(model, sentence);
  focus_on(model, found);
  return nothing;
}

static bool begins_with(const char *text, const char *beginning) {
  return strncmp(text, beginning, strlen(beginning)) == 0;
}

static bool begins_reference(const Roundtable *state, const char *text) {
  char reference[REFERENCE_TEXT_SIZE];
  for (size_t i = 0; i < roundtable_subgroup_count(state); i++) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, i);
    if (begins_with(subgroup->text[SUBGROUP_CODE], text)) return true;
    for (size_t j = 0; j < subgroup->recommendation_count; j++) {
      const Recommendation *one = roundtable_recommendation_at(state, subgroup, j);
      if (begins_with(one->code, text) || begins_with(reference_text(state, one, reference), text))
        return true;
    }
  }
  return false;
}

/* On a Belgian keyboard the digits of a reference come without Shift too; but a code may hold the
 * signs of those keys. So a sign that begins no reference here is the digit of its key. */
static Key typed_in_reference(const Model *model, const World *world, Key key) {
  Line tried = model->line;
  int digit = digit_of_key(key);
  if (model->entry != ENTRY_REFERENCE || digit < 0 || !line_type(&tried, key) ||
      begins_reference(world->state, tried.text))
    return key;
  return (Key)('0' + digit);
}

static Effect move_focus(Model *model, const World *world, Action action, Key key) {
  (void)key;
  const Subgroup *subgroup = model_subgroup(model, world->state);
  const Recommendation *focus = model_recommendation(model, world->state);
  if (focus == NULL) return nothing;
  size_t place = vote_place(subgroup, focus->number);
  size_t page = (size_t)vote_table_height(model, world) - 1;
  place = focus_moved(place, subgroup->recommendation_count, page, action);
  focus_on(model, roundtable_recommendation_at(world->state, subgroup, place));
  if (model->entry != ENTRY_ROW) return nothing;
  cancel_entry(model, world, action, key);
  return begin_counts(model, world, action, key);
}

void focus_on_clicked(Model *model, const World *world, Target target) {
  const Recommendation *one = roundtable_recommendation(world->state, target.number);
  if (target.kind == TARGET_TAB && roundtable_subgroup(world->state, target.number) != NULL)
    model->subgroup = target.number;
  if (target.kind == TARGET_LINE && one != NULL) focus_on(model, one);
}

Effect turn_to_subgroup(Model *model, const World *world, Action action, Key key) {
  (void)key;
  size_t count = roundtable_subgroup_count(world->state);
  const Subgroup *shown = model_subgroup(model, world->state);
  for (size_t place = 0; place < count; place++)
    if (roundtable_subgroup_at(world->state, place)->number == shown->number) {
      size_t next = action == ACTION_NEXT_SUBGROUP ? place + 1 : place + count - 1;
      model->subgroup = roundtable_subgroup_at(world->state, next % count)->number;
      return nothing;
    }
  return nothing;
}

/* Undo and redo take the act that the foot of the screen names, or nothing. */
static Effect take_pending(Model *model, const World *world, Action action, Key key) {
  (void)key;
  const Pending *pending = action == ACTION_UNDO ? &world->undo : &world->redo;
  const Subgroup *subgroup = model_subgroup(model, world->state);
  if (pending->act == 0 && action == ACTION_UNDO)
    return refuse(model, _("There is nothing to undo in this subgroup."));
  if (pending->act == 0) return refuse(model, _("There is nothing to redo in this subgroup."));
  return (Effect){
      .kind = action == ACTION_UNDO ? EFFECT_UNDO : EFFECT_REDO,
      .subject = subgroup == NULL ? WHOLE_SESSION : subgroup->number,
      .expected = pending->act,
  };
}

/* A key that is held down comes again and again. */
Effect look_at_focus(Model *model, const World *world, Action action, Key key) {
  (void)action, (void)key;
  if (!results_hidden(world->state)) return nothing;
  model->look_ends_ms = world->now.boot_ms + LOOK_MS;
  if (model->withheld[0] != '\0') model_say(model, true, model->withheld);
  return nothing;
}

static Effect confirm(Model *model, const World *world, Action action, Key key) {
  if (model->entry == ENTRY_PASTED) return accept_preparing(model, world, action, key);
  return close_as_asked(model, world, action, key);
}

/* A reason not given leaves the counts as they were typed. */
static Effect cancel(Model *model, const World *world, Action action, Key key) {
  if (model->entry != ENTRY_REASON) return cancel_entry(model, world, action, key);
  model->entry = ENTRY_ROW;
  line_clear(&model->line);
  return nothing;
}

static Effect show_ranking(Model *model, const World *world, Action action, Key key) {
  char sentence[CANVAS_TEXT_SIZE];
  cancel_entry(model, world, action, key);
  if (results_hidden(world->state)) return refuse(model, results_hidden_sentence(sentence));
  open_ranking(model, world);
  return nothing;
}

static Effect rescue(Model *model, const World *world, Action action, Key key) {
  (void)model, (void)world, (void)action, (void)key;
  return (Effect){.kind = EFFECT_RESCUE};
}

static Effect leave(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  return (Effect){.kind = model->from_list ? EFFECT_CLOSE_SESSION : EFFECT_QUIT};
}

const Screen vote_screen = {
    .handle =
        {
            [ACTION_GREEN] = count_colour,
            [ACTION_YELLOW] = count_colour,
            [ACTION_RED] = count_colour,
            [ACTION_TAKE_BACK] = take_back,
            [ACTION_COUNTS] = begin_counts,
            [ACTION_NEXT_CELL] = next_cell,
            [ACTION_PREVIOUS_CELL] = previous_cell,
            [ACTION_ADD_COUNTS] = toggle_adding,
            [ACTION_REASON] = explain_counts,
            [ACTION_START_VOTE] = start_or_reopen,
            [ACTION_CLOSE_VOTE] = ask_to_close,
            [ACTION_CLOSE_ALL] = ask_to_close,
            [ACTION_CONFIRM] = confirm,
            [ACTION_PHASE] = time_phase,
            [ACTION_NEXT_PHASE] = end_phase,
            [ACTION_GO_TO_PHASE] = begin_going_to_phase,
            [ACTION_BELL] = toggle_bell,
            [ACTION_UNDO] = take_pending,
            [ACTION_REDO] = take_pending,
            [ACTION_LOOK] = look_at_focus,
            [ACTION_BOARD] = turn_into_board,
            [ACTION_UP] = move_focus,
            [ACTION_DOWN] = move_focus,
            [ACTION_PAGE_UP] = move_focus,
            [ACTION_PAGE_DOWN] = move_focus,
            [ACTION_FIRST] = move_focus,
            [ACTION_LAST] = move_focus,
            [ACTION_NEXT_SUBGROUP] = turn_to_subgroup,
            [ACTION_PREVIOUS_SUBGROUP] = turn_to_subgroup,
            [ACTION_DIGIT] = type_digit,
            [ACTION_POINT] = type_point,
            [ACTION_REFERENCE] = begin_reference,
            [ACTION_GO] = go_to_code,
            [ACTION_ACCEPT] = go_to_reference,
            [ACTION_ERASE] = erase,
            [ACTION_CANCEL] = cancel,
            [ACTION_RANKING] = show_ranking,
            [ACTION_PREPARE] = show_preparing,
            [ACTION_JOURNAL] = show_journal,
            [ACTION_RESCUE] = rescue,
            [ACTION_ADD] = begin_recommendation,
            [ACTION_BALLOTS] = begin_ballots,
            [ACTION_KIOSK] = begin_kiosk,
            [ACTION_HELP] = show_help,
            [ACTION_QUIT] = leave,
        },
    .focus = focus_on_clicked,
    .typed = typed_in_reference,
    .refuse_stray = refuse_stray,
    .draw = draw_vote,
};
