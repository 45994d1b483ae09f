/* Screens without a terminal, on a session whose clock stands still: keys do there what they do.
 * Only for programs that run under cmocka. */
#ifndef TESTS_TUI_SCENES_STAGE_H
#define TESTS_TUI_SCENES_STAGE_H

#include "tests/core/make.h"
#include "tests/sessions/sample.h"
#include "tui/app/controller.h"
#include "tui/state/binding.h"
#include "tui/state/model.h"
#include "tui/terminal/canvas.h"

typedef struct Stage {
  Model model;
  ViewData data;
  Controller *controller; /* of a session or a replay; NULL of a list */
  SampleFolder folder;
  char path[SAMPLE_PATH_SIZE];
  const LibraryEntry *entries; /* that the list shows; borrowed */
  size_t entry_count;
  ListSorted *list;
  Effect effect; /* the last one that was asked for */
} Stage;

/* The vote of a session that holds this record, which ends; a list of no sessions, and of some. */
Stage stage_vote(Record record, int rows, int columns);
Stage stage_list(int rows, int columns);
Stage stage_list_of(const LibraryEntry *entries, size_t count, int rows, int columns);

/* The replay of the session in this file. */
Stage stage_replay(const char *path, int rows, int columns);
void stage_end(Stage *stage);

/* What the session holds by now; and what somebody at another terminal records. */
const Roundtable *stage_state(const Stage *stage);
void stage_happens(Stage *stage, Event event);

/* Strikes one key, or one after the other; what they record happens. */
void stage_press(Stage *stage, Key key);
void stage_type(Stage *stage, const char *text);
void stage_paste(Stage *stage, const char *text);

/* Shows the screen on a canvas, which the caller closes; a click on a cell of what is shown. */
void stage_show(const Stage *stage, Canvas *canvas);
void stage_click(Stage *stage, int row, int column);

/* The first cell, row after row, on which a click is for the key of this name in this situation;
 * for this line; false where there is none. Undo and redo hold wherever they are shown: there the
 * situation is 0. */
bool stage_finds_key(const Stage *stage, unsigned situation, const char *name, int *row,
                     int *column);
bool stage_finds_target(const Stage *stage, TargetKind kind, uint32_t number, int *row,
                        int *column);

/* The phase that is on has lasted so long, and nobody strikes a key. */
void stage_pass_time(Stage *stage, int64_t phase_elapsed_ms);

/* The terminal goes away. */
void stage_leave(Stage *stage);

/* Ends the test unless the focus is on this recommendation, "2/5.2"; its tally. */
void stage_focus_is(const Stage *stage, const char *reference);
Tally stage_tally(const Stage *stage);

/* End the test unless the focus has these dots; unless the foot says these words. */
void stage_tally_is(const Stage *stage, int64_t green, int64_t yellow, int64_t red);
void stage_says(const Stage *stage, const char *words);

#endif
