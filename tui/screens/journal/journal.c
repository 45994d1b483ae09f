
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/acts/acts.h"
#include "sessions/text/text.h"
#include "tui/screens/screen.h"
#include "tui/screens/widgets/widgets.h"

enum { ROWS_ABOVE = 2, QUESTION_LINES_MAX = 3, CLOCK_WIDTH_NARROW = 5 };

/* Returns the line in focus; NULL if the journal shows none. */
static const JournalLine *line_in_focus(const ViewData *data) {
  const JournalPage *page = data->journal;
  return page != NULL && page->count > 0 ? &page->lines[page->focus] : NULL;
}

/* Writes what would be reverted, what would apply again, and that nothing is erased. */
static const char *question_text(const ViewData *data, char text[CANVAS_TEXT_SIZE]) {
  const JournalLine *line = line_in_focus(data);
  const char *restored = data->journal == NULL ? "" : data->journal->restored;
  text[0] = '\0';
  if (line == NULL) return text;
  if (restored[0] == '\0')
    snprintf(text, CANVAS_TEXT_SIZE,
             _("No. %llu would be reverted: %s. The journal keeps it, with your reason."),
             (unsigned long long)line->seq, line->sentence);
  else
    snprintf(
        text, CANVAS_TEXT_SIZE,
        _("No. %llu would be reverted: %s. Again: %s. The journal keeps it, with your reason."),
        (unsigned long long)line->seq, line->sentence, restored);
  return text;
}

static int put_question(Canvas *canvas, int row, const ViewData *data) {
  char text[CANVAS_TEXT_SIZE];
  return canvas_write_lines(canvas, row, 1, data->columns - 2, QUESTION_LINES_MAX, STYLE_TROUBLE,
                            question_text(data, text));
}

static int first_lines(const Model *model, const ViewData *data) {
  if (model->entry == ENTRY_REVERT && model->message[0] == '\0')
    return put_question(NULL, 0, data) + 1;
  return message_height(model, data->columns);
}

/* Below the lines: the rule, the first lines, what undo takes, the keys. */
int journal_height(const Model *model, const ViewData *data) {
  int height = data->rows - ROWS_ABOVE - 1 - first_lines(model, data) -
               pending_height(data->columns, data) - hints_height(model, data);
  return height < JOURNAL_LINES_MAX ? height : JOURNAL_LINES_MAX;
}

static const char *mark_text(const JournalLine *line, int columns, char text[CANVAS_TEXT_SIZE]) {
  text[0] = '\0';
  if (line->taken_back_by != 0)
    snprintf(text, CANVAS_TEXT_SIZE,
             is_narrow(columns) ? _("undone (%llu)") : _("reverted by no. %llu"),
             (unsigned long long)line->taken_back_by);
  return text;
}

void draw_journal_line(Canvas *canvas, int row, int width, const JournalLine *line,
                       const char *clock, const char *mark, Style style, bool in_focus) {
  int end = canvas->columns - 1;
  if (in_focus) canvas_write(canvas, row, 0, STYLE_FOCUS, "▸");
  if (in_focus) canvas_set_cursor(canvas, row, 1);
  canvas_write_right(canvas, row, 1, width, style, name_shown(line->seq).text);
  const int column = canvas_write(canvas, row, 2 + width, STYLE_MUTED, clock) + 1;
  if (mark[0] != '\0') end = canvas_write_right(canvas, row, column, end - column, style, mark) - 2;
  canvas_write_within(canvas, row, column, end - column, style, line->sentence);
  set_line_target(canvas, row, (uint32_t)line->seq);
}

static void draw_line(Canvas *canvas, int row, const JournalLine *line, const ViewData *data,
                      bool in_focus) {
  char clock[BRIEF_TEXT_SIZE], mark[CANVAS_TEXT_SIZE];
  const Moment then = {.wall_ms = line->wall_ms, .utc_offset = line->utc_offset};
  const Style usual = line->taken_back_by != 0 ? STYLE_MUTED : STYLE_PLAIN;
  time_spec_text(line->wall_ms, line->utc_offset, then, clock);
  if (is_narrow(canvas->columns)) clock[CLOCK_WIDTH_NARROW] = '\0';
  draw_journal_line(canvas, row, canvas_width(name_shown(data->saved.seq).text), line, clock,
                    mark_text(line, canvas->columns, mark), in_focus ? STYLE_FOCUS : usual,
                    in_focus);
}

