#include "tui/screens/kiosk/kiosk.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "sessions/acts/kiosk.h"
#include "sessions/text/text.h"

Effect begin_kiosk(Model *model, const ViewData *data, KeyPress press UNUSED) {
  const Subgroup *subgroup = model_subgroup(model, data->state);
  end_entry(model);
  if (subgroup == NULL) return refuse(model, _("There is no subgroup here to vote on."));
  if (subgroup->vote == VOTE_CLOSED)
    return refuse(model, _("The vote of this subgroup is closed: reopen it first."));
  model->kiosk = (KioskController){.page = KIOSK_CHOOSE_PIN, .subgroup = subgroup->number};
  model->screen = SCREEN_KIOSK;
  return nothing;
}

/* Returns whether voters may see this subgroup. */
static bool is_voted_on(const KioskController *kiosk, const Subgroup *subgroup) {
  bool meant = kiosk->subgroup == WHOLE_SESSION || kiosk->subgroup == subgroup->number;
  return meant && subgroup->status == SUBGROUP_HELD && subgroup->vote != VOTE_CLOSED;
}

void focus_on_first(Model *model, const Roundtable *state) {
  model->recommendation = 0;
  for (size_t place = 0; place < roundtable_subgroup_count(state); place++) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    if (!is_voted_on(&model->kiosk, subgroup)) continue;
    model->subgroup = subgroup->number;
    return;
  }
}

static Effect turn_kiosk_subgroup(Model *model, const ViewData *data, KeyPress press) {
  const Roundtable *state = data->state;
  size_t count = roundtable_subgroup_count(state), place = 0;
  size_t step = press.argument > 0 ? 1 : count - 1;
  const Subgroup *shown = model_subgroup(model, state);
  if (shown == NULL) return nothing;
  while (roundtable_subgroup_at(state, place) != shown)
    place++;
  for (size_t tried = 0; tried < count; tried++) {
    place = (place + step) % count;
    if (!is_voted_on(&model->kiosk, roundtable_subgroup_at(state, place))) continue;
    model->subgroup = roundtable_subgroup_at(state, place)->number;
    return nothing;
  }
  return nothing;
}

static Effect place_dot(Model *model, const ViewData *data, KeyPress press) {
  Error err = {0};
  const Recommendation *focus = model_recommendation(model, data->state);
  if (focus == NULL) return refuse(model, _("There is no recommendation here to vote on."));
  if (!paper_place(&model->kiosk.paper, data->state, focus, (Colour)press.argument, &err))
    return refuse(model, "%s", err.text);
  return nothing;
}

static Effect take_dot_back(Model *model, const ViewData *data, KeyPress press UNUSED) {
  const Recommendation *focus = model_recommendation(model, data->state);
  if (focus == NULL || !paper_take_back(&model->kiosk.paper, focus->number))
    return refuse(model, _("This ballot has no dot on this recommendation to remove."));
  return nothing;
}

static Effect move_focus(Model *model, const ViewData *data, KeyPress press) {
  KioskController *kiosk = &model->kiosk;
  const int height = kiosk_confirm_height(data);
  if (kiosk->page == KIOSK_CONFIRM)
    kiosk->top = top_moved(kiosk->top, kiosk->paper.count, height, height, press.argument);
  if (kiosk->page != KIOSK_BALLOT) return nothing;
  return move_in_subgroup(model, data->state, kiosk->one_a_page ? 1 : kiosk_table_height(data) - 1,
                          press.argument);
}

/* A click shows that the voter is still there. */
static void focus_on_row(Model *model, const ViewData *data, Target target) {
  const Subgroup *subgroup = model_subgroup(model, data->state);
  const Recommendation *one = roundtable_recommendation(data->state, target.number);
  model->kiosk.last_key_ms = data->now.boot_ms;
  bool is_row = target.kind == TARGET_LINE && model->kiosk.page == KIOSK_BALLOT;
  if (is_row && one != NULL && subgroup != NULL && one->subgroup == subgroup->number)
    model->recommendation = one->number;
}

