#include "tui/screens/widgets/widgets.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/text/day.h"

enum { PENDING_TEXT_SIZE = EVENT_TEXT_SIZE + KEYS_TEXT_SIZE };

static const char *say_pending(const char *name, bool undoes, bool is_of_others,
                               char text[PENDING_TEXT_SIZE]) {
  const KeysText key = first_key_shown(undoes ? KEY_UNDO : KEY_REDO);
  if (is_of_others)
    snprintf(text, PENDING_TEXT_SIZE,
             undoes ? _("%s undoes the other terminal’s “%s”")
                    : _("%s redoes the other terminal’s “%s”"),
             key.text, name);
  else
    snprintf(text, PENDING_TEXT_SIZE, undoes ? _("%s undoes “%s”") : _("%s redoes “%s”"), key.text,
             name);
  return text;
}

static const char *pending_text(const Pending *pending, bool undoes, char text[PENDING_TEXT_SIZE]) {
  text[0] = '\0';
  if (pending->act == 0) return text;
  return say_pending(pending->name, undoes, pending->is_of_others, text);
}

/* If the sentence is too long, its name is cut: the verb may come last, as in Dutch. */
static void shorten_pending(const Pending *pending, bool undoes, int width,
                            char text[PENDING_TEXT_SIZE]) {
  enum { NAME_COLUMNS_MIN = 3 };
  char name[PENDING_TEXT_SIZE];
  int used;
  const int room = width - canvas_width(text) + canvas_width(pending->name) - 1;
  if (canvas_width(text) <= width || room < NAME_COLUMNS_MIN) return;
  snprintf(name, sizeof name, "%.*s…", (int)text_cut(pending->name, room, &used), pending->name);
  say_pending(name, undoes, pending->is_of_others, text);
}

static int pending_width(const ViewData *data) {
  char undo[PENDING_TEXT_SIZE], redo[PENDING_TEXT_SIZE], clock[BRIEF_TEXT_SIZE];
  int width = canvas_width(pending_text(&data->undo, true, undo)) + 2 +
              canvas_width(pending_text(&data->redo, false, redo));
  if (is_compact(data->rows, data->columns) && phase_brief_text(data, clock)[0] != '\0')
    width += 2 + canvas_width(clock);
  return width;
}

int pending_height(int columns, const ViewData *data) {
  bool both = data->undo.act != 0 && data->redo.act != 0;
  return both && is_narrow(columns) && pending_width(data) > columns - 2 ? 2 : 1;
}

static void draw_redo(Canvas *canvas, int row, int column, int width, const ViewData *data,
                      char redo[PENDING_TEXT_SIZE]) {
  if (redo[0] == '\0') return;
  shorten_pending(&data->redo, false, width, redo);
  int end = canvas_write_within(canvas, row, column, width, STYLE_PLAIN, redo);
  set_key_target(canvas, row, column, end - column, 0, keys_first(KEY_REDO));
}

/* If there is no head, the time is shown here. Each text gets half of the line, plus what the other
 * leaves free. */
void draw_pending(Canvas *canvas, int row, const ViewData *data) {
  char undo[PENDING_TEXT_SIZE], redo[PENDING_TEXT_SIZE], clock[BRIEF_TEXT_SIZE] = "";
  pending_text(&data->undo, true, undo);
  pending_text(&data->redo, false, redo);
  bool apart = pending_height(canvas->columns, data) > 1;
  if (apart) draw_redo(canvas, row + 1, 1, canvas->columns - 2, data, redo);
  if (apart) redo[0] = '\0';
  if (is_compact(canvas->rows, canvas->columns)) phase_brief_text(data, clock);
  int end = canvas_write_right(canvas, row, 1, canvas->columns - 2, STYLE_TITLE, clock);
  int room = (clock[0] != '\0' ? end - 2 : canvas->columns - 1) - 1,
      redo_width = canvas_width(redo);
  int left = room - redo_width - (redo_width > 0 ? 2 : 0);
  if (left < canvas_width(undo) && left < room / 2) left = room / 2;
  shorten_pending(&data->undo, true, left, undo);
  int column = canvas_write_within(canvas, row, 1, left, STYLE_PLAIN, undo);
  set_key_target(canvas, row, 1, column - 1, 0, keys_first(KEY_UNDO));
  column += undo[0] != '\0' ? 2 : 0;
  draw_redo(canvas, row, column, room + 1 - column, data, redo);
}

