/* The list of sessions, and three ways to start a first one. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "sessions/library/trash.h"
#include "tui/screens/list/list_view.h"
#include "tui/screens/screen.h"

/* Opens a line about the session in focus, which the focus follows from then on; it starts with its
 * title or empty. */
static Effect begin_about_focus(Model *model, const ViewData *data, KeyPress press) {
  const EntryKind begun = (EntryKind)press.argument;
  const LibraryEntry *entry = list_entry(model, data);
  bool is_title = begun == ENTRY_TITLE_FROM || begun == ENTRY_RENAME;
  if (entry == NULL) return refuse(model, _("Select a session first."));
  model->list.has_chosen = true;
  model->list_aim = list_mark_of(entry);
  snprintf(model->list_title, sizeof model->list_title, "%s",
           summary_text(&entry->summary, SUMMARY_TITLE));
  model_begin_entry(model, begun, is_title ? summary_text(&entry->summary, SUMMARY_TITLE) : "");
  return nothing;
}

static Effect begin_search(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model_begin_entry(model, ENTRY_FIND, model->list.words);
  return nothing;
}

/* Returns whether the focus has moved away from the session that the line is about. */
static bool is_about_another(const Model *model, const ViewData *data) {
  const LibraryEntry *entry = list_entry(model, data);
  bool is_about_one = model->entry == ENTRY_TITLE_FROM || model->entry == ENTRY_RENAME ||
                      model->entry == ENTRY_COPY_TO || model->entry == ENTRY_DELETE;
  return is_about_one && (entry == NULL || !list_mark_is(&model->list_aim, entry));
}

static Effect accept_line(Model *model, const ViewData *data, KeyPress press UNUSED) {
  static const EffectKind effects[ENTRY_COUNT] = {
      [ENTRY_CSV] = EFFECT_IMPORT_CSV,        [ENTRY_TITLE] = EFFECT_NEW_SESSION,
      [ENTRY_TITLE_FROM] = EFFECT_NEW_FROM,   [ENTRY_RENAME] = EFFECT_RENAME_SESSION,
      [ENTRY_DELETE] = EFFECT_DELETE_SESSION, [ENTRY_COPY_TO] = EFFECT_COPY_SESSION};
  if (model->entry == ENTRY_FIND) {
    snprintf(model->list.words, sizeof model->list.words, "%s", model->line.text);
    model->entry = ENTRY_NONE;
    return nothing;
  }
  const EffectKind kind = effects[model->entry];
  const bool is_gone = is_about_another(model, data);
  model->entry = ENTRY_NONE;
  if (is_gone)
    return refuse(model, _("“%s” is gone from the list: nothing was done."), model->list_aim.name);
  if (kind == EFFECT_DELETE_SESSION && !is_trash_word(model->line.text))
    return refuse(model, _("The word was not typed: nothing was deleted."));
  if (model->line.text[0] == '\0') return nothing;
  return (Effect){.kind = kind, .index = model->list_focus, .text = model->line.text};
}

/* Also clears what was typed to search. */
static Effect cancel(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  if (model->entry == ENTRY_FIND) model->list.words[0] = '\0';
  return end_entry(model);
}

static Effect show_all(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  if (model->list.words[0] != '\0')
    model->list.words[0] = '\0';
  else
    model->list.marks.count = 0;
  return nothing;
}

/* Says why a session cannot be compared. */
static Effect turn_mark(Model *model, const ViewData *data, KeyPress press UNUSED) {
  const LibraryEntry *entry = list_entry(model, data);
  if (entry == NULL) return refuse(model, _("Select a session first."));
  if (entry->summary.trouble != NULL && !list_marks_hold(&model->list.marks, entry))
    return refuse(model, "%s", entry->summary.trouble);
  if (list_marks_turn(&model->list.marks, entry)) return nothing;
  return refuse(model, _("%d sessions are marked: no more are compared at once."), PANEL_MAX);
}

static Effect compare_marked(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  if (model->list.marks.count >= 2) return (Effect){.kind = EFFECT_COMPARE_MARKED};
  return refuse(model, _("First mark two sessions or more with the space bar."));
}

static Effect open_focus(Model *model, const ViewData *data, KeyPress press) {
  if (list_entry(model, data) != NULL)
    return (Effect){.kind = EFFECT_OPEN_SESSION, .index = model->list_focus};
  const char *pressed = list_offer((model->list_focus - list_count(data)) % LIST_OFFERS)->keys;
  const Binding *offered = binding_of_key(IN_LIST, keys_first(pressed));
  return offered->handle(model, data, (KeyPress){press.key, offered->argument});
}

static Effect act_on_focus(Model *model, const ViewData *data, KeyPress press) {
  if (list_entry(model, data) == NULL) return refuse(model, _("Select a session first."));
  return (Effect){.kind = (EffectKind)press.argument, .index = model->list_focus};
}

static Effect move_focus(Model *model, const ViewData *data, KeyPress press) {
  size_t page = (size_t)list_height(model, data) - 1;
  if (model->asks_voters) {
    const int height = same_voters_height(data);
    model->voters_top =
        top_moved(model->voters_top, data->doubtful_count, height, height, press.argument);
    return nothing;
  }
  model->list_focus =
      focus_moved(model->list_focus, list_count(data) + LIST_OFFERS, page, press.argument);
  model->list.has_chosen = true;
  return nothing;
}

