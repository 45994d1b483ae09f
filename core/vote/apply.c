/* Checking and applying events: what all kinds share. */
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/event_fields.h"
#include "core/vote/history.h"
#include "core/vote/number.h"
#include "core/vote/roundtable_parts.h"

Side opposite(Side to) {
  return to == AFTER ? BEFORE : AFTER;
}

bool is_past(const Roundtable *roundtable, const Event *event) {
  return !roundtable->taking_up && event->stamp.seq <= roundtable->last.seq;
}

bool is_settled(const Roundtable *roundtable, const Event *event) {
  return event->origin.seq != 0 || is_past(roundtable, event);
}

/* Returns where the event of this seq was in the file being merged; 0: it comes from none. */
static int64_t place_in_block(const Roundtable *roundtable, uint64_t seq) {
  const MergedBlock *block = &roundtable->merged;
  if (block->at == 0) return 0;
  int64_t place = (int64_t)(seq - block->at) + block->shared;
  return place <= block->events ? place : 0;
}

/* A state loaded from a checkpoint may not know what is being merged. */
static bool check_origin(const Roundtable *roundtable, const Event *event, Error *err) {
  const Origin *origin = &event->origin;
  const MergedBlock *block = &roundtable->merged;
  if (block->at == 0 && roundtable->taken_up) return true;
  int64_t place = place_in_block(roundtable, event->stamp.seq);
  bool comes_from_none = origin->seq == 0 && origin->act == 0 && origin->recorded == 0;
  if (place == 0 && comes_from_none) return true;
  int64_t act = (int64_t)(event->stamp.act - block->at) + block->shared;
  if (place > 0 && origin->seq == place && origin->act == act && event->stamp.act > block->at &&
      origin->recorded >= 0)
    return true;
  return fail(err, ERROR_BAD_DATA, _("event %llu is not the next one to merge"),
              (unsigned long long)event->stamp.seq);
}

static bool check_stamp(const Roundtable *roundtable, const Event *event, Error *err) {
  const Stamp *last = &roundtable->last;
  uint64_t seq = event->stamp.seq;
  if (seq != last->seq + 1)
    return fail(err, ERROR_BAD_DATA, _("found event %llu where event %llu was expected"),
                (unsigned long long)seq, (unsigned long long)last->seq + 1);
  if (seq >= UINT32_MAX)
    return fail(err, ERROR_FAILED, "%s", _("the journal is full: start a new session"));
  if (event->stamp.act != seq && (event->stamp.act != last->act || last->seq == 0))
    return fail(err, ERROR_BAD_DATA, _("event %llu belongs to no action"), (unsigned long long)seq);
  if ((seq == 1) != (event->kind == EVENT_SESSION_BEGUN))
    return fail(err, ERROR_BAD_DATA, "%s",
                _("a session begins with its first event, and only there"));
  return check_origin(roundtable, event, err);
}

static uint32_t subgroup_of(const Roundtable *roundtable, int64_t number) {
  const Recommendation *recommendation = roundtable_recommendation(roundtable, (uint32_t)number);
  return recommendation ? recommendation->subgroup : WHOLE_SESSION;
}

/* The one subgroup of all its lines, else all. */
static uint32_t subgroup_of_lines(const Roundtable *roundtable, const BallotChange *change) {
  uint32_t subgroup = EVERY_SUBGROUP;
  for (size_t line = 0; line < change->line_count; ++line) {
    const uint32_t of_line = subgroup_of(roundtable, change->lines[line].recommendation);
    if (line > 0 && of_line != subgroup) return EVERY_SUBGROUP;
    subgroup = of_line;
  }
  return subgroup;
}

/* From the numbers in its fields. A move from one subgroup to another concerns both; this is
 * recorded as all of them. */
static HistoryEntry matter_of_fields(const Roundtable *roundtable, const Event *event) {
  HistoryEntry entry = {0};
  uint32_t subgroup = WHOLE_SESSION;
  bool in_subgroup = false;
  for (const EventField *field = event_description(event->kind)->fields; field->tag; ++field) {
    if (field->type == FIELD_LINES) subgroup = subgroup_of_lines(roundtable, &event->ballot);
    if (field->type != FIELD_NUMBER) continue;
    const int64_t number = event_number(event, field);
    if (field->names == NAMES_PROPERTY) entry.property = (uint8_t)number;
    if (field->names == NAMES_BALLOT) entry.subject = (uint64_t)number;
    if (field->names == NAMES_RECOMMENDATION && entry.subject == 0 && number != 0) {
      entry.subject = (uint32_t)number;
      subgroup = subgroup_of(roundtable, number);
    }
    if (field->names == NAMES_SUBGROUP) {
      const bool other = in_subgroup && subgroup != (uint32_t)number;
      subgroup = other ? EVERY_SUBGROUP : (uint32_t)number;
      in_subgroup = true;
    }
  }
  entry.subgroup = subgroup & EVERY_SUBGROUP;
  return entry;
}

static HistoryEntry matter_of(const Roundtable *roundtable, const Event *event) {
  if (event->kind != EVENT_CORRECTION) {
    HistoryEntry entry = matter_of_fields(roundtable, event);
    if (event->kind == EVENT_PHASE_CORRECTED) entry.corrects = (uint32_t)event->clock.takes_back;
    return entry;
  }
  HistoryEntry entry = matter_of(roundtable, event->correction.target);
  entry.corrects = (uint32_t)event->correction.corrects;
  return entry;
}

