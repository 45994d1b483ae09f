/* Two terminals of random keys on one session in a file, beside a writer that undoes and corrects:
 * storm KEYS [SEED]. Whatever a terminal records aims at what it showed when its key came, or when
 * the entry or question began that the key ends; and the file tells the same as the terminals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sessions/acts.h"
#include "sessions/verify.h"
#include "tests/sessions/sample.h"
#include "tui/desk.h"
#include "tui/screens/kiosk.h"
#include "tui/update.h"
#include "tui/view.h"

#include <cmocka.h>

enum { SEATS = 2, ROUND_KEYS = 500 };

/* What a terminal shows, as far as an act can aim at it. */
typedef struct Shown {
  ScreenName screen;
  Entry entry;
  Action asked;
  uint32_t subgroup, recommendation; /* in focus of the vote */
  OutlineLine line;                  /* in focus of the agenda … */
  OutlineLine owner;
  uint32_t line_subgroup; /* … and where it stands, or a new one would */
  uint32_t row;           /* whose counts are being typed */
  uint64_t undo, redo, event;
  BallotPaper paper, called;
  int64_t ballot;
} Shown;

typedef struct Seat {
  Desk desk;
  Model model;
  int rows, columns;
  Shown begun; /* when the entry or question began */
} Seat;

typedef struct Storm {
  SampleFolder folder;
  char path[SAMPLE_PATH_SIZE];
  Random random;
  uint64_t seed, keys, acts;
  Seat seats[SEATS];
  Session *writer;
} Storm;

static uint32_t below(Storm *storm, uint32_t bound) {
  return random_below(&storm->random, bound);
}

static void fail_storm(const Storm *storm, const char *why, const Event *event) {
  fprintf(stderr, "seed %llu, key %llu: %s (event %llu of kind %d)\n",
          (unsigned long long)storm->seed, (unsigned long long)storm->keys, why,
          event == NULL ? 0ULL : (unsigned long long)event->stamp.seq,
          event == NULL ? 0 : (int)event->kind);
  assert_null(why);
}

static Shown shown_by(const Seat *seat) {
  const Model *model = &seat->model;
  const World *world = &seat->desk.world;
  const Roundtable *state = world->state;
  const Subgroup *subgroup = model_subgroup(model, state);
  const Recommendation *focus = model_recommendation(model, state);
  Shown shown = {.screen = model->screen,
                 .entry = model->entry,
                 .asked = model->asked,
                 .subgroup = subgroup == NULL ? 0 : subgroup->number,
                 .recommendation = focus == NULL ? 0 : focus->number,
                 .row = model->counts.recommendation,
                 .undo = world->undo.act,
                 .redo = world->redo.act,
                 .event = journal_focus(&model->journal, state),
                 .paper = model->ballot.paper,
                 .called = model->ballot.seen,
                 .ballot = model->ballot.number};
  shown.line = model_line_to_follow(model, state);
  shown.owner = outline_owner(shown.line);
  shown.line_subgroup = outline_subgroup(state, shown.line);
  return shown;
}

/* What the event is about, and whether the terminal showed it. */
static bool aims_at_line(const Event *event, const Shown *target) {
  const bool is_subgroup = target->owner.kind == OUTLINE_SUBGROUP;
  const uint32_t subject = target->owner.subject;
  switch ((int)event->kind) {
  case EVENT_RECOMMENDATION_EDITED: return !is_subgroup && event->text.subject == subject;
  case EVENT_SUBGROUP_EDITED:
    return event->text.subject == (is_subgroup ? subject : target->line_subgroup);
  case EVENT_SUBGROUP_STATUS_SET:
    return event->number.subject == (is_subgroup ? subject : target->line_subgroup);
  case EVENT_SUBGROUP_VOTERS_SET:
  case EVENT_SUBGROUP_MOVED: return is_subgroup && event->number.subject == subject;
  case EVENT_RECOMMENDATION_STATUS_SET:
    return target->line.kind == OUTLINE_PARENT ||
           (!is_subgroup && event->number.subject == subject);
  case EVENT_RECOMMENDATION_MOVED: return event->moved.recommendation == subject;
  case EVENT_RECOMMENDATION_ADDED: return event->recommendation.subgroup == target->line_subgroup;
  default: return true;
  }
}

static bool is_on(const BallotPaper *paper, uint32_t recommendation) {
  for (size_t n = 0; n < paper->count; n++)
    if (paper->entries[n].recommendation == recommendation) return true;
  return false;
}

static bool aims_at_ballot(const Event *event, const Shown *shown) {
  if (shown->ballot != NEXT_BALLOT && event->ballot.ballot != shown->ballot) return false;
  for (size_t n = 0; n < event->ballot.line_count; n++)
    if (!is_on(&shown->paper, event->ballot.lines[n].recommendation) &&
        !is_on(&shown->called, event->ballot.lines[n].recommendation))
      return false;
  return true;
}

