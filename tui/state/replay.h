/* State of a replay: its position, whether it plays and how fast, and what is shown. The caller
 * supplies the time: CLOCK_BOOTTIME in milliseconds. */
#ifndef TUI_STATE_REPLAY_H
#define TUI_STATE_REPLAY_H

#include "core/rank/rank.h"
#include "sessions/replay/replay.h"
#include "sessions/replay/timeline.h"
#include "tui/state/journal.h"

typedef enum ReplayView {
  REPLAY_EVENTS,  /* nearby events, and the chart if there is room */
  REPLAY_BOARD,   /* as the room saw it */
  REPLAY_COUNTS,  /* the operator's, of a subgroup */
  REPLAY_RANKING, /* as of that moment */
  REPLAY_CHART,   /* ranks over time */
  REPLAY_VIEWS
} ReplayView;

typedef struct ReplayViewState {
  uint64_t here; /* what is shown is the state after this event */
  ReplayView view;
  ReplayStep step; /* step of the arrow keys */
  int speed;       /* 1 to REPLAY_SPEED_MAX: how many milliseconds are played in one */
  bool plays;
  int64_t since_ms; /* it has played, or would play, since this time … */
  int64_t from_ms;  /* … starting at this point of the timeline */
  bool is_alone;    /* there is no screen to return to */
  uint32_t subgroup_before, recommendation_before; /* the focus to restore on return */
} ReplayViewState;

/* Starts after this event (0: at the beginning), paused. A speed of 0 means the default. */
ReplayViewState replay_look(const Timeline *timeline, uint64_t seq, int speed);

/* Returns the position on the timeline at that time, from 0 to its length. */
int64_t replay_played_ms(const ReplayViewState *look, const Timeline *timeline, int64_t now_ms);

/* Advances to the position that playing has reached; pauses at the end. */
void replay_pass_time(ReplayViewState *look, const Timeline *timeline, int64_t now_ms);

/* Jumps to just after this event; goes on playing from there if it was. */
void replay_stand(ReplayViewState *look, const Timeline *timeline, uint64_t seq, int64_t now_ms);

/* Toggles pause; from the end it starts over. */
void replay_turn_on_or_off(ReplayViewState *look, const Timeline *timeline, int64_t now_ms);

/* Switches to the next faster (way 1) or slower (-1) standard speed. */
void replay_change_speed(ReplayViewState *look, const Timeline *timeline, int way, int64_t now_ms);

/* Returns how long nothing will change by itself, at most `most`. */
int replay_patience_ms(const ReplayViewState *look, const Timeline *timeline, int64_t now_ms,
                       int most);

/* A session's ranks over time: sampled at evenly spaced moments of the timeline, one per column of
 * a chart, each exact by the ranking rule of its moment. Computed step by step. */

enum { CHART_COLUMNS_MAX = 120 };

typedef struct RankChart {
  size_t columns, known;              /* columns computed so far, from the first */
  uint64_t seqs[CHART_COLUMNS_MAX];   /* the event each column comes after, non-decreasing */
  uint32_t ranked[CHART_COLUMNS_MAX]; /* how many were ranked */
  size_t recommendations;
  uint32_t *ranks; /* of number n in a column: [column × recommendations + n - 1]; 0: none */
} RankChart;

/* Starts a chart of `columns` (2 to CHART_COLUMNS_MAX), none computed, replacing the old one;
 * initialise to {0}. Fails only if out of memory, leaving it empty. */
bool rank_chart_begin(RankChart *chart, const Timeline *timeline, size_t recommendations,
                      size_t columns, Error *err);
void rank_chart_clear(RankChart *chart);

/* Advances one step: reads some events towards the next column, or computes it. `replay` must be
 * used by nothing else meanwhile. Fails as replay_go does. */
bool rank_chart_step(RankChart *chart, Replay *replay, Error *err);
bool rank_chart_is_done(const RankChart *chart);

/* Returns the rank in a computed column; 0 if unranked. */
uint32_t rank_chart_rank(const RankChart *chart, size_t column, uint32_t recommendation);

/* Returns the last column at or before an event. */
size_t rank_chart_column(const RankChart *chart, uint64_t seq);

/* How high a rank is among that many, from 0 (the last) to `top` (the first). */
int rank_height(uint32_t rank, uint32_t ranked, int top);

/* What the screen of a replay looks at besides the state of then, which is the view data's.
 * Borrowed from the controller's replay. */

typedef struct ReplayScene {
  const Roundtable *whole; /* the session as it is now */
  bool hidden;             /* its results are still hidden today: no figures are shown */
  VoteOrigin origin;       /* what there is to play */
  const Timeline *timeline;
  const ReplayMarks *marks;
  JournalPage page;                        /* nearby events, if shown */
  Moment taken_back_at[JOURNAL_LINES_MAX]; /* per line of the page; set only if reverted */
  Ranking ranking;  /* as of that moment, in order; empty while results are hidden */
  RankChart chart;  /* likewise; as far as computed */
  Moment column_at; /* time of the second-to-last column drawn */
} ReplayScene;

/* Returns the chart column that contains `here`: drawing ends there, with the ranks of now. */
size_t replay_chart_end(const RankChart *chart, uint64_t here);

#endif
