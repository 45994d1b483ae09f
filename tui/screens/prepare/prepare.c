/* The agenda screen: an outline, and a foot with what is typed, what undo would take and keys; and
 * its entry lines, which the vote shows too. */

#include "core/base/i18n.h"
#include "tui/screens/screen.h"
#include "tui/screens/widgets/agenda_entry.h"
#include "tui/screens/widgets/widgets.h"
#include "tui/state/model.h"
#include "tui/terminal/canvas.h"

enum {
  ROWS_ABOVE = 2,
  ROWS_BELOW = 1, /* the rule; then the keys */
  LINES_MAX = 256,
  LABEL_WIDTH = 22,
  LABEL_WIDTH_COMPACT = 13,
  CODE_WIDTH = 6
};

/* Returns how many lines of the outline fit. */
static int prepare_height(const Model *model, const ViewData *data) {
  return data->rows - ROWS_ABOVE - ROWS_BELOW - message_height(model, data->columns) -
         pending_height(data->columns, data) - hints_height(model, data);
}

static int indent_of(const Roundtable *state, OutlineLine line) {
  if (line.kind == OUTLINE_RECOMMENDATION) {
    const Recommendation *one = roundtable_recommendation(state, line.subject);
    return one != NULL && one->parent != 0 ? 6 : 4;
  }
  if (outline_same(outline_owner(line), line)) return 2;
  return outline_owner(line).kind == OUTLINE_RECOMMENDATION ? 10 : 4;
}

static const char *fold_sign(OutlineLine line, OutlineLine unfolded) {
  if (!outline_same(outline_owner(line), line) || line.kind == OUTLINE_RECOMMENDATION) return "";
  return outline_same(line, unfolded) ? "- " : "+ ";
}

static void draw_line(Canvas *canvas, int row, const Model *model, const Roundtable *state,
                      OutlineLine line, bool in_focus) {
  char text[OUTLINE_TEXT_SIZE];
  Style style = in_focus ? STYLE_FOCUS
                : outline_same(outline_owner(line), line) && line.kind != OUTLINE_RECOMMENDATION
                    ? STYLE_TITLE
                    : STYLE_PLAIN;
  int width = is_narrow(canvas->columns) ? LABEL_WIDTH_COMPACT : LABEL_WIDTH;
  int column = indent_of(state, line);
  if (in_focus) canvas_write(canvas, row, 0, STYLE_FOCUS, "▸");
  if (in_focus) canvas_set_cursor(canvas, row, column);
  column = canvas_write(canvas, row, column, style, fold_sign(line, model->preparation.unfolded));
  outline_label(state, line, text);
  if (line.kind == OUTLINE_SUBGROUP || line.kind == OUTLINE_RECOMMENDATION) {
    int end = canvas_write(canvas, row, column, style, text) + 1;
    column = end > column + CODE_WIDTH ? end : column + CODE_WIDTH;
  } else {
    canvas_write_within(canvas, row, column, width, style, text);
    column += width + 1;
  }
  canvas_write_rest(canvas, row, column, style, outline_words(state, line, text));
}

static void draw_outline(Canvas *canvas, const Model *model, const Roundtable *state, size_t first,
                         int height, size_t focus) {
  OutlineLine lines[LINES_MAX];
  size_t room = height < LINES_MAX ? (size_t)height : LINES_MAX;
  size_t count = outline_lines(state, model->preparation.unfolded, first, lines, room);
  for (size_t i = 0; i < room && first + i < count; i++) {
    draw_line(canvas, ROWS_ABOVE + (int)i, model, state, lines[i], first + i == focus);
    set_line_target(canvas, ROWS_ABOVE + (int)i, (uint32_t)(first + i));
  }
}