enum { MESSAGE_LINES_MAX = 4 };

bool is_narrow(int columns) {
  return columns < 60;
}

bool is_compact(int rows, int columns) {
  return rows < 16 || is_narrow(columns);
}

void widen(int *width, int wanted) {
  if (wanted > *width) *width = wanted;
}

void draw_rule(Canvas *canvas, int row, const char *label) {
  canvas_repeat(canvas, row, 0, canvas->columns, STYLE_RULE, "─");
  if (label[0] == '\0') return;
  canvas_write(canvas, row, canvas->columns - canvas_width(label) - 2, STYLE_MUTED, label);
}

void draw_head(Canvas *canvas, int row, const char *title, const char *right) {
  int room = canvas->columns - 2;
  int begin = canvas_write_right(canvas, row, 1 + room / 2, room - room / 2, STYLE_MUTED, right);
  canvas_write_within(canvas, row, 1, begin - 3, STYLE_TITLE, title);
}

void set_key_target(Canvas *canvas, int row, int column, int columns, unsigned situation, Key key) {
  Target target = {.kind = TARGET_KEY, .key = key, .situation = situation};
  canvas_set_target(canvas, row, column, columns, target);
}

void set_line_target(Canvas *canvas, int row, uint32_t number) {
  Target target = {.kind = TARGET_LINE, .number = number};
  canvas_set_target(canvas, row, 0, canvas->columns, target);
}

int message_height(const Model *model, int columns) {
  return canvas_write_lines(NULL, 0, 1, columns - 2, MESSAGE_LINES_MAX, STYLE_PLAIN,
                            model->message);
}

void draw_message(Canvas *canvas, int row, const Model *model) {
  Style style = model->message_is_trouble ? STYLE_TROUBLE : STYLE_MESSAGE;
  canvas_write_lines(canvas, row, 1, canvas->columns - 2, MESSAGE_LINES_MAX, style, model->message);
}

void clear_rows(Canvas *canvas, int row, int end) {
  for (; row < end; row++)
    canvas_repeat(canvas, row, 0, canvas->columns, STYLE_PLAIN, " ");
}

void draw_message_over(Canvas *canvas, int keys, const Model *model) {
  const int row = keys - message_height(model, canvas->columns);
  if (model->message[0] == '\0') return;
  clear_rows(canvas, row, keys);
  draw_message(canvas, row, model);
}

void draw_sentence_at_foot(Canvas *canvas, const char *sentence) {
  const int width = canvas->columns - 2;
  const int height =
      canvas_write_lines(NULL, 0, 1, width, MESSAGE_LINES_MAX, STYLE_PLAIN, sentence);
  const int row = canvas->rows - height;
  clear_rows(canvas, row < 0 ? 0 : row, canvas->rows);
  canvas_write_lines(canvas, row < 0 ? 0 : row, 1, width, MESSAGE_LINES_MAX, STYLE_TROUBLE,
                     sentence);
}

const char *results_hidden_sentence(char text[CANVAS_TEXT_SIZE]) {
  snprintf(text, CANVAS_TEXT_SIZE,
           _("Results are hidden: in the vote, %s turns the screen into the board; there %s, then "
             "Enter, reveals them."),
           first_key_shown(KEY_BOARD).text, first_key_shown(KEY_ARM_TOTALS).text);
  return text;
}

/* Where to begin so that the text up to the cursor fits into that many columns. */
static size_t first_drawn(const LineEditor *line, int room, int *used) {
  size_t begin = line->cursor, character = line->cursor;
  *used = 0;
  while (character > 0) {
    const size_t end = character--;
    while (character > 0 && ((unsigned char)line->text[character] & 0xc0) == 0x80)
      character--;
    char text[8] = "";
    if (end - character < sizeof text) memcpy(text, line->text + character, end - character);
    const int columns = canvas_width(text);
    if (*used + columns > room) break;
    *used += columns;
    if (columns > 0) begin = character; /* marks stay with their letters */
  }
  return begin;
}

int draw_entry(Canvas *canvas, int row, const char *label, const LineEditor *line) {
  int column = canvas_write(canvas, row, 1, STYLE_TITLE, label) + 1;
  int room = canvas->columns - column - 2, used;
  const char *shown = line->text + first_drawn(line, room, &used);
  canvas_set_cursor(canvas, row, column + used);
  int end = canvas_write_within(canvas, row, column, room + 1, STYLE_ENTRY, shown);
  return canvas_write(canvas, row, end, STYLE_ENTRY, " ");
}

