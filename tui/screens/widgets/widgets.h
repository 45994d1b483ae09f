/* What several screens draw alike. */
#ifndef TUI_SCREENS_WIDGETS_WIDGETS_H
#define TUI_SCREENS_WIDGETS_WIDGETS_H

#include "core/vote/reference.h"
#include "tui/state/binding.h"
#include "tui/terminal/canvas.h"

/* Figures five rows high, to be read from the back of a room. */

enum { DIGIT_ROWS = 5 };

/* How many columns digits, blanks and '/' take, and draws them from a cell on. Other signs are left
 * out. */
int digits_width(const char *text);
void draw_digits(Canvas *canvas, int row, int column, const char *text);

enum { BRIEF_TEXT_SIZE = 3 * SHOWN_TEXT_SIZE + 16 };

/* What stands in place of a figure while results are hidden. */
#define HIDDEN_FIGURE "··"

/* Whether a screen of this width or size leaves out what can be done without. */
bool is_narrow(int columns);
bool is_compact(int rows, int columns);

/* A line across; `label`, if not empty, stands in it on the right. */
void draw_rule(Canvas *canvas, int row, const char *label);

/* Blanks the rows from `row` to before `end`. */
void clear_rows(Canvas *canvas, int row, int end);

/* A title on the left, something on the right. */
void draw_head(Canvas *canvas, int row, const char *title, const char *right);

/* A click on these columns does what the key does in this situation; 0: wherever it holds. */
void set_key_target(Canvas *canvas, int row, int column, int columns, unsigned situation, Key key);

/* A click anywhere on the row brings the focus to this line. */
void set_line_target(Canvas *canvas, int row, uint32_t number);

/* The keys that hold in a situation, as many as fit; help is left out only where
 * something was begun. */
void draw_hints(Canvas *canvas, int row, Situation situation);

/* How many lines the model's message takes, at most 4; at least 1 even where there is none. */
int message_height(const Model *model, int columns);
void draw_message(Canvas *canvas, int row, const Model *model);

/* The same just above the keys, over whatever lies there; nothing where there is no message. */
void draw_message_over(Canvas *canvas, const Model *model);

/* A sentence in place of the lowest rows, for as long as nothing else can be drawn. */
void draw_sentence_at_foot(Canvas *canvas, const char *sentence);

/* Why results are not shown, and how they are revealed. Returns text. */
const char *results_hidden_sentence(char text[CANVAS_TEXT_SIZE]);

/* A line being typed, with the cursor in it. Returns the column after it. */
int draw_entry(Canvas *canvas, int row, const char *label, const LineEditor *line);

/* "↑ 3  ↓ 5": how many lines lie above and below what is shown; "" where all is. Returns text. */
const char *hidden_lines_text(size_t first, size_t count, int height, char text[BRIEF_TEXT_SIZE]);

/* A whole number as number_shown has it. Returns text. */
const char *number_text(int64_t number, char text[BRIEF_TEXT_SIZE]);

/* The number that names an event or a ballot: the same wherever it is read or typed, so in no
 * language grouped. Returns text. */
const char *name_text(uint64_t number, char text[BRIEF_TEXT_SIZE]);

/* Time of day of a moment where it was, "15:42:07", with the date in front if it is not that of
 * `now`. Returns text. */
const char *time_spec_text(int64_t wall_ms, int64_t utc_offset, Moment now,
                           char text[BRIEF_TEXT_SIZE]);

/* A recommendation's title, or its short one where only that fits, if it has one. */
const char *title_for_width(const Recommendation *recommendation, int width);

/* The head of a column of dots: "●G", or "G" where there are only letters. Returns text. */
const char *colour_head(const Canvas *canvas, Colour colour, char text[BRIEF_TEXT_SIZE]);

/* What a colour means, in a few words. */
const char *colour_meaning(Colour colour, bool brief);

/* "8 ● 2 ▲ 2 ■ = 12" in its colours, ending before column + width; where that is too wide with
 * its two parts as one, else only the sum, or nothing: figures are never cut. Returns where it
 * begins. */
int draw_tally_right(Canvas *canvas, int row, int column, int width, const Parts *parts);
int tally_width(const Parts *parts);

/* Between a whole number and its decimals, in the reader's language. */
char decimal_sign(void);

/* The line that says what undo and redo would take. */

/* On one line or, where that is too short, on two. */
int pending_height(int columns, const ViewData *data);
void draw_pending(Canvas *canvas, int row, const ViewData *data);

#endif
