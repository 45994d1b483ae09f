#include "tui/screens/list/list_view.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/number.h"
#include "sessions/library/copies.h"
#include "sessions/library/listing.h"
#include "sessions/library/trash.h"
#include "sessions/text/day.h"
#include "tui/screens/screen.h"
#include "tui/screens/widgets/widgets.h"

enum {
  ROWS_ABOVE = 3,
  ROWS_BELOW = 3,
  MARK_AT = 1, /* of a marked or a damaged session */
  NAME_AT = 2,
  DATE_WIDTH = 10,
  STATE_WIDTH = 12,
  PLACE_WIDTH = 16,
  WIDE = 100, /* from here on there is room for the place */
  NUMBER_WIDTH = 8,
  DOTS_WIDTH = 9
};

static const ListOffer offers[LIST_OFFERS] = {
    {KEY_DEMONSTRATION, N_("A demonstration: the round table of 6 June 2023")},
    {KEY_TOUR, N_("A tour of ninety seconds on such a demonstration")},
    {KEY_IMPORT, N_("Recommendations, counts or ballots from a CSV file")},
    {KEY_NEW, N_("An empty session")},
};

const ListOffer *list_offer(size_t n) {
  return &offers[n];
}

size_t list_count(const ViewData *data) {
  return data->sorted != NULL ? data->sorted->count : 0;
}

const LibraryEntry *list_entry(const Model *model, const ViewData *data) {
  return model->list_focus < list_count(data) ? sorted_list_entry(data->sorted, model->list_focus)
                                              : NULL;
}

/* Layout; a width of 0 hides a column. */
typedef struct Columns {
  int title_width;
  int date_at, place_at, place_width, state_at, state_width;
  int items_at, voters_at, number_width, dots_at, dots_width;
} Columns;

/* Takes a column from the right, with a blank before it. */
static int take_column(int *column, int width) {
  if (width > 0) *column -= width + 1;
  return *column;
}

/* Figures are never cut: a column is as wide as its largest in view, and titles give way. Hidden
 * figures do not count, as the width would reveal them. */
static int widest(const ViewData *data, SummaryNumber which, size_t from, int height, int width) {
  for (size_t n = from; n < list_count(data) && n - from < (size_t)height; n++) {
    const LibraryEntry *entry = sorted_list_entry(data->sorted, n);
    if (which == SUMMARY_DOTS && !entry_tells_results(entry)) continue;
    const int wide = canvas_width(number_shown(entry->summary.number[which]).text);
    if (wide > width) width = wide;
  }
  return width;
}

static Columns lay_out(const ViewData *data, size_t from, int height, int columns) {
  const bool narrow = is_narrow(columns);
  Columns at = {.place_width = columns >= WIDE ? PLACE_WIDTH : 0,
                .state_width = narrow ? 0 : STATE_WIDTH,
                .number_width = narrow ? 0 : NUMBER_WIDTH,
                .dots_width = widest(data, SUMMARY_DOTS, from, height, DOTS_WIDTH)};
  if (!narrow) at.number_width = widest(data, SUMMARY_VOTERS, from, height, at.number_width);
  int column = columns;
  at.dots_at = take_column(&column, at.dots_width);
  at.voters_at = take_column(&column, at.number_width);
  at.items_at = take_column(&column, at.number_width);
  at.state_at = take_column(&column, at.state_width);
  at.place_at = take_column(&column, at.place_width);
  at.date_at = take_column(&column, DATE_WIDTH);
  at.title_width = column - 1 - NAME_AT;
  return at;
}

static void draw_heads(Canvas *canvas, int row, const Columns *at) {
  canvas_write_within(canvas, row, NAME_AT, at->title_width, STYLE_HEADING, _("session"));
  canvas_write_within(canvas, row, at->date_at, DATE_WIDTH, STYLE_HEADING, _("date"));
  canvas_write_within(canvas, row, at->place_at, at->place_width, STYLE_HEADING, _("place"));
  canvas_write_within(canvas, row, at->state_at, at->state_width, STYLE_HEADING, _("state"));
  if (at->number_width > 0) {
    canvas_write_right(canvas, row, at->items_at, at->number_width, STYLE_HEADING, _("recomm."));
    canvas_write_right(canvas, row, at->voters_at, at->number_width, STYLE_HEADING, _("voters"));
  }
  canvas_write_right(canvas, row, at->dots_at, at->dots_width, STYLE_HEADING, _("dots"));
}

static void draw_figures(Canvas *canvas, int row, const Columns *at, const LibraryEntry *entry,
                         Style style) {
  const int64_t *number = entry->summary.number;
  const int64_t voters = number[SUMMARY_VOTERS];
  if (at->number_width > 0) {
    canvas_write_right(canvas, row, at->items_at, at->number_width, style,
                       number_shown(number[SUMMARY_RECOMMENDATIONS]).text);
    canvas_write_right(canvas, row, at->voters_at, at->number_width, style,
                       voters == RULE_UNKNOWN ? "–" : number_shown(voters).text);
  }
  canvas_write_right(canvas, row, at->dots_at, at->dots_width, style,
                     entry_tells_results(entry) ? number_shown(number[SUMMARY_DOTS]).text
                                                : HIDDEN_FIGURE);
}

