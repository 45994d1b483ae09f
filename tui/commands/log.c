#include <stdio.h>

#include "core/words.h"
#include "sessions/room_time.h"
#include "sessions/rule_history.h"
#include "sessions/story.h"
#include "tui/commands/commands.h"
#include "tui/print.h"
#include "tui/session_argument.h"

enum { MOMENT_TEXT_SIZE = 128 };

typedef struct Log {
  const Roundtable *roundtable;
  RuleHistory rule;
} Log;

/* Who may have seen what when the ranking rule was set. */
static const char *moment_of(const Log *log, uint64_t seq, char text[MOMENT_TEXT_SIZE]) {
  const RuleSetting *setting = rule_history_find(&log->rule, seq);
  text[0] = '\0';
  if (setting != NULL) snprintf(text, MOMENT_TEXT_SIZE, " (%s)", rule_moment_text(setting->moment));
  return text;
}

static bool print_event(void *context, const Event *event, ChainHash hash, Error *err) {
  const Log *log = context;
  const unsigned long long seq = event->stamp.seq;
  const unsigned long long taken_back_by = history_taken_back_by(log->roundtable, seq);
  char sentence[STORY_TEXT_SIZE], time[ROOM_TIME_SIZE], moment[MOMENT_TEXT_SIZE];
  (void)hash, (void)err;
  room_time(&event->stamp, time);
  story_sentence(log->roundtable, event, sentence);
  moment_of(log, seq, moment);
  if (taken_back_by == 0)
    print_line("%6llu  %s  %s%s", seq, time, sentence, moment);
  else
    print_line(_("%6llu  %s  %s%s (taken back by no. %llu)"), seq, time, sentence, moment,
               taken_back_by);
  return true;
}

static bool print_log(Session *session, Error *err) {
  Log log = {.roundtable = session_state(session)};
  if (!rule_history_read(session, &log.rule, err)) return false;
  const bool printed = session_events(session, 1, print_event, &log, err);
  rule_history_free(&log.rule);
  return printed;
}

static bool run(const Arguments *arguments, Error *err) {
  Session *session = NULL;
  if (!session_argument_view(arguments->value[0], &session, err)) return false;
  const bool printed = print_log(session, err);
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
