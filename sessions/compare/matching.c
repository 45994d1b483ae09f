#include "sessions/compare/matching.h"

#include <stdlib.h>
#include <string.h>

#include "core/vote/reference.h"
#include "sessions/compare/matching_parts.h"
#include "sessions/text/text.h"

const Appearance *matching_at(const Matching *matching, size_t row, size_t session) {
  return &matching->appearances[row * matching->panel->count + session];
}

const Recommendation *pick_recommendation(const Panel *panel, Pick pick) {
  return roundtable_recommendation(panel->of[pick.session].state, pick.recommendation);
}

ReferenceText pick_reference(const Panel *panel, Pick pick) {
  return reference_shown(panel->of[pick.session].state, pick_recommendation(panel, pick));
}

Pick matching_first(const Matching *matching, size_t row) {
  size_t session = 0;
  while (matching_at(matching, row, session)->recommendation == 0)
    ++session;
  return (Pick){session, matching_at(matching, row, session)->recommendation};
}

size_t matching_votes(const Matching *matching, size_t row) {
  size_t votes = 0;
  for (size_t session = 0; session < matching->panel->count; ++session)
    votes += panel_standing(matching->panel, session,
                            matching_at(matching, row, session)->recommendation) != NULL;
  return votes;
}

Match match_of_picks(const Panel *panel, Pick a, Pick b, bool same) {
  return (Match){.same = same,
                 .end = {match_end_of(panel->of[a.session].state, pick_recommendation(panel, a)),
                         match_end_of(panel->of[b.session].state, pick_recommendation(panel, b))}};
}

const char *key_of(const MatchBuilder *builder, Pick pick) {
  const bool counts = !builder->is_doubled[pick.session][pick.recommendation];
  return counts ? pick_recommendation(builder->matching->panel, pick)->text[RECOMMENDATION_KEY]
                : "";
}

bool picks_can_be_one(const MatchBuilder *builder, Pick a, Pick b) {
  const Panel *panel = builder->matching->panel;
  const char *key_a = key_of(builder, a), *key_b = key_of(builder, b);
  const bool other_keys = *key_a && *key_b && strcmp(key_a, key_b) != 0;
  const bool heading_a = pick_recommendation(panel, a)->status == STATUS_HEADING;
  const bool heading_b = pick_recommendation(panel, b)->status == STATUS_HEADING;
  return !other_keys && heading_a == heading_b && !answered_different(builder->matching, a, b);
}

bool is_free_for(const MatchBuilder *builder, size_t row, Pick pick) {
  return builder->row_of[pick.session][pick.recommendation] == NO_ROW &&
         matching_at(builder->matching, row, pick.session)->recommendation == 0;
}

void join_row(MatchBuilder *builder, Pick pick, size_t row, MatchWay way) {
  Matching *matching = builder->matching;
  matching->appearances[row * matching->panel->count + pick.session] =
      (Appearance){pick.recommendation, way};
  builder->row_of[pick.session][pick.recommendation] = row;
}

TitleSeen *title_seen(const MatchBuilder *builder, Pick pick) {
  return &builder->titles[pick.session][pick.recommendation];
}

static bool begin_row(MatchBuilder *builder, Pick pick, Error *err) {
  Matching *matching = builder->matching;
  const size_t stride = matching->panel->count * sizeof *matching->appearances;
  if (!array_reserve(&matching->appearances, &matching->row_capacity, matching->row_count + 1,
                     stride))
    return fail_memory(err);
  memset(matching->appearances + matching->row_count * matching->panel->count, 0, stride);
  join_row(builder, pick, matching->row_count++, MATCH_FIRST);
  return true;
}

bool for_each_pick(MatchBuilder *builder, size_t session, PickTaker *take, Error *err) {
  const Roundtable *state = builder->matching->panel->of[session].state;
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    for (size_t n = 0; n < subgroup->recommendation_count; ++n) {
      const Recommendation *one = roundtable_recommendation_at(state, subgroup, n);
      if (one->status != STATUS_WITHDRAWN && !take(builder, (Pick){session, one->number}, err))
        return false;
    }
  }
  return true;
}

static bool take_rest(MatchBuilder *builder, Pick pick, Error *err) {
  return builder->row_of[pick.session][pick.recommendation] != NO_ROW ||
         begin_row(builder, pick, err);
}

/* Visible to later sessions, not within this one. */
static bool take_into_lists(MatchBuilder *builder, Pick pick, Error *err) {
  const size_t row = builder->row_of[pick.session][pick.recommendation];
  const char *key = key_of(builder, pick);
  const TitleSeen *title = title_seen(builder, pick);
  const bool by_title = title->letters && !title->is_doubled;
  return (!*key || rows_by_text_add(&builder->keys, key, row, pick, err)) &&
         (!by_title ||
          rows_by_text_add(&builder->titles_of_rows, title->letters, row, pick, err)) &&
         rows_by_text_add(&builder->references, pick_reference(builder->matching->panel, pick).text,
                          row, pick, err);
}

static bool note_doubled(MatchBuilder *builder, size_t session, uint32_t first, uint32_t second,
                         Error *err) {
  Matching *matching = builder->matching;
  if (!ARRAY_RESERVE(matching->doubled, matching->doubled_capacity, matching->doubled_count + 1))
    return fail_memory(err);
  matching->doubled[matching->doubled_count++] =
      (DoubledKey){.session = session, .recommendation = {first, second}};
  builder->is_doubled[session][first] = builder->is_doubled[session][second] = true;
  return true;
}