static Effect next_order(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->list.order = (ListOrder)((model->list.order + 1) % LIST_ORDERS);
  return nothing;
}

static Effect next_grouping(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->list.grouping = (ListGrouping)((model->list.grouping + 1) % LIST_GROUPINGS);
  return nothing;
}

static Effect turn_archive(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->list.with_archive = !model->list.with_archive;
  return nothing;
}

static void focus_on_target(Model *model, const ViewData *data, Target target) {
  if (target.number >= list_count(data) + LIST_OFFERS) return;
  model->list_focus = target.number;
  model->list.has_chosen = true;
}

static Effect answer_voters(Model *model, const ViewData *data UNUSED, KeyPress press) {
  model->asks_voters = false;
  return (Effect){.kind = EFFECT_ANSWER_VOTERS, .dots = press.argument};
}

static Effect leave_voters(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->asks_voters = false;
  model_say(model, false, _("Nothing was imported."));
  return nothing;
}

static Effect begin_tour(Model *model UNUSED, const ViewData *data UNUSED, KeyPress press UNUSED) {
  return (Effect){.kind = EFFECT_MAKE_DEMONSTRATION, .dots = 1};
}

static const Binding keys[] = {
    MOVING_KEYS(IN_LIST | IN_VOTERS, move_focus),
    {"open", IN_LIST, "Enter", N_("open it"), N_("open the selected session"), open_focus,
     .flags = IN_SIGHT},
    {"find", IN_LIST, "/", N_("search"),
     N_("search titles, dates, places, themes and recommendations as you type"), begin_search},
    {"replay", IN_LIST, ">", N_("replay"),
     N_("replay the session, from the selected event if there is one; nothing is changed"),
     act_on_focus, EFFECT_REPLAY},
    {"group", IN_LIST, "2 é", N_("group"),
     N_("group the sessions by year, by theme, by place, or not"), next_grouping},
    {"list-order", IN_LIST, "1 &", N_("sort"),
     N_("the next order: latest first, by title, state, votes, last change, file"), next_order},
    {"mark", IN_LIST, "Space", N_("mark"), N_("mark the session for comparison, or unmark it"),
     turn_mark, .flags = IN_SIGHT},
    {"compare-marked", IN_LIST, KEY_COMPARE_MARKED, N_("compare"),
     N_("compare the marked sessions, the earliest first"), compare_marked},
    {"same-voters", IN_VOTERS, "=", N_("one person"),
     N_("the two names of each pair are one voter's: one ballot for both"), answer_voters, 1},
    {"other-voters", IN_VOTERS, "-", N_("two people"),
     N_("the two names of each pair are two voters': a ballot each"), answer_voters, 0},
    {"prepare", IN_LIST, KEY_PREPARE, N_("agenda"),
     N_("prepare: the agenda, its texts, the rules and the phases"), act_on_focus,
     EFFECT_PREPARE_SESSION},
    {"demonstration", IN_LIST, KEY_DEMONSTRATION, N_("demonstration"),
     N_("create a demonstration session and open it"), ask_effect, EFFECT_MAKE_DEMONSTRATION},
    {"tour", IN_LIST, KEY_TOUR, NULL,
     N_("a tour of ninety seconds: vote, undo, close, reveal, print, on a demonstration"),
     begin_tour},
    {"import", IN_LIST, KEY_IMPORT, N_("CSV file"), N_("create a session from a CSV file"),
     begin_entry, ENTRY_CSV},
    {"new", IN_LIST, KEY_NEW, N_("new"), N_("create an empty session"), begin_entry, ENTRY_TITLE},
    {"new-from", IN_LIST, "f", N_("new from it"),
     N_("create a session with the agenda and rules of the selected one"), begin_about_focus,
     ENTRY_TITLE_FROM, IN_SIGHT},
    {"rename", IN_LIST, "4 '", NULL, N_("change the session's title"), begin_about_focus,
     ENTRY_RENAME, IN_SIGHT},
    {"copy-to", IN_LIST, "5 (", NULL,
     N_("copy the session to a USB stick or into a folder, and verify the copy"), begin_about_focus,
     ENTRY_COPY_TO, IN_SIGHT},
    {"archive", IN_LIST, "6 §", NULL, N_("archive the session, or take it out of the archive"),
     act_on_focus, EFFECT_ARCHIVE_SESSION, RECORDS | IN_SIGHT},
    {"list-archive", IN_LIST, "3 \"", NULL,
     N_("also show what is in the archive, or hide it again"), turn_archive},
    {"delete-session", IN_LIST, "Del", NULL,
     N_("move the session to the trash, after a word is typed"), begin_about_focus, ENTRY_DELETE,
     IN_SIGHT},
    {"list-all", IN_LIST, "Esc", NULL, N_("end the search; if there is none, clear all marks"),
     show_all, .flags = STAYS},
    BACK_KEY(IN_VOTERS, leave_voters),
    QUIT_KEY(IN_LIST, ask_effect, EFFECT_QUIT),
};

const Screen list_screen = {
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .accept = accept_line,
    .cancel = cancel,
    .focus = focus_on_target,
    .draw = draw_list,
};
