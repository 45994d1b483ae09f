/* Events about subgroups. */
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/roundtable_parts.h"

static bool check_subgroup_code(const Roundtable *roundtable, const char *code, uint32_t own,
                                Error *err) {
  if (!check_length(code, CODE_CHARACTERS_MAX, _("the code of a subgroup"), err)) return false;
  if (strchr(code, '/'))
    return fail(err, ERROR_BAD_DATA, _("the subgroup code “%s” may not contain a /"), code);
  const Subgroup *other = roundtable_find_subgroup(roundtable, code);
  if (other && other->number != own)
    return fail(err, ERROR_BAD_DATA, _("subgroup “%s” already exists: choose another code"), code);
  return true;
}

bool reserve_subgroups(Roundtable *roundtable, size_t number, Error *err) {
  if (!ARRAY_RESERVE(roundtable->subgroups, roundtable->subgroup_capacity, number))
    return fail_memory(err);
  return true;
}

void make_subgroups_up_to(Roundtable *roundtable, size_t number) {
  while (roundtable->subgroup_count < number) {
    Subgroup *subgroup = &roundtable->subgroups[roundtable->subgroup_count++];
    *subgroup = (Subgroup){.number = (uint32_t)roundtable->subgroup_count, .voters = RULE_UNKNOWN};
    for (int property = 0; property < SUBGROUP_TEXTS; ++property)
      subgroup->text[property] = "";
  }
}

static bool reserve_subgroup(Roundtable *roundtable, const SubgroupAdded *added, Error *err) {
  if (!reserve_subgroups(roundtable, (size_t)added->number, err)) return false;
  if (!ARRAY_RESERVE(roundtable->agenda, roundtable->agenda_capacity, roundtable->agenda_count + 1))
    return fail_memory(err);
  return store_reserve(&roundtable->texts, strlen(added->code) + strlen(added->title) + 2) ||
         fail_memory(err);
}

static bool check_subgroup_number(Roundtable *roundtable, const Event *event, Error *err) {
  int64_t number = event->subgroup.number;
  if (number < 1 || number > SUBGROUPS_MAX)
    return fail(err, ERROR_BAD_DATA, _("a session has at most %s subgroups"),
                number_shown(SUBGROUPS_MAX).text);
  if (subgroup_to_change(roundtable, number)) return fail_changed_since(roundtable, event, err);
  int64_t next = roundtable_next_subgroup(roundtable);
  bool again = number < next && (roundtable->taking_up || is_past(roundtable, event));
  if (number != next && !again) return fail_out_of_range(err, _("the number of the subgroup"));
  return true;
}

static bool stands_as_added(const Roundtable *roundtable, const Event *event) {
  size_t count = roundtable->agenda_count;
  size_t now = list_place(roundtable->agenda, count, (uint32_t)event->subgroup.number);
  return is_at_place(roundtable, event, event->subgroup.place, count - 1, now);
}

static bool check_subgroup_removal(Roundtable *roundtable, const Event *event, Error *err) {
  const SubgroupAdded *added = &event->subgroup;
  const Subgroup *subgroup = subgroup_to_change(roundtable, added->number);
  bool untouched = subgroup && subgroup->recommendation_count == 0 &&
                   stands_as_added(roundtable, event) &&
                   strcmp(subgroup->text[SUBGROUP_CODE], added->code) == 0 &&
                   strcmp(subgroup->text[SUBGROUP_TITLE], added->title) == 0 &&
                   !*subgroup->text[SUBGROUP_REASON] && !*subgroup->text[SUBGROUP_NOTE] &&
                   (int64_t)subgroup->status == added->status &&
                   subgroup->vote == VOTE_NEVER_OPENED && subgroup->voters == RULE_UNKNOWN;
  return untouched || fail_changed_since(roundtable, event, err);
}

bool check_subgroup_added(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const SubgroupAdded *added = &event->subgroup;
  if (to == BEFORE) return check_subgroup_removal(roundtable, event, err);
  if (!check_subgroup_number(roundtable, event, err)) return false;
  if (!is_place_among(roundtable, event, added->place, roundtable->agenda_count))
    return fail_out_of_range(err, _("the place of the subgroup"));
  if (added->status != SUBGROUP_HELD && added->status != SUBGROUP_NOT_HELD)
    return fail_out_of_range(err, _("the status of the subgroup"));
  return check_subgroup_code(roundtable, added->code, 0, err) &&
         check_length(added->title, TITLE_CHARACTERS_MAX, _("the title of a subgroup"), err) &&
         reserve_subgroup(roundtable, added, err);
}

void apply_subgroup_added(Roundtable *roundtable, const Event *event, Side to) {
  const SubgroupAdded *added = &event->subgroup;
  make_subgroups_up_to(roundtable, (size_t)added->number);
  Subgroup *subgroup = &roundtable->subgroups[added->number - 1];
  subgroup->present = to == AFTER;
  if (to == BEFORE) {
    list_remove(roundtable->agenda, &roundtable->agenda_count, subgroup->number);
    return;
  }
  subgroup->text[SUBGROUP_CODE] = store_text(&roundtable->texts, added->code);
  subgroup->text[SUBGROUP_TITLE] = store_text(&roundtable->texts, added->title);
  subgroup->status = (SubgroupStatus)added->status;
  list_insert(roundtable->agenda, &roundtable->agenda_count, (size_t)added->place,
              subgroup->number);
}

