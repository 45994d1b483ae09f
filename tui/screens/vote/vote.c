/* The vote's keys; it is drawn in vote_view.c. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/reference.h"
#include "tui/screens/screen.h"
#include "tui/screens/vote/vote_view.h"
#include "tui/screens/widgets/agenda_entry.h"
#include "tui/screens/widgets/widgets.h"

static void say_no_number(Model *model) {
  model_say(model, true, _("“%s” is not a number of dots: write a whole number from 1 on."),
            model->line.text);
}

/* Reads the number line; false, with a message, if it is not a valid number of dots. */
static bool typed_dots(Model *model, int64_t *dots) {
  char *end;
  *dots = 1;
  if (model->entry != ENTRY_NUMBER || model->line.text[0] == '\0') return true;
  *dots = strtoll(model->line.text, &end, 10);
  if (*end == '\0' && *dots > 0 && *dots <= COUNT_MAX) return true;
  say_no_number(model);
  return false;
}

static Effect count_colour(Model *model, const ViewData *data, KeyPress press) {
  const Recommendation *focus = model_recommendation(model, data->state);
  const OutlineLine aim = model->aim.line;
  int64_t dots;
  if (model->entry == ENTRY_NUMBER && aim.kind == OUTLINE_RECOMMENDATION)
    focus = roundtable_recommendation(data->state, aim.subject);
  if (!typed_dots(model, &dots)) {
    /* Removing dots stays on. */
    model_begin_entry(model, model->taking_back ? model->entry : ENTRY_NONE, "");
    return nothing;
  }
  if (focus == NULL) return refuse(model, _("There is no recommendation here to vote on."));
  Effect effect = {
      .kind = EFFECT_COUNT_DOTS,
      .subject = focus->number,
      .colour = (Colour)press.argument,
      .dots = model->taking_back ? -dots : dots,
  };
  if (model->entry == ENTRY_NUMBER) end_entry(model);
  return effect;
}

/* The number line opens empty: one dot, unless a number follows. */
static Effect take_back(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  end_entry(model);
  model->entry = ENTRY_NUMBER;
  model->taking_back = true;
  return nothing;
}

static Effect type_digit(Model *model, const ViewData *data UNUSED, KeyPress press) {
  const int digit = digit_of_key(press.key); /* negative if a digit was not typed but named */
  if (model->entry == ENTRY_ROW) return digit < 0 ? nothing : type_count(model, digit);
  if (model->entry == ENTRY_NONE) line_clear(&model->line);
  model->entry = ENTRY_NUMBER;
  if (digit >= 0) line_type(&model->line, (Key)('0' + digit));
  return nothing;
}

static Effect type_point(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  line_type(&model->line, '.');
  return nothing;
}

/* A stray character stays in the line, so that the digits around it cannot form another number. */
static Effect refuse_stray(Model *model, const ViewData *data UNUSED, KeyPress press) {
  if (line_type(&model->line, press.key)) {
    say_no_number(model);
    return nothing;
  }
  end_entry(model);
  return refuse(model,
                _("Nothing is recorded: a number goes before a colour, a code before Enter."));
}

/* Erasing all digits ends a number; a line opened on request takes one more key to leave. */
static Effect erase(Model *model, const ViewData *data, KeyPress press UNUSED) {
  if (model->entry == ENTRY_ROW) {
    erase_count(model, results_hidden(data->state));
    return nothing;
  }
  bool was_empty = model->line.text[0] == '\0';
  line_erase(&model->line);
  bool is_empty = model->line.text[0] == '\0' && !is_preparing_entry(model->entry);
  bool is_reason = model->entry == ENTRY_REASON || model->entry == ENTRY_LATE_REASON ||
                   model->entry == ENTRY_RULES_REASON || model->entry == ENTRY_VOTERS_REASON;
  bool is_left = model->entry == ENTRY_NUMBER || was_empty;
  if (is_empty && is_left && !is_reason) end_entry(model);
  return nothing;
}

