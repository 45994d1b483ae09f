#include "sessions/comparison/following.h"

#include <stdlib.h>
#include <string.h>

#include "core/reference.h"
#include "sessions/comparison/following_parts.h"
#include "sessions/text.h"

const Appearance *following_at(const Following *following, size_t row, size_t session) {
  return &following->appearances[row * following->panel->count + session];
}

const Recommendation *pick_recommendation(const Panel *panel, Pick pick) {
  return roundtable_recommendation(panel->of[pick.session].state, pick.recommendation);
}

const Recommendation *following_recommendation(const Following *following, size_t row,
                                               size_t session) {
  const uint32_t number = following_at(following, row, session)->recommendation;
  return number ? pick_recommendation(following->panel, (Pick){session, number}) : NULL;
}

Pick following_first(const Following *following, size_t row) {
  size_t session = 0;
  while (following_at(following, row, session)->recommendation == 0)
    ++session;
  return (Pick){session, following_at(following, row, session)->recommendation};
}

size_t following_votes(const Following *following, size_t row) {
  size_t votes = 0;
  for (size_t session = 0; session < following->panel->count; ++session)
    votes += panel_standing(following->panel, session,
                            following_at(following, row, session)->recommendation) != NULL;
  return votes;
}

Match match_of_picks(const Panel *panel, Pick a, Pick b, bool same) {
  return (Match){.same = same,
                 .end = {match_end_of(panel->of[a.session].state, pick_recommendation(panel, a)),
                         match_end_of(panel->of[b.session].state, pick_recommendation(panel, b))}};
}

bool following_propose(Following *following, Pick a, Pick b, ProposalReason reason, int likeness,
                       Error *err) {
  Proposal *proposals = array_reserve(following->proposals, &following->proposal_capacity,
                                      following->proposal_count + 1, sizeof *proposals);
  if (!proposals) return fail_memory(err);
  following->proposals = proposals;
  const bool in_order = a.session < b.session;
  proposals[following->proposal_count++] = (Proposal){
      .of = {in_order ? a : b, in_order ? b : a}, .reason = reason, .likeness = likeness};
  return true;
}

static const char *key_of(const Weaving *weaving, Pick pick) {
  const bool counts = !weaving->is_doubled[pick.session][pick.recommendation];
  return counts ? pick_recommendation(weaving->following->panel, pick)->text[RECOMMENDATION_KEY]
                : "";
}

bool picks_can_be_one(const Weaving *weaving, Pick a, Pick b) {
  const Panel *panel = weaving->following->panel;
  const char *key_a = key_of(weaving, a), *key_b = key_of(weaving, b);
  const bool other_keys = *key_a && *key_b && strcmp(key_a, key_b) != 0;
  const bool heading_a = pick_recommendation(panel, a)->status == STATUS_HEADING;
  const bool heading_b = pick_recommendation(panel, b)->status == STATUS_HEADING;
  return !other_keys && heading_a == heading_b && !decided_different(weaving, a, b);
}

static void join(Weaving *weaving, Pick pick, size_t row, MatchWay way) {
  Following *following = weaving->following;
  following->appearances[row * following->panel->count + pick.session] =
      (Appearance){pick.recommendation, way};
  weaving->row_of[pick.session][pick.recommendation] = row;
}

static bool is_free(const Weaving *weaving, size_t row, Pick pick) {
  return weaving->row_of[pick.session][pick.recommendation] == NO_ROW &&
         following_at(weaving->following, row, pick.session)->recommendation == 0;
}

static void join_confirmed(Weaving *weaving, size_t session) {
  for (size_t n = 0; n < weaving->decided_count; ++n) {
    const Decided *decided = &weaving->decided[n];
    if (!decided->same || decided->of[1].session != session) continue;
    const size_t row = weaving->row_of[decided->of[0].session][decided->of[0].recommendation];
    if (row != NO_ROW && is_free(weaving, row, decided->of[1]))
      join(weaving, decided->of[1], row, MATCH_CONFIRMED);
  }
}

static void join_by_key(Weaving *weaving, Pick pick) {
  const char *key = key_of(weaving, pick);
  const struct RowLink *link = *key ? rows_by_text_find(&weaving->keys, key) : NULL;
  for (; link; link = rows_by_text_next(&weaving->keys, link))
    if (is_free(weaving, link->row, pick) && !decided_different(weaving, link->pick, pick))
      join(weaving, pick, link->row, MATCH_BY_KEY);
}