/* Draws the lines of the full event from `first` on, or with canvas NULL only counts them. */
static size_t put_detail(Canvas *canvas, size_t first, int height, int width, const char *text) {
  size_t lines = 0;
  while (*text != '\0') {
    char part[CANVAS_TEXT_SIZE];
    int used;
    size_t paragraph = strcspn(text, "\n");
    bool fits = text_fit(text, width, &used) >= paragraph;
    size_t length = fits ? paragraph : canvas_line_length(text, width);
    if (length == 0) length = paragraph;
    snprintf(part, sizeof part, "%.*s", (int)length, text);
    if (canvas != NULL && lines >= first && lines < first + (size_t)height)
      canvas_write_within(canvas, ROWS_ABOVE + (int)(lines - first), 2, width, STYLE_PLAIN, part);
    lines++;
    text += length;
    text += *text == '\n' ? 1 : strspn(text, " ");
  }
  return lines;
}

static int detail_width(int columns) {
  return columns - 4;
}

static size_t journal_detail_lines(const ViewData *data) {
  if (data->journal == NULL) return 0;
  return put_detail(NULL, 0, 0, detail_width(data->columns), data->journal->detail);
}

static void draw_rule_below(Canvas *canvas, int height, size_t above, size_t below) {
  char hidden[BRIEF_TEXT_SIZE];
  hidden_lines_text(above, above + (size_t)height + below, height, hidden);
  draw_rule(canvas, ROWS_ABOVE + height, hidden);
}

/* Draws the focused event's time and full sentence, in case its line is too short. */
static void draw_about_focus(Canvas *canvas, int row, const ViewData *data) {
  char moment[BRIEF_TEXT_SIZE], mark[CANVAS_TEXT_SIZE];
  const JournalLine *line = line_in_focus(data);
  if (line == NULL) return;
  time_spec_text(line->wall_ms, line->utc_offset, (Moment){0}, moment);
  mark_text(line, canvas->columns, mark);
  canvas_format(canvas, row, 1, STYLE_MUTED, "%s · %s%s%s", moment, mark,
                mark[0] != '\0' ? " · " : "", line->sentence);
}

static void draw_first_lines(Canvas *canvas, int row, const Model *model, const ViewData *data) {
  if (model->message[0] != '\0') {
    draw_message(canvas, row, model);
  } else if (model->entry == ENTRY_REVERT) {
    row += put_question(canvas, row, data);
    draw_entry(canvas, row, _("Reason:"), &model->line);
  } else if (model->entry == ENTRY_SEARCH) {
    draw_entry(canvas, row, _("Search, or number:"), &model->line);
  } else {
    draw_about_focus(canvas, row, data);
  }
}

static void draw_title(Canvas *canvas, const Model *model, const ViewData *data) {
  char right[CANVAS_TEXT_SIZE], title[CANVAS_TEXT_SIZE];
  const JournalLine *line = line_in_focus(data);
  const Subgroup *only = roundtable_subgroup(data->state, model->journal.subgroup);
  snprintf(right, sizeof right, "%s", _("Journal"));
  if (only != NULL)
    snprintf(right, sizeof right,
             is_narrow(canvas->columns) ? _("Journal · %s") : _("Journal of subgroup %s"),
             only->text[SUBGROUP_CODE]);
  snprintf(title, sizeof title, "%s", roundtable_text(data->state, SESSION_TITLE));
  if (model->journal.opened && line != NULL)
    snprintf(title, sizeof title, _("No. %llu"), (unsigned long long)line->seq);
  draw_head(canvas, 0, title, right);
  draw_rule(canvas, 1, "");
}

static void draw_journal(Canvas *canvas, const Model *model, const ViewData *data) {
  int height = journal_height(model, data);
  draw_title(canvas, model, data);
  if (model->journal.opened) {
    size_t lines = journal_detail_lines(data), room = (size_t)height;
    size_t last = lines > room ? lines - room : 0;
    size_t first = model->journal.top < last ? model->journal.top : last;
    put_detail(canvas, first, height, detail_width(canvas->columns),
               data->journal == NULL ? "" : data->journal->detail);
    canvas_set_cursor(canvas, ROWS_ABOVE, 2);
    draw_rule_below(canvas, height, first, last - first);
  } else {
    const JournalPage *page = data->journal;
    for (size_t i = 0; page != NULL && i < page->count && (int)i < height; i++)
      draw_line(canvas, ROWS_ABOVE + (int)i, &page->lines[i], data, i == page->focus);
    if (page != NULL && page->count == 0)
      canvas_write_within(canvas, ROWS_ABOVE, 2, canvas->columns - 4, STYLE_PLAIN,
                          _("Nothing has happened in this subgroup yet."));
    draw_rule_below(canvas, height, page == NULL ? 0 : page->above, page == NULL ? 0 : page->below);
  }
  int row = ROWS_ABOVE + height + 1;
  draw_first_lines(canvas, row, model, data);
  row += first_lines(model, data);
  draw_pending(canvas, row, data);
  draw_hints(canvas, row + pending_height(canvas->columns, data), model, data);
}

