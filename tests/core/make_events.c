#include <string.h>

#include "tests/core/make.h"

Event make_subgroup(const Roundtable *roundtable, const char *code, const char *title) {
  Event event = event_make(EVENT_SUBGROUP_ADDED);
  event.subgroup = (SubgroupAdded){.number = roundtable_next_subgroup(roundtable),
                                   .place = (int64_t)roundtable_subgroup_count(roundtable),
                                   .code = code,
                                   .title = title,
                                   .status = SUBGROUP_HELD};
  return event;
}

Event make_recommendation(const Roundtable *roundtable, uint32_t subgroup, const char *code,
                          const char *title) {
  const Subgroup *in = roundtable_subgroup(roundtable, subgroup);
  Event event = event_make(EVENT_RECOMMENDATION_ADDED);
  event.recommendation = (RecommendationAdded){.number = roundtable_next_recommendation(roundtable),
                                               .subgroup = subgroup,
                                               .place = in ? (int64_t)in->recommendation_count : 0,
                                               .code = code,
                                               .title = title,
                                               .status = STATUS_VOTABLE};
  return event;
}

Event make_dots(uint32_t recommendation, Colour colour, int64_t dots) {
  Event event = event_make(EVENT_DOTS_COUNTED);
  event.dots =
      (DotsCounted){.recommendation = recommendation, .colour = (int64_t)colour, .dots = dots};
  return event;
}

Event make_note(uint32_t subgroup, uint32_t recommendation, const char *text) {
  Event event = event_make(EVENT_NOTE_TAKEN);
  event.remark = (Remark){.subgroup = subgroup, .recommendation = recommendation, .text = text};
  return event;
}

Event make_reason(uint64_t about, const char *text) {
  Event event = event_make(EVENT_REASON_GIVEN);
  event.remark = (Remark){.about = (int64_t)about, .text = text};
  return event;
}

Event make_import(const char *name, ImportedContents contents, int64_t rows) {
  Event event = event_make(EVENT_FILE_IMPORTED);
  event.file.name = name;
  event.file.contents = (int64_t)contents;
  event.file.rows = rows;
  return event;
}

static Event change_text(EventKind kind, uint32_t subject, unsigned property, const char *before,
                         const char *after) {
  Event event = event_make(kind);
  event.text = (TextChange){.subject = subject,
                            .property = (int64_t)property,
                            .text = {[BEFORE] = before, [AFTER] = after}};
  return event;
}

Event make_session_text(const Roundtable *roundtable, SessionText property, const char *text) {
  return change_text(EVENT_SESSION_DESCRIBED, 0, property, roundtable_text(roundtable, property),
                     text);
}

Event make_subgroup_text(const Roundtable *roundtable, uint32_t subgroup, SubgroupText property,
                         const char *text) {
  const Subgroup *now = roundtable_subgroup(roundtable, subgroup);
  const bool known = now && property < SUBGROUP_TEXTS;
  return change_text(EVENT_SUBGROUP_EDITED, subgroup, property, known ? now->text[property] : "",
                     text);
}

Event make_recommendation_text(const Roundtable *roundtable, uint32_t recommendation,
                               RecommendationText property, const char *text) {
  const Recommendation *now = roundtable_recommendation(roundtable, recommendation);
  const bool known = now && property < RECOMMENDATION_TEXTS;
  return change_text(EVENT_RECOMMENDATION_EDITED, recommendation, property,
                     known ? now->text[property] : "", text);
}

Event make_ranking_rule(const Roundtable *roundtable, RankingMethod method, Weights weights) {
  Event event = event_make(EVENT_RANKING_RULE_SET);
  event.ranking_rule.rule[BEFORE] = roundtable_ranking_rule(roundtable);
  event.ranking_rule.rule[AFTER] = (RankingRule){.method = (int64_t)method, .weights = weights};
  return event;
}

static Event change_number(EventKind kind, uint32_t subject, unsigned property, int64_t before,
                           int64_t after) {
  Event event = event_make(kind);
  event.number = (NumberChange){.subject = subject,
                                .property = (int64_t)property,
                                .value = {[BEFORE] = before, [AFTER] = after}};
  return event;
}

Event make_voting_rule(const Roundtable *roundtable, VotingRule rule, int64_t value) {
  return change_number(EVENT_VOTING_RULE_SET, 0, rule, roundtable_voting_rule(roundtable, rule),
                       value);
}

Event make_subgroup_status(const Roundtable *roundtable, uint32_t subgroup, SubgroupStatus status) {
  const Subgroup *now = roundtable_subgroup(roundtable, subgroup);
  return change_number(EVENT_SUBGROUP_STATUS_SET, subgroup, 0, now ? now->status : 0, status);
}

