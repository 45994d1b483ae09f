/* How a replay is looked at: where it stands, whether it plays and how fast, and what of it is
 * shown. Time is a number that its caller brings: CLOCK_BOOTTIME in milliseconds. */
#ifndef TUI_STATE_REPLAY_H
#define TUI_STATE_REPLAY_H

#include "core/rank/rank.h"
#include "sessions/replay/replay.h"
#include "sessions/replay/timeline.h"
#include "tui/state/journal.h"

typedef enum ReplayView {
  REPLAY_EVENTS,  /* the events around here, and the chart where there is room */
  REPLAY_BOARD,   /* as the room saw it */
  REPLAY_COUNTS,  /* the operator's, of a subgroup */
  REPLAY_RANKING, /* as it stood */
  REPLAY_CHART,   /* ranks over time */
  REPLAY_VIEWS
} ReplayView;

typedef struct ReplayViewState {
  uint64_t here; /* what is shown stood right after this event */
  ReplayView view;
  ReplayStep step; /* what the arrows go by */
  int speed;       /* 1 to REPLAY_SPEED_MAX: how many milliseconds are played in one */
  bool plays;
  int64_t since_ms; /* it has played, or would play, from this moment on … */
  int64_t from_ms;  /* … beginning at this place of the timeline */
  bool is_alone;    /* there is no screen to come back to */
  uint32_t subgroup_before, recommendation_before; /* in focus where it comes back to */
} ReplayViewState;

/* Stands after this event (0: at the beginning), paused. A speed of 0 is the usual one. */
ReplayViewState replay_look(const Timeline *timeline, uint64_t seq, int speed);

/* Where on the timeline it is at that moment, from 0 to its length. */
int64_t replay_played_ms(const ReplayViewState *look, const Timeline *timeline, int64_t now_ms);

/* Brings it to where playing has led by now; at the end it pauses. */
void replay_pass_time(ReplayViewState *look, const Timeline *timeline, int64_t now_ms);

/* Stands after this event; if it plays it plays on from there. */
void replay_stand(ReplayViewState *look, const Timeline *timeline, uint64_t seq, int64_t now_ms);

/* Pauses, or plays on; from the end it begins again. */
void replay_turn_on_or_off(ReplayViewState *look, const Timeline *timeline, int64_t now_ms);

/* To the next faster (way 1) or slower (-1) of the usual speeds. */
void replay_change_speed(ReplayViewState *look, const Timeline *timeline, int way, int64_t now_ms);

/* How long nothing changes by itself, `most` at most. */
int replay_patience_ms(const ReplayViewState *look, const Timeline *timeline, int64_t now_ms,
                       int most);

/* The ranks of a session over its time: at as many moments, evenly spread over the timeline, as a
 * chart has columns, each exact, by the ranking rule of then. Computed a step at a time. */

enum { CHART_COLUMNS_MAX = 120 };

typedef struct RankChart {
  size_t columns, known;              /* of them, from the first */
  uint64_t seqs[CHART_COLUMNS_MAX];   /* the event after which each column stands, never falling */
  uint32_t ranked[CHART_COLUMNS_MAX]; /* how many had a rank */
  size_t recommendations;
  uint32_t *ranks; /* of number n in a column: [column × recommendations + n - 1]; 0: none */
} RankChart;

/* So many columns (2 to CHART_COLUMNS_MAX), none known yet, in place of what there was; begins as
 * {0}. Fails for lack of memory, and is then empty. */
bool rank_chart_begin(RankChart *chart, const Timeline *timeline, size_t recommendations,
                      size_t columns, Error *err);
void rank_chart_clear(RankChart *chart);

/* A step on: reads some events on the way to the next column, or computes it. `replay` is the
 * chart's own meanwhile. Fails as replay_go. */
bool rank_chart_step(RankChart *chart, Replay *replay, Error *err);
bool rank_chart_is_done(const RankChart *chart);

/* The rank in a column that is known; 0 where it had none. */
uint32_t rank_chart_rank(const RankChart *chart, size_t column, uint32_t recommendation);

/* The last column that stands at or before an event. */
size_t rank_chart_column(const RankChart *chart, uint64_t seq);

/* How high a rank is among that many, from 0 (the last) to `top` (the first). */
int rank_height(uint32_t rank, uint32_t ranked, int top);

/* What the screen of a replay looks at besides the state of then, which is the view data's.
 * Borrowed from the controller's replay. */

typedef struct ReplayScene {
  const Roundtable *whole; /* the session as it has become */
  bool hidden;             /* its results are to this day: nobody's figures are shown */
  VoteOrigin origin;       /* what there is to play */
  const Timeline *timeline;
  const ReplayMarks *marks;
  JournalPage page;                        /* the events around here, if they are shown */
  Moment taken_back_at[JOURNAL_LINES_MAX]; /* of its lines; only where one was taken back */
  Ranking ranking;  /* as it stood, in order; empty while results are hidden */
  RankChart chart;  /* likewise; what of it is known */
  Moment column_at; /* when the column before the last one that is drawn stood */
} ReplayScene;

/* The column of the chart in which `here` stands: what is drawn ends there, with the ranks of now.
 */
size_t replay_chart_end(const RankChart *chart, uint64_t here);

#endif
