#include "tui/screens/widgets/widgets.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "sessions/text/text.h"

enum { TIME_TEXT_SIZE = 32, SECOND_MS = 1000, MINUTE_MS = 60 * SECOND_MS };

bool phase_left_ms(const ViewData *data, int64_t *left) {
  PhaseClock clock = roundtable_phase_clock(data->state);
  Phase phase = roundtable_phase(data->state, clock.phase);
  if (clock.phase == 0 || phase.minutes == 0) return false;
  *left = phase.minutes * MINUTE_MS - data->phase_elapsed_ms;
  return true;
}

/* Rounds up: a second that has begun is still left. */
static const char *time_text(int64_t milliseconds, char text[TIME_TEXT_SIZE]) {
  int64_t seconds = (milliseconds + SECOND_MS - 1) / SECOND_MS;
  snprintf(text, TIME_TEXT_SIZE, "%" PRId64 ":%02" PRId64, seconds / 60, seconds % 60);
  return text;
}

const char *phase_brief_text(const ViewData *data, char text[BRIEF_TEXT_SIZE]) {
  char time[TIME_TEXT_SIZE];
  int64_t left;
  bool paused = !roundtable_phase_clock(data->state).running;
  text[0] = '\0';
  if (roundtable_phase_clock(data->state).phase == 0) return text;
  bool limited = phase_left_ms(data, &left);
  bool over = limited && left <= 0;
  if (!limited) left = -data->phase_elapsed_ms;
  time_text(left <= 0 ? -left - SECOND_MS + 1 : left, time);
  if (!limited)
    snprintf(text, BRIEF_TEXT_SIZE, paused ? _("%s, paused") : "%s", time);
  else if (over)
    snprintf(text, BRIEF_TEXT_SIZE, paused ? _("%s over, paused") : _("%s over"), time);
  else
    snprintf(text, BRIEF_TEXT_SIZE, paused ? _("%s left, paused") : _("%s left"), time);
  return text;
}

const char *phase_text(const ViewData *data, char text[CANVAS_TEXT_SIZE]) {
  enum { NAME_WIDTH = 24, NAME_TEXT_SIZE = 256 };
  char brief[BRIEF_TEXT_SIZE], name[NAME_TEXT_SIZE];
  PhaseClock clock = roundtable_phase_clock(data->state);
  Phase phase = roundtable_phase(data->state, clock.phase);
  int used;
  phase_brief_text(data, brief);
  text[0] = '\0';
  if (brief[0] == '\0') return text;
  text_show(phase.name, strlen(phase.name), name, sizeof name);
  name[text_cut(name, NAME_WIDTH, &used)] = '\0';
  if (phase.minutes == 0)
    snprintf(text, CANVAS_TEXT_SIZE, "%s%s%s", name, name[0] != '\0' ? " · " : "", brief);
  else
    snprintf(text, CANVAS_TEXT_SIZE, "%s%s%s / %" PRId64 ":00", name, name[0] != '\0' ? " · " : "",
             brief, phase.minutes);
  return text;
}

enum { TAB_TEXT_SIZE = CANVAS_TEXT_SIZE, TITLE_WIDTH_MIN = 6, BORDERS = 2, SEPARATOR = 1 };

/* What the tabs show beside code and dots. The one in focus always shows its state, even if not
 * held. */
typedef struct Detail {
  bool states;
  int title_width, current_title_width; /* 0: no title */
} Detail;

static const char *state_word(const Subgroup *subgroup) {
  static const char *const words[] = {[VOTE_NEVER_OPENED] = N_("not opened"),
                                      [VOTE_OPEN] = N_("open"),
                                      [VOTE_CLOSED] = N_("closed")};
  return subgroup->status == SUBGROUP_NOT_HELD ? _("not held") : _(words[subgroup->vote]);
}

static void add_title(char text[TAB_TEXT_SIZE], const char *title, int width) {
  char shown[TAB_TEXT_SIZE / 2];
  int used;
  text_show(title, strlen(title), shown, sizeof shown);
  bool cut = text_columns(shown) > width;
  if (cut) shown[text_cut(shown, width - 1, &used)] = '\0';
  string_join(text, TAB_TEXT_SIZE, " ", shown);
  if (cut) string_join(text, TAB_TEXT_SIZE, "", "…");
}

