#include "tui/state/replay_look.h"

enum { FRAME_MS = 20 /* there is no use in showing more */ };

static int speed_within_reach(int speed) {
  if (speed < 1) return REPLAY_SPEED;
  return speed < REPLAY_SPEED_MAX ? speed : REPLAY_SPEED_MAX;
}

ReplayViewState replay_look(const Timeline *timeline, uint64_t seq, int speed) {
  ReplayViewState look = {.speed = speed_within_reach(speed)};
  replay_stand(&look, timeline, seq, 0);
  return look;
}

int64_t replay_played_ms(const ReplayViewState *look, const Timeline *timeline, int64_t now_ms) {
  const int64_t length = timeline_length(timeline), passed = now_ms - look->since_ms;
  if (!look->plays || passed <= 0) return look->from_ms;
  const bool is_over = passed > (length - look->from_ms) / look->speed;
  return is_over ? length : look->from_ms + passed * look->speed;
}

void replay_pass_time(ReplayViewState *look, const Timeline *timeline, int64_t now_ms) {
  if (!look->plays) return;
  const int64_t played = replay_played_ms(look, timeline, now_ms);
  const uint64_t reached = timeline_event(timeline, played);
  if (reached > look->here) look->here = reached;
  if (look->here < timeline->count) return;
  look->from_ms = timeline_length(timeline);
  look->plays = false;
}

void replay_stand(ReplayViewState *look, const Timeline *timeline, uint64_t seq, int64_t now_ms) {
  look->here = seq < 1 ? 1 : seq;
  if (look->here > timeline->count) look->here = timeline->count;
  look->from_ms = timeline_at(timeline, look->here);
  look->since_ms = now_ms;
}

void replay_turn_on_or_off(ReplayViewState *look, const Timeline *timeline, int64_t now_ms) {
  look->from_ms = replay_played_ms(look, timeline, now_ms);
  look->since_ms = now_ms;
  look->plays = !look->plays;
  if (look->plays && look->here == timeline->count) replay_stand(look, timeline, 1, now_ms);
}

void replay_change_speed(ReplayViewState *look, const Timeline *timeline, int way, int64_t now_ms) {
  static const int SPEEDS[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, REPLAY_SPEED_MAX};
  const int count = sizeof SPEEDS / sizeof *SPEEDS;
  int faster = 0; /* the first that is */
  look->from_ms = replay_played_ms(look, timeline, now_ms);
  look->since_ms = now_ms;
  while (faster < count && SPEEDS[faster] <= look->speed)
    faster++;
  if (way > 0 && faster < count) look->speed = SPEEDS[faster];
  if (way > 0) return;
  while (faster > 0 && SPEEDS[faster - 1] >= look->speed)
    faster--;
  if (faster > 0) look->speed = SPEEDS[faster - 1];
}

int replay_patience_ms(const ReplayViewState *look, const Timeline *timeline, int64_t now_ms,
                       int most) {
  if (!look->plays || look->here >= timeline->count) return most;
  const int64_t due =
      timeline_at(timeline, look->here + 1) - replay_played_ms(look, timeline, now_ms);
  const int64_t wait = (due + look->speed - 1) / look->speed;
  if (wait < FRAME_MS) return FRAME_MS;
  return wait < most ? (int)wait : most;
}
