/* What the screens know: their model, the data they show, and the actions that keys ask for. */
#ifndef TUI_STATE_MODEL_H
#define TUI_STATE_MODEL_H

#include "sessions/acts/counts.h"
#include "sessions/text/text.h"
#include "tui/state/ballot_paper.h"
#include "tui/state/comparison_page.h"
#include "tui/state/journal.h"
#include "tui/state/kiosk_state.h"
#include "tui/state/list_view.h"
#include "tui/state/outline.h"
#include "tui/state/ranking_rows.h"
#include "tui/state/replay.h"
#include "tui/state/situation.h"
#include "tui/state/view_data.h"
#include "tui/terminal/input.h"
#include "tui/terminal/line_editor.h"

/* What was chosen in the palette and is done on another screen: a key leads there, screen after
 * screen, before the next one is read. */
typedef struct Errand {
  const char *name; /* of the binding; NULL: none */
  Situation where;  /* … and where it works */
  Situation last;   /* where the last key was pressed: one that leads nowhere ends the errand */
} Errand;

/* The palette: the letters typed so far, and the chosen row. */

typedef struct Palette {
  bool is_open;
  LineEditor line;
  size_t focus;
  Errand errand;
} Palette;

void palette_open(Palette *palette);
void palette_close(Palette *palette);

/* What awaits a yes or, on the board, the key that reveals. */
typedef enum Question {
  QUESTION_NONE,
  QUESTION_CLOSE_VOTE,
  QUESTION_CLOSE_ALL,
  QUESTION_HAND_IN_BLANK,
  QUESTION_WITHDRAW_BALLOT,
  QUESTION_LEAVE_BALLOT
} Question;

typedef enum Armed { ARMED_NOTHING, ARMED_TOTALS, ARMED_TOP, ARMED_RANKING } Armed;

/* The target of a key, fixed before the key is pressed: the line in focus as the user saw it or,
 * once an entry or a question has begun, what that is about. Another terminal may delete the target
 * meanwhile, but it never turns into something else. */

enum { AIM_NAME_SIZE = 256 };

/* {0} is an empty aim. */
typedef struct Aim {
  OutlineLine line;         /* OUTLINE_NOTHING: nothing that could be deleted */
  uint32_t subgroup;        /* the recommendation's subgroup at that time */
  EntryKind entry;          /* the entry it was fixed for … */
  Question asked;           /* … or the question */
  uint64_t seen_at;         /* the latest event at that time */
  char name[AIM_NAME_SIZE]; /* its name, for messages once it is gone: "2/3 Un fonds" */
  bool was_told;            /* the user has been told that it is gone */
} Aim;

/* Returns whether the subgroup or recommendation is gone or has moved to another subgroup. */
bool aim_is_gone(const Aim *aim, const Roundtable *state);

/* Writes a sentence that says so, by name. */
const char *aim_gone_sentence(const Aim *aim, const Roundtable *state,
                              char sentence[ERROR_TEXT_SIZE]);

enum { NOT_TYPED = -1 };

/* Three counts being typed for a recommendation. */
typedef struct CountEntry {
  uint32_t recommendation;
  int cell;                    /* Colour */
  int64_t typed[COLOUR_COUNT]; /* NOT_TYPED: unchanged, or none with `adds` */
  bool adds;
  Tally seen; /* the counts when the row was begun */
} CountEntry;

/* How the ranking is viewed, apart from its order. */
typedef struct RankingViewState {
  Weights weights; /* while simulating, used instead of the session's; never recorded */
  WeightsTurned turned;
  uint32_t marked; /* the recommendation marked for comparison; 0: none */
  uint32_t explained,
      other; /* the rank being explained, and the one it is compared with (0: none) */
  size_t explanation_top;
  bool simulates;
  bool margins; /* instead of rank intervals */
} RankingViewState;

/* What the tour of the demonstration waits for (tui/state/tour.h). */
typedef enum TourStep {
  TOUR_NONE,
  TOUR_VOTE,
  TOUR_UNDO,
  TOUR_CLOSE,
  TOUR_REVEAL,
  TOUR_PRINT,
  TOUR_OVER
} TourStep;

