#include "tui/state/model.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#include "core/base/i18n.h"
#include "core/vote/reference.h"

enum {
  REFERENCE_CHARACTERS_MAX = 2 * CODE_CHARACTERS_MAX + 1,
  NEW_CHARACTERS_MAX = TITLE_CHARACTERS_MAX + CODE_CHARACTERS_MAX + 1, /* "5.2 Title" */
  PATH_CHARACTERS_MAX = 4095,
  SEARCH_CHARACTERS_MAX = TITLE_CHARACTERS_MAX,
  SHORT_CHARACTERS_MAX = 64 /* numbers, times, a word */
};

static bool is_long(const OutlineLine *line) {
  bool of_recommendation =
      line->kind == OUTLINE_RECOMMENDATION_TEXT &&
      (line->property == RECOMMENDATION_DETAIL || line->property == RECOMMENDATION_NOTE ||
       line->property == RECOMMENDATION_REASON);
  return of_recommendation ||
         (line->kind == OUTLINE_SUBGROUP_TEXT && line->property == SUBGROUP_NOTE);
}

TextUse text_use_of_line(const OutlineLine *line) {
  if (line->kind == OUTLINE_CODE) return TEXT_CODE;
  if (line->kind == OUTLINE_SUBGROUP_TEXT && line->property == SUBGROUP_CODE)
    return TEXT_SUBGROUP_CODE;
  return is_long(line) ? TEXT_NOTE : TEXT_TITLE;
}

static size_t field_limit(const Model *model, const ViewData *data) {
  static const size_t limits[TEXT_USES] = {[TEXT_TITLE] = TITLE_CHARACTERS_MAX,
                                           [TEXT_NOTE] = NOTE_CHARACTERS_MAX,
                                           [TEXT_CODE] = CODE_CHARACTERS_MAX,
                                           [TEXT_SUBGROUP_CODE] = CODE_CHARACTERS_MAX};
  if (data->state == NULL) return TITLE_CHARACTERS_MAX;
  const OutlineLine line = model_line(model, data->state);
  return limits[text_use_of_line(&line)];
}

size_t entry_limit(const Model *model, const ViewData *data) {
  static const size_t limits[ENTRY_COUNT] = {
      [ENTRY_NONE] = SHORT_CHARACTERS_MAX,          [ENTRY_NUMBER] = SHORT_CHARACTERS_MAX,
      [ENTRY_REFERENCE] = REFERENCE_CHARACTERS_MAX, [ENTRY_CSV] = PATH_CHARACTERS_MAX,
      [ENTRY_NEXT_ROUND] = TITLE_CHARACTERS_MAX,    [ENTRY_TITLE] = TITLE_CHARACTERS_MAX,
      [ENTRY_TITLE_FROM] = TITLE_CHARACTERS_MAX,    [ENTRY_ROW] = SHORT_CHARACTERS_MAX,
      [ENTRY_REASON] = NOTE_CHARACTERS_MAX,         [ENTRY_LATE_REASON] = NOTE_CHARACTERS_MAX,
      [ENTRY_FIELD] = TITLE_CHARACTERS_MAX,         [ENTRY_SUBGROUP] = NEW_CHARACTERS_MAX,
      [ENTRY_RECOMMENDATION] = NEW_CHARACTERS_MAX,  [ENTRY_WHY] = TITLE_CHARACTERS_MAX,
      [ENTRY_BALLOT] = SHORT_CHARACTERS_MAX,        [ENTRY_PASTED] = SHORT_CHARACTERS_MAX,
      [ENTRY_REVERT] = TITLE_CHARACTERS_MAX,        [ENTRY_SEARCH] = SEARCH_CHARACTERS_MAX,
      [ENTRY_FIND] = SEARCH_CHARACTERS_MAX,         [ENTRY_RENAME] = TITLE_CHARACTERS_MAX,
      [ENTRY_COPY_TO] = PATH_CHARACTERS_MAX,        [ENTRY_DELETE] = SHORT_CHARACTERS_MAX,
      [ENTRY_MOMENT] = SHORT_CHARACTERS_MAX,        [ENTRY_PHASE] = SHORT_CHARACTERS_MAX,
      [ENTRY_BALLOT_WHY] = NOTE_CHARACTERS_MAX,     [ENTRY_RULES_REASON] = NOTE_CHARACTERS_MAX,
      [ENTRY_VOTERS_REASON] = NOTE_CHARACTERS_MAX,
  };
  return model->entry == ENTRY_FIELD ? field_limit(model, data) : limits[model->entry];
}

void palette_open(Palette *palette) {
  palette->is_open = true;
  palette->focus = 0;
  line_clear(&palette->line);
}

void palette_close(Palette *palette) {
  palette->is_open = false;
}

Model model_of(ScreenName screen) {
  return (Model){.screen = screen};
}

