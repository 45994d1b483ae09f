/* The list of sessions, and three ways to have a first one. */
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/library/trash.h"
#include "tui/screens/list/list_view.h"
#include "tui/screens/screen.h"
#include "tui/screens/widgets/widgets.h"

static const Effect nothing = {.kind = EFFECT_NONE};

static Effect make_demonstration(Model *model, const World *world, Action action, Key key) {
  (void)model, (void)world, (void)action, (void)key;
  return (Effect){.kind = EFFECT_MAKE_DEMONSTRATION};
}

static Effect begin_line(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)key;
  model->entry = action == ACTION_IMPORT ? ENTRY_CSV : ENTRY_TITLE;
  line_clear(&model->line);
  return nothing;
}

/* A line that is about the session in focus, which the focus follows from then on; it begins with
 * its title or with nothing. */
static Effect begin_about_focus(Model *model, const World *world, Action action, Key key) {
  static const Entry entries[ACTION_COUNT] = {[ACTION_NEW_FROM] = ENTRY_TITLE_FROM,
                                              [ACTION_RENAME] = ENTRY_RENAME,
                                              [ACTION_COPY_TO] = ENTRY_COPY_TO,
                                              [ACTION_DELETE_SESSION] = ENTRY_DELETE};
  const LibraryEntry *entry = list_entry(model, world);
  bool is_title = action == ACTION_NEW_FROM || action == ACTION_RENAME;
  (void)key;
  if (entry == NULL) {
    model_say(model, true, _("Go to a session first: this is about one."));
    return nothing;
  }
  model->entry = entries[action];
  model->list.has_chosen = true;
  model->list_aim = list_mark_of(entry);
  snprintf(model->list_title, sizeof model->list_title, "%s", card_text(&entry->card, CARD_TITLE));
  line_open(&model->line, is_title ? card_text(&entry->card, CARD_TITLE) : "");
  return nothing;
}

static Effect begin_search(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  model->entry = ENTRY_FIND;
  line_open(&model->line, model->list.words);
  return nothing;
}

static Effect accept_search(Model *model) {
  snprintf(model->list.words, sizeof model->list.words, "%s", model->line.text);
  model->entry = ENTRY_NONE;
  return nothing;
}

/* A line about one session is about no other, wherever the focus is by now. */
static bool is_about_another(const Model *model, const World *world) {
  const LibraryEntry *entry = list_entry(model, world);
  bool is_about_one = model->entry == ENTRY_TITLE_FROM || model->entry == ENTRY_RENAME ||
                      model->entry == ENTRY_COPY_TO || model->entry == ENTRY_DELETE;
  return is_about_one && (entry == NULL || !list_mark_is(&model->list_aim, entry));
}

static Effect refuse_gone(Model *model) {
  char sentence[ERROR_TEXT_SIZE];
  snprintf(sentence, sizeof sentence, _("« %s » is gone from the list: nothing was done."),
           model->list_aim.name);
  model->entry = ENTRY_NONE;
  model_say(model, true, sentence);
  return nothing;
}

static Effect accept_deleting(Model *model) {
  bool is_meant = is_trash_word(model->line.text);
  model->entry = ENTRY_NONE;
  if (!is_meant) {
    model_say(model, true, _("The word was not typed: nothing was deleted."));
    return nothing;
  }
  return (Effect){.kind = EFFECT_DELETE_SESSION, .index = model->list_focus};
}

static Effect accept_line(Model *model, const World *world, Action action, Key key) {
  static const EffectKind effects[ENTRY_COUNT] = {[ENTRY_CSV] = EFFECT_IMPORT_CSV,
                                                  [ENTRY_TITLE] = EFFECT_NEW_SESSION,
                                                  [ENTRY_TITLE_FROM] = EFFECT_NEW_FROM,
                                                  [ENTRY_RENAME] = EFFECT_RENAME_SESSION,
                                                  [ENTRY_COPY_TO] = EFFECT_COPY_SESSION};
  (void)action, (void)key;
  if (model->entry == ENTRY_FIND) return accept_search(model);
  if (is_about_another(model, world)) return refuse_gone(model);
  if (model->entry == ENTRY_DELETE) return accept_deleting(model);
  EffectKind kind = effects[model->entry];
  model->entry = ENTRY_NONE;
  if (model->line.text[0] == '\0') return nothing;
  return (Effect){.kind = kind, .index = model->list_focus, .text = model->line.text};
}

/* What was typed to search goes with it. */
static Effect cancel(Model *model, const World *world, Action action, Key key) {
  if (model->entry == ENTRY_FIND) model->list.words[0] = '\0';
  return cancel_entry(model, world, action, key);
}

static Effect show_all(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  if (model->list.words[0] != '\0')
    model->list.words[0] = '\0';
  else
    model->list.marks.count = 0;
  return nothing;
}

static void say_no_more_marks(Model *model) {
  char sentence[ERROR_TEXT_SIZE];
  snprintf(sentence, sizeof sentence, _("%d sessions are marked: more are not compared at once."),
           PANEL_MAX);
  model_say(model, true, sentence);
}

