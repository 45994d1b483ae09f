#include "sessions/acts/agenda_parts.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/session/session_day.h"
#include "sessions/text/text.h"

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* Decimal, digit by digit, since a code may be longer than any integer. */
static void count_on(char text[CODE_TEXT_SIZE], size_t length) {
  size_t place = length;
  while (place > 0 && text[place - 1] == '9')
    text[--place] = '0';
  if (place > 0 && is_digit(text[place - 1])) {
    ++text[place - 1];
    return;
  }
  memmove(text + place + 1, text + place, length - place + 1);
  text[place] = '1';
}

static void go_on(char text[CODE_TEXT_SIZE]) {
  size_t length = strlen(text);
  char last = '\0';
  if (length > 0) last = text[length - 1];
  if (length + 2 >= CODE_TEXT_SIZE) return;
  if (is_digit(last)) {
    count_on(text, length);
  } else if (isalpha((unsigned char)last) && tolower((unsigned char)last) != 'z') {
    ++text[length - 1];
  } else {
    memcpy(text + length, length > 0 ? "2" : "1", 2);
  }
}

static const Recommendation *last_child(const Roundtable *state, const Recommendation *heading) {
  const Subgroup *subgroup = roundtable_subgroup(state, heading->subgroup);
  for (size_t place = subgroup->recommendation_count; place-- > 0;) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, place);
    if (one->parent == heading->number) return one;
  }
  return NULL;
}

const char *code_for_recommendation(const Roundtable *state, uint32_t subgroup, uint32_t after,
                                    char text[CODE_TEXT_SIZE]) {
  const Subgroup *group = roundtable_subgroup(state, subgroup);
  const Recommendation *one = roundtable_recommendation(state, after);
  text[0] = '\0';
  if (!one && group && group->recommendation_count > 0)
    one = roundtable_recommendation_at(state, group, group->recommendation_count - 1);
  if (one) {
    const Recommendation *child = one->status == STATUS_HEADING ? last_child(state, one) : NULL;
    if (one->status == STATUS_HEADING && !child)
      snprintf(text, CODE_TEXT_SIZE, "%s.0", one->code);
    else
      snprintf(text, CODE_TEXT_SIZE, "%s", child ? child->code : one->code);
  }
  size_t tries = group ? group->recommendation_count + 1 : 1;
  do {
    go_on(text);
  } while (--tries > 0 && roundtable_find_recommendation(state, subgroup, text));
  return text;
}

const char *code_for_subgroup(const Roundtable *state, char text[CODE_TEXT_SIZE]) {
  size_t count = roundtable_subgroup_count(state);
  bool numbered = false;
  text[0] = '\0';
  for (size_t place = count; place-- > 0 && !numbered;) {
    const char *code = roundtable_subgroup_at(state, place)->text[SUBGROUP_CODE];
    numbered = *code && strspn(code, "0123456789") == strlen(code);
    if (numbered || place == count - 1) snprintf(text, CODE_TEXT_SIZE, "%s", code);
  }
  for (size_t tries = 0; tries <= count; ++tries) {
    go_on(text);
    if (!roundtable_find_subgroup(state, text)) break;
  }
  return text;
}

/* Subgroups and recommendations; rules and phases are in rules.c. */

bool add_subgroup_event(Transaction *tx, const char *code, const char *title, uint32_t *number,
                        Error *err) {
  const Roundtable *state = transaction_state(tx);
  Event event = event_make(EVENT_SUBGROUP_ADDED);
  event.subgroup = (SubgroupAdded){.number = roundtable_next_subgroup(state),
                                   .place = (int64_t)roundtable_subgroup_count(state),
                                   .code = code,
                                   .title = title};
  *number = (uint32_t)event.subgroup.number;
  return transaction_add(tx, event, err);
}

bool add_subgroup(Session *session, const char *code, const char *title, uint32_t *number,
                  Error *err) {
  char next[CODE_TEXT_SIZE];
  uint32_t added;
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  if (!code) code = code_for_subgroup(transaction_state(tx), next);
  if (!transaction_end(tx, add_subgroup_event(tx, code, title, &added, err), err)) return false;
  *number = added;
  return true;
}

static size_t place_in(const Subgroup *subgroup, uint32_t recommendation) {
  size_t place = 0;
  while (place < subgroup->recommendation_count &&
         subgroup->recommendations[place] != recommendation)
    ++place;
  return place;
}

size_t place_behind(const Roundtable *state, const Subgroup *subgroup,
                    const Recommendation *after) {
  size_t behind = place_in(subgroup, after->number) + 1;
  if (after->status != STATUS_HEADING) return behind;
  for (size_t place = behind; place < subgroup->recommendation_count; ++place)
    if (roundtable_recommendation_at(state, subgroup, place)->parent == after->number)
      behind = place + 1;
  return behind;
}

