#include <stdio.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/number.h"
#include "sessions/library/listing.h"
#include "tui/screens/list/list_view.h"
#include "tui/screens/widgets/widgets.h"

/* Names of voters in a file that may be one person's, asked about before the import. */

enum { ROWS_ABOVE = 5, ROWS_BELOW = 2, QUESTION_LINES = 3, PAIR_AT = 2 };

int same_voters_height(const ViewData *data) {
  const int height = data->rows - ROWS_ABOVE - ROWS_BELOW;
  return height > 1 ? height : 1;
}

void draw_same_voters(Canvas *canvas, const Model *model, const ViewData *data) {
  char hidden[BRIEF_TEXT_SIZE];
  const int height = same_voters_height(data);
  const size_t first = model->voters_top;
  draw_head(canvas, 0, _("One voter or two?"), "");
  draw_rule(canvas, 1, "");
  canvas_write_lines(
      canvas, 2, 1, canvas->columns - 2, QUESTION_LINES, STYLE_PLAIN,
      _("These names differ only by case, accents or spaces. Is each pair one person?"));
  for (size_t n = 0; n < (size_t)height && first + n < data->doubtful_count; n++)
    canvas_write_rest(canvas, ROWS_ABOVE + (int)n, PAIR_AT, STYLE_PLAIN, data->doubtful[first + n]);
  canvas_set_cursor(canvas, ROWS_ABOVE, PAIR_AT);
  draw_rule(canvas, ROWS_ABOVE + height,
            hidden_lines_text(first, data->doubtful_count, height, hidden));
  draw_hints_of(canvas, canvas->rows - 1, IN_VOTERS);
}

/* Details of the session in focus, below the list. */

enum { PANE_ROWS = 4, ROWS_WITH_PANE = 20, RANK_WIDTH = 4, REFERENCE_WIDTH = 8 };

int list_pane_height(const ViewData *data) {
  bool has_room = data->rows >= ROWS_WITH_PANE && !is_narrow(data->columns);
  return has_room && data->sorted != NULL && data->sorted->count > 0 ? PANE_ROWS : 0;
}

static void draw_where(Canvas *canvas, int row, const LibraryEntry *entry) {
  const SessionSummary *summary = &entry->summary;
  char where[CANVAS_TEXT_SIZE] = "", end[CANVAS_TEXT_SIZE];
  string_join(where, CANVAS_TEXT_SIZE, " · ", summary_text(summary, SUMMARY_PLACE));
  string_join(where, CANVAS_TEXT_SIZE, " · ", summary_text(summary, SUMMARY_THEME));
  char part[BRIEF_TEXT_SIZE];
  snprintf(
      part, sizeof part,
      ngettext("%s subgroup", "%s subgroups", (unsigned long)summary->number[SUMMARY_SUBGROUPS]),
      number_shown(summary->number[SUMMARY_SUBGROUPS]).text);
  string_join(where, CANVAS_TEXT_SIZE, " · ", part);
  if (entry->is_archived) string_join(where, CANVAS_TEXT_SIZE, " · ", entry_state_words(entry));
  /* Writes "no. 312 · KQ7M 2FTA 9XCD 4WLP". */
  snprintf(end, CANVAS_TEXT_SIZE, _("no. %lld · %s"), (long long)summary->number[SUMMARY_EVENTS],
           fingerprint_shown(summary->hash).text);
  int begin = canvas_write_right(canvas, row, canvas->columns / 2, canvas->columns / 2 - 1,
                                 STYLE_MUTED, end);
  canvas_write_within(canvas, row, 1, begin - 3, STYLE_PLAIN, where);
}

/* Writes "4/2", or "2" if the session has no subgroups. */
static const char *reference_of(const SummaryPlace *place, char text[PLACE_TEXT_SIZE]) {
  snprintf(text, PLACE_TEXT_SIZE, "%s%s%s", place->subgroup_code,
           place->subgroup_code[0] != '\0' ? "/" : "", place->code);
  return text;
}

static void draw_place(Canvas *canvas, int row, const SummaryPlace *place) {
  char text[PLACE_TEXT_SIZE];
  int column = 1 + RANK_WIDTH + 1;
  snprintf(text, sizeof text, "%u%s", (unsigned)place->rank, place->tied ? "=" : "");
  canvas_write_right(canvas, row, 1, RANK_WIDTH, STYLE_PLAIN, text);
  canvas_write_within(canvas, row, column, REFERENCE_WIDTH, STYLE_PLAIN, reference_of(place, text));
  column += REFERENCE_WIDTH + 1;
  canvas_write_rest(canvas, row, column, STYLE_PLAIN, place->title);
}

static void draw_places(Canvas *canvas, int row, const LibraryEntry *entry) {
  Error err;
  SummaryPlaces places;
  if (!summary_places(&entry->summary, &places, &err)) return;
  /* Returns why the first places are not shown. */
  if (places.count == 0)
    canvas_write_rest(canvas, row, 1, STYLE_MUTED,
                      !entry_tells_results(entry) ? _("Results are hidden from the room.")
                                                  : _("Nobody has voted yet."));
  for (size_t i = 0; i < places.count; i++)
    draw_place(canvas, row + (int)i, &places.of[i]);
  summary_places_free(&places);
}

void draw_list_pane(Canvas *canvas, int row, const LibraryEntry *entry) {
  if (entry->summary.trouble != NULL)
    canvas_write_lines(canvas, row, 1, canvas->columns - 2, PANE_ROWS, STYLE_TROUBLE,
                       entry->summary.trouble);
  if (entry->summary.soundness != SUMMARY_SOUND) return;
  draw_where(canvas, row, entry);
  draw_places(canvas, row + 1, entry);
}

/* Writes the references of the first places, and the fingerprint. */
static void name_places(const LibraryEntry *entry, char text[CANVAS_TEXT_SIZE]) {
  Error err;
  SummaryPlaces places;
  text[0] = '\0';
  if (!entry_tells_results(entry) || !summary_places(&entry->summary, &places, &err)) return;
  for (size_t i = 0; i < places.count; i++) {
    char reference[PLACE_TEXT_SIZE];
    string_join(text, CANVAS_TEXT_SIZE, " · ", reference_of(&places.of[i], reference));
  }
  summary_places_free(&places);
}

void draw_list_line(Canvas *canvas, int row, const LibraryEntry *entry) {
  char text[CANVAS_TEXT_SIZE];
  const int width = canvas->columns - 2;
  if (entry->summary.soundness != SUMMARY_SOUND) {
    const char *told = entry->summary.trouble != NULL ? entry->summary.trouble : entry->path;
    canvas_write_within(canvas, row, 1, width, STYLE_MUTED, told);
    return;
  }
  name_places(entry, text);
  int begin = canvas_write_right(canvas, row, 1, width, STYLE_MUTED,
                                 fingerprint_shown(entry->summary.hash).text);
  canvas_write_within(canvas, row, 1, begin - 2, STYLE_PLAIN, text[0] != '\0' ? text : entry->name);
}