static void draw_foot(Canvas *canvas, int row, const Model *model, const ViewData *data) {
  char text[OUTLINE_TEXT_SIZE];
  if (model->message[0] != '\0')
    draw_message(canvas, row, model);
  else if (is_preparing_entry(model->entry))
    draw_preparing_entry(canvas, row, model, data->state);
  else
    canvas_write_rest(canvas, row, 1, STYLE_MUTED,
                      outline_words(data->state, model_line(model, data->state), text));
  row += message_height(model, canvas->columns);
  draw_pending(canvas, row, data);
  draw_hints(canvas, row + pending_height(canvas->columns, data), model, data);
}

static void draw_prepare(Canvas *canvas, const Model *model, const ViewData *data) {
  char hidden[BRIEF_TEXT_SIZE];
  const Roundtable *state = data->state;
  int height = prepare_height(model, data);
  OutlineLine line = model_line(model, state), unfolded = model->preparation.unfolded;
  size_t count = outline_lines(state, unfolded, 0, NULL, 0);
  size_t focus = outline_place(state, unfolded, line);
  size_t first = first_shown(focus, count, (size_t)height);
  draw_head(canvas, 0, roundtable_text(state, SESSION_TITLE), _("Agenda"));
  draw_rule(canvas, 1, "");
  draw_outline(canvas, model, state, first, height, focus);
  draw_rule(canvas, ROWS_ABOVE + height, hidden_lines_text(first, count, height, hidden));
  draw_foot(canvas, ROWS_ABOVE + height + 1, model, data);
}

/* Its keys. */

static void focus_on(Model *model, const Roundtable *state, OutlineLine line) {
  model->preparation.focus = line;
  model->preparation.place = outline_place(state, model->preparation.unfolded, line);
}

static Effect edit_line(Model *model, const Roundtable *state, OutlineLine line) {
  bool whole;
  char *seen = model->preparation.seen, written[OUTLINE_TEXT_SIZE];
  outline_typed(state, line, seen, &whole);
  if (!whole) return refuse(model, _("This text is too long for a line: import it instead."));
  focus_on(model, state, line);
  model->preparation.seen_at = roundtable_seq(state);
  model_begin_entry(model, ENTRY_FIELD, outline_in_line(line, seen, written));
  return nothing;
}

/* Folds a line that is already unfolded. */
static void unfold(Model *model, const Roundtable *state, OutlineLine line) {
  const OutlineLine nothing_unfolded = {0};
  bool folds = outline_same(model->preparation.unfolded, line);
  model->preparation.unfolded = folds ? nothing_unfolded : line;
  focus_on(model, state, line);
}

static Effect edit(Model *model, const ViewData *data, KeyPress press UNUSED) {
  OutlineLine line = model_line(model, data->state);
  if (outline_is_typed(line)) return edit_line(model, data->state, line);
  RankingRule rule = roundtable_ranking_rule(data->state);
  rule.method = (rule.method + 1) % MAIN_RANKINGS;
  if (line.kind == OUTLINE_RANKING_METHOD) return change_ranking_rule(model, data->state, rule);
  if (line.kind == OUTLINE_USUAL_PHASES) return ask_change((Change){.kind = CHANGE_USUAL_PHASES});
  if (line.kind == OUTLINE_VOTING_RULE)
    return ask_change((Change){
        .kind = CHANGE_CHOICE, .line = line, .value = outline_next_choice(data->state, line)});
  unfold(model, data->state, line);
  return nothing;
}

static Effect fold(Model *model, const ViewData *data, KeyPress press) {
  OutlineLine owner = outline_owner(model_line(model, data->state));
  bool is_open = outline_same(model->preparation.unfolded, owner);
  if (is_open == (bool)press.argument) unfold(model, data->state, owner);
  return nothing;
}

static Effect move_focus(Model *model, const ViewData *data, KeyPress press) {
  const Roundtable *state = data->state;
  OutlineLine unfolded = model->preparation.unfolded, line = model_line(model, state);
  size_t count = outline_lines(state, unfolded, 0, NULL, 0);
  size_t page = (size_t)prepare_height(model, data) - 1;
  size_t place = focus_moved(outline_place(state, unfolded, line), count, page, press.argument);
  outline_lines(state, unfolded, place, &line, 1);
  focus_on(model, state, line);
  return nothing;
}