static Effect turn_page(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->kiosk.one_a_page = !model->kiosk.one_a_page;
  return nothing;
}

static Effect ask_to_confirm(Model *model, const Roundtable *state) {
  Error err = {0};
  KioskController *kiosk = &model->kiosk;
  if (!kiosk_check_ballot(state, kiosk->subgroup, kiosk->paper.entries, kiosk->paper.count, &err))
    return refuse(model, "%s", err.text);
  kiosk->page = KIOSK_CONFIRM;
  kiosk->top = 0;
  return nothing;
}

static Effect vote_blank(Model *model, const ViewData *data, KeyPress press UNUSED) {
  if (model->kiosk.paper.count > 0)
    return refuse(model, _("Your ballot has dots: remove them first, or hand them in."));
  return ask_to_confirm(model, data->state);
}

static Effect begin_anew(Model *model, const ViewData *data, KioskPage page) {
  kiosk_begin_anew(&model->kiosk, page);
  focus_on_first(model, data->state);
  return nothing;
}

static Effect go_on(Model *model, const ViewData *data, KeyPress press UNUSED) {
  switch (model->kiosk.page) {
  case KIOSK_WELCOME: return begin_anew(model, data, KIOSK_BALLOT);
  case KIOSK_BALLOT:
    if (model->kiosk.paper.count > 0) return ask_to_confirm(model, data->state);
    return refuse(model, _("Your ballot has no dots yet. To hand in a blank ballot, press %s."),
                  first_key_shown(KEY_BLANK_BALLOT).text);
  case KIOSK_CONFIRM:
    if (!kiosk_may_confirm(&model->kiosk, data->now.boot_ms)) return nothing;
    return (Effect){.kind = EFFECT_RECEIVE_BALLOT};
  case KIOSK_THANKS: return begin_anew(model, data, KIOSK_WELCOME);
  case KIOSK_OFF:
  case KIOSK_CHOOSE_PIN:
  case KIOSK_REPEAT_PIN:
  case KIOSK_ASK_PIN:
  default: return nothing;
  }
}

static Effect ask_for_pin(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->kiosk.page_before = model->kiosk.page;
  model->kiosk.page = KIOSK_ASK_PIN;
  return nothing;
}

/* From choosing the PIN, goes back to the vote, as the operator still has the keyboard; from any
 * later page, only to the ballot. */
static Effect cancel(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  KioskController *kiosk = &model->kiosk;
  kiosk_forget_pin(kiosk);
  if (kiosk->page == KIOSK_ASK_PIN)
    kiosk->page = kiosk->page_before;
  else if (kiosk->page == KIOSK_CONFIRM)
    kiosk->page = KIOSK_BALLOT;
  if (kiosk_is_on(kiosk)) return nothing;
  model->kiosk = (KioskController){0};
  model->screen = SCREEN_VOTE;
  return nothing;
}

static Effect accept_pin(Model *model, const ViewData *data, KeyPress press UNUSED) {
  KioskController *kiosk = &model->kiosk;
  if (kiosk->page == KIOSK_REPEAT_PIN) return (Effect){.kind = EFFECT_HAND_OVER};
  bool waits = kiosk_wait_seconds(kiosk, data->now.boot_ms) > 0;
  if (waits) kiosk_forget_pin(kiosk);
  if (kiosk->page == KIOSK_ASK_PIN)
    return (Effect){.kind =
                        waits || kiosk->pin[0] == '\0' ? EFFECT_NONE : EFFECT_TAKE_BACK_KEYBOARD};
  if (text_characters(kiosk->pin) >= PIN_CHARACTERS_MIN) return (Effect){.kind = EFFECT_CHOOSE_PIN};
  kiosk_forget_pin(kiosk);
  return refuse(model, _("A PIN has at least %d characters: type it again."), PIN_CHARACTERS_MIN);
}

static Effect erase(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  kiosk_erase_pin(&model->kiosk);
  return nothing;
}