/* The number typed becomes the code of a subgroup. */
static Effect begin_reference(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
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

static Effect go_to_code(Model *model, const ViewData *data, KeyPress press UNUSED) {
  if (model->line.text[0] == '\0') return end_entry(model);
  const Subgroup *subgroup = model_subgroup(model, data->state);
  const Recommendation *found =
      subgroup == NULL
          ? NULL
          : roundtable_find_recommendation(data->state, subgroup->number, model->line.text);
  if (found != NULL)
    focus_on(model, found);
  else
    refuse(model, _("There is no recommendation “%s” in this subgroup: for another one type “/”."),
           model->line.text);
  return end_entry(model);
}

static bool go_to_subgroup(Model *model, const ViewData *data) {
  const Subgroup *found = vote_subgroup_typed(model, data->state);
  if (found == NULL) return false;
  model_end_entry(model);
  model->subgroup = found->number;
  return true;
}

static Effect go_to_reference(Model *model, const ViewData *data, KeyPress press) {
  const Recommendation *found;
  if (is_preparing_entry(model->entry)) return accept_preparing(model, data, press);
  if (model->entry == ENTRY_REASON) return give_reason(model, data);
  if (model->entry == ENTRY_LATE_REASON || model->entry == ENTRY_RULES_REASON)
    return give_late_reason(model, data);
  if (model->entry == ENTRY_VOTERS_REASON) return accept_voter_change(model);
  if (model->entry == ENTRY_PHASE) return go_to_typed_phase(model);
  if (go_to_subgroup(model, data)) return nothing;
  if (vote_reference(model, data->state, &found, NULL))
    focus_on(model, found);
  else
    refuse(model, _("There is no recommendation “%s”: write it as SUBGROUP/CODE, such as 2/5.2."),
           model->line.text);
  return end_entry(model);
}

static bool begins_with(const char *text, const char *beginning) {
  return strncmp(text, beginning, strlen(beginning)) == 0;
}

static bool begins_reference(const Roundtable *state, const char *text) {
  for (size_t i = 0; i < roundtable_subgroup_count(state); i++) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, i);
    if (begins_with(subgroup->text[SUBGROUP_CODE], text)) return true;
    for (size_t j = 0; j < subgroup->recommendation_count; j++) {
      const Recommendation *one = roundtable_recommendation_at(state, subgroup, j);
      if (begins_with(one->code, text) || begins_with(reference_shown(state, one).text, text))
        return true;
    }
  }
  return false;
}

/* Accepts the unshifted digits of a Belgian keyboard in a reference; but codes may contain those
 * signs, so a sign counts as its key's digit only if no reference here starts that way. */
static Key typed_in_reference(const Model *model, const ViewData *data, Key key) {
  LineEditor tried = model->line;
  int digit = digit_of_key(key);
  if (model->entry != ENTRY_REFERENCE || digit < 0 || !line_type(&tried, key) ||
      begins_reference(data->state, tried.text))
    return key;
  return (Key)('0' + digit);
}

static Effect move_focus(Model *model, const ViewData *data, KeyPress press) {
  if (model_recommendation(model, data->state) == NULL) return nothing;
  move_in_subgroup(model, data->state, vote_table_height(model, data) - 1, press.argument);
  if (model->entry != ENTRY_ROW) return nothing;
  end_entry(model);
  return begin_counts_here(model, data);
}

static Effect confirm(Model *model, const ViewData *data, KeyPress press) {
  if (model->entry == ENTRY_PASTED) return accept_preparing(model, data, press);
  return close_as_asked(model, data, press);
}

/* If no reason is given, the counts stay as typed. */
static Effect cancel(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  if (model->entry != ENTRY_REASON) return end_entry(model);
  model_begin_entry(model, ENTRY_ROW, "");
  return nothing;
}

static Effect show_ranking(Model *model, const ViewData *data, KeyPress press UNUSED) {
  char sentence[CANVAS_TEXT_SIZE];
  end_entry(model);
  if (results_hidden(data->state)) return refuse(model, "%s", results_hidden_sentence(sentence));
  open_ranking(model, data);
  return nothing;
}

static Effect show_report_here(Model *model, const ViewData *data, KeyPress press) {
  char sentence[CANVAS_TEXT_SIZE];
  if (results_hidden(data->state)) return refuse(model, "%s", results_hidden_sentence(sentence));
  return show_report(model, data, press);
}

static Effect leave(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  return (Effect){.kind = model->from_list ? EFFECT_CLOSE_SESSION : EFFECT_QUIT};
}

