#include "sessions/session/rule_history.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "sessions/event_text/event_text.h"

/* What was known at an event from the events before it. */
typedef struct Walk {
  RuleHistory *history;
  bool opened, voted, lifted, shown;
  uint64_t reason_act; /* the act that starts with a reason for what it then undoes */
  char *reason;
} Walk;

static void look(Walk *walk, const Event *event) {
  walk->voted =
      walk->voted || kind_changes_votes(event->kind) || event->kind == EVENT_KIOSK_BALLOT_RECEIVED;
  walk->opened =
      walk->opened || walk->voted ||
      (event->kind == EVENT_SUBGROUP_VOTE_SET && event->number.value[AFTER] == VOTE_OPEN);
  if (event->kind == EVENT_CURTAIN_LIFTED) walk->lifted = true;
  if (event->kind == EVENT_CURTAIN_DRAWN) walk->lifted = false;
  walk->shown = walk->shown || (walk->lifted && walk->voted);
}

static RuleMoment moment_now(const Walk *walk) {
  if (walk->shown) return AFTER_SHOWING;
  return walk->opened ? BEFORE_SHOWING : BEFORE_OPENING;
}

/* Returns the event that is undone or redone, if it is, and in which direction. */
static const Event *at_stake(const Event *event, Side *to) {
  *to = AFTER;
  while (event->kind == EVENT_CORRECTION && event->correction.target) {
    event = event->correction.target;
    *to = *to == AFTER ? BEFORE : AFTER;
  }
  return event;
}

static bool add_setting(Walk *walk, const Event *event, const Event *rule, Side to, Error *err) {
  RuleHistory *history = walk->history;
  const bool decided = walk->reason && walk->reason_act == event->stamp.act;
  if (!ARRAY_RESERVE(history->settings, history->capacity, history->count + 1))
    return fail_memory(err);
  char *reason = strdup(decided ? walk->reason : "");
  if (!reason) return fail_memory(err);
  history->settings[history->count++] =
      (RuleSetting){.stamp = event->stamp,
                    .from = rule->ranking_rule.rule[to == AFTER ? BEFORE : AFTER],
                    .to = rule->ranking_rule.rule[to],
                    .moment = moment_now(walk),
                    .turned = event != rule,
                    .reason = reason};
  return true;
}

static bool replace(char **text, const char *by, Error *err) {
  char *copy = strdup(by);
  if (!copy) return fail_memory(err);
  free(*text);
  *text = copy;
  return true;
}

/* A reason follows the setting that it is for, in the same act, and precedes what it undoes. */
static bool take_reason(Walk *walk, const Event *event, Error *err) {
  RuleHistory *history = walk->history;
  RuleSetting *last = history->count > 0 ? &history->settings[history->count - 1] : NULL;
  if (last && last->stamp.act == event->stamp.act)
    return replace(&last->reason, event->remark.text, err);
  walk->reason_act = event->stamp.act;
  return replace(&walk->reason, event->remark.text, err);
}

static bool take_event(void *context, const Event *event, ChainHash hash UNUSED, Error *err) {
  Walk *walk = context;
  Side to;
  const Event *rule = at_stake(event, &to);
  if (event->origin.recorded != 0) return true;
  look(walk, event);
  if (event->kind == EVENT_REASON_GIVEN) return take_reason(walk, event, err);
  return rule->kind != EVENT_RANKING_RULE_SET || add_setting(walk, event, rule, to, err);
}

bool rule_history_read(Session *session, RuleHistory *history, Error *err) {
  Walk walk = {.history = history};
  *history = (RuleHistory){0};
  if (history_latest_of(session_state(session), EVENT_RANKING_RULE_SET, 0) == 0) return true;
  bool read = session_events(session, 1, take_event, &walk, err);
  free(walk.reason);
  if (!read) rule_history_free(history);
  return read;
}

void rule_history_free(RuleHistory *history) {
  for (size_t n = 0; n < history->count; ++n)
    free(history->settings[n].reason);
  free(history->settings);
  *history = (RuleHistory){0};
}

const RuleSetting *rule_history_find(const RuleHistory *history, uint64_t seq) {
  size_t first = 0, end = history->count; /* sorted by seq */
  while (first < end) {
    const size_t middle = first + (end - first) / 2;
    if (history->settings[middle].stamp.seq < seq)
      first = middle + 1;
    else
      end = middle;
  }
  const bool found = first < history->count && history->settings[first].stamp.seq == seq;
  return found ? &history->settings[first] : NULL;
}

static bool begins_a_vote(const HistoryEntry *entry) {
  return entry->kind == EVENT_SUBGROUP_VOTE_SET || entry->kind == EVENT_KIOSK_BEGUN ||
         kind_changes_votes((EventKind)entry->kind);
}

static bool sets_voters(const HistoryEntry *entry, uint32_t subgroup) {
  if (!entry->in_force) return false;
  if (subgroup != WHOLE_SESSION)
    return entry->kind == EVENT_SUBGROUP_VOTERS_SET && entry->subject == subgroup;
  return entry->kind == EVENT_VOTING_RULE_SET && entry->property == RULE_VOTERS;
}

bool voters_at_start(Session *session, uint32_t subgroup, int64_t *voters, Error *err) {
  const Roundtable *state = session_state(session);
  const uint64_t end = roundtable_seq(state);
  bool begun = false;
  *voters = RULE_UNKNOWN;
  for (uint64_t seq = 1; seq <= end; seq++) {
    const HistoryEntry *entry = history_at(state, seq);
    const Event *event;
    if (entry == NULL) continue;
    begun = begun || begins_a_vote(entry);
    if (!begun || !sets_voters(entry, subgroup)) continue;
    if (!session_event(session, seq, &event, err)) return false;
    *voters = event->number.value[BEFORE];
    return true;
  }
  return true;
}

const char *rule_moment_text(RuleMoment moment) {
  static const char *const texts[RULE_MOMENTS] = {
      [BEFORE_OPENING] = N_("before the vote was opened"),
      [BEFORE_SHOWING] = N_("after the vote was opened, before results were shown"),
      [AFTER_SHOWING] = N_("after results were shown"),
  };
  return _(texts[moment]);
}

const char *rule_sentence(const RuleSetting *setting, char text[RULE_SENTENCE_SIZE]) {
  char from[RULE_TEXT_SIZE], to[RULE_TEXT_SIZE];
  snprintf(text, RULE_SENTENCE_SIZE,
           setting->turned ? _("No. %llu, %s: the ranking rule went back from %s to %s")
                           : _("No. %llu, %s: the ranking rule went from %s to %s"),
           (unsigned long long)setting->stamp.seq, rule_moment_text(setting->moment),
           rule_text(setting->from, from), rule_text(setting->to, to));
  if (*setting->reason)
    string_append(text, RULE_SENTENCE_SIZE, _(". Reason: “%s”"), setting->reason);
  return text;
}
