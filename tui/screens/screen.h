/* The screens, a folder each, and the widgets that they share. Each: its keys, foot and look. */
#ifndef TUI_SCREENS_SCREEN_H
#define TUI_SCREENS_SCREEN_H

#include "tui/state/binding.h"
#include "tui/terminal/canvas.h"

/* Brings the focus to what was clicked; what is not there any more is left out. */
typedef void FocusHandler(Model *model, const ViewData *data, Target target);

typedef struct Screen {
  const Binding *keys;
  size_t key_count;
  KeyHandler *accept;  /* takes the line that is typed; NULL: none is */
  KeyHandler *confirm; /* a yes to what is asked; NULL: nothing is */
  KeyHandler *cancel;  /* NULL: as model_end_entry */
  KeyHandler *erase;   /* in its line; NULL: as line_erase */
  Key (*typed)(const Model *model, const ViewData *data,
               Key key);    /* into its line; NULL: as it is */
  FocusHandler *focus;      /* NULL: it has no lines */
  KeyHandler *refuse_stray; /* a key that means nothing in a number; NULL: it has no numbers */
  void (*draw)(Canvas *canvas, const Model *model, const ViewData *data);
} Screen;

extern const Screen list_screen, vote_screen, ranking_screen, report_screen, board_screen,
    prepare_screen, ballot_screen, kiosk_screen, journal_screen, help_screen, explanation_screen,
    comparison_screen, replay_screen;

/* The effect of what changes nothing but the model. */
extern const Effect nothing;

/* Says why not. */
Effect refuse(Model *model, const char *sentence);
Effect end_entry(Model *model);

/* Handlers that screens share. */
FocusHandler focus_on_clicked; /* a subgroup's tab or a recommendation */
KeyHandler turn_to_subgroup;   /* the next, or the one before */

/* Ways to other screens, which these know. */
KeyHandler turn_into_board;
KeyHandler begin_ballots;
KeyHandler begin_kiosk;    /* the PIN is chosen */
KeyHandler show_preparing; /* on what the vote has in focus */
KeyHandler show_journal;
KeyHandler show_report;

/* Leaves for a replay: of the session in focus, or from the event in focus on. */
KeyHandler replay_from_event;

/* Shows figures of the row in focus for a while. */
KeyHandler look_at_focus;

/* The help gives way to a key of its table that was clicked, or says where that holds. */
bool leave_help_for(Model *model, Target target);

/* The palette over whatever screen it was called from. */
void draw_palette(Canvas *canvas, const Model *model);

/* Goes to the ranking, by the session's own rule; where ranks across subgroups are to be read with
 * care, those within subgroups come first. */
void open_ranking(Model *model, const ViewData *data);

/* Where a focus lands that moves among `count` lines, `page` to a page. */
size_t focus_moved(size_t focus, size_t count, size_t page, int move);

/* The first line shown when `count` lines are more than `height`: the focus stays amid them. */
size_t first_shown(size_t focus, size_t count, size_t height);

#endif