static void focus_on_target(Model *model, const ViewData *data, Target target) {
  OutlineLine line;
  size_t count = outline_lines(data->state, model->preparation.unfolded, target.number, &line, 1);
  if (target.number < count) focus_on(model, data->state, line);
}

static const Recommendation *recommendation_of(const Model *model, const Roundtable *state) {
  OutlineLine owner = outline_owner(model_line(model, state));
  return owner.kind == OUTLINE_RECOMMENDATION ? roundtable_recommendation(state, owner.subject)
                                              : NULL;
}

static Effect set_status(Model *model, const Roundtable *state, const Recommendation *one,
                         RecommendationStatus status) {
  Change change = {.kind = CHANGE_STATUS,
                   .line = {.kind = OUTLINE_RECOMMENDATION, .subject = one->number},
                   .value = status,
                   .text = ""};
  bool needs_reason = status == STATUS_NOT_FOR_THE_VOTE || status == STATUS_WITHDRAWN;
  return needs_reason ? ask_why(model, state, change) : ask_change(change);
}

static Effect change_status(Model *model, const ViewData *data, KeyPress press UNUSED) {
  static const RecommendationStatus next[STATUS_COUNT] = {
      [STATUS_VOTABLE] = STATUS_HEADING,
      [STATUS_HEADING] = STATUS_NOT_FOR_THE_VOTE,
      [STATUS_NOT_FOR_THE_VOTE] = STATUS_VOTABLE,
      [STATUS_WITHDRAWN] = STATUS_VOTABLE,
  };
  const Recommendation *one = recommendation_of(model, data->state);
  if (one == NULL) return refuse(model, _("Select a recommendation first."));
  return set_status(model, data->state, one, next[one->status]);
}

static Effect withdraw(Model *model, const ViewData *data, KeyPress press UNUSED) {
  const Recommendation *one = recommendation_of(model, data->state);
  if (one == NULL) return refuse(model, _("Select a recommendation first."));
  bool comes_back = one->status == STATUS_WITHDRAWN;
  return set_status(model, data->state, one, comes_back ? STATUS_VOTABLE : STATUS_WITHDRAWN);
}

static Effect change_place(Model *model, const ViewData *data, KeyPress press) {
  OutlineLine owner = outline_owner(model_line(model, data->state));
  if (owner.kind != OUTLINE_RECOMMENDATION && owner.kind != OUTLINE_SUBGROUP)
    return refuse(model, _("Select a subgroup or recommendation first: only these are moved."));
  return ask_change((Change){.kind = CHANGE_PLACE, .line = owner, .value = press.argument});
}

static Effect change_held(Model *model, const ViewData *data, KeyPress press UNUSED) {
  OutlineLine owner = outline_owner(model_line(model, data->state));
  const Recommendation *one = recommendation_of(model, data->state);
  uint32_t number = one != NULL ? one->subgroup : owner.subject;
  const Subgroup *subgroup = roundtable_subgroup(data->state, number);
  bool is_of_one = one != NULL || owner.kind == OUTLINE_SUBGROUP;
  if (!is_of_one || subgroup == NULL) return refuse(model, _("Select a subgroup first."));
  Change change = {.kind = CHANGE_HELD,
                   .line = {.kind = OUTLINE_SUBGROUP, .subject = number},
                   .value = subgroup->status == SUBGROUP_HELD ? SUBGROUP_NOT_HELD : SUBGROUP_HELD,
                   .text = ""};
  return subgroup->status == SUBGROUP_HELD ? ask_why(model, data->state, change)
                                           : ask_change(change);
}

