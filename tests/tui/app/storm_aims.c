/* What a terminal shows, and whether what it recorded aims at that. */
#include "tests/tui/app/storm.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "sessions/acts/vote.h"
#include "tui/screens/list/list_view.h"

#include <cmocka.h>

static void show_file(Seen *shown, const Model *model, const ViewData *data) {
  if (model->screen != SCREEN_LIST || data->sorted == NULL) return;
  const LibraryEntry *entry = list_entry(model, data);
  if (entry == NULL) return;
  shown->file.mark = list_mark_of(entry);
  memcpy(shown->file.id, entry->summary.id, SESSION_ID_SIZE);
}

static void show_pair(Seen *shown, const Model *model, const ComparisonPage *page) {
  if (page == NULL || page->pair_count == 0) return;
  const ComparedPair *pair = &page->pairs[model->comparison.pair % page->pair_count];
  snprintf(shown->pair, sizeof shown->pair, "%.*s|%.*s", PAIR_TEXT_SIZE - 1, pair->ends[0],
           PAIR_TEXT_SIZE - 1, pair->ends[1]);
}

static void show_vote(Seen *shown, const Model *model, const ViewData *data) {
  const Roundtable *state = data->state;
  const Subgroup *subgroup = model_subgroup(model, state);
  const Recommendation *focus = model_recommendation(model, state);
  shown->subgroup = subgroup == NULL ? 0 : subgroup->number;
  shown->recommendation = focus == NULL ? 0 : focus->number;
  shown->undo = data->undo.act;
  shown->redo = data->redo.act;
  shown->event = journal_focus(&model->journal, state);
  shown->phase = roundtable_phase_clock(state).phase;
  shown->line = model_line_to_follow(model, state);
  shown->owner = outline_owner(shown->line);
  shown->line_subgroup = outline_subgroup(state, shown->line);
}

Seen shown_by(const Seat *seat) {
  const Model *model = &seat->model;
  const ViewData *data = &seat->controller.data;
  Seen shown = {.screen = model->screen,
                .entry = model->entry,
                .asked = model->asked,
                .row = model->counts.recommendation,
                .paper = model->ballot.paper,
                .called = model->ballot.seen,
                .ballot = model->ballot.number,
                .kiosk_subgroup = model->kiosk.subgroup};
  if (data->state != NULL) show_vote(&shown, model, data);
  show_file(&shown, model, data);
  show_pair(&shown, model, data->comparison);
  return shown;
}

static bool aims_at_line(const Storm *storm, const Event *event, const Seen *target) {
  const bool is_subgroup = target->owner.kind == OUTLINE_SUBGROUP;
  const uint32_t subject = target->owner.subject;
  switch ((int)event->kind) {
  case EVENT_RECOMMENDATION_EDITED: return !is_subgroup && event->text.subject == subject;
  case EVENT_SUBGROUP_EDITED:
    return event->text.subject == (is_subgroup ? subject : target->line_subgroup);
  case EVENT_SUBGROUP_STATUS_SET:
    return event->number.subject == (is_subgroup ? subject : target->line_subgroup);
  case EVENT_SUBGROUP_VOTERS_SET:
  case EVENT_SUBGROUP_MOVED: return is_subgroup && event->number.subject == subject;
  case EVENT_RECOMMENDATION_STATUS_SET:
    return target->line.kind == OUTLINE_PARENT ||
           (!is_subgroup && event->number.subject == subject);
  case EVENT_RECOMMENDATION_MOVED: return event->moved.recommendation == subject;
  case EVENT_RECOMMENDATION_ADDED:
    return event->recommendation.subgroup ==
           (target->line_subgroup == 0 ? storm->made : target->line_subgroup);
  default: return true;
  }
}

static bool is_on(const BallotPaper *paper, uint32_t recommendation) {
  for (size_t n = 0; n < paper->count; n++)
    if (paper->entries[n].recommendation == recommendation) return true;
  return false;
}

static bool aims_at_ballot(const Event *event, const Seen *shown) {
  if (shown->ballot != NEXT_BALLOT && event->ballot.ballot != shown->ballot) return false;
  for (size_t n = 0; n < event->ballot.line_count; n++)
    if (!is_on(&shown->paper, event->ballot.lines[n].recommendation) &&
        !is_on(&shown->called, event->ballot.lines[n].recommendation))
      return false;
  return true;
}

