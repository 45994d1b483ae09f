/* The screens, a folder each, and the widgets that they share. Each screen defines its keys, foot
 * and drawing. */
#ifndef TUI_SCREENS_SCREEN_H
#define TUI_SCREENS_SCREEN_H

#include "tui/state/binding.h"
#include "tui/terminal/canvas.h"

/* Moves the focus to what was clicked; ignores what is gone. */
typedef void FocusHandler(Model *model, const ViewData *data, Target target);

typedef struct Screen {
  const Binding *keys;
  size_t key_count;
  KeyHandler *accept;  /* accepts the typed line; NULL: it has none */
  KeyHandler *confirm; /* answers yes to a question; NULL: it asks none */
  KeyHandler *cancel;  /* NULL: model_end_entry */
  KeyHandler *erase;   /* in its line; NULL: line_erase */
  Key (*typed)(const Model *model, const ViewData *data,
               Key key);    /* maps a key typed into its line; NULL: unchanged */
  FocusHandler *focus;      /* NULL: it has no lines */
  KeyHandler *refuse_stray; /* for a key that cannot be part of a number; NULL: it has no numbers */
  void (*draw)(Canvas *canvas, const Model *model, const ViewData *data);
} Screen;

extern const Screen list_screen, vote_screen, ranking_screen, report_screen, board_screen,
    prepare_screen, ballot_screen, kiosk_screen, journal_screen, help_screen, explanation_screen,
    comparison_screen, replay_screen;

/* The effect of a key that only changes the model. */
extern const Effect nothing;

/* Shows why it was refused. */
Effect refuse(Model *model, const char *format, ...) __attribute__((format(printf, 2, 3)));
Effect end_entry(Model *model);

/* Handlers shared by screens. */
FocusHandler focus_on_clicked; /* a subgroup's tab or a recommendation */
KeyHandler turn_to_subgroup;   /* the next, or the previous one */
KeyHandler begin_entry;        /* an empty line of the kind in the row's argument */
KeyHandler ask_effect;         /* the one in the row's argument, which needs nothing else */
KeyHandler take_pending;       /* undoes or redoes exactly what the foot names, or nothing; what is
                                  another terminal's only if the key is pressed once more */

/* Moves the focus among the recommendations of the subgroup in focus, `page` per page. */
Effect move_in_subgroup(Model *model, const Roundtable *state, int page, int move);

/* Handlers that lead to other screens, defined by those. */
KeyHandler turn_into_board;
KeyHandler begin_ballots;
KeyHandler begin_kiosk;    /* first the PIN is chosen */
KeyHandler show_preparing; /* on the vote's focus */
KeyHandler show_journal;
KeyHandler show_report;

/* Starts a replay of the session in focus, or from the event in focus. */
KeyHandler replay_from_event;

/* Peeks at the figures of the row in focus for a moment. */
KeyHandler look_at_focus;

/* Leaves the help to perform a clicked key of its table, or says where that key works. */
bool leave_help_for(Model *model, Target target);

/* Returns how many lines of the journal fit on its screen. */
int journal_height(const Model *model, const ViewData *data);

/* Draws a line of it: the number in `width` columns, the time, the sentence and, on the right, what
 * became of the event. */
void draw_journal_line(Canvas *canvas, int row, int width, const JournalLine *line,
                       const char *clock, const char *mark, Style style, bool in_focus);

/* Draws the board, to be read from the back of a room. */
void draw_board(Canvas *canvas, const Model *model, const ViewData *data);

/* Return what the board of this terminal shows (NULL: of one that is not pinned); NULL if it is the
 * whole session. */
Board board_shown(const Model *model, const Roundtable *state);
const Subgroup *board_subgroup(const Model *model, const Roundtable *state);
const Recommendation *board_recommendation(const Model *model, const Roundtable *state);

/* Draws the palette over the screen it was opened from. */
void draw_palette(Canvas *canvas, const Model *model, const ViewData *data);

/* Goes to the ranking by the session's rule; where ranks across subgroups need care, those within
 * subgroups are shown first. */
void open_ranking(Model *model, const ViewData *data);

/* Returns where the focus moves among `count` lines, `page` per page. */
size_t focus_moved(size_t focus, size_t count, size_t page, int move);

/* Returns the first line shown if `count` lines exceed `height`, keeping the focus centred. */
size_t first_shown(size_t focus, size_t count, size_t height);

/* Return the first line shown of text that is scrolled to `top`; and where a move scrolls it. */
size_t top_shown(size_t top, size_t count, int height);
size_t top_moved(size_t top, size_t count, int height, int page, int move);

#endif