typedef struct Model {
  ScreenName screen;
  ScreenName screen_before_help, screen_before_journal, screen_before_replay, screen_before_report;
  Armed armed;
  TourStep tour;
  int64_t tour_dots;     /* how many there were when its step began */
  int voters_by;         /* one voter more (1) or fewer (-1), while its reason is typed … */
  uint32_t voters_of;    /* … in this subgroup with its own, or in the session */
  uint64_t others_asked; /* an act of another terminal: the same key again undoes or redoes it */
  Question asked;
  EntryKind entry;
  Aim aim;                 /* target of the next key */
  RankingMethod order;     /* any method, not only the main ones */
  uint32_t subgroup;       /* in focus; may not exist any more */
  uint32_t recommendation; /* likewise */
  uint32_t phase_watched;  /* whose time was running … */
  bool phase_was_over;     /* … or was up at the last look */
  bool is_board;           /* this terminal is only a board */
  bool is_blank;           /* blanks the board on this terminal only */
  bool board_is_pinned;    /* this terminal's board shows only this, whatever others show … */
  Board board_pinned;      /* … its view and subject */
  int64_t board_page;      /* the page turned to … */
  int64_t board_turned_ms; /* … and when, by ViewData.now.boot_ms; 0: pages turn by themselves */
  bool from_list;          /* leaving the session returns to the list */
  bool taking_back;        /* the next dots are removed */
  bool bell_is_silent;
  bool asks_voters; /* in the list: are the names in ViewData.doubtful of one voter each? */
  bool within_subgroups;
  bool message_is_trouble;
  char message[ERROR_TEXT_SIZE];  /* until the next key; "" if none */
  char withheld[ERROR_TEXT_SIZE]; /* a message with figures, shown only while peeking; or "" */
  LineEditor line;
  CountEntry counts;
  RankingViewState ranking;
  Preparation preparation;
  BallotWork ballot;
  KioskController kiosk;
  JournalViewState journal;
  ReplayViewState replay;
  Palette palette;
  ListViewState list;
  ComparisonViewState comparison;
  size_t list_focus, ranking_focus, report_top, help_top, voters_top;
  ListMark list_aim;                /* the file that a list entry is about … */
  char list_title[TYPED_TEXT_SIZE]; /* … and its title when the entry was begun */
  int64_t peek_ends_ms; /* by the clock of ViewData.now.boot_ms: until then the row in focus is
                           shown though results are hidden; 0: not */
} Model;

typedef enum EffectKind {
  EFFECT_NONE,
  EFFECT_QUIT,
  EFFECT_CLOSE_SESSION, /* back to the list */
  EFFECT_COUNT_DOTS,
  EFFECT_COUNT_ROW,
  EFFECT_GIVE_REASON, /* `text`, for the counts of a recommendation */
  EFFECT_START_VOTE,
  EFFECT_CLOSE_VOTE,
  EFFECT_REOPEN_VOTE,
  EFFECT_START_PHASE,
  EFFECT_CHANGE_VOTERS, /* of `subject`, by `dots`, for the reason `text` */
  EFFECT_PAUSE_PHASE,
  EFFECT_NEXT_PHASE,
  EFFECT_GO_TO_PHASE, /* number and optional start time in `text` */
  EFFECT_RING,        /* the time of a phase is up */
  EFFECT_RESCUE,      /* the session, whose file is missing or damaged, into a new file */
  EFFECT_UNDO,
  EFFECT_REDO,
  EFFECT_REVERT,             /* the event `expected`, for the reason `text` */
  EFFECT_SEARCH,             /* the journal upwards from the focus, for `text` */
  EFFECT_OPEN_SESSION,       /* at `index` of the list */
  EFFECT_MAKE_DEMONSTRATION, /* with a tour if `dots` is 1 */
  EFFECT_IMPORT_CSV,         /* into a new session */
  EFFECT_ANSWER_VOTERS,      /* the same, answered: each pair is one person if `dots` is 1 */
  EFFECT_SHOW_ON_BOARD,      /* view and subject in `board` */
  EFFECT_DRAW_CURTAIN,
  EFFECT_LIFT_CURTAIN, /* reveal and steps in `board` */
  EFFECT_NEW_FROM,     /* from the one at `index` of the list, titled `text` */
  EFFECT_NEW_SESSION,  /* titled `text` */
  EFFECT_CHANGE,       /* while preparing */
  EFFECT_PRINT_REPORT,
  EFFECT_SAVE_REPORT,      /* in the format named by `text` */
  EFFECT_COMPARE_MARKED,   /* the sessions marked in the list */
  EFFECT_LEAVE_COMPARISON, /* back to the list */
  EFFECT_DECIDE_MATCH,     /* the suggestion at `index` is a match if `dots` is 1 */
  EFFECT_FORGET_MATCH,     /* the last one decided here */
  EFFECT_PREPARE_SESSION,  /* at `index` of the list */
  /* For the one at `index` of the list: retitle to `text`; copy to `text`; move into or out of the
   * archive; move to the trash. */
  EFFECT_RENAME_SESSION,
  EFFECT_COPY_SESSION,
  EFFECT_ARCHIVE_SESSION,
  EFFECT_DELETE_SESSION,
  /* For model.ballot: cast it, or withdraw it. */
  EFFECT_RECORD_BALLOT,
  EFFECT_WITHDRAW_BALLOT,
  /* For model.kiosk: hash the PIN; compare the PIN, then hand the keyboard over; receive the
   * ballot; compare the PIN, then take the keyboard back. */
  EFFECT_CHOOSE_PIN,
  EFFECT_HAND_OVER,
  EFFECT_RECEIVE_BALLOT,
  EFFECT_TAKE_BACK_KEYBOARD,
  EFFECT_REPLAY, /* the session, or the one at `index` of the list, from event `expected` on */
  EFFECT_LEAVE_REPLAY,
  EFFECT_GO_TO_MOMENT /* `text`, in the replay */
} EffectKind;