static bool says_nothing(const Recommendation *one) {
  const char *title = one->text[RECOMMENDATION_TITLE];
  return !*title || strcmp(title, one->code) == 0;
}

static bool compare_titles(const Panel *panel, Pick a, Pick b, int *likeness, Error *err) {
  const Recommendation *one = pick_recommendation(panel, a), *other = pick_recommendation(panel, b);
  *likeness = LIKENESS_SAME;
  return says_nothing(one) || says_nothing(other) ||
         title_likeness(one->text[RECOMMENDATION_TITLE], other->text[RECOMMENDATION_TITLE],
                        likeness, err);
}

static const char *reference_of(const Weaving *weaving, Pick pick, char text[REFERENCE_TEXT_SIZE]) {
  const Panel *panel = weaving->following->panel;
  return reference_text(panel->of[pick.session].state, pick_recommendation(panel, pick), text);
}

/* The newest that fits; where none does, the newest in doubt is proposed. */
static bool join_by_reference(Weaving *weaving, Pick pick, Error *err) {
  char text[REFERENCE_TEXT_SIZE];
  const Panel *panel = weaving->following->panel;
  const struct RowLink *doubted = NULL;
  int likeness, doubted_likeness = 0;
  const struct RowLink *link =
      rows_by_text_find(&weaving->references, reference_of(weaving, pick, text));
  for (; link; link = rows_by_text_next(&weaving->references, link)) {
    if (!is_free(weaving, link->row, pick) || !picks_can_be_one(weaving, link->pick, pick))
      continue;
    if (!compare_titles(panel, link->pick, pick, &likeness, err)) return false;
    if (likeness >= LIKENESS_OTHER_TEXT) {
      join(weaving, pick, link->row, MATCH_BY_REFERENCE);
      return true;
    }
    if (!doubted) doubted = link, doubted_likeness = likeness;
  }
  return !doubted || following_propose(weaving->following, doubted->pick, pick,
                                       PROPOSED_SAME_REFERENCE, doubted_likeness, err);
}

static bool begin_row(Weaving *weaving, Pick pick, Error *err) {
  Following *following = weaving->following;
  const size_t stride = following->panel->count * sizeof *following->appearances;
  Appearance *appearances = array_reserve(following->appearances, &following->row_capacity,
                                          following->row_count + 1, stride);
  if (!appearances) return fail_memory(err);
  following->appearances = appearances;
  memset(appearances + following->row_count * following->panel->count, 0, stride);
  join(weaving, pick, following->row_count++, MATCH_FIRST);
  return true;
}

/* Does something with each recommendation of a session that is followed, in agenda order. */
typedef bool PickTaker(Weaving *weaving, Pick pick, Error *err);

static bool for_each(Weaving *weaving, size_t session, PickTaker *take, Error *err) {
  const Roundtable *state = weaving->following->panel->of[session].state;
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    for (size_t n = 0; n < subgroup->recommendation_count; ++n) {
      const Recommendation *one = roundtable_recommendation_at(state, subgroup, n);
      if (one->status != STATUS_WITHDRAWN && !take(weaving, (Pick){session, one->number}, err))
        return false;
    }
  }
  return true;
}

static bool take_by_key(Weaving *weaving, Pick pick, Error *err) {
  (void)err;
  join_by_key(weaving, pick);
  return true;
}

static bool take_by_reference(Weaving *weaving, Pick pick, Error *err) {
  return weaving->row_of[pick.session][pick.recommendation] != NO_ROW ||
         join_by_reference(weaving, pick, err);
}

static bool take_rest(Weaving *weaving, Pick pick, Error *err) {
  return weaving->row_of[pick.session][pick.recommendation] != NO_ROW ||
         begin_row(weaving, pick, err);
}

/* Known to the sessions after this one, not within it. */
static bool take_into_lists(Weaving *weaving, Pick pick, Error *err) {
  char text[REFERENCE_TEXT_SIZE];
  const size_t row = weaving->row_of[pick.session][pick.recommendation];
  const char *key = key_of(weaving, pick);
  return (!*key || rows_by_text_add(&weaving->keys, key, row, pick, err)) &&
         rows_by_text_add(&weaving->references, reference_of(weaving, pick, text), row, pick, err);
}

