/* How the vote looks: subgroups in a row of tabs, the recommendations of one of them with their
 * counts, and a foot with what is typed, what undo would take and what is saved. */
#ifndef TUI_SCREENS_VOTE_VOTE_VIEW_H
#define TUI_SCREENS_VOTE_VOTE_VIEW_H

#include "tui/screens/screen.h"
#include "tui/screens/widgets/widgets.h"
#include "tui/state/model.h"
#include "tui/terminal/canvas.h"

void draw_vote(Canvas *canvas, const Model *model, const ViewData *data);

/* How many recommendations the screen shows at once. */
int vote_table_height(const Model *model, const ViewData *data);

/* The recommendation that the reference being typed names: in the subgroup shown where it has no
 * '/'. */
bool vote_reference(const Model *model, const Roundtable *state, const Recommendation **found,
                    Error *err);

/* The subgroup that it names: "4/", or "4" where no recommendation of the subgroup shown has that
 * code; else NULL. */
const Subgroup *vote_subgroup_typed(const Model *model, const Roundtable *state);

/* The parts of the screen, each from its row on. */
void draw_vote_table(Canvas *canvas, int row, int height, const Model *model, const ViewData *data);

/* Whether the number of voters or what they may place is known; and the line that says so, with the
 * recommendation's tally and, if `figures`, whether it can be. */
bool guards_are_known(const Roundtable *state, const Subgroup *subgroup);
void draw_guards(Canvas *canvas, int row, const Roundtable *state, const Recommendation *focus,
                 bool figures);

/* Once results are shown: which counts are too many and have no reason yet; false where all have
 * one. */
bool missing_reasons_text(const Roundtable *state, char text[CANVAS_TEXT_SIZE]);

/* A row of counts that is being typed: what it changes, and what stands in a cell, or in place
 * of it while results are hidden. Returns text. */
void draw_row_preview(Canvas *canvas, int row, const Model *model, const Roundtable *state);
const char *typed_count_text(const Model *model, Colour colour, bool shown,
                             char text[BRIEF_TEXT_SIZE]);

int vote_foot_height(const Model *model, const ViewData *data);
void draw_vote_foot(Canvas *canvas, int row, const Model *model, const ViewData *data);

/* What keys do on the vote screen beside voting: counts from the flip chart, the control of the
 * vote, the time. */

/* A row of counts: begun on the recommendation in focus, typed digit by digit, cell by cell, and
 * recorded after its last cell or, where it passes a guard, after its reason. */
KeyHandler begin_counts, next_cell, previous_cell, toggle_adding;
Effect type_count(Model *model, int digit);
Effect give_reason(Model *model, const ViewData *data);

/* Digit by digit; while figures are hidden the whole cell, for the number of digits tells. */
void erase_count(Model *model, bool hidden);

/* The reason of counts that were recorded without one, while they are shown. */
KeyHandler explain_counts;
Effect give_late_reason(Model *model, const ViewData *data);

KeyHandler start_or_reopen, ask_to_close, close_as_asked;
KeyHandler time_phase, end_phase, begin_going_to_phase, toggle_bell;
Effect go_to_typed_phase(Model *model);

#endif