static bool aims_at_past(const Storm *storm, const Event *event, const Shown *shown,
                         const Shown *target, EffectKind effect) {
  const Happening *corrected =
      history_at(session_state(storm->writer), (uint64_t)event->correction.corrects);
  if (effect == EFFECT_UNDO) return corrected->act == shown->undo;
  if (effect == EFFECT_REDO) return corrected->act == shown->redo || corrected->corrects == 0;
  return effect == EFFECT_REVERT && (uint64_t)event->correction.corrects == target->event;
}

static bool aims_at_vote(const Event *event, const Shown *shown, const Shown *target,
                         EffectKind effect) {
  const bool is_closing = effect == EFFECT_CLOSE_VOTE && shown->asked == ACTION_CLOSE_VOTE;
  if (!is_closing && effect != EFFECT_REOPEN_VOTE) return effect != EFFECT_UNDO;
  return event->number.subject == target->subgroup;
}

static bool is_aimed(const Storm *storm, const Event *event, const Shown *shown,
                     const Shown *target, EffectKind effect) {
  switch ((int)event->kind) {
  case EVENT_DOTS_COUNTED: return event->dots.recommendation == target->recommendation;
  case EVENT_COUNTS_SET: return event->counts.recommendation == shown->row;
  case EVENT_SUBGROUP_VOTE_SET: return aims_at_vote(event, shown, target, effect);
  case EVENT_CORRECTION: return aims_at_past(storm, event, shown, target, effect);
  case EVENT_BALLOT_CAST:
  case EVENT_BALLOT_WITHDRAWN: return aims_at_ballot(event, shown);
  default: break;
  }
  if (effect == EFFECT_CHANGE) return aims_at_line(event, target);
  if (effect == EFFECT_COUNT_ROW && event->kind == EVENT_RECOMMENDATION_EDITED)
    return event->text.subject == shown->row;
  if (effect == EFFECT_GIVE_REASON) return event->text.subject == target->recommendation;
  return true;
}

static void check_acts(Storm *storm, const Shown *shown, const Shown *target, EffectKind effect,
                       uint64_t before) {
  Error err = {0};
  bool changed;
  const Event *event;
  assert_done(session_refresh(storm->writer, &changed, &err), &err);
  for (uint64_t seq = before + 1; seq <= roundtable_seq(session_state(storm->writer)); seq++) {
    assert_done(session_event(storm->writer, seq, &event, &err), &err);
    if (!is_aimed(storm, event, shown, target, effect))
      fail_storm(storm, "an act aims at what was not shown", event);
    storm->acts++;
  }
}

/* As people type: what the situation offers, and now and then anything. */
static Key any_key(Storm *storm) {
  static const char letters[] = "vjrgyeunxzoalpcstmbdwhi/?:12345 09";
  static const Key others[] = {PRESS_ENTER, PRESS_ESCAPE,    PRESS_UP,        PRESS_DOWN,
                               PRESS_TAB,   PRESS_BACKSPACE, PRESS_CONTROL_R, PRESS_END,
                               PRESS_HOME,  PRESS_PAGE_DOWN, PRESS_CONTROL_S, 0xe9};
  if (below(storm, 3) == 0) return others[below(storm, sizeof others / sizeof others[0])];
  return (Key)letters[below(storm, sizeof letters - 1)];
}

static Key offered_key(Storm *storm, Situation situation) {
  Action action = ACTION_NONE;
  do
    action = (Action)(1 + below(storm, ACTION_COUNT - 1));
  while ((action_description(action)->situations & (unsigned)situation) == 0);
  const Key key = action_key(situation, action);
  return key == 0 ? (Key)('0' + below(storm, 10)) : key;
}

static Key next_key(Storm *storm, Situation situation) {
  static const char votes[] = "vvvvjjjrrrgye12u";
  static const Key moves[] = {PRESS_DOWN, PRESS_DOWN, PRESS_UP, PRESS_TAB, PRESS_END};
  const uint32_t draw = below(storm, 100);
  if (situation == IN_LINE || situation == IN_ROW || situation == IN_QUESTION) {
    if (draw < 30) return PRESS_ENTER;
    if (draw < 36) return PRESS_ESCAPE;
    if (draw < 90 && situation == IN_ROW) return (Key)('0' + below(storm, 4));
  }
  if (situation == IN_VOTE && draw < 35) return (Key)votes[below(storm, sizeof votes - 1)];
  if (draw < 50) return moves[below(storm, sizeof moves / sizeof moves[0])];
  return draw < 88 ? offered_key(storm, situation) : any_key(storm);
}

static Input next_input(Storm *storm, const Seat *seat) {
  static const char *const pastes[] = {"Revoir la loi", "Un fonds\nUn conseiller\n", "vvvv", ""};
  const uint32_t draw = below(storm, 200);
  if (draw == 0)
    return (Input){.kind = INPUT_PASTE, .text = pastes[below(storm, 4)], .is_unmarked = true};
  if (draw == 1) return (Input){.kind = INPUT_PASTE, .text = pastes[below(storm, 4)]};
  if (draw < 8) return (Input){.kind = INPUT_NOTHING};
  return (Input){.kind = INPUT_KEY, .key = next_key(storm, model_situation(&seat->model))};
}