static Effect renumber(Model *model, const ViewData *data, KeyPress press UNUSED) {
  OutlineLine owner = outline_owner(model_line(model, data->state));
  if (owner.kind != OUTLINE_RECOMMENDATION && owner.kind != OUTLINE_SUBGROUP)
    return refuse(model, _("Select a subgroup or recommendation first: only these have codes."));
  model->preparation.unfolded = owner;
  OutlineLine code = {OUTLINE_CODE, owner.subject, 0};
  if (owner.kind == OUTLINE_SUBGROUP)
    code = (OutlineLine){OUTLINE_SUBGROUP_TEXT, owner.subject, SUBGROUP_CODE};
  return edit_line(model, data->state, code);
}

Effect show_preparing(Model *model, const ViewData *data, KeyPress press UNUSED) {
  const Recommendation *focus = model_recommendation(model, data->state);
  end_entry(model);
  model->screen = SCREEN_PREPARE;
  if (focus != NULL)
    focus_on(model, data->state,
             (OutlineLine){OUTLINE_RECOMMENDATION, focus->number, RECOMMENDATION_TITLE});
  return nothing;
}

/* The vote shows what was in focus here. */
static Effect back(Model *model, const ViewData *data, KeyPress press UNUSED) {
  OutlineLine owner = outline_owner(model_line(model, data->state));
  const Recommendation *one = recommendation_of(model, data->state);
  model->screen = SCREEN_VOTE;
  if (owner.kind == OUTLINE_SUBGROUP) model->subgroup = owner.subject;
  if (one != NULL) model->subgroup = one->subgroup;
  if (one != NULL) model->recommendation = one->number;
  return nothing;
}

static const Binding keys[] = {
    UNDO_KEYS(IN_PREPARE),
    MOVING_KEYS(IN_PREPARE, move_focus),
    {"edit", IN_PREPARE, "Enter", N_("edit"),
     N_("edit the selected line, choose its next value, or unfold it"), edit, .flags = IN_SIGHT},
    {"add", IN_PREPARE, KEY_ADD, N_("add"),
     N_("add a recommendation after the selected one; its code is proposed"), begin_entry,
     ENTRY_RECOMMENDATION},
    {"add-subgroup", IN_PREPARE, "+", N_("new subgroup"),
     N_("add a subgroup; its code is proposed"), begin_entry, ENTRY_SUBGROUP},
    {"status", IN_PREPARE, "Space", N_("status"),
     N_("votable, heading, or not for the vote with a reason"), change_status,
     .flags = RECORDS | IN_SIGHT},
    {"withdraw", IN_PREPARE, "Del", N_("withdraw"),
     N_("withdraw the recommendation, with a reason, or restore it"), withdraw, .flags = IN_SIGHT},
    {"held", IN_PREPARE, ".", N_("held or not"),
     N_("mark the subgroup as not held, with a reason, or as held again"), change_held,
     .flags = IN_SIGHT},
    {"renumber", IN_PREPARE, "#", NULL, N_("change the code of the recommendation or subgroup"),
     renumber},
    {"place-up", IN_PREPARE, "<", NULL, N_("move the recommendation or subgroup one place up"),
     change_place, -1, RECORDS | IN_SIGHT},
    {"place-down", IN_PREPARE, ">", NULL, N_("move the recommendation or subgroup one place down"),
     change_place, 1, RECORDS | IN_SIGHT},
    {"unfold", IN_PREPARE, "→", NULL, N_("show all its texts"), fold, 0, STAYS},
    {"fold", IN_PREPARE, "←", NULL, N_("hide them again"), fold, 1, STAYS},
    {"journal", IN_PREPARE, "w", N_("journal"),
     N_("the journal: read, search and correct all that happened"), show_journal},
    BACK_KEY(IN_PREPARE, back),
};

const Screen prepare_screen = {
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .confirm = accept_preparing,
    .accept = accept_preparing,
    .focus = focus_on_target,
    .draw = draw_prepare,
};