Model model_of_session(const Roundtable *state, bool from_list) {
  Model model = {.screen = SCREEN_VOTE,
                 .from_list = from_list,
                 .order = (RankingMethod)roundtable_ranking_rule(state).method};
  model_aim(&model, state);
  return model;
}

Model model_of_board(void) {
  return (Model){.screen = SCREEN_BOARD, .is_board = true};
}

/* A clause on the command line becomes a sentence on a screen; but a path at its beginning is not a
 * word and stays unchanged. */
void model_say(Model *model, bool trouble, const char *format, ...) {
  utf8proc_uint8_t capital[5] = "";
  char said[sizeof model->message - sizeof capital];
  const char *sentence = said;
  utf8proc_int32_t first;
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(said, sizeof said, format, arguments);
  va_end(arguments);
  const utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)sentence, -1, &first);
  if (size > 0 && sentence[strcspn(sentence, " .,:/")] == ' ') {
    utf8proc_encode_char(utf8proc_toupper(first), capital);
    sentence += size;
  }
  snprintf(model->message, sizeof model->message, "%s%s", (const char *)capital, sentence);
  model->message_is_trouble = trouble;
}

void model_say_nothing(Model *model) {
  model->message[0] = '\0';
  model->message_is_trouble = false;
}

void model_withhold(Model *model, const char *sentence) {
  snprintf(model->withheld, sizeof model->withheld, "%s", sentence);
}

bool model_shows_figures(const Model *model, const Roundtable *state,
                         const Recommendation *recommendation) {
  if (!results_hidden(state)) return true;
  return model->peek_ends_ms != 0 && recommendation == model_recommendation(model, state);
}

void model_begin_entry(Model *model, EntryKind entry, const char *text) {
  model->entry = entry;
  line_open(&model->line, text);
}

void model_end_entry(Model *model) {
  model->entry = ENTRY_NONE;
  model->taking_back = false;
  model->asked = QUESTION_NONE;
  line_clear(&model->line);
}

/* Returns the situation of a screen and of what was begun at its foot. */
static Situation situation_of(const Model *model, ScreenName screen) {
  /* Comes before everything else: while the voters have the keyboard, no other keys work. */
  if (screen == SCREEN_KIOSK)
    return kiosk_takes_pin(&model->kiosk)      ? IN_PIN
           : model->kiosk.page == KIOSK_BALLOT ? IN_KIOSK
                                               : IN_KIOSK_PAGE;
  if (screen == SCREEN_HELP) return IN_HELP;
  if (model->asked != QUESTION_NONE || model->entry == ENTRY_PASTED) return IN_QUESTION;
  if (screen == SCREEN_LIST && model->asks_voters) return IN_VOTERS;
  if (screen == SCREEN_COMPARISON && model->comparison.asks) return IN_PAIR;
  if (model->entry == ENTRY_NONE) return situation_of_screen(screen);
  if (model->entry == ENTRY_ROW) return IN_ROW;
  return model->entry == ENTRY_NUMBER ? IN_NUMBER : IN_LINE;
}

Situation model_situation(const Model *model) {
  return model->palette.is_open ? IN_PALETTE : situation_of(model, model->screen);
}

Situation model_situation_beneath_palette(const Model *model) {
  return situation_of(model, model->screen);
}

Situation model_situation_before_help(const Model *model) {
  return situation_of(model, model->screen_before_help);
}

const Subgroup *model_subgroup(const Model *model, const Roundtable *state) {
  const Subgroup *subgroup = roundtable_subgroup(state, model->subgroup);
  if (subgroup != NULL) return subgroup;
  return roundtable_subgroup_count(state) > 0 ? roundtable_subgroup_at(state, 0) : NULL;
}

const Recommendation *model_recommendation(const Model *model, const Roundtable *state) {
  const Subgroup *subgroup = model_subgroup(model, state);
  if (subgroup == NULL || subgroup->recommendation_count == 0) return NULL;
  const Recommendation *remembered = roundtable_recommendation(state, model->recommendation);
  if (remembered != NULL && remembered->subgroup == subgroup->number) return remembered;
  return roundtable_recommendation_at(state, subgroup, 0);
}

size_t place_in_subgroup(const Subgroup *subgroup, uint32_t recommendation) {
  size_t place = 0;
  while (place < subgroup->recommendation_count &&
         subgroup->recommendations[place] != recommendation)
    place++;
  return place;
}

ScreenName model_screen_beneath_help(const Model *model) {
  return model->screen == SCREEN_HELP ? model->screen_before_help : model->screen;
}

uint32_t model_scope(const Model *model, const Roundtable *state) {
  const Subgroup *subgroup = model_subgroup(model, state);
  const ScreenName screen = model_screen_beneath_help(model);
  if (screen == SCREEN_JOURNAL) return model->journal.subgroup;
  bool everything = subgroup == NULL || screen == SCREEN_PREPARE;
  return everything ? WHOLE_SESSION : subgroup->number;
}

