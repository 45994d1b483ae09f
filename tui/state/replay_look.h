/* How a replay is looked at: where it stands, whether it plays and how fast, and what of it is
 * shown. Time is a number that its caller brings: CLOCK_BOOTTIME in milliseconds. */
#ifndef TUI_STATE_REPLAY_LOOK_H
#define TUI_STATE_REPLAY_LOOK_H

#include "sessions/replay/steps.h"
#include "sessions/replay/timeline.h"

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
  int speed;       /* 1 to REPLAY_SPEED_MAX: so many milliseconds are played in one */
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

#endif
