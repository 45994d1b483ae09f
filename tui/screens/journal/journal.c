/* The journal, as keys change what is looked at in it; how it looks is in journal_view.c. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/acts/revert.h"
#include "tui/screens/journal/journal_view.h"
#include "tui/screens/screen.h"

static const Effect nothing = {.kind = EFFECT_NONE};

static Effect refuse(Model *model, const char *sentence) {
  model_say(model, true, sentence);
  return nothing;
}

Effect show_journal(Model *model, const World *world, Action action, Key key) {
  const ScreenName before = model->screen;
  cancel_entry(model, world, action, key);
  model->journal = (JournalLook){0};
  model->screen_before_journal = before;
  model->screen = SCREEN_JOURNAL;
  return nothing;
}

static uint64_t focus_of(const Model *model, const World *world) {
  return journal_focus(&model->journal, world->state);
}

/* On the last line the focus follows what is added. */
static void focus_on(Model *model, const World *world, uint64_t seq) {
  model->journal.focus = seq == roundtable_seq(world->state) ? 0 : seq;
  model->journal.top = 0;
}

static void focus_on_event(Model *model, const World *world, Target target) {
  if (journal_holds(world->state, model->journal.subgroup, target.number))
    focus_on(model, world, target.number);
}

static int lines_moved(Action action, int page, int all) {
  if (action == ACTION_UP) return -1;
  if (action == ACTION_DOWN) return 1;
  if (action == ACTION_PAGE_UP) return -page;
  if (action == ACTION_PAGE_DOWN) return page;
  return action == ACTION_FIRST ? -all : all;
}

static void scroll(Model *model, const World *world, Action action) {
  const size_t height = (size_t)journal_height(model, world), lines = journal_detail_lines(world);
  const size_t tops = lines > height ? lines - height + 1 : 1;
  model->journal.top = focus_moved(model->journal.top, tops, height - 1, action);
}

/* While an event is shown as a whole, a page is one of its text. */
static Effect move_focus(Model *model, const World *world, Action action, Key key) {
  (void)key;
  const bool pages = action == ACTION_PAGE_UP || action == ACTION_PAGE_DOWN;
  const int page = journal_height(model, world) - 1, all = (int)roundtable_seq(world->state);
  if (model->journal.opened && pages)
    scroll(model, world, action);
  else
    focus_on(model, world,
             journal_moved(&model->journal, world->state, focus_of(model, world),
                           lines_moved(action, page, all)));
  return nothing;
}

/* All events, then those of each subgroup, and all again. */
static Effect filter(Model *model, const World *world, Action action, Key key) {
  (void)key;
  const size_t count = roundtable_subgroup_count(world->state);
  const size_t step = action == ACTION_NEXT_SUBGROUP ? 1 : count;
  size_t place = 0; /* 0: all */
  for (size_t i = 0; i < count; i++)
    if (roundtable_subgroup_at(world->state, i)->number == model->journal.subgroup) place = i + 1;
  place = (place + step) % (count + 1);
  model->journal.subgroup = place == 0 ? (uint32_t)WHOLE_SESSION
                                       : roundtable_subgroup_at(world->state, place - 1)->number;
  model->journal.top = 0;
  return nothing;
}

static Effect open_event(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  model->journal.opened = !model->journal.opened;
  model->journal.top = 0;
  return nothing;
}

static Effect begin_revert(Model *model, const World *world, Action action, Key key) {
  (void)action, (void)key;
  Error why = {0};
  const uint64_t focus = focus_of(model, world);
  if (focus == 0) return refuse(model, _("There is no event here."));
  if (!event_can_be_reverted(world->state, focus, &why)) return refuse(model, why.text);
  model->journal.focus = focus; /* stays on it, whatever others add */
  model->entry = ENTRY_REVERT;
  line_clear(&model->line);
  return nothing;
}

static Effect begin_search(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  model->entry = ENTRY_SEARCH;
  line_open(&model->line, "");
  return nothing;
}

static Effect go_to_number(Model *model, const World *world) {
  char sentence[ERROR_TEXT_SIZE];
  const uint64_t seq = strtoull(model->journal.sought, NULL, 10);
  snprintf(sentence, sizeof sentence, _("There is no event %s."), model->journal.sought);
  if (seq == 0 || seq > roundtable_seq(world->state)) return refuse(model, sentence);
  if (!journal_holds(world->state, model->journal.subgroup, seq))
    model->journal.subgroup = WHOLE_SESSION;
  focus_on(model, world, seq);
  return nothing;
}

static Effect search_on(Model *model, const World *world, Action action, Key key) {
  (void)action, (void)key;
  const char *sought = model->journal.sought;
  if (sought[0] == '\0') return begin_search(model, world, action, key);
  if (strspn(sought, "0123456789") == strlen(sought)) return go_to_number(model, world);
  return (Effect){.kind = EFFECT_SEARCH, .text = sought};
}

static Effect accept(Model *model, const World *world, Action action, Key key) {
  const bool is_empty = model->line.text[0] == '\0';
  if (model->entry == ENTRY_REVERT && is_empty)
    return refuse(model, _("Taking back needs a reason: type it, or leave with Esc."));
  if (model->entry == ENTRY_REVERT)
    return (Effect){
        .kind = EFFECT_REVERT, .expected = focus_of(model, world), .text = model->line.text};
  snprintf(model->journal.sought, sizeof model->journal.sought, "%s", model->line.text);
  cancel_entry(model, world, action, key);
  return is_empty ? nothing : search_on(model, world, action, key);
}

/* Undo and redo take the act that the foot of the screen names, or nothing. */
static Effect take_pending(Model *model, const World *world, Action action, Key key) {
  (void)key;
  const bool undoes = action == ACTION_UNDO;
  const Pending *pending = undoes ? &world->undo : &world->redo;
  if (pending->act == 0)
    return refuse(model, undoes ? _("There is nothing to undo.") : _("There is nothing to redo."));
  return (Effect){.kind = undoes ? EFFECT_UNDO : EFFECT_REDO,
                  .subject = model_scope(model, world->state),
                  .expected = pending->act};
}

static Effect back(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  if (model->journal.opened)
    model->journal.opened = false;
  else
    model->screen = model->screen_before_journal;
  return nothing;
}

const Screen journal_screen = {
    .handle =
        {
            [ACTION_UP] = move_focus,          [ACTION_DOWN] = move_focus,
            [ACTION_PAGE_UP] = move_focus,     [ACTION_PAGE_DOWN] = move_focus,
            [ACTION_FIRST] = move_focus,       [ACTION_LAST] = move_focus,
            [ACTION_NEXT_SUBGROUP] = filter,   [ACTION_PREVIOUS_SUBGROUP] = filter,
            [ACTION_WHOLE_EVENT] = open_event, [ACTION_REVERT] = begin_revert,
            [ACTION_SEARCH] = begin_search,    [ACTION_SEARCH_ON] = search_on,
            [ACTION_ACCEPT] = accept,          [ACTION_CANCEL] = cancel_entry,
            [ACTION_LOOK] = look_at_focus,     [ACTION_UNDO] = take_pending,
            [ACTION_REDO] = take_pending,      [ACTION_REPLAY] = replay_from_event,
            [ACTION_HELP] = show_help,         [ACTION_BACK] = back,
        },
    .focus = focus_on_event,
    .draw = draw_journal,
};
