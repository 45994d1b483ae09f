/* What the screen of a replay looks at besides the state of then, which is the world's. Borrowed by
 * the world from the replay's desk. */
#ifndef TUI_STATE_REPLAY_SCENE_H
#define TUI_STATE_REPLAY_SCENE_H

#include "sessions/replay/marks.h"
#include "sessions/replay/vote_origin.h"
#include "tui/state/journal.h"
#include "tui/state/rank_chart.h"

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