OutlineLine model_line(const Model *model, const Roundtable *state) {
  const Preparation *preparation = &model->preparation;
  OutlineLine line = preparation->focus;
  size_t count = outline_lines(state, preparation->unfolded, 0, NULL, 0);
  if (outline_place(state, preparation->unfolded, line) < count) return line;
  size_t place = preparation->place < count ? preparation->place : count - 1;
  outline_lines(state, preparation->unfolded, place, &line, 1);
  return line;
}

OutlineLine model_line_to_follow(const Model *model, const Roundtable *state) {
  const Recommendation *focus = model_recommendation(model, state);
  const Subgroup *subgroup = model_subgroup(model, state);
  if (model->screen == SCREEN_PREPARE) return model_line(model, state);
  if (focus != NULL) return (OutlineLine){OUTLINE_RECOMMENDATION, focus->number, 0};
  if (subgroup != NULL) return (OutlineLine){OUTLINE_SUBGROUP, subgroup->number, 0};
  return (OutlineLine){0};
}

/* What was not typed keeps the value seen, or adds nothing. */
CountRow model_count_row(const Model *model) {
  const CountEntry *counts = &model->counts;
  CountRow row = {.recommendation = counts->recommendation,
                  .adds = counts->adds,
                  .seen = counts->seen,
                  .was_seen = true,
                  .reason = model->entry == ENTRY_REASON ? model->line.text : ""};
  for (int colour = 0; colour < COLOUR_COUNT; colour++) {
    int64_t untouched = counts->adds ? 0 : counts->seen.dots[colour];
    row.typed.dots[colour] = counts->typed[colour] == NOT_TYPED ? untouched : counts->typed[colour];
  }
  return row;
}

void model_begin_row(Model *model, const Recommendation *recommendation) {
  model_begin_entry(model, ENTRY_ROW, "");
  model->subgroup = recommendation->subgroup;
  model->recommendation = recommendation->number;
  model->counts = (CountEntry){.recommendation = recommendation->number,
                               .typed = {NOT_TYPED, NOT_TYPED, NOT_TYPED},
                               .adds = model->counts.adds,
                               .seen = recommendation->counted};
}

void model_next_row(Model *model, const Roundtable *state) {
  const Subgroup *subgroup = model_subgroup(model, state);
  size_t place = place_in_subgroup(subgroup, model->counts.recommendation);
  while (++place < subgroup->recommendation_count) {
    const Recommendation *next = roundtable_recommendation_at(state, subgroup, place);
    if (next->status != STATUS_VOTABLE) continue;
    model_begin_row(model, next);
    return;
  }
  model_begin_entry(model, ENTRY_NONE, "");
}

enum { TITLE_COLUMNS = 40 };

static void name_it(Aim *aim, const char *code, const char *title) {
  char shown[AIM_NAME_SIZE / 2];
  int used;
  text_show(title, strlen(title), shown, sizeof shown);
  bool cut = text_columns(shown) > TITLE_COLUMNS;
  if (cut) shown[text_cut(shown, TITLE_COLUMNS, &used)] = '\0';
  snprintf(aim->name, sizeof aim->name, "%.100s%s%s%s", code,
           code[0] != '\0' && title[0] != '\0' ? " " : "", shown, cut ? "…" : "");
}

/* Aims at a line. An aim at the same line that is already gone does not change, and stays told. */
static void aim_at(Aim *aim, const Roundtable *state, OutlineLine line) {
  const OutlineLine owner = outline_owner(line);
  const Subgroup *subgroup = roundtable_subgroup(state, owner.subject);
  const Recommendation *one = roundtable_recommendation(state, owner.subject);
  const bool same = outline_same(aim->line, line);
  aim->line = line;
  aim->seen_at = roundtable_seq(state);
  aim->was_told = aim->was_told && same;
  if (owner.kind == OUTLINE_SUBGROUP && subgroup != NULL)
    name_it(aim, subgroup->text[SUBGROUP_CODE], subgroup->text[SUBGROUP_TITLE]);
  if (owner.kind != OUTLINE_RECOMMENDATION || one == NULL) return;
  aim->subgroup = one->subgroup;
  name_it(aim, reference_shown(state, one).text, one->text[RECOMMENDATION_TITLE]);
}

bool aim_is_gone(const Aim *aim, const Roundtable *state) {
  const OutlineLine owner = outline_owner(aim->line);
  const Recommendation *one = roundtable_recommendation(state, owner.subject);
  if (owner.kind == OUTLINE_SUBGROUP) return roundtable_subgroup(state, owner.subject) == NULL;
  if (owner.kind != OUTLINE_RECOMMENDATION) return false;
  return one == NULL || one->subgroup != aim->subgroup;
}