/* Writes the date in words or, if too long, in figures. */
static const char *short_date(const LibraryEntry *entry, char text[DAY_WORDS_SIZE]) {
  const Day day = (Day)entry->summary.number[SUMMARY_DAY];
  const char *date = entry_date(entry, text);
  return canvas_width(date) > DATE_WIDTH && day != 0 ? day_figures(day, text) : date;
}

static void draw_session(Canvas *canvas, int row, const Columns *at, const LibraryEntry *entry,
                         Style style) {
  char date[DAY_WORDS_SIZE];
  canvas_write_within(canvas, row, NAME_AT, at->title_width, style, entry_title(entry));
  canvas_write_within(canvas, row, at->date_at, DATE_WIDTH, style, short_date(entry, date));
  canvas_write_within(canvas, row, at->place_at, at->place_width, style,
                      summary_text(&entry->summary, SUMMARY_PLACE));
  if (entry->summary.soundness != SUMMARY_SOUND) {
    /* A damaged session shows what is wrong with it instead of figures. */
    const Soundness soundness = entry->summary.soundness;
    const int without_state = soundness == SUMMARY_ALTERED ? at->dots_at : at->date_at;
    const int column = at->state_width > 0 ? at->state_at : without_state;
    if (soundness != SUMMARY_UNREAD) canvas_write(canvas, row, MARK_AT, STYLE_TROUBLE, "!");
    canvas_write_rest(canvas, row, column,
                      soundness == SUMMARY_UNREAD ? STYLE_MUTED : STYLE_TROUBLE,
                      entry_state_words(entry));
    return;
  }
  canvas_write_within(canvas, row, at->state_at, at->state_width, style,
                      entry->is_archived ? _("archived") : entry_state_words(entry));
  draw_figures(canvas, row, at, entry, style);
}

static size_t line_count(const ViewData *data) {
  return (data->sorted != NULL ? data->sorted->line_count : 0) + LIST_OFFERS;
}

static size_t line_of(const ViewData *data, size_t place) {
  const size_t count = list_count(data);
  return place < count ? data->sorted->lines[place]
                       : line_count(data) - LIST_OFFERS + (place - count);
}

/* Draws a line by its place in the model: the sessions, then the offers. */
static void draw_place(Canvas *canvas, int row, const Columns *at, const Model *model,
                       const ViewData *data, size_t place) {
  const size_t count = list_count(data);
  const bool in_focus = place == model->list_focus;
  const Style style = in_focus ? STYLE_FOCUS : STYLE_PLAIN;
  if (place < count)
    draw_session(canvas, row, at, sorted_list_entry(data->sorted, place), style);
  else {
    size_t offer = place - count;
    int column =
        canvas_write(canvas, row, NAME_AT, STYLE_KEY, first_key_shown(offers[offer].keys).text) + 2;
    canvas_write_rest(canvas, row, column, style, _(offers[offer].text));
  }
  if (place < count && list_marks_hold(&model->list.marks, sorted_list_entry(data->sorted, place)))
    canvas_write(canvas, row, MARK_AT, STYLE_FOCUS, "*");
  set_line_target(canvas, row, (uint32_t)place);
  if (!in_focus) return;
  canvas_write(canvas, row, 0, STYLE_FOCUS, "▸");
  canvas_set_cursor(canvas, row, NAME_AT);
}

/* Only visible lines are visited, however many there are. */
static void draw_lines(Canvas *canvas, const Model *model, const ViewData *data, size_t first,
                       int height) {
  char heading[LIST_HEADING_SIZE];
  const size_t count = list_count(data), end = first + (size_t)height;
  size_t place = count > 0 ? sorted_list_place_from_line(data->sorted, first) : 0;
  const Columns at = lay_out(data, place, height, canvas->columns);
  draw_heads(canvas, ROWS_ABOVE - 1, &at);
  for (; place < count + LIST_OFFERS; place++) {
    const size_t line = line_of(data, place);
    if (place < count && line > first && line <= end &&
        sorted_list_begins_group(data->sorted, place))
      canvas_write_rest(canvas, ROWS_ABOVE + (int)(line - first) - 1, NAME_AT, STYLE_TITLE,
                        sorted_list_heading(data->sorted, place, heading));
    if (line >= end) return;
    if (line >= first)
      draw_place(canvas, ROWS_ABOVE + (int)(line - first), &at, model, data, place);
  }
}

static const char *entry_label(EntryKind entry, char text[CANVAS_TEXT_SIZE]) {
  snprintf(text, CANVAS_TEXT_SIZE, _("Trash it? Type “%s”:"), trash_word());
  if (entry == ENTRY_DELETE) return text;
  if (entry == ENTRY_CSV) return _("CSV file:");
  if (entry == ENTRY_FIND) return _("Search:");
  return entry == ENTRY_COPY_TO ? _("Copy to:") : _("Title:");
}

