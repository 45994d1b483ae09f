/* Drawing shared by screens. */
#ifndef TUI_SCREENS_WIDGETS_WIDGETS_H
#define TUI_SCREENS_WIDGETS_WIDGETS_H

#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "tui/state/binding.h"
#include "tui/terminal/canvas.h"

enum { BRIEF_TEXT_SIZE = 3 * SHOWN_TEXT_SIZE + 16 };

/* Shown instead of a figure while results are hidden. */
#define HIDDEN_FIGURE "··"

/* Return whether a screen of this width or size drops what is not essential. */
bool is_narrow(int columns);
bool is_compact(int rows, int columns);

/* Makes a column at least that wide. */
void widen(int *width, int wanted);

/* Draws a line across; `label`, if not empty, is set into it on the right. */
void draw_rule(Canvas *canvas, int row, const char *label);

/* Blanks the rows from `row` up to, not including, `end`. */
void clear_rows(Canvas *canvas, int row, int end);

/* Draws a title on the left and a text on the right. */
void draw_head(Canvas *canvas, int row, const char *title, const char *right);

/* Makes a click on these columns do what the key does in this situation; 0: wherever the key works.
 */
void set_key_target(Canvas *canvas, int row, int column, int columns, unsigned situation, Key key);

/* Makes a click anywhere on the row move the focus to this line. */
void set_line_target(Canvas *canvas, int row, uint32_t number);

/* Returns how many lines the keys at the foot take: 1, or 2 on the screens where one is not enough.
 */
int hints_height(const Model *model, const ViewData *data);

/* Draws the keys that make sense now, the next step first, on that many lines; help is dropped only
 * if an entry or question has begun. */
void draw_hints(Canvas *canvas, int row, const Model *model, const ViewData *data);

/* Draws the keys of a situation on one line. */
void draw_hints_of(Canvas *canvas, int row, Situation situation);

/* Returns how many lines the model's message takes, at most 4; at least 1 even if there is none. */
int message_height(const Model *model, int columns);
void draw_message(Canvas *canvas, int row, const Model *model);

/* Draws it just above the row of the keys, over whatever is there; nothing if there is no message.
 */
void draw_message_over(Canvas *canvas, int keys, const Model *model);

/* Draws the present sentence of a tour above the keys, over whatever is there. */
void draw_tour(Canvas *canvas, const Model *model, const ViewData *data);

/* Draws a sentence over the lowest rows while nothing else can be drawn. */
void draw_sentence_at_foot(Canvas *canvas, const char *sentence);

/* Writes why results are not shown, and how to reveal them. Returns text. */
const char *results_hidden_sentence(char text[CANVAS_TEXT_SIZE]);

/* Draws a line being typed, with the cursor in it. Returns the column after it. */
int draw_entry(Canvas *canvas, int row, const char *label, const LineEditor *line);

/* Writes "↑ 3  ↓ 5": how many lines are above and below what is shown; "" if all are shown. Returns
 * text. */
const char *hidden_lines_text(size_t first, size_t count, int height, char text[BRIEF_TEXT_SIZE]);

/* Writes a whole number as number_shown does. Returns text. */
const char *number_text(int64_t number, char text[BRIEF_TEXT_SIZE]);

/* Returns the number of an event or a ballot, never grouped, so that it reads the same wherever it
 * is shown or typed. */
Shown name_shown(uint64_t number);

/* Writes the local time of a moment, "15:42:07", preceded by the date if it is not that of `now`.
 * Returns text. */
const char *time_spec_text(int64_t wall_ms, int64_t utc_offset, Moment now,
                           char text[BRIEF_TEXT_SIZE]);

/* A recommendation's title, or its short one where only that fits, if it has one. */
const char *title_for_width(const Recommendation *recommendation, int width);

/* Writes the heading of a column of dots: "●G", or "G" on letters-only terminals. Returns text. */
const char *colour_head(const Canvas *canvas, Colour colour, char text[BRIEF_TEXT_SIZE]);

/* Draws "8 ● 2 ▲ 2 ■ = 12" in its colours, ending before column + width; if too wide, with the two
 * parts added, else only the sum, or nothing: figures are never cut. Returns where it begins. */
int draw_tally_right(Canvas *canvas, int row, int column, int width, const Parts *parts);
int tally_width(const Parts *parts);

/* Returns the reader's decimal separator. */
char decimal_sign(void);

/* The other terminals that have the session open: each with its number and where it is; how many;
 * and which rows of counts of this subgroup (WHOLE_SESSION: of any) they hold typed but not
 * entered. "" if none. Return text. */
const char *others_text(const ViewData *data, char text[CANVAS_TEXT_SIZE]);
const char *others_count_text(const ViewData *data, char text[CANVAS_TEXT_SIZE]);
const char *others_typing_text(const ViewData *data, uint32_t subgroup,
                               char text[CANVAS_TEXT_SIZE]);

/* Says all that in a message. */
KeyHandler tell_others;

/* The line that names what undo and redo would take. */

/* It takes one line or, if that is too short, two. */
int pending_height(int columns, const ViewData *data);
void draw_pending(Canvas *canvas, int row, const ViewData *data);

/* The subgroups as a row of tabs. */

/* The current phase in words: how much of its time is left, or how far it is over. */

/* Computes the milliseconds left of the current phase, negative once it is over; false if there is
 * no phase or its length is unknown. */
bool phase_left_ms(const ViewData *data, int64_t *left);

/* Write "Vote · 13:48 left / 45:00"; briefly "13:48 left"; "" if there is no phase. Return text. */
const char *phase_text(const ViewData *data, char text[CANVAS_TEXT_SIZE]);
const char *phase_brief_text(const ViewData *data, char text[BRIEF_TEXT_SIZE]);

void draw_tabs(Canvas *canvas, int row, const Roundtable *state, const Subgroup *current);

#endif