const char *aim_gone_sentence(const Aim *aim, const Roundtable *state,
                              char sentence[ERROR_TEXT_SIZE]) {
  const OutlineLine owner = outline_owner(aim->line);
  const bool is_moved = owner.kind == OUTLINE_RECOMMENDATION &&
                        roundtable_recommendation(state, owner.subject) != NULL;
  if (is_moved)
    snprintf(sentence, ERROR_TEXT_SIZE,
             _("“%s” is now in another subgroup: another terminal moved it."), aim->name);
  else
    snprintf(sentence, ERROR_TEXT_SIZE, _("“%s” is gone: another terminal reverted it."),
             aim->name);
  return sentence;
}

static OutlineLine recommendation_line(uint32_t number) {
  return (OutlineLine){OUTLINE_RECOMMENDATION, number, RECOMMENDATION_TITLE};
}

static OutlineLine subgroup_line(const Model *model, const Roundtable *state) {
  const Subgroup *subgroup = model_subgroup(model, state);
  if (subgroup == NULL) return (OutlineLine){0};
  return (OutlineLine){OUTLINE_SUBGROUP, subgroup->number, SUBGROUP_TITLE};
}

static bool shows_vote(const Model *model) {
  return model->screen == SCREEN_VOTE || model->screen == SCREEN_BALLOT ||
         model->screen == SCREEN_KIOSK;
}

/* A new recommendation goes into the last subgroup unless its code names another. */
static OutlineLine new_line(const Model *model, const Roundtable *state) {
  OutlineLine line = model_line_to_follow(model, state), owner = outline_owner(line);
  uint32_t last = outline_subgroup(state, line);
  if (owner.kind == OUTLINE_RECOMMENDATION || owner.kind == OUTLINE_SUBGROUP) return line;
  return last == 0 ? line : (OutlineLine){OUTLINE_SUBGROUP, last, SUBGROUP_TITLE};
}

static OutlineLine aimed_line(const Model *model, const Roundtable *state) {
  const OutlineLine none = {0};
  const EntryKind entry = model->entry;
  if (model->asked == QUESTION_CLOSE_VOTE) return subgroup_line(model, state);
  if (model->asked != QUESTION_NONE || entry == ENTRY_SUBGROUP || entry == ENTRY_BALLOT ||
      entry == ENTRY_BALLOT_WHY || entry == ENTRY_RULES_REASON || entry == ENTRY_VOTERS_REASON)
    return none;
  if (entry == ENTRY_ROW || entry == ENTRY_REASON)
    return recommendation_line(model->counts.recommendation);
  if (entry == ENTRY_WHY) return model->preparation.change.line;
  if (entry == ENTRY_RECOMMENDATION || entry == ENTRY_PASTED) return new_line(model, state);
  if (entry == ENTRY_REFERENCE) return subgroup_line(model, state);
  const Recommendation *focus = model_recommendation(model, state);
  if (model->screen == SCREEN_PREPARE) return model_line(model, state);
  if (!shows_vote(model)) return none;
  return focus != NULL ? recommendation_line(focus->number) : subgroup_line(model, state);
}

/* Pasted titles go where the single title would have gone. */
static bool goes_on(const Model *model) {
  const Aim *aim = &model->aim;
  bool is_begun = model->entry != ENTRY_NONE || model->asked != QUESTION_NONE;
  bool is_row = model->entry == ENTRY_ROW || model->entry == ENTRY_REASON;
  bool is_same = model->entry == aim->entry ||
                 (model->entry == ENTRY_PASTED && aim->entry == ENTRY_RECOMMENDATION);
  return is_begun && !is_row && is_same && model->asked == aim->asked;
}

void model_aim(Model *model, const Roundtable *state) {
  bool is_beneath = model->palette.is_open || model->screen == SCREEN_HELP;
  if (state == NULL || is_beneath) return;
  /* Keeps the focus on the same item when others insert something before it. */
  const Subgroup *subgroup = model_subgroup(model, state);
  const Recommendation *focus = model_recommendation(model, state);
  if (shows_vote(model) && subgroup != NULL) model->subgroup = subgroup->number;
  if (shows_vote(model) && focus != NULL) model->recommendation = focus->number;
  if (!goes_on(model)) aim_at(&model->aim, state, aimed_line(model, state));
  model->aim.entry = model->entry;
  model->aim.asked = model->asked;
}

bool model_is_in_replay(const Model *model) {
  return model_screen_beneath_help(model) == SCREEN_REPLAY;
}

bool model_is_about_ranks(const Model *model) {
  const ScreenName screen = model_screen_beneath_help(model);
  return screen == SCREEN_RANKING || screen == SCREEN_EXPLANATION;
}
