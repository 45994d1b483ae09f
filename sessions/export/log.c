#include "sessions/export/log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/event_fields.h"
#include "sessions/session/rule_history.h"
#include "sessions/session/transaction.h"
#include "sessions/text/day.h"
#include "sessions/text/fields.h"
#include "sessions/text/text.h"

enum { KINDS_OF_GROUP_MAX = 8, LIST_SIZE = 512 };

typedef struct KindGroup {
  const char *word;
  EventKind kinds[KINDS_OF_GROUP_MAX]; /* ends with 0 */
} KindGroup;

/* TRANSLATORS: what `gommette log --kind` understands, one word each. */
static const KindGroup GROUPS[] = {
    {N_("session"), {EVENT_SESSION_BEGUN, EVENT_SESSION_DESCRIBED}},
    {N_("rules"), {EVENT_RANKING_RULE_SET, EVENT_VOTING_RULE_SET, EVENT_SUBGROUP_VOTERS_SET}},
    {N_("phases"),
     {EVENT_PHASE_PLANNED, EVENT_PHASE_STARTED, EVENT_PHASE_PAUSED, EVENT_PHASE_ENDED,
      EVENT_PHASE_CORRECTED}},
    {N_("agenda"),
     {EVENT_SUBGROUP_ADDED, EVENT_SUBGROUP_EDITED, EVENT_SUBGROUP_STATUS_SET, EVENT_SUBGROUP_MOVED,
      EVENT_RECOMMENDATION_ADDED, EVENT_RECOMMENDATION_EDITED, EVENT_RECOMMENDATION_STATUS_SET,
      EVENT_RECOMMENDATION_MOVED}},
    {N_("votes"), {EVENT_SUBGROUP_VOTE_SET}},
    {N_("dots"), {EVENT_DOTS_COUNTED}},
    {N_("counts"), {EVENT_COUNTS_SET}},
    {N_("ballots"), {EVENT_BALLOT_CAST, EVENT_BALLOT_WITHDRAWN}},
    {N_("kiosk"),
     {EVENT_KIOSK_BEGUN, EVENT_KIOSK_ENDED, EVENT_KIOSK_INTERRUPTED, EVENT_KIOSK_BALLOT_RECEIVED,
      EVENT_KIOSK_COUNTED, EVENT_KIOSK_TALLIED}},
    {N_("notes"), {EVENT_NOTE_TAKEN}},
    {N_("reasons"), {EVENT_REASON_GIVEN}},
    {N_("corrections"), {EVENT_CORRECTION}},
    {N_("imports"), {EVENT_FILE_IMPORTED, EVENT_SOURCE_ADDED}},
    {N_("board"), {EVENT_BOARD_SHOWN}},
    {N_("curtain"), {EVENT_CURTAIN_DRAWN, EVENT_CURTAIN_LIFTED}},
    {N_("rankings"), {EVENT_RANKING_KEPT}},
    {N_("merges"), {EVENT_MERGED}},
    {N_("recounts"), {EVENT_RECOUNT_DRAWN, EVENT_RECOUNT_CELL}},
    {N_("incidents"), {EVENT_INCIDENT}},
};

enum { KIND_GROUPS = sizeof GROUPS / sizeof *GROUPS };

const char *kinds_word(size_t n) {
  return n < KIND_GROUPS ? _(GROUPS[n].word) : NULL;
}

static bool refuse_word(const char *word, Error *err) {
  char list[LIST_SIZE] = "";
  for (size_t n = 0; n < KIND_GROUPS; ++n)
    string_join(list, sizeof list, ", ", kinds_word(n));
  return fail(err, ERROR_USAGE, _("“%s” is not a kind of event: choose from %s"),
              text_quoted(word).text, list);
}

static bool add_word(KindSet *kinds, const char *word, Error *err) {
  for (size_t n = 0; n < KIND_GROUPS; ++n) {
    if (!text_alike(word, GROUPS[n].word) && !text_alike(word, kinds_word(n))) continue;
    kinds->groups |= UINT32_C(1) << n;
    return true;
  }
  return refuse_word(word, err);
}

static bool add_words(KindSet *kinds, char *words, Error *err) {
  for (char *end = words; end != NULL; words = end + 1) {
    end = strchr(words, ',');
    if (end != NULL) *end = '\0';
    if (!add_word(kinds, words, err)) return false;
    if (end == NULL) break;
  }
  return true;
}

bool kinds_parse(const char *typed, KindSet *kinds, Error *err) {
  char *words = strdup(typed);
  if (words == NULL) return fail_memory(err);
  *kinds = (KindSet){0};
  const bool read = add_words(kinds, words, err);
  free(words);
  return read;
}

bool kinds_hold(KindSet kinds, EventKind kind) {
  for (size_t n = 0; n < KIND_GROUPS; ++n)
    for (size_t i = 0; i < KINDS_OF_GROUP_MAX && GROUPS[n].kinds[i] != 0; ++i)
      if (GROUPS[n].kinds[i] == kind) return (kinds.groups >> n & 1) != 0;
  return false;
}

LogFilter log_filter(const Session *session) {
  return (LogFilter){.subgroup = WHOLE_SESSION, .first = 1, .last = session_stamp(session).seq};
}

typedef struct Log {
  const Roundtable *roundtable;
  const LogFilter *filter;
  RuleHistory rule;
  LineTaker *take;
  void *context;
  Event before; /* the previous one with a usable clock; seq 0: none */
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

/* For a change of the ranking rule, adds who may have seen what. */
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

static bool take_event(void *context, const Event *event, ChainHash hash UNUSED, Error *err) {
  Log *log = context;
  char text[LOG_TEXT_SIZE];
  const int64_t back = log->before.stamp.seq == 0 ? 0 : clock_went_back(&log->before, event);
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

/* Lines of the log for other programs. */

static Value time_of(const void *row, size_t which UNUSED) {
  char time[ROOM_MOMENT_SIZE];
  return value_own(local_time_moment(&((const LogLine *)row)->stamp, time));
}

static const Field FIELDS[] = {
    {"seq", number_at, offsetof(LogLine, stamp.seq)},
    {"act", number_at, offsetof(LogLine, stamp.act)},
    {"time", time_of, 0},
    {"kind", text_at, offsetof(LogLine, kind)},
    {"subgroup_code", text_at, offsetof(LogLine, subgroup_code)},
    {"text", text_at, offsetof(LogLine, text)},
    {"taken_back_by", positive_at, offsetof(LogLine, taken_back_by)},
    {"clock_back_ms", positive_at, offsetof(LogLine, clock_back_ms)},
    {0},
};
static const Schema LINES = {FIELDS, NULL};
static bool write_line(void *rows, const LogLine *line, Error *err UNUSED) {
  rows_add(rows, line);
  return true;
}

bool log_write_csv(FILE *out, Session *session, const LogFilter *filter, Error *err) {
  RowWriter rows;
  rows_begin_csv(&rows, out, &LINES, NULL);
  return log_read(session, filter, write_line, &rows, err);
}

bool log_write_json(FILE *out, Session *session, const LogFilter *filter, Error *err) {
  RowWriter rows;
  rows_begin_json(&rows, out, &LINES, NULL);
  const bool written = log_read(session, filter, write_line, &rows, err);
  rows_end(&rows);
  return written;
}
