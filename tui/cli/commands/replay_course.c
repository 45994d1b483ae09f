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

typedef struct SentenceSink {
  const ReplayAsked *asked;
  const Replay *replay;
  const Timeline *timeline;
  ReplayVisibility sight;
} SentenceSink;

static void wait_for_turn(const SentenceSink *sink, uint64_t seq) {
  const int64_t speed = sink->asked->speed;
  if (speed == 0 || seq == 1) return;
  const int64_t now = timeline_at(sink->timeline, seq) / speed,
                before = timeline_at(sink->timeline, seq - 1) / speed;
  if (now == before) return;
  print_now();
  platform_sleep_us(1000 * (now - before));
}

/* "2/3: 5 ●  2 ▲  1 ■" after what changed one tally and does not say it itself; else "". */
static bool tally_text(const SentenceSink *sink, const Event *event, char text[TALLY_TEXT_SIZE],
                       Error *err) {
  const Roundtable *then = replay_state(sink->replay);
  char reference[REFERENCE_TEXT_SIZE];
  DirtySet dirty = {0};
  text[0] = '\0';
  if (!dirty_set_add(&dirty, then, event, err)) return false;
  const Recommendation *one =
      dirty.count == 1 ? roundtable_recommendation(then, dirty.numbers[0]) : NULL;
  dirty_set_free(&dirty);
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
  SentenceSink *sink = context;
  const Roundtable *whole = sink->sight.whole;
  const uint64_t seq = event->stamp.seq;
  char time[LOCAL_TIME_SIZE], sentence[EVENT_TEXT_SIZE], tally[TALLY_TEXT_SIZE] = "",
                                                         taken[TAKEN_TEXT_SIZE];
  const bool withheld =
      replay_hides(&sink->sight, replay_state(sink->replay)) && !sink->asked->as_operator;
  if (!withheld && !tally_text(sink, event, tally, err)) return false;
  wait_for_turn(sink, seq);
  print_line("%6llu  %s  %s%s%s", (unsigned long long)seq, local_time_words(&event->stamp, time),
             withheld ? event_text_hidden_sentence(whole, event, sentence)
                      : event_text_sentence(whole, event, sentence),
             tally, taken_text(whole, seq, taken));
  return true;
}

static bool tell_first(SentenceSink *sink, Error *err) {
  const Event *first;
  return session_event(sink->asked->session, 1, &first, err) && tell_event(sink, first, err);
}

/* The replay opens right after the first event. */
static bool tell_all(SentenceSink *sink, Error *err) {
  Replay *replay;
  if (!replay_open(sink->asked->session, &replay, err)) return false;
  sink->replay = replay;
  const bool told =
      tell_first(sink, err) && replay_play(replay, sink->asked->until, tell_event, sink, err);
  replay_close(replay);
  return told;
}

bool replay_tell_course(const ReplayAsked *asked, Error *err) {
  Timeline timeline = {0};
  SentenceSink sink = {
      .asked = asked, .timeline = &timeline, .sight = {.whole = session_state(asked->session)}};
  if (asked->origin != COURSE_LIVE) print_line("%s", vote_origin_sentence(asked->origin));
  if (asked->speed > 0 && !timeline_read(asked->session, &timeline, err)) return false;
  const bool told = tell_all(&sink, err);
  timeline_free(&timeline);
  return told;
}