/* Files are written elsewhere, and the keyboard is never handed over. */
static bool is_outside(EffectKind effect) {
  return effect == EFFECT_PRINT_REPORT || effect == EFFECT_SAVE_REPORT ||
         effect == EFFECT_CHOOSE_PIN || effect == EFFECT_QUIT || effect == EFFECT_REPLAY;
}

static void show(Seat *seat) {
  Canvas canvas;
  Error err = {0};
  const World *world = desk_world(&seat->desk, &seat->model, seat->rows, seat->columns);
  assert_done(canvas_open(&canvas, seat->rows, seat->columns, &err), &err);
  view(&canvas, &seat->model, world);
  canvas_close(&canvas);
}

static void remember_beginning(Seat *seat, const Shown *shown) {
  const Model *model = &seat->model;
  const bool goes_on = (shown->entry == ENTRY_RECOMMENDATION && model->entry == ENTRY_PASTED) ||
                       (shown->entry == model->entry && shown->asked == model->asked);
  if (!goes_on) seat->begun = *shown;
}

/* A key, understood in what was shown before others wrote. */
static void strike(Storm *storm, Seat *seat) {
  Error err = {0};
  if (seat->model.screen == SCREEN_KIOSK) seat->model.screen = SCREEN_VOTE;
  const uint64_t before = roundtable_seq(session_state(storm->writer));
  const Shown shown = shown_by(seat);
  const bool is_begun = shown.entry != ENTRY_NONE || shown.asked != ACTION_NONE;
  const Shown target = is_begun ? seat->begun : shown;
  Effect effect = update(&seat->model, &seat->desk.world, next_input(storm, seat));
  if (is_outside(effect.kind)) effect = (Effect){.kind = EFFECT_NONE};
  desk_do(&seat->desk, &seat->model, &effect);
  storm->keys++;
  check_acts(storm, &shown, &target, effect.kind, before);
  remember_beginning(seat, &shown);
  if (effect.kind == EFFECT_NONE || below(storm, 2) == 0)
    assert_done(desk_refresh(&seat->desk, &err), &err);
  if (below(storm, 100) == 0) {
    seat->rows = 8 + (int)below(storm, 40);
    seat->columns = 20 + (int)below(storm, 120);
  }
  show(seat);
}

/* The terminals may have taken back the whole agenda. */
static bool has_recommendations(const Roundtable *state) {
  for (uint32_t number = 1; number <= roundtable_recommendation_total(state); number++)
    if (roundtable_recommendation(state, number) != NULL) return true;
  return false;
}

static void write_beside(Storm *storm) {
  Error err = {0};
  bool changed;
  uint64_t taken;
  const bool undoes = below(storm, 3) != 0;
  if (undoes && history_undoable(session_state(storm->writer), WHOLE_SESSION) > SAMPLE_EVENTS)
    undo_act(storm->writer, WHOLE_SESSION, 0, &taken, NULL);
  else if (has_recommendations(session_state(storm->writer)))
    random_act(storm->writer, &storm->random);
  assert_done(session_refresh(storm->writer, &changed, &err), &err);
}

static void begin_round(Storm *storm) {
  Error err = {0};
  storm->folder = sample_folder_make();
  sample_path(&storm->folder, "storm.gommette", storm->path);
  session_close(sample_session(storm->path));
  storm->writer = sample_open(storm->path);
  for (int n = 0; n < SEATS; n++) {
    Seat *seat = &storm->seats[n];
    *seat = (Seat){.desk = desk_empty(NULL), .rows = 24, .columns = 80};
    assert_done(desk_open(&seat->desk, storm->path, &err), &err);
    seat->model = model_of_session(session_state(seat->desk.session), false);
    show(seat);
  }
}

/* The file read anew is what each terminal has in mind, and whole. */
static void end_round(Storm *storm) {
  Error err = {0};
  Verification found;
  Session *anew = sample_open(storm->path);
  for (int n = 0; n < SEATS; n++) {
    assert_done(desk_refresh(&storm->seats[n].desk, &err), &err);
    assert_same_state(session_state(storm->seats[n].desk.session), session_state(anew));
    desk_clear(&storm->seats[n].desk);
  }
  session_close(anew);
  session_close(storm->writer);
  assert_done(verify_file(storm->path, &found, &err), &err);
  sample_folder_remove(storm->folder);
}

typedef struct Wanted {
  uint64_t keys, seed;
} Wanted;

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
  printf("# %llu keys, %llu events\n", (unsigned long long)storm->keys,
         (unsigned long long)storm->acts);
  assert_true(storm->acts > storm->keys / 50);
  free(storm);
}

int main(int argc, char **argv) {
  Wanted wanted = {.keys = argc > 1 ? strtoull(argv[1], NULL, 10) : ROUND_KEYS,
                   .seed = argc > 2 ? strtoull(argv[2], NULL, 10) : (uint64_t)time(NULL)};
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_prestate(no_act_aims_at_what_was_not_shown, &wanted)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
