/* What the screens know: their model, the data they show, and the actions that keys ask for. */
#ifndef TUI_STATE_MODEL_H
#define TUI_STATE_MODEL_H

#include "sessions/acts/counts.h"
#include "sessions/text/text.h"
#include "tui/state/aim.h"
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

/* What the palette remembers: the letters that are typed to find an action, and which is chosen. */

typedef struct Palette {
  bool is_open;
  LineEditor line;
  size_t focus;
} Palette;

void palette_open(Palette *palette);
void palette_close(Palette *palette);

enum { NOT_TYPED = -1 };

/* Three counts that are being typed for a recommendation. */
typedef struct CountEntry {
  uint32_t recommendation;
  int cell;                    /* Colour */
  int64_t typed[COLOUR_COUNT]; /* NOT_TYPED: as it is, or with `adds` none */
  bool adds;
  Tally seen; /* what was counted when the row was begun */
} CountEntry;

/* How the ranking is looked at, apart from its order. */
typedef struct RankingViewState {
  Weights weights; /* where it simulates: in place of the session's; nothing is stored */
  WeightsTurned turned;
  uint32_t marked;           /* the recommendation that waits to be compared; 0: none */
  uint32_t explained, other; /* the rank that is explained; compared with another, if not 0 */
  size_t explanation_top;
  bool simulates;
  bool margins; /* in place of rank intervals */
} RankingViewState;

typedef struct Model {
  ScreenName screen;
  ScreenName screen_before_help, screen_before_journal, screen_before_replay;
  Armed armed;
  Question asked;
  EntryKind entry;
  Aim aim;                 /* what the next key is about */
  RankingMethod order;     /* any method, not only the main ones */
  uint32_t subgroup;       /* in focus; a number that need not exist any more */
  uint32_t recommendation; /* likewise */
  uint32_t phase_watched;  /* whose time was running … */
  bool phase_was_over;     /* … or had run out when it was last looked at */
  bool is_board;           /* this terminal is nothing but a board */
  bool is_blank;           /* the board, here only */
  bool from_list;          /* leaving the session comes back to the list */
  bool taking_back;        /* the next dots are taken back */
  bool bell_is_silent;
  bool asks_voters; /* in the list: are the names in ViewData.doubtful of one voter each? */
  bool within_subgroups;
  bool message_is_trouble;
  char message[ERROR_TEXT_SIZE];  /* until the next key; "" where there is none */
  char withheld[ERROR_TEXT_SIZE]; /* a sentence about figures, for whoever looks; or "" */
  LineEditor line;
  CountEntry counts;
  RankingViewState look;
  Preparation preparation;
  BallotWork ballot;
  KioskController kiosk;
  JournalViewState journal;
  ReplayViewState replay;
  Palette palette;
  ListViewState list;
  ComparisonViewState comparison;
  size_t list_focus, ranking_focus, report_top, help_top, voters_top;
  ListMark list_aim;                /* the file that a line of the list is about … */
  char list_title[TYPED_TEXT_SIZE]; /* … and its title when that line was opened */
  int64_t look_ends_ms; /* by the clock of ViewData.now.boot_ms: until then the row in focus is
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
  EFFECT_PAUSE_PHASE,
  EFFECT_NEXT_PHASE,
  EFFECT_GO_TO_PHASE, /* whose number, and perhaps time, is `text` */
  EFFECT_RING,        /* the time of a phase is up */
  EFFECT_RESCUE,      /* the session, whose file is gone or spoilt, into a new one */
  EFFECT_UNDO,
  EFFECT_REDO,
  EFFECT_REVERT,       /* the event `expected`, for the reason `text` */
  EFFECT_SEARCH,       /* the journal upwards from its focus, for `text` */
  EFFECT_OPEN_SESSION, /* the one at `index` of the list */
  EFFECT_MAKE_DEMONSTRATION,
  EFFECT_IMPORT_CSV,    /* into a new session */
  EFFECT_ANSWER_VOTERS, /* the same, as it was asked: each pair is one person where `dots` is 1 */
  EFFECT_SHOW_ON_BOARD, /* the view and subject of `board` */
  EFFECT_DRAW_CURTAIN,
  EFFECT_LIFT_CURTAIN, /* the reveal and steps of `board` */
  EFFECT_NEW_FROM,     /* the one at `index` of the list, of this title */
  EFFECT_NEW_SESSION,  /* of this title */
  EFFECT_CHANGE,       /* while preparing */
  EFFECT_PRINT_REPORT,
  EFFECT_SAVE_REPORT,      /* in the format that `text` names */
  EFFECT_COMPARE_MARKED,   /* the sessions that are marked in the list */
  EFFECT_LEAVE_COMPARISON, /* back to the list */
  EFFECT_DECIDE_MATCH,     /* the proposal at `index` is the same where `dots` is 1 */
  EFFECT_FORGET_MATCH,     /* the last of these that was decided here */
  EFFECT_PREPARE_SESSION,  /* the one at `index` of the list */
  /* The one at `index` of the list: gets the title `text`; is copied to `text`; goes into the
   * archive or out of it; into the trash. */
  EFFECT_RENAME_SESSION,
  EFFECT_COPY_SESSION,
  EFFECT_ARCHIVE_SESSION,
  EFFECT_DELETE_SESSION,
  /* About model.ballot: into the box, or out of it. */
  EFFECT_RECORD_BALLOT,
  EFFECT_WITHDRAW_BALLOT,
  /* About model.kiosk: its PIN is hashed, or compared and then the keyboard handed over; the ballot
   * is received; the PIN is compared and then the keyboard taken back. */
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
  uint32_t subject; /* a recommendation's, subgroup's or phase's number, or a scope */
  Colour colour;
  int64_t dots;
  CountRow row;      /* its reason, as text */
  uint64_t expected; /* the act that undo and redo were shown to take */
  uint64_t seen_at;  /* the last event when what asks for it was begun; 0: what is shown now */
  size_t index;
  Board board;
  Change change;
  const char *text; /* a path or a title, borrowed from the model until its next input */
} Effect;