static const char *tab_text(const Roundtable *state, const Subgroup *subgroup, bool current,
                            Detail detail, char text[TAB_TEXT_SIZE]) {
  bool held = subgroup->status == SUBGROUP_HELD;
  int title_width = current ? detail.current_title_width : detail.title_width;
  text[0] = '\0';
  string_join(text, TAB_TEXT_SIZE, "", subgroup->text[SUBGROUP_CODE]);
  if (title_width > 0) add_title(text, subgroup->text[SUBGROUP_TITLE], title_width);
  if (held)
    string_join(text, TAB_TEXT_SIZE, " · ",
                results_hidden(state) ? HIDDEN_FIGURE
                                      : number_shown(subgroup_dots(state, subgroup)).text);
  if (detail.states || current || !held)
    string_join(text, TAB_TEXT_SIZE, " · ", state_word(subgroup));
  return text;
}

static int tab_width(const Roundtable *state, size_t place, const Subgroup *current,
                     Detail detail) {
  char text[TAB_TEXT_SIZE];
  const Subgroup *subgroup = roundtable_subgroup_at(state, place);
  tab_text(state, subgroup, subgroup == current, detail, text);
  return canvas_width(text) + BORDERS + SEPARATOR;
}

static int tabs_width(const Roundtable *state, const Subgroup *current, Detail detail) {
  int width = 0;
  for (size_t place = 0; place < roundtable_subgroup_count(state); place++)
    width += tab_width(state, place, current, detail);
  return width - SEPARATOR;
}

/* States if they fit, then the title in focus, then the other titles, as far as there is room. */
static Detail best_detail(const Roundtable *state, const Subgroup *current, int room) {
  Detail detail = {.states = true};
  int others = (int)roundtable_subgroup_count(state) - 1;
  if (tabs_width(state, current, detail) > room) detail.states = false;
  int left = room - tabs_width(state, current, detail) - 1;
  if (left < TITLE_WIDTH_MIN) return detail;
  int title = canvas_width(current->text[SUBGROUP_TITLE]);
  detail.current_title_width = title < left ? title : left;
  if (others > 0) left = (left - detail.current_title_width) / others - 1;
  if (left >= TITLE_WIDTH_MIN) detail.title_width = left;
  return detail;
}

/* Returns the first tab to draw so that the one in focus is visible. */
static size_t first_tab(const Roundtable *state, const Subgroup *current, Detail detail, int room) {
  size_t first = 0;
  int width = 0;
  for (size_t place = 0; place < roundtable_subgroup_count(state); place++) {
    width += tab_width(state, place, current, detail);
    while (first < place && width - SEPARATOR > room)
      width -= tab_width(state, first++, current, detail);
    if (roundtable_subgroup_at(state, place) == current) break;
  }
  return first;
}

void draw_tabs(Canvas *canvas, int row, const Roundtable *state, const Subgroup *current) {
  char text[TAB_TEXT_SIZE];
  const int room = canvas->columns - 2 * SEPARATOR;
  Detail detail = best_detail(state, current, room);
  size_t first = first_tab(state, current, detail, room);
  int column = SEPARATOR - 1;
  if (first > 0) canvas_write(canvas, row, 0, STYLE_MUTED, "‹");
  if (first > 0) column = SEPARATOR;
  for (size_t place = first; place < roundtable_subgroup_count(state); place++) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    if (column + tab_width(state, place, current, detail) - SEPARATOR > canvas->columns - 1) {
      canvas_write(canvas, row, canvas->columns - 1, STYLE_MUTED, "›");
      return;
    }
    if (place > first) column = canvas_write(canvas, row, column, STYLE_RULE, "│");
    const bool is_current = subgroup == current;
    const Style style = is_current ? STYLE_TAB_CURRENT : STYLE_TAB;
    const int begin = column;
    column = canvas_write(canvas, row, column, style, is_current ? "▌" : " ");
    column = canvas_write(canvas, row, column, style,
                          tab_text(state, subgroup, is_current, detail, text));
    column = canvas_write(canvas, row, column, style, is_current ? "▐" : " ");
    Target target = {.kind = TARGET_TAB, .number = subgroup->number};
    canvas_set_target(canvas, row, begin, column - begin, target);
  }
}
