#include "core/base/i18n.h"
#include "core/vote/parts.h"
#include "core/vote/reference.h"
#include "sessions/files/platform.h"
#include "sessions/replay/timeline.h"
#include "sessions/session/dirty_set.h"
#include "sessions/text/local_time.h"
#include "tui/cli/commands/replay_parts.h"
#include "tui/state/replay_visibility.h"
#include "tui/terminal/print.h"

enum { TALLY_TEXT_SIZE = REFERENCE_TEXT_SIZE + 128, TAKEN_TEXT_SIZE = 128 };

typedef struct Telling {
  const ReplayAsked *asked;
  const Replay *replay;
  const Timeline *timeline;
  ReplaySight sight;
} Telling;

static void wait_for_turn(const Telling *telling, uint64_t seq) {
  const int64_t speed = telling->asked->speed;
  if (speed == 0 || seq == 1) return;
  const int64_t now = timeline_at(telling->timeline, seq) / speed,
                before = timeline_at(telling->timeline, seq - 1) / speed;
  if (now == before) return;
  print_now();
  platform_sleep_us(1000 * (now - before));
}

/* "2/3: 5 ●  2 ▲  1 ■" after what changed one tally and does not say it itself; else "". */
static bool tally_text(const Telling *telling, const Event *event, char text[TALLY_TEXT_SIZE],
                       Error *err) {
  const Roundtable *then = replay_state(telling->replay);
  char reference[REFERENCE_TEXT_SIZE];
  Touched touched = {0};
  text[0] = '\0';
  if (!touched_add(&touched, then, event, err)) return false;
  const Recommendation *one =
      touched.count == 1 ? roundtable_recommendation(then, touched.numbers[0]) : NULL;
  touched_free(&touched);
  if (one == NULL || event->kind == EVENT_COUNTS_SET || !recommendation_has_votes(one)) return true;
  const Parts parts = parts_of(one);
  snprintf(text, TALLY_TEXT_SIZE, _(" → %s: %s ●  %s ▲  %s ■"),
           reference_text(then, one, reference), parts_shown(&parts, GREEN).text,
           parts_shown(&parts, YELLOW).text, parts_shown(&parts, RED).text);
  return true;
}

static const char *taken_text(const Roundtable *whole, uint64_t seq, char text[TAKEN_TEXT_SIZE]) {
  const uint64_t by = history_taken_back_by(whole, seq);
  text[0] = '\0';
  if (by != 0)
    snprintf(text, TAKEN_TEXT_SIZE, _(" (taken back by no. %llu)"), (unsigned long long)by);
  return text;
}

static bool tell_event(void *context, const Event *event, Error *err) {
  Telling *telling = context;
  const Roundtable *whole = telling->sight.whole;
  const uint64_t seq = event->stamp.seq;
  char time[ROOM_TIME_SIZE], sentence[STORY_TEXT_SIZE], tally[TALLY_TEXT_SIZE] = "",
                                                        taken[TAKEN_TEXT_SIZE];
  const bool withheld =
      replay_hides(&telling->sight, replay_state(telling->replay)) && !telling->asked->as_operator;
  if (!withheld && !tally_text(telling, event, tally, err)) return false;
  wait_for_turn(telling, seq);
  print_line("%6llu  %s  %s%s%s", (unsigned long long)seq, room_words(&event->stamp, time),
             withheld ? story_hidden_sentence(whole, event, sentence)
                      : story_sentence(whole, event, sentence),
             tally, taken_text(whole, seq, taken));
  return true;
}

static bool tell_first(Telling *telling, Error *err) {
  const Event *first;
  return session_event(telling->asked->session, 1, &first, err) && tell_event(telling, first, err);
}

/* The replay opens right after the first event. */
static bool tell_all(Telling *telling, Error *err) {
  Replay *replay;
  if (!replay_open(telling->asked->session, &replay, err)) return false;
  telling->replay = replay;
  const bool told = tell_first(telling, err) &&
                    replay_play(replay, telling->asked->until, tell_event, telling, err);
  replay_close(replay);
  return told;
}

bool replay_tell_course(const ReplayAsked *asked, Error *err) {
  Timeline timeline = {0};
  Telling telling = {
      .asked = asked, .timeline = &timeline, .sight = {.whole = session_state(asked->session)}};
  if (asked->course != COURSE_LIVE) print_line("%s", course_sentence(asked->course));
  if (asked->speed > 0 && !timeline_read(asked->session, &timeline, err)) return false;
  const bool told = tell_all(&telling, err);
  timeline_free(&timeline);
  return told;
}
