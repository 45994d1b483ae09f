#include <time.h>

#include "core/words.h"
#include "sessions/story.h"
#include "tui/commands/commands.h"
#include "tui/print.h"
#include "tui/session_argument.h"

enum { TIME_TEXT_SIZE = 32 };

/* As the clock on the room's wall showed it. */
static const char *room_time(const Stamp *stamp, char text[TIME_TEXT_SIZE]) {
  const time_t seconds = (time_t)(stamp->wall_ms / 1000 + stamp->utc_offset * 60);
  struct tm broken_down;
  if (gmtime_r(&seconds, &broken_down) == NULL ||
      strftime(text, TIME_TEXT_SIZE, "%Y-%m-%d %H:%M:%S", &broken_down) == 0)
    text[0] = '\0';
  return text;
}

static bool print_event(void *session, const Event *event, ChainHash hash, Error *err) {
  const Roundtable *roundtable = session_state(session);
  const unsigned long long seq = event->stamp.seq;
  const unsigned long long taken_back_by = history_taken_back_by(roundtable, seq);
  char sentence[STORY_TEXT_SIZE], time[TIME_TEXT_SIZE];
  (void)hash, (void)err;
  room_time(&event->stamp, time);
  story_sentence(roundtable, event, sentence);
  if (taken_back_by == 0)
    print_line("%6llu  %s  %s", seq, time, sentence);
  else
    print_line(_("%6llu  %s  %s (taken back by no. %llu)"), seq, time, sentence, taken_back_by);
  return true;
}

static bool run(const Arguments *arguments, Error *err) {
  Session *session = NULL;
  if (!session_argument_view(arguments->value[0], &session, err)) return false;
  const bool printed = session_events(session, 1, print_event, session, err);
  session_close(session);
  return printed;
}

const Command command_log = {
    .name = "log",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .help = N_("print the journal in plain words"),
    .run = run,
};