bool check_subgroup_edited(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const TextChange *change = &event->text;
  const Subgroup *subgroup = subgroup_to_change(roundtable, change->subject);
  if (!subgroup) return fail_unknown_subgroup(err, change->subject);
  if (change->property < 0 || change->property >= SUBGROUP_TEXTS)
    return fail_out_of_range(err, _("the property of the subgroup"));
  size_t most = change->property == SUBGROUP_NOTE ? NOTE_CHARACTERS_MAX : TITLE_CHARACTERS_MAX;
  if (change->property == SUBGROUP_CODE &&
      !check_subgroup_code(roundtable, change->text[to], subgroup->number, err))
    return false;
  return check_text_change(roundtable, event, to, subgroup->text[change->property], most, err);
}

void apply_subgroup_edited(Roundtable *roundtable, const Event *event, Side to) {
  Subgroup *subgroup = subgroup_to_change(roundtable, event->text.subject);
  subgroup->text[event->text.property] = store_text(&roundtable->texts, event->text.text[to]);
}

bool check_subgroup_status_set(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const NumberChange *change = &event->number;
  const Subgroup *subgroup = subgroup_to_change(roundtable, change->subject);
  if (!subgroup) return fail_unknown_subgroup(err, change->subject);
  if (change->property != 0) return fail_out_of_range(err, _("the property of the subgroup"));
  int64_t status = change->value[to];
  if (status != SUBGROUP_HELD && status != SUBGROUP_NOT_HELD)
    return fail_out_of_range(err, _("the status of the subgroup"));
  if ((int64_t)subgroup->status != change->value[opposite(to)])
    return fail_changed_since(roundtable, event, err);
  if (status == SUBGROUP_NOT_HELD && subgroup_has_votes(roundtable, subgroup))
    return fail(
        err, ERROR_FAILED,
        _("subgroup “%s” has votes: it cannot be marked as not held until they are removed"),
        subgroup->text[SUBGROUP_CODE]);
  return status == SUBGROUP_HELD || check_no_ballots_wait(roundtable, subgroup->number, err);
}

void apply_subgroup_status_set(Roundtable *roundtable, const Event *event, Side to) {
  Subgroup *subgroup = subgroup_to_change(roundtable, event->number.subject);
  subgroup->status = (SubgroupStatus)event->number.value[to];
}

/* A vote goes from never opened to open, then back and forth between open and closed. */
static bool check_vote_step(const Subgroup *subgroup, int64_t from, int64_t to, Error *err) {
  if (subgroup->status == SUBGROUP_NOT_HELD)
    return fail(err, ERROR_FAILED,
                _("subgroup “%s” was not held: there is no vote to open or close"),
                subgroup->text[SUBGROUP_CODE]);
  bool opens = to == VOTE_OPEN && from != VOTE_OPEN;
  bool closes = to == VOTE_CLOSED && from == VOTE_OPEN;
  return opens || closes || fail_out_of_range(err, _("the vote of the subgroup"));
}

bool check_subgroup_vote_set(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const NumberChange *change = &event->number;
  const Subgroup *subgroup = subgroup_to_change(roundtable, change->subject);
  if (!subgroup) return fail_unknown_subgroup(err, change->subject);
  if (change->property != 0) return fail_out_of_range(err, _("the property of the subgroup"));
  if ((int64_t)subgroup->vote != change->value[opposite(to)])
    return fail_changed_since(roundtable, event, err);
  if (subgroup->vote == VOTE_OPEN && !check_no_ballots_wait(roundtable, subgroup->number, err))
    return false;
  if (roundtable->taking_up || is_past(roundtable, event)) {
    bool known = change->value[to] >= VOTE_NEVER_OPENED && change->value[to] <= VOTE_CLOSED;
    return known || fail_out_of_range(err, _("the vote of the subgroup"));
  }
  return check_vote_step(subgroup, change->value[BEFORE], change->value[AFTER], err);
}

void apply_subgroup_vote_set(Roundtable *roundtable, const Event *event, Side to) {
  Subgroup *subgroup = subgroup_to_change(roundtable, event->number.subject);
  subgroup->vote = (SubgroupVote)event->number.value[to];
}

bool check_subgroup_voters_set(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const NumberChange *change = &event->number;
  const Subgroup *subgroup = subgroup_to_change(roundtable, change->subject);
  if (!subgroup) return fail_unknown_subgroup(err, change->subject);
  if (change->property != 0 || change->value[to] < RULE_UNKNOWN || change->value[to] > COUNT_MAX)
    return fail_out_of_range(err, _("the number of voters"));
  return subgroup->voters == change->value[opposite(to)] ||
         fail_changed_since(roundtable, event, err);
}

void apply_subgroup_voters_set(Roundtable *roundtable, const Event *event, Side to) {
  subgroup_to_change(roundtable, event->number.subject)->voters = event->number.value[to];
}

bool check_subgroup_moved(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const NumberChange *change = &event->number;
  const Subgroup *subgroup = subgroup_to_change(roundtable, change->subject);
  if (!subgroup) return fail_unknown_subgroup(err, change->subject);
  if (change->property != 0) return fail_out_of_range(err, _("the property of the subgroup"));
  size_t count = roundtable->agenda_count;
  size_t now = list_place(roundtable->agenda, count, subgroup->number);
  if (!is_at_place(roundtable, event, change->value[opposite(to)], count - 1, now))
    return fail_changed_since(roundtable, event, err);
  return is_place_among(roundtable, event, change->value[to], count - 1) ||
         fail_out_of_range(err, _("the place of the subgroup"));
}

void apply_subgroup_moved(Roundtable *roundtable, const Event *event, Side to) {
  const NumberChange *change = &event->number;
  list_remove(roundtable->agenda, &roundtable->agenda_count, (uint32_t)change->subject);
  list_insert(roundtable->agenda, &roundtable->agenda_count, (size_t)change->value[to],
              (uint32_t)change->subject);
}