typedef struct Effect {
  EffectKind kind;
  uint32_t subject; /* number of a recommendation, subgroup or phase, or a scope */
  Colour colour;
  int64_t dots;
  CountRow row;      /* its reason is in `text` */
  uint64_t expected; /* the act that undo or redo was shown to take */
  uint64_t seen_at;  /* the latest event when the request began; 0: what is shown now */
  size_t index;
  Board board;
  Change change;
  const char *text; /* a path or title, borrowed from the model until its next input */
} Effect;

/* Return a screen with nothing begun; and the first one of a session, whose ranking is ordered by
 * its rule. */
Model model_of(ScreenName screen);
Model model_of_session(const Roundtable *state, bool from_list);

/* Returns the screen of a terminal that is only a board. */
Model model_of_board(void);

/* Shows a sentence at the foot until the next key, with its first letter capitalised. The message
 * shown until then may be among the arguments. */
void model_say(Model *model, bool trouble, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void model_say_nothing(Model *model);

/* Shows a sentence with figures; while results are hidden, only while peeking. */
void model_withhold(Model *model, const char *sentence);

/* Returns whether the figures of a recommendation may be drawn. */
bool model_shows_figures(const Model *model, const Roundtable *state,
                         const Recommendation *recommendation);

/* Begins a line at the foot of the screen, with a text in it. */
void model_begin_entry(Model *model, EntryKind entry, const char *text);

/* Ends the entry or question at the foot of the screen. */
void model_end_entry(Model *model);

Situation model_situation(const Model *model);

/* Return the situation underneath the palette, and the one before the help. */
Situation model_situation_beneath_palette(const Model *model);
Situation model_situation_before_help(const Model *model);

/* Returns the row of counts as it would be recorded now. */
CountRow model_count_row(const Model *model);

/* Moves on after a row of counts was recorded, to the next recommendation of the subgroup that can
 * be voted on; after the last, ends the entry. */
void model_next_row(Model *model, const Roundtable *state);

/* Begins a row of counts for a recommendation. */
void model_begin_row(Model *model, const Recommendation *recommendation);

/* Return the subgroup and recommendation in focus: the remembered one or, if that is gone, the
 * first. NULL if none. */
const Subgroup *model_subgroup(const Model *model, const Roundtable *state);
const Recommendation *model_recommendation(const Model *model, const Roundtable *state);

/* Returns the index of a recommendation in its subgroup. */
size_t place_in_subgroup(const Subgroup *subgroup, uint32_t recommendation);

/* Returns the screen shown, or the one under the help, where an action chosen there is performed.
 */
ScreenName model_screen_beneath_help(const Model *model);

/* Returns what undo and redo apply to: the subgroup shown, or everything. */
uint32_t model_scope(const Model *model, const Roundtable *state);

/* Returns the outline's line in focus: the remembered one or, if that is gone, what took its place.
 */
OutlineLine model_line(const Model *model, const Roundtable *state);

/* Returns the line after which a new recommendation goes: the focus here or in the vote. */
OutlineLine model_line_to_follow(const Model *model, const Roundtable *state);

/* Fixes the target of the next key: the focus, unless an entry or question is in progress. Call it
 * when everything the last key asked for is done. */
void model_aim(Model *model, const Roundtable *state);

/* Returns whether a replay is shown or is under the help. */
bool model_is_in_replay(const Model *model);

/* Returns whether the screen shown, or the one under the help, needs rank intervals. */
bool model_is_about_ranks(const Model *model);

/* Limits of typed text, which depend on its field. */

/* Returns the use of an outline text, which determines its limit. */
TextUse text_use_of_line(const OutlineLine *line);

/* Returns the limit, in characters, of what is being typed at the foot. */
size_t entry_limit(const Model *model, const ViewData *data);

#endif