static bool aims_at_past(const Roundtable *state, uint64_t seq, const Seen *shown,
                         const Seen *target, EffectKind effect) {
  const HistoryEntry *corrected = history_at(state, seq);
  if (effect == EFFECT_UNDO) return corrected->act == shown->undo;
  if (effect == EFFECT_REDO) return corrected->act == shown->redo || corrected->corrects == 0;
  return effect == EFFECT_REVERT && seq == target->event;
}

static bool aims_at_vote(const Event *event, const Seen *shown, const Seen *target,
                         EffectKind effect) {
  const bool is_closing = effect == EFFECT_CLOSE_VOTE && shown->asked == QUESTION_CLOSE_VOTE;
  if (!is_closing && effect != EFFECT_REOPEN_VOTE) return effect != EFFECT_UNDO;
  return event->number.subject == target->subgroup;
}

/* A phase is paused or ended only by whoever saw that it was on; what follows it is the next. */
static bool aims_at_phase(const Roundtable *state, const Event *event, const Seen *shown,
                          EffectKind effect) {
  const uint32_t phase = (uint32_t)event->phase.phase;
  if (event->kind != EVENT_PHASE_STARTED)
    return effect == EFFECT_GO_TO_PHASE || phase == shown->phase;
  if (effect == EFFECT_NEXT_PHASE && shown->phase != 0)
    return phase == phase_planned_after(state, shown->phase);
  return effect != EFFECT_START_PHASE || shown->phase == 0 || phase == shown->phase;
}

static bool aims_at_clock(const Roundtable *state, const Event *event, const Seen *shown,
                          EffectKind effect) {
  const uint64_t seq = (uint64_t)event->clock.takes_back;
  if (seq == 0) return effect == EFFECT_GO_TO_PHASE;
  return aims_at_past(state, seq, shown, shown, effect);
}

static bool is_aimed(const Storm *storm, const Roundtable *state, const Event *event,
                     const Seen *shown, const Seen *target, EffectKind effect) {
  switch ((int)event->kind) {
  case EVENT_DOTS_COUNTED: return event->dots.recommendation == target->recommendation;
  case EVENT_COUNTS_SET: return event->counts.recommendation == shown->row;
  case EVENT_SUBGROUP_VOTE_SET: return aims_at_vote(event, shown, target, effect);
  case EVENT_CORRECTION:
    return aims_at_past(state, (uint64_t)event->correction.corrects, shown, target, effect);
  case EVENT_BALLOT_CAST:
  case EVENT_BALLOT_WITHDRAWN: return aims_at_ballot(event, shown);
  case EVENT_PHASE_STARTED:
  case EVENT_PHASE_PAUSED:
  case EVENT_PHASE_ENDED: return aims_at_phase(state, event, shown, effect);
  case EVENT_PHASE_CORRECTED: return aims_at_clock(state, event, shown, effect);
  case EVENT_KIOSK_BEGUN:
  case EVENT_KIOSK_ENDED:
  case EVENT_KIOSK_BALLOT_RECEIVED: return event->kiosk.subgroup == shown->kiosk_subgroup;
  default: break;
  }
  if (effect == EFFECT_CHANGE) return aims_at_line(storm, event, target);
  if (effect == EFFECT_COUNT_ROW && event->kind == EVENT_RECOMMENDATION_EDITED)
    return event->text.subject == shown->row;
  if (effect == EFFECT_GIVE_REASON) return event->text.subject == target->recommendation;
  return true;
}

void check_acts(Storm *storm, Seat *seat, const Seen *shown, const Seen *target, EffectKind effect,
                uint64_t before) {
  Error err = {0};
  bool changed;
  const Event *event;
  if (!session_refresh(seat->watch, &changed, &err)) return; /* the file is gone */
  const Roundtable *state = session_state(seat->watch);
  storm->made = 0;
  storm->recording += roundtable_seq(state) > before;
  for (uint64_t seq = before + 1; seq <= roundtable_seq(state); seq++) {
    assert_done(session_event(seat->watch, seq, &event, &err), &err);
    if (event->kind == EVENT_SUBGROUP_ADDED) storm->made = (uint32_t)event->subgroup.number;
    if (!is_aimed(storm, state, event, shown, target, effect))
      fail_storm(storm, "an act aims at what was not shown", event);
    storm->acts++;
  }
}