/* The first screen, of a list or of a session; its ranking is ordered by the session's rule. */
Model model_of_list(void);
Model model_of_session(const Roundtable *state, bool from_list);

/* Sessions side by side, which controller_compare then brings. */
Model model_of_comparison(void);

/* A terminal that is nothing but a board. */
Model model_of_board(void);

/* A sentence at the foot, until the next key; it begins with a capital, whatever it began with. */
void model_say(Model *model, bool trouble, const char *sentence);

/* A sentence that tells of figures: while results are hidden only whoever looks reads it. */
void model_withhold(Model *model, const char *sentence);

/* Whether the figures of a recommendation may be drawn. */
bool model_shows_figures(const Model *model, const Roundtable *state,
                         const Recommendation *recommendation);

/* What was begun or asked at the foot of the screen is so no more. */
void model_end_entry(Model *model);

Situation model_situation(const Model *model);

/* The situations to which the palette and the help give way. */
Situation model_situation_beneath_palette(const Model *model);
Situation model_situation_before_help(const Model *model);

/* The row of counts as it would be recorded now. */
CountRow model_count_row(const Model *model);

/* A row of counts was recorded: goes on to the next recommendation of the subgroup that can be
 * voted on; after the last one, no row is typed any more. */
void model_next_row(Model *model, const Roundtable *state);

/* Begins a row of counts for a recommendation. */
void model_begin_row(Model *model, const Recommendation *recommendation);

/* The subgroup and recommendation in focus: what the model remembers or, where that is gone, the
 * first. NULL where there is none. */
const Subgroup *model_subgroup(const Model *model, const Roundtable *state);
const Recommendation *model_recommendation(const Model *model, const Roundtable *state);

/* Where a recommendation stands in its subgroup. */
size_t place_in_subgroup(const Subgroup *subgroup, uint32_t recommendation);

/* The screen shown, or what lies under the help: what is chosen there is done here. */
ScreenName model_screen_beneath_help(const Model *model);

/* What undo and redo are about: the subgroup shown, or everything. */
uint32_t model_scope(const Model *model, const Roundtable *state);

/* The line of the outline in focus: the remembered one or, where that is gone, what took its place.
 */
OutlineLine model_line(const Model *model, const Roundtable *state);

/* The line behind which a new recommendation goes: in focus here or in the vote. */
OutlineLine model_line_to_follow(const Model *model, const Roundtable *state);

/* Fixes what the next key is about: the focus, unless an entry or a question goes on. To be called
 * when all that the last key asked for is done. */
void model_aim(Model *model, const Roundtable *state);

/* Whether a replay is shown, or lies under the help. */
bool model_is_in_replay(const Model *model);

/* Whether what is shown, or lies under the help, is about ranks: their intervals are needed. */
bool model_is_about_ranks(const Model *model);

/* How long what is typed may be: as long as the field that it is for. */

/* What a text of the outline is for, which sets its limit. */
TextUse text_use_of_line(const OutlineLine *line);

/* In characters, for what is being typed at the foot. */
size_t entry_limit(const Model *model, const ViewData *data);

#endif
