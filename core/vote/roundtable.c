#include "core/vote/roundtable.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"
#include "core/vote/roundtable_parts.h"

static int compare(const Recommendation *recommendation, uint32_t subgroup, const char *code) {
  if (recommendation->subgroup != subgroup) return recommendation->subgroup < subgroup ? -1 : 1;
  return strcmp(recommendation->code, code);
}

/* Returns the first place whose recommendation is not before this subgroup and code. */
static size_t place_of(const CodeIndex *index, const Recommendation *recommendations,
                       uint32_t subgroup, const char *code) {
  size_t low = 0;
  size_t high = index->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (compare(&recommendations[index->numbers[middle] - 1], subgroup, code) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

uint32_t code_index_find(const CodeIndex *index, const Recommendation *recommendations,
                         uint32_t subgroup, const char *code) {
  size_t place = place_of(index, recommendations, subgroup, code);
  if (place == index->count) return 0;
  uint32_t number = index->numbers[place];
  return compare(&recommendations[number - 1], subgroup, code) == 0 ? number : 0;
}

bool code_index_reserve(CodeIndex *index) {
  if (!ARRAY_RESERVE(index->numbers, index->capacity, index->count + 1)) return false;
  return true;
}

static size_t own_place(const CodeIndex *index, const Recommendation *recommendations,
                        uint32_t number) {
  const Recommendation *own = &recommendations[number - 1];
  return place_of(index, recommendations, own->subgroup, own->code);
}

void code_index_add(CodeIndex *index, const Recommendation *recommendations, uint32_t number) {
  size_t place = own_place(index, recommendations, number);
  uint32_t *at = index->numbers + place;
  memmove(at + 1, at, (index->count - place) * sizeof *at);
  *at = number;
  ++index->count;
}

void code_index_remove(CodeIndex *index, const Recommendation *recommendations, uint32_t number) {
  size_t place = own_place(index, recommendations, number);
  uint32_t *at = index->numbers + place;
  --index->count;
  memmove(at, at + 1, (index->count - place) * sizeof *at);
}

void code_index_free(CodeIndex *index) {
  free(index->numbers);
  *index = (CodeIndex){0};
}

bool roundtable_open(Roundtable **roundtable, Error *err) {
  Roundtable *opened = calloc(1, sizeof *opened);
  if (!opened) return fail_memory(err);
  for (int property = 0; property < SESSION_TEXTS; ++property)
    opened->text[property] = "";
  for (int rule = 0; rule < VOTING_RULES; ++rule)
    opened->voting_rule[rule] = RULE_UNKNOWN;
  opened->ranking_rule = (RankingRule){.method = BY_CUMULATIVE, .weights = weights_default()};
  for (int phase = 0; phase < PHASES_MAX; ++phase)
    opened->phases[phase].name = "";
  opened->board.curtain = true;
  *roundtable = opened;
  return true;
}

void roundtable_close(Roundtable *roundtable) {
  if (!roundtable) return;
  for (size_t i = 0; i < roundtable->subgroup_count; ++i)
    free(roundtable->subgroups[i].recommendations);
  free(roundtable->subgroups);
  free(roundtable->agenda);
  free(roundtable->recommendations);
  history_free(&roundtable->history);
  code_index_free(&roundtable->codes);
  ballot_box_free(&roundtable->box);
  store_free(&roundtable->texts);
  free(roundtable);
}

uint64_t roundtable_seq(const Roundtable *roundtable) {
  return roundtable->last.seq;
}

Stamp roundtable_last_stamp(const Roundtable *roundtable) {
  return roundtable->last;
}

const uint8_t *roundtable_session_id(const Roundtable *roundtable) {
  return roundtable->session_id;
}

const char *roundtable_text(const Roundtable *roundtable, SessionText property) {
  return roundtable->text[property];
}

RankingRule roundtable_ranking_rule(const Roundtable *roundtable) {
  return roundtable->ranking_rule;
}

int64_t roundtable_voting_rule(const Roundtable *roundtable, VotingRule rule) {
  return roundtable->voting_rule[rule];
}

int64_t roundtable_top(const Roundtable *roundtable) {
  const int64_t top = roundtable->voting_rule[RULE_TOP];
  return top == RULE_UNKNOWN ? TOP_RANKS : top;
}

size_t roundtable_subgroup_count(const Roundtable *roundtable) {
  return roundtable->agenda_count;
}

const Subgroup *roundtable_subgroup_at(const Roundtable *roundtable, size_t place) {
  return &roundtable->subgroups[roundtable->agenda[place] - 1];
}

const Subgroup *roundtable_subgroup(const Roundtable *roundtable, uint32_t number) {
  if (number == 0 || number > roundtable->subgroup_count) return NULL;
  const Subgroup *subgroup = &roundtable->subgroups[number - 1];
  return subgroup->present ? subgroup : NULL;
}

const Recommendation *roundtable_recommendation(const Roundtable *roundtable, uint32_t number) {
  if (number == 0 || number > roundtable->recommendation_count) return NULL;
  const Recommendation *recommendation = &roundtable->recommendations[number - 1];
  return recommendation->present ? recommendation : NULL;
}

const Subgroup *roundtable_find_subgroup(const Roundtable *roundtable, const char *code) {
  for (size_t place = 0; place < roundtable->agenda_count; ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, place);
    if (strcmp(subgroup->text[SUBGROUP_CODE], code) == 0) return subgroup;
  }
  return NULL;
}

const Recommendation *roundtable_find_recommendation(const Roundtable *roundtable,
                                                     uint32_t subgroup, const char *code) {
  return roundtable_recommendation(
      roundtable, code_index_find(&roundtable->codes, roundtable->recommendations, subgroup, code));
}

const Recommendation *roundtable_recommendation_at(const Roundtable *roundtable,
                                                   const Subgroup *subgroup, size_t place) {
  return &roundtable->recommendations[subgroup->recommendations[place] - 1];
}

size_t roundtable_recommendation_total(const Roundtable *roundtable) {
  return roundtable->recommendation_count;
}

uint32_t roundtable_next_subgroup(const Roundtable *roundtable) {
  return (uint32_t)roundtable->subgroup_count + 1;
}

uint32_t roundtable_next_recommendation(const Roundtable *roundtable) {
  return (uint32_t)roundtable->recommendation_count + 1;
}

Tally recommendation_tally(const Recommendation *recommendation) {
  return tally_add(recommendation->counted, recommendation->ballots);
}

bool recommendation_has_votes(const Recommendation *recommendation) {
  return recommendation->counts_known || tally_cumulative(recommendation_tally(recommendation)) > 0;
}

bool subgroup_has_votes(const Roundtable *roundtable, const Subgroup *subgroup) {
  for (size_t place = 0; place < subgroup->recommendation_count; ++place)
    if (recommendation_has_votes(roundtable_recommendation_at(roundtable, subgroup, place)))
      return true;
  return false;
}

bool subgroup_put_to_the_vote(const Roundtable *roundtable, const Subgroup *subgroup) {
  return subgroup->status == SUBGROUP_HELD &&
         (subgroup->vote != VOTE_NEVER_OPENED || subgroup_has_votes(roundtable, subgroup));
}

bool recommendation_put_to_the_vote(const Roundtable *roundtable,
                                    const Recommendation *recommendation) {
  const Subgroup *subgroup = roundtable_subgroup(roundtable, recommendation->subgroup);
  return recommendation->status == STATUS_VOTABLE && subgroup_put_to_the_vote(roundtable, subgroup);
}

bool roundtable_ballot(const Roundtable *roundtable, int64_t number, Ballot *ballot) {
  return ballot_box_find(&roundtable->box, number, ballot);
}

size_t roundtable_ballots_cast(const Roundtable *roundtable) {
  return roundtable->box.cast;
}

int64_t roundtable_next_ballot(const Roundtable *roundtable) {
  return roundtable->box.next;
}

bool roundtable_knows_ballots(const Roundtable *roundtable) {
  return !roundtable->taken_up || roundtable->box.cast == 0;
}

int64_t roundtable_ballots_blank(const Roundtable *roundtable) {
  const bool known = !roundtable->taken_up || roundtable->box.next == 0;
  return known ? (int64_t)roundtable->box.blank : RULE_UNKNOWN;
}
