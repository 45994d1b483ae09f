/* Drawing of the vote: a row of subgroup tabs, the recommendations of one subgroup with their
 * counts, and a foot with what is being typed, what undo would take and what is saved. */
#ifndef TUI_SCREENS_VOTE_VOTE_VIEW_H
#define TUI_SCREENS_VOTE_VOTE_VIEW_H

#include "tui/screens/screen.h"
#include "tui/screens/widgets/widgets.h"
#include "tui/state/model.h"
#include "tui/terminal/canvas.h"

void draw_vote(Canvas *canvas, const Model *model, const ViewData *data);

/* Returns how many recommendations the screen shows. */
int vote_table_height(const Model *model, const ViewData *data);

/* Finds the recommendation whose reference is being typed: in the subgroup shown if it has no '/'.
 */
bool vote_reference(const Model *model, const Roundtable *state, const Recommendation **found,
                    Error *err);

/* Returns the subgroup it names: "4/", or "4" if no recommendation of the subgroup shown has that
 * code; else NULL. */
const Subgroup *vote_subgroup_typed(const Model *model, const Roundtable *state);

/* Draw parts of the screen, each from its row on. */
void draw_vote_table(Canvas *canvas, int row, int height, const Model *model, const ViewData *data);

/* Returns whether the number of voters or their dots is known. */
bool guards_are_known(const Roundtable *state, const Subgroup *subgroup);

/* Once results are shown, lists the excessive counts that lack a reason; false if none does. */
bool missing_reasons_text(const Roundtable *state, char text[CANVAS_TEXT_SIZE]);

/* Show a row of counts being typed: what it changes, and the text of a cell, or of its placeholder
 * while results are hidden. Return text. */
void draw_row_preview(Canvas *canvas, int row, const Model *model, const Roundtable *state);
const char *typed_count_text(const Model *model, Colour colour, bool shown,
                             char text[BRIEF_TEXT_SIZE]);

/* Other keys of the vote screen: counts from the flip chart, control of the vote, time. */

/* A row of counts: begun on the recommendation in focus, typed digit by digit, cell by cell, and
 * recorded after its last cell or, if it breaks a guard, after its reason. */
KeyHandler begin_counts, next_cell, previous_cell, toggle_adding;

/* Opens the row in focus; refuses one that takes no votes. */
Effect begin_counts_here(Model *model, const ViewData *data);
Effect type_count(Model *model, int digit);
Effect give_reason(Model *model, const ViewData *data);

/* Erases a digit; while figures are hidden the whole cell, since the number of digits would be
 * visible. */
void erase_count(Model *model, bool hidden);

/* Asks for the reason of counts recorded without one, while they are shown. */
KeyHandler explain_counts;
Effect give_late_reason(Model *model, const ViewData *data);

KeyHandler start_or_reopen, ask_to_close, close_as_asked;
KeyHandler time_phase, begin_going_to_phase, toggle_bell;
Effect go_to_typed_phase(Model *model);

/* One voter more or fewer: begins the line for its reason, which is proposed with the time. */
KeyHandler begin_voter_change;
Effect accept_voter_change(Model *model);

/* Writes the label of that line. Returns text. */
const char *voter_change_label(const Model *model, const Roundtable *state,
                               char text[CANVAS_TEXT_SIZE]);

/* Draws the question that awaits Enter, after the rows that other terminals hold and the dots that
 * are not placed; or with canvas NULL only measures it. Returns how many lines it takes. */
int draw_closing_question(Canvas *canvas, int row, int columns, const Model *model,
                          const ViewData *data);

#endif