/* The journal's keys. */

Effect show_journal(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
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

/* On the last line, the focus follows new events. */
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

/* While an event is shown in full, paging moves through its text. */
static Effect move_focus(Model *model, const ViewData *data, KeyPress press) {
  const bool pages = press.argument == MOVE_PAGE_UP || press.argument == MOVE_PAGE_DOWN;
  const int page = journal_height(model, data) - 1, all = (int)roundtable_seq(data->state);
  if (model->journal.opened && pages) {
    model->journal.top =
        top_moved(model->journal.top, journal_detail_lines(data), page + 1, page, press.argument);
  } else
    focus_on(model, data,
             journal_moved(&model->journal, data->state, focus_of(model, data),
                           lines_moved(press.argument, page, all)));
  return nothing;
}

/* Cycles through all events, then those of each subgroup. */
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

static Effect open_event(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->journal.opened = !model->journal.opened;
  model->journal.top = 0;
  return nothing;
}

static Effect begin_revert(Model *model, const ViewData *data, KeyPress press UNUSED) {
  Error why = {0};
  const uint64_t focus = focus_of(model, data);
  if (focus == 0) return refuse(model, _("There is no event here."));
  if (!event_can_be_reverted(data->state, focus, &why)) return refuse(model, "%s", why.text);
  model->journal.focus = focus; /* keeps this focus when others record events */
  model_begin_entry(model, ENTRY_REVERT, "");
  return nothing;
}

static Effect go_to_number(Model *model, const ViewData *data) {
  const uint64_t seq = strtoull(model->journal.sought, NULL, 10);
  if (seq == 0 || seq > roundtable_seq(data->state))
    return refuse(model, _("There is no event %s."), model->journal.sought);
  if (!journal_holds(data->state, model->journal.subgroup, seq))
    model->journal.subgroup = WHOLE_SESSION;
  focus_on(model, data, seq);
  return nothing;
}

static Effect search_on(Model *model, const ViewData *data, KeyPress press) {
  const char *sought = model->journal.sought;
  if (sought[0] == '\0') return begin_entry(model, data, (KeyPress){press.key, ENTRY_SEARCH});
  if (strspn(sought, "0123456789") == strlen(sought)) return go_to_number(model, data);
  return (Effect){.kind = EFFECT_SEARCH, .text = sought};
}

static Effect accept(Model *model, const ViewData *data, KeyPress press) {
  const bool is_empty = model->line.text[0] == '\0';
  if (model->entry == ENTRY_REVERT && is_empty)
    return refuse(model, _("Reverting needs a reason: type it, or leave with Esc."));
  if (model->entry == ENTRY_REVERT)
    return (Effect){
        .kind = EFFECT_REVERT, .expected = focus_of(model, data), .text = model->line.text};
  snprintf(model->journal.sought, sizeof model->journal.sought, "%s", model->line.text);
  end_entry(model);
  return is_empty ? nothing : search_on(model, data, press);
}

static Effect back(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  if (model->journal.opened)
    model->journal.opened = false;
  else
    model->screen = model->screen_before_journal;
  return nothing;
}

static const Binding keys[] = {
    UNDO_KEYS(IN_JOURNAL),
    {"revert", IN_JOURNAL, "Del", N_("revert"),
     N_("revert the selected event, with a reason; it stays in the journal"), begin_revert,
     .flags = STAYS},
    {"whole-event", IN_JOURNAL, "Enter", N_("full"),
     N_("show all of the selected event: texts before and after, reasons"), open_event,
     .flags = IN_SIGHT},
    {"search", IN_JOURNAL, "/", N_("search"),
     N_("search upwards for words, or go to an event by its number"), begin_entry, ENTRY_SEARCH},
    {"search-on", IN_JOURNAL, KEY_SEARCH_ON, NULL, N_("search further for the same words"),
     search_on, .flags = STAYS},
    PEEK_KEY(IN_JOURNAL, look_at_focus),
    MOVING_KEYS(IN_JOURNAL, move_focus),
    SUBGROUP_KEYS(IN_JOURNAL, filter),
    {"replay", IN_JOURNAL, ">", N_("replay"),
     N_("replay the session, from the selected event if there is one; nothing is changed"),
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