/* The texts of a session, and which recommendation had each first. */
typedef struct Owners {
  Names texts;
  uint32_t *of; /* by number of the text */
  size_t capacity;
} Owners;

/* *before: which one had this text already, or 0. */
static bool own(Owners *owners, const char *text, uint32_t number, uint32_t *before, Error *err) {
  size_t n;
  bool added;
  *before = 0;
  if (!names_add(&owners->texts, text, &n, &added, err)) return false;
  if (!ARRAY_RESERVE(owners->of, owners->capacity, n + 1)) return fail_memory(err);
  if (added)
    owners->of[n] = number;
  else
    *before = owners->of[n];
  return true;
}

static bool says_nothing(const Recommendation *one) {
  const char *title = one->text[RECOMMENDATION_TITLE];
  return !*title || strcmp(title, one->code) == 0;
}

static bool see_title(MatchBuilder *builder, Owners *titles, Pick pick, Error *err) {
  const Recommendation *one = pick_recommendation(builder->matching->panel, pick);
  TitleSeen *title = title_seen(builder, pick);
  uint32_t before;
  if (says_nothing(one)) return true;
  if (!text_letters(one->text[RECOMMENDATION_TITLE], &title->letters)) return fail_memory(err);
  if (!own(titles, title->letters, pick.recommendation, &before, err)) return false;
  if (before) title->is_doubled = builder->titles[pick.session][before].is_doubled = true;
  return true;
}

static bool see_key(MatchBuilder *builder, Owners *keys, Pick pick, Error *err) {
  const char *key = pick_recommendation(builder->matching->panel, pick)->text[RECOMMENDATION_KEY];
  uint32_t before = 0;
  return (!*key || own(keys, key, pick.recommendation, &before, err)) &&
         (!before || note_doubled(builder, pick.session, before, pick.recommendation, err));
}

/* In number order, so that the later one is the duplicate. */
static bool find_doubled(MatchBuilder *builder, size_t session, Error *err) {
  const Roundtable *state = builder->matching->panel->of[session].state;
  Owners keys = {.of = NULL}, titles = {.of = NULL};
  bool done = true;
  names_open(&keys.texts);
  names_open(&titles.texts);
  for (uint32_t number = 1; done && number <= roundtable_recommendation_total(state); ++number) {
    const Recommendation *one = roundtable_recommendation(state, number);
    const Pick pick = {session, number};
    if (one && one->status != STATUS_WITHDRAWN)
      done = see_key(builder, &keys, pick, err) && see_title(builder, &titles, pick, err);
  }
  names_close(&keys.texts);
  names_close(&titles.texts);
  free(keys.of);
  free(titles.of);
  return done;
}

static bool weave(MatchBuilder *builder, const Matches *matches, Error *err) {
  const Panel *panel = builder->matching->panel;
  for (size_t session = 0; session < panel->count; ++session)
    if (!find_doubled(builder, session, err)) return false;
  if (!answers_find(builder->matching, matches, err)) return false;
  for (size_t session = 0; session < panel->count; ++session) {
    if (!join_rows(builder, session, err) || !for_each_pick(builder, session, take_rest, err) ||
        !for_each_pick(builder, session, take_into_lists, err))
      return false;
  }
  return propose_rows(builder, err) && note_differences(builder, err);
}

static bool open_weaving(MatchBuilder *builder, Matching *matching, Error *err) {
  *builder = (MatchBuilder){.matching = matching};
  rows_by_text_open(&builder->keys);
  rows_by_text_open(&builder->titles_of_rows);
  rows_by_text_open(&builder->references);
  for (size_t session = 0; session < matching->panel->count; ++session) {
    const size_t total = roundtable_recommendation_total(matching->panel->of[session].state) + 1;
    builder->row_of[session] = calloc(total, sizeof **builder->row_of);
    builder->is_doubled[session] = calloc(total, sizeof **builder->is_doubled);
    builder->titles[session] = calloc(total, sizeof **builder->titles);
    if (!builder->row_of[session] || !builder->is_doubled[session] || !builder->titles[session])
      return fail_memory(err);
    for (size_t n = 0; n < total; ++n)
      builder->row_of[session][n] = NO_ROW;
  }
  return true;
}

static void free_titles(const Panel *panel, TitleSeen *titles, size_t session) {
  const size_t total = roundtable_recommendation_total(panel->of[session].state) + 1;
  for (size_t n = 0; titles && n < total; ++n) {
    free(titles[n].letters);
    title_print_free(&titles[n].print);
  }
  free(titles);
}

static void close_weaving(MatchBuilder *builder) {
  const Panel *panel = builder->matching->panel;
  rows_by_text_close(&builder->keys);
  rows_by_text_close(&builder->titles_of_rows);
  rows_by_text_close(&builder->references);
  for (size_t session = 0; session < panel->count; ++session) {
    free(builder->row_of[session]);
    free(builder->is_doubled[session]);
    free_titles(panel, builder->titles[session], session);
  }
}

bool matching_make(const Panel *panel, const char *folder, Matching *matching, Error *err) {
  MatchBuilder builder;
  Matches matches = {0};
  *matching = (Matching){.panel = panel};
  bool made = !folder || matches_read(folder, &matches, err);
  if (made) {
    made = open_weaving(&builder, matching, err) && weave(&builder, &matches, err);
    close_weaving(&builder);
  }
  matches_free(&matches);
  return made;
}

void matching_free(Matching *matching) {
  free(matching->appearances);
  free(matching->proposals);
  free(matching->differences);
  free(matching->answers);
  free(matching->doubled);
  *matching = (Matching){.panel = matching->panel};
}