static Effect change_what_for(Model *model, const ViewData *data, KeyPress press UNUSED) {
  KioskController *kiosk = &model->kiosk;
  if (kiosk->page != KIOSK_CHOOSE_PIN) return nothing;
  const Subgroup *subgroup = model_subgroup(model, data->state);
  bool whole = kiosk->subgroup == WHOLE_SESSION;
  kiosk->subgroup = whole && subgroup != NULL ? subgroup->number : (uint32_t)WHOLE_SESSION;
  return nothing;
}

static Effect take_key(Model *model, const ViewData *data, Key key) {
  Situation situation = model_situation(model);
  const Binding *row = binding_of_key(situation, key);
  char sentence[ERROR_TEXT_SIZE];
  model_say_nothing(model);
  /* Another terminal may have deleted the row that the key would mark. */
  const bool marks = row != NULL && (row->handle == place_dot || row->handle == take_dot_back);
  if (marks && aim_is_gone(&model->aim, data->state))
    return refuse(model, "%s", aim_gone_sentence(&model->aim, data->state, sentence));
  if (row != NULL) return row->handle(model, data, (KeyPress){key, row->argument});
  if (situation == IN_PIN) kiosk_type_pin(&model->kiosk, key);
  return nothing;
}

Effect update_kiosk(Model *model, const ViewData *data, Key key) {
  bool shown = data->rows >= ROWS_MIN && data->columns >= COLUMNS_MIN;
  Effect effect = shown ? take_key(model, data, key) : nothing;
  model->kiosk.last_key_ms = data->now.boot_ms;
  return effect;
}

void erase_what_is_left_alone(Model *model, const ViewData *data) {
  if (!kiosk_is_left_alone(&model->kiosk, data->now.boot_ms)) return;
  bool lost = model->kiosk.paper.count > 0;
  kiosk_forget_pin(&model->kiosk);
  begin_anew(model, data, KIOSK_WELCOME);
  if (lost)
    model_say(model, false, _("A ballot that nobody confirmed was erased; it does not count."));
}

static const Binding keys[] = {
    DOT_KEYS(IN_KIOSK, place_dot),
    {"kiosk-go", IN_KIOSK | IN_KIOSK_PAGE, "Enter", N_("next"),
     N_("continue; the page that asks for it hands the ballot in"), go_on},
    TAKE_DOT_BACK_KEY(IN_KIOSK, take_dot_back),
    {"one-a-page", IN_KIOSK, "=", N_("page"),
     N_("one recommendation a page with its details, or all in a list"), turn_page},
    {"blank-ballot", IN_KIOSK, KEY_BLANK_BALLOT, N_("blank"),
     N_("hand in a ballot without any dot"), vote_blank},
    {"kiosk-for", IN_PIN, KEY_KIOSK_FOR, NULL,
     N_("vote on this subgroup alone or on the whole session"), change_what_for},
    {"kiosk-back", IN_KIOSK_PAGE, "Esc", NULL, N_("back to the ballot, before it is handed in"),
     cancel},
    {"kiosk-leave", IN_KIOSK | IN_KIOSK_PAGE, "q", N_("leave (PIN)"),
     N_("take the keyboard back; it asks for the PIN"), ask_for_pin},
    LINE_KEYS(IN_KIOSK | IN_KIOSK_PAGE, move_focus),
    PAGE_KEYS(IN_KIOSK, move_focus),
    END_KEYS(IN_KIOSK, move_focus),
    SUBGROUP_KEYS(IN_KIOSK, turn_kiosk_subgroup),
    {"accept", IN_PIN, "Enter", N_("done"), N_("accept the line as it is"), accept_pin},
    {"erase", IN_PIN, "⌫", N_("erase"), N_("erase the character before the cursor"), erase},
    {"cancel", IN_PIN, "Esc", N_("cancel"), N_("abandon what was begun"), cancel},
};

const Screen kiosk_screen = {
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .focus = focus_on_row,
    .draw = draw_kiosk,
};