/* Draws the file name, and which other files hold the same session. */
static void draw_file(Canvas *canvas, int row, const SortedList *sorted,
                      const LibraryEntry *entry) {
  const LibraryEntry *copy = sorted_list_next_copy(sorted, entry);
  int end = canvas_write_rest(canvas, row, 1, STYLE_MUTED, entry->path);
  for (; copy != entry; copy = sorted_list_next_copy(sorted, copy)) {
    char words[COPY_TEXT_SIZE];
    end = canvas_write_within(canvas, row, end, canvas->columns - 1 - end, STYLE_MUTED, " · ");
    end = canvas_write_within(canvas, row, end, canvas->columns - 1 - end, STYLE_PLAIN,
                              copy_words(entry, copy, words));
  }
}

/* Describes the focus, unless the pane does. */
static void draw_focus(Canvas *canvas, int row, const Model *model, const ViewData *data) {
  const LibraryEntry *entry = list_entry(model, data);
  const int width = canvas->columns - 2;
  if (entry == NULL && data->library_count == 0)
    canvas_write_within(canvas, row, 1, width, STYLE_MUTED,
                        _("No session yet: choose how to begin, and press Enter."));
  else if (entry == NULL && list_count(data) == 0)
    canvas_write_within(canvas, row, 1, width, STYLE_MUTED, _("No session has these words."));
  else if (entry != NULL && list_pane_height(data) > 0)
    draw_file(canvas, row, data->sorted, entry);
  else if (entry != NULL)
    draw_list_line(canvas, row, entry);
}

/* Describes how the list is viewed, where that is not the default, as far as it fits. */
static void describe_look(const Model *model, const ViewData *data, char text[CANVAS_TEXT_SIZE]) {
  const ListViewState *look = &model->list;
  char loader[BRIEF_TEXT_SIZE] = "", marked[CANVAS_TEXT_SIZE],
       sought[TYPED_TEXT_SIZE + sizeof "«\u00a0\u00a0»"];
  const bool is_sought = model->entry != ENTRY_FIND && look->words[0] != '\0';
  text[0] = '\0';
  snprintf(sought, sizeof sought, _("“%s”"), look->words);
  marked[0] = '\0';
  if (look->marks.count == 1) snprintf(marked, CANVAS_TEXT_SIZE, "%s", _("1 marked"));
  if (look->marks.count > 1)
    snprintf(marked, CANVAS_TEXT_SIZE, _("%s marked: %s compares them"),
             count_shown(look->marks.count).text, first_key_shown(KEY_COMPARE_MARKED).text);
  snprintf(loader, sizeof loader, _("reading, %s left"), count_shown(data->library_unread).text);
  const char *parts[] = {
      is_sought ? sought : NULL,
      marked[0] != '\0' ? marked : NULL,
      data->library_unread > 0 ? loader : NULL,
      look->grouping != UNGROUPED ? sorted_list_grouping_words(look->grouping) : NULL,
      look->order != SORT_DATE ? sorted_list_order_words(look->order) : NULL,
      look->with_archive ? _("archive too") : NULL,
  };
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
    if (parts[i] != NULL) {
      const size_t used = strlen(text);
      string_join(text, CANVAS_TEXT_SIZE, " · ", parts[i]);
      if (canvas_width(text) > (data->columns - 4)) text[used] = '\0';
    }
}

int list_height(const Model *model, const ViewData *data) {
  const int message = message_height(model, data->columns);
  return data->rows - ROWS_ABOVE - (ROWS_BELOW - 1) - hints_height(model, data) - message + 1 -
         list_pane_height(data);
}

void draw_list(Canvas *canvas, const Model *model, const ViewData *data) {
  char hidden[BRIEF_TEXT_SIZE];
  if (model->asks_voters) {
    draw_same_voters(canvas, model, data);
    return;
  }
  const int height = list_height(model, data), pane = list_pane_height(data);
  const size_t lines = line_count(data);
  const size_t first = first_shown(line_of(data, model->list_focus), lines, (size_t)height);
  char look[CANVAS_TEXT_SIZE], found[BRIEF_TEXT_SIZE];
  const bool is_sought = model->entry == ENTRY_FIND || model->list.words[0] != '\0';
  snprintf(found, sizeof found, "%s / %s", count_shown(list_count(data)).text,
           count_shown(data->library_count).text);
  draw_head(canvas, 0, _("Sessions"), is_sought ? found : data->folder);
  describe_look(model, data, look);
  draw_rule(canvas, 1, look);
  draw_lines(canvas, model, data, first, height);
  draw_rule(canvas, ROWS_ABOVE + height, hidden_lines_text(first, lines, height, hidden));
  if (pane > 0 && list_entry(model, data) != NULL)
    draw_list_pane(canvas, ROWS_ABOVE + height + 1, list_entry(model, data));
  int row = ROWS_ABOVE + height + pane + 1;
  char label[CANVAS_TEXT_SIZE];
  if (model->message[0] != '\0')
    draw_message(canvas, row, model);
  else if (model->entry != ENTRY_NONE)
    draw_entry(canvas, row, entry_label(model->entry, label), &model->line);
  else
    draw_focus(canvas, row, model, data);
  draw_hints(canvas, canvas->rows - hints_height(model, data), model, data);
}
