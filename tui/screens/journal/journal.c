/* The journal, as keys change what is looked at in it; how it looks is in journal_view.c. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/acts/revert.h"
#include "tui/screens/journal/journal_view.h"
#include "tui/screens/screen.h"

Effect show_journal(Model *model, const ViewData *data, KeyPress press) {
  (void)data, (void)press;
  const ScreenName before = model->screen;
  end_entry(model);
  model->journal = (JournalViewState){0};
  model->screen_before_journal = before;
  model->screen = SCREEN_JOURNAL;
  return nothing;
}

static uint64_t focus_of(const Model *model, const ViewData *data) {
  return journal_focus(&model->journal, data->state);
}

/* On the last line the focus follows what is added. */
static void focus_on(Model *model, const ViewData *data, uint64_t seq) {
  model->journal.focus = seq == roundtable_seq(data->state) ? 0 : seq;
  model->journal.top = 0;
}

static void focus_on_event(Model *model, const ViewData *data, Target target) {
  if (journal_holds(data->state, model->journal.subgroup, target.number))
    focus_on(model, data, target.number);
}

static int lines_moved(int move, int page, int all) {
  if (move == MOVE_UP) return -1;
  if (move == MOVE_DOWN) return 1;
  if (move == MOVE_PAGE_UP) return -page;
  if (move == MOVE_PAGE_DOWN) return page;
  return move == MOVE_FIRST ? -all : all;
}

static void scroll(Model *model, const ViewData *data, int move) {
  const size_t height = (size_t)journal_height(model, data), lines = journal_detail_lines(data);
  const size_t tops = lines > height ? lines - height + 1 : 1;
  model->journal.top = focus_moved(model->journal.top, tops, height - 1, move);
}

/* While an event is shown as a whole, a page is one of its text. */
static Effect move_focus(Model *model, const ViewData *data, KeyPress press) {
  const bool pages = press.argument == MOVE_PAGE_UP || press.argument == MOVE_PAGE_DOWN;
  const int page = journal_height(model, data) - 1, all = (int)roundtable_seq(data->state);
  if (model->journal.opened && pages)
    scroll(model, data, press.argument);
  else
    focus_on(model, data,
             journal_moved(&model->journal, data->state, focus_of(model, data),
                           lines_moved(press.argument, page, all)));
  return nothing;
}

/* All events, then those of each subgroup, and all again. */
static Effect filter(Model *model, const ViewData *data, KeyPress press) {
  const size_t count = roundtable_subgroup_count(data->state);
  const size_t step = press.argument > 0 ? 1 : count;
  size_t place = 0; /* 0: all */
  for (size_t i = 0; i < count; i++)
    if (roundtable_subgroup_at(data->state, i)->number == model->journal.subgroup) place = i + 1;
  place = (place + step) % (count + 1);
  model->journal.subgroup =
      place == 0 ? (uint32_t)WHOLE_SESSION : roundtable_subgroup_at(data->state, place - 1)->number;
  model->journal.top = 0;
  return nothing;
}

static Effect open_event(Model *model, const ViewData *data, KeyPress press) {
  (void)data, (void)press;
  model->journal.opened = !model->journal.opened;
  model->journal.top = 0;
  return nothing;
}

static Effect begin_revert(Model *model, const ViewData *data, KeyPress press) {
  (void)press;
  Error why = {0};
  const uint64_t focus = focus_of(model, data);
  if (focus == 0) return refuse(model, _("There is no event here."));
  if (!event_can_be_reverted(data->state, focus, &why)) return refuse(model, why.text);
  model->journal.focus = focus; /* stays on it, whatever others add */
  model->entry = ENTRY_REVERT;
  line_clear(&model->line);
  return nothing;
}

static Effect begin_search(Model *model, const ViewData *data, KeyPress press) {
  (void)data, (void)press;
  model->entry = ENTRY_SEARCH;
  line_open(&model->line, "");
  return nothing;
}

static Effect go_to_number(Model *model, const ViewData *data) {
  char sentence[ERROR_TEXT_SIZE];
  const uint64_t seq = strtoull(model->journal.sought, NULL, 10);
  snprintf(sentence, sizeof sentence, _("There is no event %s."), model->journal.sought);
  if (seq == 0 || seq > roundtable_seq(data->state)) return refuse(model, sentence);
  if (!journal_holds(data->state, model->journal.subgroup, seq))
    model->journal.subgroup = WHOLE_SESSION;
  focus_on(model, data, seq);
  return nothing;
}

static Effect search_on(Model *model, const ViewData *data, KeyPress press) {
  const char *sought = model->journal.sought;
  if (sought[0] == '\0') return begin_search(model, data, press);
  if (strspn(sought, "0123456789") == strlen(sought)) return go_to_number(model, data);
  return (Effect){.kind = EFFECT_SEARCH, .text = sought};
}

static Effect accept(Model *model, const ViewData *data, KeyPress press) {
  const bool is_empty = model->line.text[0] == '\0';
  if (model->entry == ENTRY_REVERT && is_empty)
    return refuse(model, _("Taking back needs a reason: type it, or leave with Esc."));
  if (model->entry == ENTRY_REVERT)
    return (Effect){
        .kind = EFFECT_REVERT, .expected = focus_of(model, data), .text = model->line.text};
  snprintf(model->journal.sought, sizeof model->journal.sought, "%s", model->line.text);
  end_entry(model);
  return is_empty ? nothing : search_on(model, data, press);
}

/* Undo and redo take the act that the foot of the screen names, or nothing. */
static Effect take_pending(Model *model, const ViewData *data, KeyPress press) {
  const bool undoes = press.argument == EFFECT_UNDO;
  const Pending *pending = undoes ? &data->undo : &data->redo;
  if (pending->act == 0)
    return refuse(model, undoes ? _("There is nothing to undo.") : _("There is nothing to redo."));
  return (Effect){.kind = undoes ? EFFECT_UNDO : EFFECT_REDO,
                  .subject = model_scope(model, data->state),
                  .expected = pending->act};
}

static Effect back(Model *model, const ViewData *data, KeyPress press) {
  (void)data, (void)press;
  if (model->journal.opened)
    model->journal.opened = false;
  else
    model->screen = model->screen_before_journal;
  return nothing;
}

static const Binding keys[] = {
    UNDO_KEYS(IN_JOURNAL, take_pending),
    {"revert", IN_JOURNAL, "x Del", N_("revert"),
     N_("take back the event in focus, with a reason; it stays in the journal"), begin_revert},
    {"whole-event", IN_JOURNAL, "Enter", N_("whole"),
     N_("show all of the event in focus: texts before and after, reasons"), open_event},
    {"search", IN_JOURNAL, "/", N_("search"),
     N_("search upwards for words, or go to the number of an event"), begin_search},
    {"search-on", IN_JOURNAL, KEY_SEARCH_ON, NULL, N_("search on for the same words"), search_on},
    {"look", IN_JOURNAL, KEY_LOOK, N_("look"),
     N_("show the row in focus for two seconds while results are hidden"), look_at_focus,
     .flags = LOOKS},
    MOVING_KEYS(IN_JOURNAL, move_focus),
    SUBGROUP_KEYS(IN_JOURNAL, filter),
    {"replay", IN_JOURNAL, "p", N_("replay"),
     N_("replay the session, from the event in focus if there is one; nothing is changed"),
     replay_from_event},
    BACK_KEY(IN_JOURNAL, back),
};

const Screen journal_screen = {
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .accept = accept,
    .focus = focus_on_event,
    .draw = draw_journal,
};