HistoryEntry history_entry_of(const Roundtable *roundtable, const Event *event) {
  HistoryEntry entry = matter_of(roundtable, event);
  entry.act = (uint32_t)event->stamp.act;
  entry.kind = (uint8_t)event->kind;
  entry.recorded = event->origin.recorded != 0;
  entry.in_force = !entry.recorded;
  return entry;
}

bool roundtable_check(Roundtable *roundtable, const Event *event, Error *err) {
  const EventDescription *kind = event_description(event->kind);
  if (!kind)
    return fail(err, ERROR_BAD_DATA,
                _("event %llu is of a kind that this version of gommette does not know"),
                (unsigned long long)event->stamp.seq);
  if (!roundtable->taking_up) {
    if (!check_stamp(roundtable, event, err)) return false;
    if (!history_reserve(&roundtable->history, 1)) return fail_memory(err);
  }
  if (event->origin.recorded != 0) return check_recorded(roundtable, event, err);
  return kind->check(roundtable, event, AFTER, err);
}

void roundtable_apply(Roundtable *roundtable, const Event *event) {
  if (!roundtable->taking_up)
    history_add(&roundtable->history, history_entry_of(roundtable, event));
  if (event->origin.recorded == 0) event_description(event->kind)->apply(roundtable, event, AFTER);
  if (roundtable->taking_up) return;
  roundtable->last = event->stamp;
  const uint64_t seq = event->stamp.seq;
  while (event->kind == EVENT_CORRECTION)
    event = event->correction.target;
  if (!kind_has(event->kind, KIND_KEEPS_BALLOTS)) roundtable->ballots_at = seq;
  if (!kind_has(event->kind, KIND_KEEPS_RULES)) roundtable->rules_at = seq;
}

Subgroup *subgroup_to_change(Roundtable *roundtable, int64_t number) {
  if (number < 1 || number > (int64_t)roundtable->subgroup_count) return NULL;
  Subgroup *subgroup = &roundtable->subgroups[number - 1];
  return subgroup->present ? subgroup : NULL;
}

Recommendation *recommendation_to_change(Roundtable *roundtable, int64_t number) {
  if (number < 1 || number > (int64_t)roundtable->recommendation_count) return NULL;
  Recommendation *recommendation = &roundtable->recommendations[number - 1];
  return recommendation->present ? recommendation : NULL;
}

bool fail_unknown_subgroup(Error *err, int64_t number) {
  return fail(err, ERROR_BAD_DATA, _("there is no subgroup with the internal number %lld"),
              (long long)number);
}

bool fail_unknown_recommendation(Error *err, int64_t number) {
  return fail(err, ERROR_BAD_DATA, _("there is no recommendation with the internal number %lld"),
              (long long)number);
}

bool fail_out_of_range(Error *err, const char *what) {
  return fail(err, ERROR_BAD_DATA, _("%s cannot be recorded: it is out of range"), what);
}

bool fail_changed_since(const Roundtable *roundtable, const Event *event, Error *err) {
  bool past = is_past(roundtable, event);
  uint64_t later = history_latest_about(roundtable, history_entry_of(roundtable, event),
                                        past ? event->stamp.seq : 0);
  if (past && later > 0)
    return fail(
        err, ERROR_FAILED,
        _("event %llu has changed the same thing since event %llu: revert the later one first"),
        (unsigned long long)later, (unsigned long long)event->stamp.seq);
  if (later > 0)
    return fail(err, ERROR_FAILED,
                _("event %llu has changed this in the meantime: look again, then decide"),
                (unsigned long long)later);
  return fail(err, ERROR_FAILED, "%s",
              _("this has changed in the meantime: look again, then decide"));
}

bool check_length(const char *text, size_t most, const char *what, Error *err) {
  size_t characters = 0;
  for (; *text; ++text)
    if (((unsigned char)*text & 0xC0U) != 0x80U) ++characters;
  if (characters <= most) return true;
  return fail(err, ERROR_BAD_DATA, _("%s may have at most %s characters, not %s"), what,
              count_shown(most).text, count_shown(characters).text);
}

bool check_text_change(Roundtable *roundtable, const Event *event, Side to, const char *now,
                       size_t most, Error *err) {
  const TextChange *change = &event->text;
  if (strcmp(now, change->text[opposite(to)]) != 0)
    return fail_changed_since(roundtable, event, err);
  if (!check_length(change->text[to], most, _("this text"), err)) return false;
  return store_reserve(&roundtable->texts, strlen(change->text[to]) + 1) || fail_memory(err);
}

bool is_place_among(const Roundtable *roundtable, const Event *event, int64_t place,
                    size_t others) {
  return place >= 0 && (is_settled(roundtable, event) || place <= (int64_t)others);
}

bool is_at_place(const Roundtable *roundtable, const Event *event, int64_t place, size_t others,
                 size_t now) {
  bool at_the_end = place > (int64_t)others && is_settled(roundtable, event);
  return (int64_t)now == (at_the_end ? (int64_t)others : place);
}

void list_insert(uint32_t *list, size_t *count, size_t place, uint32_t number) {
  if (place > *count) place = *count;
  memmove(list + place + 1, list + place, (*count - place) * sizeof *list);
  list[place] = number;
  ++*count;
}

size_t list_place(const uint32_t *list, size_t count, uint32_t number) {
  size_t place = 0;
  while (place < count && list[place] != number)
    ++place;
  return place;
}

void list_remove(uint32_t *list, size_t *count, uint32_t number) {
  size_t place = list_place(list, *count, number);
  --*count;
  memmove(list + place, list + place + 1, (*count - place) * sizeof *list);
}