const char *hidden_lines_text(size_t first, size_t count, int height, char text[BRIEF_TEXT_SIZE]) {
  size_t below = first + (size_t)height < count ? count - first - (size_t)height : 0;
  text[0] = '\0';
  if (first > 0 && below > 0)
    snprintf(text, BRIEF_TEXT_SIZE, "↑ %s  ↓ %s", count_shown(first).text, count_shown(below).text);
  else if (first > 0)
    snprintf(text, BRIEF_TEXT_SIZE, "↑ %s", count_shown(first).text);
  else if (below > 0)
    snprintf(text, BRIEF_TEXT_SIZE, "↓ %s", count_shown(below).text);
  return text;
}

const char *number_text(int64_t number, char text[BRIEF_TEXT_SIZE]) {
  snprintf(text, BRIEF_TEXT_SIZE, "%s", number_shown(number).text);
  return text;
}

Shown name_shown(uint64_t number) {
  Shown shown;
  snprintf(shown.text, sizeof shown.text, "%" PRIu64, number);
  return shown;
}

static struct tm local_time(int64_t wall_ms, int64_t utc_offset) {
  time_t seconds = (time_t)(wall_ms / 1000 + utc_offset * 60);
  struct tm parts = {0};
  gmtime_r(&seconds, &parts);
  return parts;
}

const char *time_spec_text(int64_t wall_ms, int64_t utc_offset, Moment now,
                           char text[BRIEF_TEXT_SIZE]) {
  struct tm then = local_time(wall_ms, utc_offset);
  struct tm today = local_time(now.wall_ms, now.utc_offset);
  bool same_day = then.tm_yday == today.tm_yday && then.tm_year == today.tm_year;
  const Stamp stamp = {.wall_ms = wall_ms, .utc_offset = utc_offset};
  char whole[LOCAL_TIME_SIZE];
  if (same_day)
    strftime(text, BRIEF_TEXT_SIZE, "%H:%M:%S", &then);
  else
    snprintf(text, BRIEF_TEXT_SIZE, "%s", local_time_words(&stamp, whole));
  return text;
}

const char *title_for_width(const Recommendation *recommendation, int width) {
  const char *title = recommendation->text[RECOMMENDATION_TITLE];
  const char *shorter = recommendation->text[RECOMMENDATION_SHORT_TITLE];
  return shorter[0] != '\0' && canvas_width(title) > width ? shorter : title;
}

const char *colour_head(const Canvas *canvas, Colour colour, char text[BRIEF_TEXT_SIZE]) {
  snprintf(text, BRIEF_TEXT_SIZE, "%s%s", canvas->letters_only ? "" : colour_sign(colour),
           colour_letter(colour));
  return text;
}

static int64_t sum_of(const Parts *parts) {
  return tally_cumulative(parts->counted) + tally_cumulative(parts->ballots);
}

static int colours_width(const Parts *parts) {
  int width = 0;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    width += canvas_width(parts_shown(parts, colour).text) + 3;
  return width;
}

int draw_tally_right(Canvas *canvas, int row, int column, int width, const Parts *parts) {
  char total[BRIEF_TEXT_SIZE];
  snprintf(total, sizeof total, "= %s", number_shown(sum_of(parts)).text);
  if (canvas_width(total) > width) return column + width;
  int begin = canvas_write_right(canvas, row, column, width, STYLE_TITLE, total);
  const Parts together = parts_of_tally(tally_add(parts->counted, parts->ballots));
  if (tally_width(parts) > width) parts = &together;
  if (tally_width(parts) > width) return begin;
  for (int colour = RED; colour >= GREEN; colour--) {
    canvas_write(canvas, row, begin - 2, colour_style((Colour)colour), colour_sign((Colour)colour));
    const Shown number = parts_shown(parts, (Colour)colour);
    begin -= canvas_width(number.text) + 3;
    canvas_write(canvas, row, begin, STYLE_PLAIN, number.text);
  }
  return begin;
}

/* TRANSLATORS: the sign between whole and decimals, "." or ",". */
char decimal_sign(void) {
  return _(".")[0];
}

int tally_width(const Parts *parts) {
  return 2 + canvas_width(number_shown(sum_of(parts)).text) + colours_width(parts);
}