/* Adds it after `*last`, unless that is 0, and sets *last to it. */
static bool add_next(Transaction *tx, uint32_t to, uint32_t *last, const char *title, Error *err) {
  const Roundtable *state = transaction_state(tx);
  const Subgroup *subgroup = roundtable_subgroup(state, to);
  const Recommendation *after = roundtable_recommendation(state, *last);
  char code[CODE_TEXT_SIZE];
  if (!subgroup || (*last && (!after || after->subgroup != to)))
    return fail(err, ERROR_FAILED, "%s",
                _("where the recommendation was to go is gone: look again"));
  Event event = event_make(EVENT_RECOMMENDATION_ADDED);
  event.recommendation.number = roundtable_next_recommendation(state);
  event.recommendation.subgroup = to;
  event.recommendation.code = code_for_recommendation(state, to, *last, code);
  event.recommendation.title = title;
  event.recommendation.place = (int64_t)subgroup->recommendation_count;
  if (after) {
    event.recommendation.parent = after->status == STATUS_HEADING ? after->number : after->parent;
    event.recommendation.place = (int64_t)place_behind(state, subgroup, after);
  }
  *last = (uint32_t)event.recommendation.number;
  return transaction_add(tx, event, err);
}

bool add_recommendations(Session *session, uint32_t subgroup, uint32_t after,
                         const char *const *titles, size_t count, uint32_t *last, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  const bool unnamed = !subgroup && roundtable_subgroup_count(transaction_state(tx)) == 0;
  bool added = !unnamed || add_subgroup_event(tx, "", "", &subgroup, err);
  for (size_t i = 0; added && i < count; ++i)
    added = add_next(tx, subgroup, &after, titles[i], err);
  if (!transaction_end(tx, added, err)) return false;
  *last = after;
  return true;
}

typedef struct Edit {
  EventKind kind;
  uint32_t subject;
  int64_t property;
  const char *seen, *text;
} Edit;

/* NULL if the subject is gone. */
static const char *text_now(const Roundtable *state, const Edit *edit) {
  const Subgroup *subgroup = roundtable_subgroup(state, edit->subject);
  const Recommendation *one = roundtable_recommendation(state, edit->subject);
  if (edit->kind == EVENT_SESSION_DESCRIBED)
    return roundtable_text(state, (SessionText)edit->property);
  if (edit->kind == EVENT_SUBGROUP_EDITED) return subgroup ? subgroup->text[edit->property] : NULL;
  return one ? one->text[edit->property] : NULL;
}

static bool check_seen(const char *seen, const char *now, const char *wanted, Error *err) {
  if (!seen || strcmp(seen, now) == 0) return true;
  return fail(err, ERROR_FAILED,
              _("another terminal has set “%s” in the meantime, and “%s” was not recorded: look "
                "again, then decide"),
              text_quoted(now).text, text_quoted(wanted).text);
}

static bool fail_gone(Error *err) {
  return fail(err, ERROR_FAILED, "%s", _("what was to be changed is gone: look again"));
}

static bool add_edit(Transaction *tx, const Edit *edit, Error *err) {
  const char *now = text_now(transaction_state(tx), edit);
  if (!now) return fail_gone(err);
  if (strcmp(now, edit->text) == 0) return true;
  const Event event = event_of_text(edit->kind, edit->subject, edit->property, now, edit->text);
  return check_seen(edit->seen, now, edit->text, err) && transaction_add(tx, event, err);
}

static bool record_edit(Session *session, Edit edit, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  return tx && transaction_end(tx, add_edit(tx, &edit, err), err);
}

bool edit_subgroup(Session *session, uint32_t subgroup, SubgroupText property, const char *seen,
                   const char *text, Error *err) {
  return record_edit(session, (Edit){EVENT_SUBGROUP_EDITED, subgroup, property, seen, text}, err);
}

bool edit_recommendation(Session *session, uint32_t recommendation, RecommendationText property,
                         const char *seen, const char *text, Error *err) {
  return record_edit(
      session, (Edit){EVENT_RECOMMENDATION_EDITED, recommendation, property, seen, text}, err);
}

bool edit_session(Session *session, SessionText property, const char *seen, const char *text,
                  Error *err) {
  char date[DAY_TEXT_SIZE];
  const char *now = roundtable_text(session_state(session), property);
  Edit edit = {EVENT_SESSION_DESCRIBED, 0, property, seen, text};
  if (session_text_same(property, now, text))
    edit.text = now;
  else if (!session_text_kept(property, text, date, &edit.text, err))
    return false;
  return record_edit(session, edit, err);
}