static const Binding keys[] = {
    {"green", IN_VOTE | IN_NUMBER, "● g v +", "●", N_("a green dot on the selected recommendation"),
     count_colour, GREEN, RECORDS | IN_SIGHT},
    {"yellow", IN_VOTE | IN_NUMBER, "▲ y j e *", "▲",
     N_("a yellow dot on the selected recommendation"), count_colour, YELLOW, RECORDS | IN_SIGHT},
    {"red", IN_VOTE | IN_NUMBER, "■ r -", "■", N_("a red dot on the selected recommendation"),
     count_colour, RED, RECORDS | IN_SIGHT},
    {"take-back", IN_VOTE, "⌫", N_("remove"),
     N_("then a colour: removes one dot, or as many as typed"), take_back, .flags = IN_SIGHT},
    {"counts", IN_VOTE, "n", N_("counts"), N_("type the three counts of a flip chart, row by row"),
     begin_counts},
    {"start-vote", IN_VOTE, KEY_START_VOTE, N_("start"),
     N_("start the vote, or reopen the one closed here"), start_or_reopen, .flags = RECORDS},
    {"close-vote", IN_VOTE, "x", N_("close"), N_("close the vote of this subgroup"), ask_to_close,
     QUESTION_CLOSE_VOTE},
    {"close-all", IN_VOTE, "z", N_("close all"), N_("close every vote that is open"), ask_to_close,
     QUESTION_CLOSE_ALL},
    {"board", IN_VOTE, KEY_BOARD, N_("board"),
     N_("turn this screen into the board for the room, and back"), turn_into_board},
    {"ranking", IN_VOTE, "c", N_("ranking"), N_("the ranking, cumulative and weighted"),
     show_ranking},
    {"report", IN_VOTE, "p", N_("report"), N_("the report: view, print or save it"),
     show_report_here},
    {"journal", IN_VOTE, "w", N_("journal"),
     N_("the journal: read, search and correct all that happened"), show_journal},
    {"next-count", IN_ROW, "Enter Tab →", N_("next"),
     N_("the next count; Enter after the third one records the row"), next_cell},
    {"previous-count", IN_ROW, "Shift-Tab ←", NULL, N_("the previous count"), previous_cell,
     .flags = TYPES},
    {"add-counts", IN_ROW, "+ =", N_("set or add"),
     N_("add the counts to what is there, or replace it"), toggle_adding},
    {"reason", IN_VOTE, "Enter", NULL,
     N_("say why the selected counts are kept though they are too high"), explain_counts,
     .flags = KEEPS_LOOK | IN_SIGHT},
    UNDO_KEYS(IN_VOTE),
    LINE_KEYS(IN_VOTE | IN_ROW, move_focus),
    PAGE_KEYS(IN_VOTE, move_focus),
    END_KEYS(IN_VOTE, move_focus),
    SUBGROUP_KEYS(IN_VOTE, turn_to_subgroup),
    {"ballots", IN_VOTE, "b", N_("ballots"),
     N_("enter ballots, one voter's dots at a time; replace or withdraw one"), begin_ballots},
    {"prepare", IN_VOTE, KEY_PREPARE, N_("agenda"),
     N_("prepare: the agenda, its texts, the rules and the phases"), show_preparing},
    {"phase", IN_VOTE, "t", N_("time"), N_("start the phase, pause it or resume it"), time_phase,
     .flags = RECORDS},
    PEEK_KEY(IN_VOTE | IN_ROW, look_at_focus),
    {"reference", IN_VOTE | IN_NUMBER, "/", N_("code"),
     N_("go to a reference such as 4/2, or to a subgroup such as 4"), begin_reference},
    {"digit", IN_VOTE | IN_NUMBER | IN_ROW, "0…9", NULL,
     N_("a number of dots, before a colour; or a code, before Enter"), type_digit, .flags = TYPES},
    {"point", IN_NUMBER, ". , ; :", NULL, N_("the point of a code such as 5.2"), type_point,
     .flags = TYPES},
    {"go", IN_NUMBER, "Enter", N_("go to"), N_("go to the code typed, in this subgroup"),
     go_to_code},
    {"add", IN_VOTE, KEY_ADD, N_("add"),
     N_("add a recommendation after the selected one; its code is proposed"), begin_entry,
     ENTRY_RECOMMENDATION},
    {"kiosk", IN_VOTE, "k", N_("kiosk"),
     N_("hand the keyboard over: secret ballots, a PIN takes it back"), begin_kiosk},
    {"next-phase", IN_VOTE, ".", NULL, N_("end this phase and start the next one"), ask_effect,
     EFFECT_NEXT_PHASE, RECORDS},
    {"go-to-phase", IN_VOTE, "#", NULL,
     N_("go to a phase by its number, or say since when it has been active"), begin_going_to_phase},
    {"one-voter-more", IN_VOTE, ">", NULL,
     N_("one voter more: somebody came late; of this subgroup if it has its own"),
     begin_voter_change, 1},
    {"one-voter-fewer", IN_VOTE, "<", NULL,
     N_("one voter fewer: somebody left; of this subgroup if it has its own"), begin_voter_change,
     -1},
    {"others", IN_VOTE, "@", NULL, N_("who else has this session open, and where"), tell_others,
     .flags = HARMLESS},
    {"bell", IN_VOTE, ",", NULL, N_("mute the bell, or let it ring"), toggle_bell},
    {"erase", IN_NUMBER | IN_ROW, "⌫", N_("erase"), N_("erase the character before the cursor"),
     erase, .flags = TYPES},
    {"rescue", IN_VOTE, KEY_RESCUE, NULL,
     N_("write everything recorded to a new file, if the session's was deleted or damaged"),
     ask_effect, EFFECT_RESCUE},
    QUIT_KEY(IN_VOTE, leave, 0),
};

const Screen vote_screen = {
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .confirm = confirm,
    .accept = go_to_reference,
    .erase = erase,
    .cancel = cancel,
    .focus = focus_on_clicked,
    .typed = typed_in_reference,
    .refuse_stray = refuse_stray,
    .draw = draw_vote,
};
