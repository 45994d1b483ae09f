#include "tui/app/act_name.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"

/* Finds the main event of an act. */
static bool find_main(Session *session, uint64_t act, const Event **event, Error *err) {
  const uint64_t end = history_act_end(session_state(session), act);
  uint64_t seq = act;
  do
    if (!session_event(session, seq, event, err)) return false;
  while (!event_text_is_main(*event) && ++seq <= end);
  return true;
}

/* Counts the events of this kind in an act. */
static size_t count_kind(const Roundtable *state, uint64_t act, EventKind kind) {
  const uint64_t end = history_act_end(state, act);
  const HistoryEntry *entry;
  size_t count = 0;
  for (uint64_t seq = act; seq <= end && (entry = history_at(state, seq)) != NULL; seq++)
    count += entry->kind == kind;
  return count;
}

/* An act of many events is named after all of them, since it is undone as a whole. It is counted
 * only where its name has the number, as an import may have millions of events. */
static void name_act(const Roundtable *state, const Event *event, char name[EVENT_TEXT_SIZE]) {
  const size_t count =
      (event->kind == EVENT_RECOMMENDATION_ADDED || event->kind == EVENT_PHASE_PLANNED ||
       event->kind == EVENT_SUBGROUP_VOTE_SET)
          ? count_kind(state, event->stamp.act, event->kind)
          : 0;
  if (event->kind == EVENT_SUBGROUP_VOTE_SET) {
    if (count == 1)
      event_text_name(state, event, name);
    else if (event->number.value[AFTER] == VOTE_CLOSED)
      snprintf(name, EVENT_TEXT_SIZE, "%s", _("closing the votes"));
    else
      snprintf(name, EVENT_TEXT_SIZE, "%s", _("opening the votes"));
  } else if (count > 1 && event->kind == EVENT_RECOMMENDATION_ADDED)
    snprintf(name, EVENT_TEXT_SIZE,
             ngettext("%s recommendation", "%s recommendations", (unsigned long)count),
             count_shown(count).text);
  else if (count > 1)
    snprintf(name, EVENT_TEXT_SIZE, "%s", _("phases of the day"));
  else
    event_text_name(state, event, name);
}

bool act_name(Session *session, uint64_t act, char name[EVENT_TEXT_SIZE], Error *err) {
  const Event *event = NULL;
  if (!find_main(session, act, &event, err)) return false;
  name_act(session_state(session), event, name);
  return true;
}

/* Follows corrections back to the event that was recorded first. */
static const Event *recorded(const Event *event) {
  while (event->kind == EVENT_CORRECTION && event->correction.target != NULL)
    event = event->correction.target;
  return event;
}

/* A reason for counts reveals that they are too high. */
static bool is_reason_of_counts(const Event *event) {
  return event->kind == EVENT_RECOMMENDATION_EDITED &&
         event->text.property == RECOMMENDATION_COUNTS_REASON;
}

static bool is_vote(const Event *event) {
  return (event->kind >= EVENT_DOTS_COUNTED && event->kind <= EVENT_KIOSK_TALLIED) ||
         is_reason_of_counts(event);
}

/* Names a vote by its number and what it is about: a recommendation, or a ballot by number. */
static void name_vote(const Roundtable *state, const Event *event, char name[EVENT_TEXT_SIZE]) {
  const unsigned long long seq = (unsigned long long)event->stamp.seq;
  /* Returns the recommendation a vote is about, if it is a single one. */
  const HistoryEntry *entry = history_at(state, event->stamp.seq);
  bool on_one = event->kind == EVENT_DOTS_COUNTED || event->kind == EVENT_COUNTS_SET ||
                is_reason_of_counts(event);
  const Recommendation *recommendation =
      on_one && entry != NULL ? roundtable_recommendation(state, history_recommendation(entry))
                              : NULL;
  if (event->kind == EVENT_BALLOT_CAST || event->kind == EVENT_BALLOT_WITHDRAWN)
    snprintf(name, EVENT_TEXT_SIZE, _("no. %llu, ballot %lld"), seq,
             (long long)event->ballot.ballot);
  else if (recommendation == NULL)
    snprintf(name, EVENT_TEXT_SIZE, _("no. %llu"), seq);
  else
    snprintf(name, EVENT_TEXT_SIZE, _("no. %llu on %s"), seq,
             reference_shown(state, recommendation).text);
}

bool act_hidden_name(Session *session, uint64_t act, char name[EVENT_TEXT_SIZE], Error *err) {
  const Event *event = NULL;
  char vote[EVENT_TEXT_SIZE];
  const Roundtable *state = session_state(session);
  if (!find_main(session, act, &event, err)) return false;
  if (!is_vote(recorded(event))) {
    name_act(state, event, name);
  } else if (event == recorded(event)) {
    name_vote(state, event, name);
  } else {
    name_vote(state, recorded(event), vote);
    snprintf(name, EVENT_TEXT_SIZE, _("reverting: %.1000s"), vote);
  }
  return true;
}

/* Returns the code of the subgroup whose vote the session's last act opened or closed. */
static const char *code_of_vote(const Roundtable *state) {
  uint64_t seq = roundtable_seq(state);
  const HistoryEntry *entry;
  while ((entry = history_at(state, seq)) != NULL && entry->kind != EVENT_SUBGROUP_VOTE_SET)
    seq--;
  const Subgroup *subgroup = entry != NULL ? roundtable_subgroup(state, entry->subgroup) : NULL;
  return subgroup != NULL ? subgroup->text[SUBGROUP_CODE] : "";
}

const char *votes_set_sentence(const Roundtable *state, size_t count, bool is_closed,
                               char text[EVENT_TEXT_SIZE]) {
  const char *code = count == 1 ? code_of_vote(state) : "";
  if (count > 1)
    snprintf(text, EVENT_TEXT_SIZE,
             is_closed ? _("The votes of %s subgroups are closed.")
                       : _("The votes of %s subgroups are open."),
             count_shown(count).text);
  else if (code[0] != '\0')
    snprintf(text, EVENT_TEXT_SIZE,
             is_closed ? _("The vote of subgroup “%s” is closed.")
                       : _("The vote of subgroup “%s” is open."),
             code);
  else
    snprintf(text, EVENT_TEXT_SIZE, "%s",
             is_closed ? _("The vote is closed.") : _("The vote is open."));
  return text;
}