Event make_subgroup_vote(const Roundtable *roundtable, uint32_t subgroup, SubgroupVote vote) {
  const Subgroup *now = roundtable_subgroup(roundtable, subgroup);
  return change_number(EVENT_SUBGROUP_VOTE_SET, subgroup, 0, now ? now->vote : 0, vote);
}

Event make_subgroup_voters(const Roundtable *roundtable, uint32_t subgroup, int64_t voters) {
  const Subgroup *now = roundtable_subgroup(roundtable, subgroup);
  return change_number(EVENT_SUBGROUP_VOTERS_SET, subgroup, 0, now ? now->voters : RULE_UNKNOWN,
                       voters);
}

Event make_subgroup_move(const Roundtable *roundtable, uint32_t subgroup, int64_t place) {
  int64_t now = 0;
  for (size_t i = 0; i < roundtable_subgroup_count(roundtable); ++i)
    if (roundtable_subgroup_at(roundtable, i)->number == subgroup) now = (int64_t)i;
  return change_number(EVENT_SUBGROUP_MOVED, subgroup, 0, now, place);
}

Event make_status(const Roundtable *roundtable, uint32_t recommendation,
                  RecommendationStatus status) {
  const Recommendation *now = roundtable_recommendation(roundtable, recommendation);
  return change_number(EVENT_RECOMMENDATION_STATUS_SET, recommendation, 0, now ? now->status : 0,
                       status);
}

Place place_of(const Roundtable *roundtable, uint32_t recommendation) {
  const Recommendation *stands = roundtable_recommendation(roundtable, recommendation);
  if (!stands) return (Place){.code = ""};
  const Subgroup *subgroup = roundtable_subgroup(roundtable, stands->subgroup);
  int64_t place = 0;
  while (subgroup->recommendations[place] != recommendation)
    ++place;
  return (Place){
      .subgroup = stands->subgroup, .parent = stands->parent, .place = place, .code = stands->code};
}

Event make_move(const Roundtable *roundtable, uint32_t recommendation, Place to) {
  Event event = event_make(EVENT_RECOMMENDATION_MOVED);
  event.moved =
      (RecommendationMoved){.recommendation = recommendation,
                            .at = {[BEFORE] = place_of(roundtable, recommendation), [AFTER] = to}};
  return event;
}

Event make_counts(const Roundtable *roundtable, uint32_t recommendation, Tally tally) {
  const Recommendation *now = roundtable_recommendation(roundtable, recommendation);
  Event event = event_make(EVENT_COUNTS_SET);
  event.counts = (CountsSet){.recommendation = recommendation,
                             .known = {[BEFORE] = now && now->counts_known, [AFTER] = true},
                             .tally = {[AFTER] = tally}};
  if (now) event.counts.tally[BEFORE] = now->counted;
  return event;
}

static void fill_in_before(const Ballot *ballot, BallotLine *line) {
  memset(line->dots[BEFORE], 0, COLOUR_COUNT);
  for (size_t entry = 0; entry < ballot->entry_count; ++entry)
    if (ballot->entries[entry].recommendation == line->recommendation)
      memcpy(line->dots[BEFORE], ballot->entries[entry].dots, COLOUR_COUNT);
}

Event make_ballot(const Roundtable *roundtable, int64_t number, BallotLine *lines, size_t count) {
  Ballot ballot;
  roundtable_ballot(roundtable, number, &ballot);
  for (size_t line = 0; line < count; ++line)
    fill_in_before(&ballot, &lines[line]);
  Event event = event_make(EVENT_BALLOT_CAST);
  event.ballot = (BallotChange){.ballot = number,
                                .cast = {[BEFORE] = ballot.cast, [AFTER] = true},
                                .lines = lines,
                                .line_count = count};
  return event;
}

Event make_withdrawal(const Roundtable *roundtable, int64_t number, BallotLine *room) {
  Ballot ballot;
  roundtable_ballot(roundtable, number, &ballot);
  for (size_t entry = 0; entry < ballot.entry_count; ++entry) {
    room[entry] = make_line(ballot.entries[entry].recommendation, 0, 0, 0);
    fill_in_before(&ballot, &room[entry]);
  }
  Event event = event_make(EVENT_BALLOT_WITHDRAWN);
  event.ballot = (BallotChange){.ballot = number,
                                .cast = {[BEFORE] = ballot.cast, [AFTER] = false},
                                .lines = room,
                                .line_count = ballot.entry_count};
  return event;
}

BallotLine make_line(uint32_t recommendation, uint8_t green, uint8_t yellow, uint8_t red) {
  return (BallotLine){.recommendation = recommendation, .dots = {[AFTER] = {green, yellow, red}}};
}