/* What cannot be compared says why. */
static Effect turn_mark(Model *model, const World *world, Action action, Key key) {
  const LibraryEntry *entry = list_entry(model, world);
  (void)action, (void)key;
  if (entry == NULL)
    model_say(model, true, _("Go to a session first: this is about one."));
  else if (entry->card.trouble != NULL && !list_marks_hold(&model->list.marks, entry))
    model_say(model, true, entry->card.trouble);
  else if (!list_marks_turn(&model->list.marks, entry))
    say_no_more_marks(model);
  return nothing;
}

static Effect compare_marked(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  if (model->list.marks.count >= 2) return (Effect){.kind = EFFECT_COMPARE_MARKED};
  model_say(model, true, _("Mark two sessions or more with the space bar first."));
  return nothing;
}

static Effect open_focus(Model *model, const World *world, Action action, Key key) {
  (void)action;
  if (list_entry(model, world) != NULL)
    return (Effect){.kind = EFFECT_OPEN_SESSION, .index = model->list_focus};
  Action offered = list_offer((model->list_focus - list_count(world)) % LIST_OFFERS)->action;
  return list_screen.handle[offered](model, world, offered, key);
}

static EffectKind effect_on_focus(Action action) {
  if (action == ACTION_PREPARE) return EFFECT_PREPARE_SESSION;
  return action == ACTION_REPLAY ? EFFECT_REPLAY : EFFECT_ARCHIVE_SESSION;
}

static Effect act_on_focus(Model *model, const World *world, Action action, Key key) {
  (void)key;
  if (list_entry(model, world) == NULL) {
    model_say(model, true, _("Go to a session first: this is about one."));
    return nothing;
  }
  return (Effect){.kind = effect_on_focus(action), .index = model->list_focus};
}

static Effect move_focus(Model *model, const World *world, Action action, Key key) {
  (void)key;
  size_t page = (size_t)list_height(model, world) - 1;
  if (model->asks_voters) {
    const size_t height = (size_t)same_voters_height(world), count = world->doubtful_count;
    model->voters_top =
        focus_moved(model->voters_top, count > height ? count - height + 1 : 1, height, action);
    return nothing;
  }
  model->list_focus = focus_moved(model->list_focus, list_count(world) + LIST_OFFERS, page, action);
  model->list.has_chosen = true;
  return nothing;
}

static Effect next_order(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  model->list.order = (ShelfOrder)((model->list.order + 1) % SHELF_ORDERS);
  return nothing;
}

static Effect next_grouping(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  model->list.grouping = (ShelfGrouping)((model->list.grouping + 1) % SHELF_GROUPINGS);
  return nothing;
}

static Effect turn_archive(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  model->list.with_archive = !model->list.with_archive;
  return nothing;
}

static void focus_on_target(Model *model, const World *world, Target target) {
  if (target.number >= list_count(world) + LIST_OFFERS) return;
  model->list_focus = target.number;
  model->list.has_chosen = true;
}

static Effect answer_voters(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)key;
  model->asks_voters = false;
  return (Effect){.kind = EFFECT_ANSWER_VOTERS, .dots = action == ACTION_SAME_VOTERS};
}

static Effect leave_voters(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  model->asks_voters = false;
  model_say(model, false, _("Nothing was imported."));
  return nothing;
}

static Effect leave(Model *model, const World *world, Action action, Key key) {
  (void)model, (void)world, (void)action, (void)key;
  return (Effect){.kind = EFFECT_QUIT};
}

const Screen list_screen = {
    .handle =
        {
            [ACTION_UP] = move_focus,
            [ACTION_DOWN] = move_focus,
            [ACTION_PAGE_UP] = move_focus,
            [ACTION_PAGE_DOWN] = move_focus,
            [ACTION_FIRST] = move_focus,
            [ACTION_LAST] = move_focus,
            [ACTION_OPEN] = open_focus,
            [ACTION_FIND] = begin_search,
            [ACTION_LIST_GROUP] = next_grouping,
            [ACTION_LIST_ORDER] = next_order,
            [ACTION_LIST_ARCHIVE] = turn_archive,
            [ACTION_LIST_ALL] = show_all,
            [ACTION_MARK] = turn_mark,
            [ACTION_SAME_VOTERS] = answer_voters,
            [ACTION_OTHER_VOTERS] = answer_voters,
            [ACTION_BACK] = leave_voters,
            [ACTION_COMPARE_MARKED] = compare_marked,
            [ACTION_ACCEPT] = accept_line,
            [ACTION_CANCEL] = cancel,
            [ACTION_DEMONSTRATION] = make_demonstration,
            [ACTION_IMPORT] = begin_line,
            [ACTION_NEW] = begin_line,
            [ACTION_NEW_FROM] = begin_about_focus,
            [ACTION_RENAME] = begin_about_focus,
            [ACTION_COPY_TO] = begin_about_focus,
            [ACTION_DELETE_SESSION] = begin_about_focus,
            [ACTION_ARCHIVE] = act_on_focus,
            [ACTION_PREPARE] = act_on_focus,
            [ACTION_REPLAY] = act_on_focus,
            [ACTION_HELP] = show_help,
            [ACTION_QUIT] = leave,
        },
    .focus = focus_on_target,
    .draw = draw_list,
};