static bool note_doubled(Weaving *weaving, size_t session, uint32_t first, uint32_t second,
                         Error *err) {
  Following *following = weaving->following;
  DoubledKey *doubled = array_reserve(following->doubled, &following->doubled_capacity,
                                      following->doubled_count + 1, sizeof *doubled);
  if (!doubled) return fail_memory(err);
  following->doubled = doubled;
  doubled[following->doubled_count++] =
      (DoubledKey){.session = session, .recommendation = {first, second}};
  weaving->is_doubled[session][first] = weaving->is_doubled[session][second] = true;
  return true;
}

static bool take_key(Names *keys, uint32_t **owner, size_t *capacity, const Recommendation *one,
                     uint32_t *before, Error *err) {
  size_t number;
  bool added;
  *before = 0;
  if (!names_add(keys, one->text[RECOMMENDATION_KEY], &number, &added, err)) return false;
  uint32_t *owners = array_reserve(*owner, capacity, number + 1, sizeof *owners);
  if (!owners) return fail_memory(err);
  *owner = owners;
  if (!added) *before = owners[number];
  owners[number] = added ? one->number : owners[number];
  return true;
}

/* In the order of the numbers, that a later one is the double. */
static bool find_doubled(Weaving *weaving, size_t session, Error *err) {
  const Roundtable *state = weaving->following->panel->of[session].state;
  Names keys;
  uint32_t *owners = NULL, before = 0;
  size_t capacity = 0;
  bool done = true;
  names_open(&keys);
  for (uint32_t number = 1; done && number <= roundtable_recommendation_total(state); ++number) {
    const Recommendation *one = roundtable_recommendation(state, number);
    if (!one || one->status == STATUS_WITHDRAWN || !*one->text[RECOMMENDATION_KEY]) continue;
    done = take_key(&keys, &owners, &capacity, one, &before, err) &&
           (before == 0 || note_doubled(weaving, session, before, number, err));
  }
  names_close(&keys);
  free(owners);
  return done;
}

static bool weave(Weaving *weaving, const Matches *matches, Error *err) {
  const Panel *panel = weaving->following->panel;
  for (size_t session = 0; session < panel->count; ++session)
    if (!find_doubled(weaving, session, err)) return false;
  if (!decided_find(weaving, matches, err)) return false;
  for (size_t session = 0; session < panel->count; ++session) {
    join_confirmed(weaving, session);
    if (!for_each(weaving, session, take_by_key, err) ||
        !for_each(weaving, session, take_by_reference, err) ||
        !for_each(weaving, session, take_rest, err) ||
        !for_each(weaving, session, take_into_lists, err))
      return false;
  }
  return propose_by_titles(weaving, err);
}

static bool open_weaving(Weaving *weaving, Following *following, Error *err) {
  *weaving = (Weaving){.following = following};
  rows_by_text_open(&weaving->keys);
  rows_by_text_open(&weaving->references);
  for (size_t session = 0; session < following->panel->count; ++session) {
    const size_t total = roundtable_recommendation_total(following->panel->of[session].state) + 1;
    weaving->row_of[session] = calloc(total, sizeof **weaving->row_of);
    weaving->is_doubled[session] = calloc(total, sizeof **weaving->is_doubled);
    if (!weaving->row_of[session] || !weaving->is_doubled[session]) return fail_memory(err);
    for (size_t n = 0; n < total; ++n)
      weaving->row_of[session][n] = NO_ROW;
  }
  return true;
}

static void close_weaving(Weaving *weaving) {
  rows_by_text_close(&weaving->keys);
  rows_by_text_close(&weaving->references);
  for (size_t session = 0; session < PANEL_MAX; ++session) {
    free(weaving->row_of[session]);
    free(weaving->is_doubled[session]);
  }
  free(weaving->decided);
}

bool following_make(const Panel *panel, const Matches *matches, Following *following, Error *err) {
  Weaving weaving;
  *following = (Following){.panel = panel};
  const bool made = open_weaving(&weaving, following, err) && weave(&weaving, matches, err);
  close_weaving(&weaving);
  return made;
}

void following_free(Following *following) {
  free(following->appearances);
  free(following->proposals);
  free(following->doubled);
  *following = (Following){.panel = following->panel};
}
