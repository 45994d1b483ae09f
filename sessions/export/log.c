#include "sessions/export/log.h"

#include <stdlib.h>

#include "core/vote/event_fields.h"
#include "sessions/session/clock_back.h"
#include "sessions/session/rule_history.h"

LogFilter log_filter(const Session *session) {
  return (LogFilter){.subgroup = WHOLE_SESSION, .first = 1, .last = session_stamp(session).seq};
}

typedef struct Log {
  const Roundtable *roundtable;
  const LogFilter *filter;
  RuleHistory rule;
  LineTaker *take;
  void *context;
  Event before; /* the last one that went by, as far as clocks go; seq 0: none */
} Log;

static bool is_asked_for(const Log *log, const Event *event) {
  const LogFilter *filter = log->filter;
  const uint64_t seq = event->stamp.seq;
  const HistoryEntry *entry = history_at(log->roundtable, seq);
  if (seq < filter->first || seq > filter->last) return false;
  if (filter->by_kind && !kinds_hold(filter->kinds, event->kind)) return false;
  return filter->subgroup == WHOLE_SESSION ||
         (entry != NULL &&
          (entry->subgroup == filter->subgroup || entry->subgroup == EVERY_SUBGROUP));
}

static const char *subgroup_of(const Log *log, uint64_t seq) {
  const HistoryEntry *entry = history_at(log->roundtable, seq);
  const Subgroup *subgroup = entry ? roundtable_subgroup(log->roundtable, entry->subgroup) : NULL;
  return subgroup ? subgroup->text[SUBGROUP_CODE] : "";
}

/* With who may have seen what, when the ranking rule was set. */
static const char *tell(const Log *log, const Event *event, char text[LOG_TEXT_SIZE]) {
  char sentence[EVENT_TEXT_SIZE];
  const RuleSetting *setting = rule_history_find(&log->rule, event->stamp.seq);
  event_text_sentence(log->roundtable, event, sentence);
  if (setting == NULL)
    snprintf(text, LOG_TEXT_SIZE, "%s", sentence);
  else
    snprintf(text, LOG_TEXT_SIZE, "%s (%s)", sentence, rule_moment_text(setting->moment));
  return text;
}

static bool take_event(void *context, const Event *event, ChainHash hash, Error *err) {
  Log *log = context;
  char text[LOG_TEXT_SIZE];
  const int64_t back = log->before.stamp.seq == 0 ? 0 : clock_went_back(&log->before, event);
  (void)hash;
  log->before = (Event){.kind = event->kind, .stamp = event->stamp, .origin = event->origin};
  if (!is_asked_for(log, event)) return true;
  const LogLine line = {.stamp = event->stamp,
                        .kind = event_description(event->kind)->name,
                        .subgroup_code = subgroup_of(log, event->stamp.seq),
                        .text = tell(log, event, text),
                        .taken_back_by = history_taken_back_by(log->roundtable, event->stamp.seq),
                        .clock_back_ms = back};
  return log->take(log->context, &line, err);
}

bool log_read(Session *session, const LogFilter *filter, LineTaker *take, void *context,
              Error *err) {
  Log log = {
      .roundtable = session_state(session), .filter = filter, .take = take, .context = context};
  if (filter->first > filter->last) return true;
  if (!rule_history_read(session, &log.rule, err)) return false;
  const uint64_t first = filter->first > 1 ? filter->first - 1 : 1; /* to compare its clock */
  const bool read = session_events(session, first, take_event, &log, err);
  rule_history_free(&log.rule);
  return read;
}