/* Sets the status of a subgroup or a recommendation, and the reason for it. */
bool add_status(Transaction *tx, EventKind kind, uint32_t subject, int64_t status,
                const char *reason, Error *err) {
  const bool of_subgroup = kind == EVENT_SUBGROUP_STATUS_SET;
  const Subgroup *subgroup = roundtable_subgroup(transaction_state(tx), subject);
  const Recommendation *one = roundtable_recommendation(transaction_state(tx), subject);
  if (of_subgroup ? !subgroup : !one) return fail_gone(err);
  const int64_t now = of_subgroup ? (int64_t)subgroup->status : (int64_t)one->status;
  const Edit edit = {of_subgroup ? EVENT_SUBGROUP_EDITED : EVENT_RECOMMENDATION_EDITED, subject,
                     of_subgroup ? (int64_t)SUBGROUP_REASON : (int64_t)RECOMMENDATION_REASON, NULL,
                     reason};
  return (now == status ||
          transaction_add(tx, event_of_number(kind, subject, 0, now, status), err)) &&
         add_edit(tx, &edit, err);
}

bool set_subgroup_status(Session *session, uint32_t subgroup, SubgroupStatus status,
                         const char *reason, Error *err) {
  if (status == SUBGROUP_HELD) reason = "";
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  const bool set = add_status(tx, EVENT_SUBGROUP_STATUS_SET, subgroup, status, reason, err);
  return transaction_end(tx, set, err);
}

bool set_recommendation_status(Session *session, uint32_t recommendation,
                               RecommendationStatus status, const char *reason, Error *err) {
  if (status == STATUS_VOTABLE || status == STATUS_HEADING) reason = "";
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  const bool set =
      add_status(tx, EVENT_RECOMMENDATION_STATUS_SET, recommendation, status, reason, err);
  return transaction_end(tx, set, err);
}

/* A change of a recommendation's code or heading: just one of the two. */
typedef struct Move {
  uint32_t recommendation;
  int step;
  const char *seen, *code; /* NULL: unchanged */
  const char *heading;     /* NULL: unchanged */
} Move;

/* A parent that is not a heading yet becomes one in the same act. */
static bool find_heading(Transaction *tx, const Move *move, Place *to, Error *err) {
  to->parent = 0;
  if (!*move->heading) return true;
  const Recommendation *heading =
      roundtable_find_recommendation(transaction_state(tx), (uint32_t)to->subgroup, move->heading);
  if (!heading)
    return fail(err, ERROR_BAD_DATA, _("there is no recommendation “%s” in this subgroup"),
                move->heading);
  to->parent = heading->number;
  return heading->status == STATUS_HEADING ||
         add_status(tx, EVENT_RECOMMENDATION_STATUS_SET, heading->number, STATUS_HEADING, "", err);
}

static bool add_move(Transaction *tx, const Move *move, Error *err) {
  const Recommendation *one =
      roundtable_recommendation(transaction_state(tx), move->recommendation);
  if (!one) return fail_gone(err);
  Event event = event_make(EVENT_RECOMMENDATION_MOVED);
  const Subgroup *subgroup = roundtable_subgroup(transaction_state(tx), one->subgroup);
  const int64_t last = (int64_t)subgroup->recommendation_count - 1;
  const Place from = {.subgroup = one->subgroup,
                      .parent = one->parent,
                      .place = (int64_t)place_in(subgroup, one->number),
                      .code = one->code};
  Place to = from;
  to.place += move->step;
  if (to.place < 0 || to.place > last) to.place = to.place < 0 ? 0 : last;
  if (move->code) to.code = move->code;
  if (!check_seen(move->seen, from.code, to.code, err) ||
      (move->heading && !find_heading(tx, move, &to, err)))
    return false;
  if (to.place == from.place && to.parent == from.parent && strcmp(to.code, from.code) == 0)
    return true;
  event.moved = (RecommendationMoved){.recommendation = move->recommendation, .at = {from, to}};
  return transaction_add(tx, event, err);
}

/* If it is gone, the refusal is the same as for any that cannot be moved. */
bool move_subgroup(Session *session, uint32_t subgroup, int step, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  const Roundtable *state = transaction_state(tx);
  const int64_t count = (int64_t)roundtable_subgroup_count(state);
  int64_t place = 0;
  while (place < count && roundtable_subgroup_at(state, (size_t)place)->number != subgroup)
    ++place;
  const int64_t to = place + step;
  const bool stays = place < count && (to < 0 || to >= count);
  const Event event = event_of_number(EVENT_SUBGROUP_MOVED, subgroup, 0, place, to);
  return transaction_end(tx, stays || transaction_add(tx, event, err), err);
}

static bool record_move(Session *session, Move move, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  return tx && transaction_end(tx, add_move(tx, &move, err), err);
}

bool move_recommendation(Session *session, uint32_t recommendation, int step, Error *err) {
  return record_move(session, (Move){.recommendation = recommendation, .step = step}, err);
}

bool renumber_recommendation(Session *session, uint32_t recommendation, const char *seen,
                             const char *code, Error *err) {
  return record_move(session, (Move){.recommendation = recommendation, .seen = seen, .code = code},
                     err);
}

bool put_under_heading(Session *session, uint32_t recommendation, const char *heading, Error *err) {
  return record_move(session, (Move){.recommendation = recommendation, .heading = heading}, err);
}
