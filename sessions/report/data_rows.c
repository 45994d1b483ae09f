#include <stdlib.h>

#include "sessions/report/data_parts.h"

ReportRequest data_request(const ReportRequest *request) {
  ReportRequest whole = *request;
  whole.top = 0;
  for (int section = 0; section < REPORT_SECTIONS; ++section)
    whole.sections[section] = true;
  return whole;
}

const char *data_status(const Recommendation *one) {
  static const char *const WORDS[STATUS_COUNT] = {
      [STATUS_VOTABLE] = "votable",
      [STATUS_HEADING] = "heading",
      [STATUS_NOT_FOR_THE_VOTE] = "not for the vote",
      [STATUS_WITHDRAWN] = "withdrawn",
  };
  return WORDS[one->status];
}

const char *data_subgroup_status(const Subgroup *subgroup) {
  return subgroup->status == SUBGROUP_HELD ? "held" : "not held";
}

/* Where each recommendation stands, by its number: the place in the ranking and 1, or 0. The caller
 * frees it. */
static size_t *find_places(const Report *report, Error *err) {
  const Ranking *ranking = &report->overall.ranking;
  size_t *places = calloc(roundtable_next_recommendation(report->state) + 1, sizeof *places);
  if (!places) {
    fail_memory(err);
    return NULL;
  }
  for (size_t n = 0; n < ranking->count; ++n)
    places[ranking->standings[n].recommendation] = n + 1;
  return places;
}

static const Standing *standing_at(const Report *report, size_t place) {
  return place == 0 ? NULL : &report->overall.ranking.standings[place - 1];
}

/* Where votes are withheld, so is how many gave them. */
static int64_t data_voters(const Report *report, const Subgroup *subgroup) {
  const bool withheld = report->disclosure.left_out[subgroup->number] ||
                        (subgroup->voters == RULE_UNKNOWN && !report->disclosure.tells_voters);
  return withheld ? RULE_UNKNOWN : guard_voters(report->state, subgroup);
}

static DataRow row_of(const Report *report, const Subgroup *subgroup, const Recommendation *one,
                      const Standing *standing) {
  const bool withheld = report_withholds(report, subgroup);
  const Tally tally = recommendation_tally(one);
  return (DataRow){.subgroup = subgroup,
                   .recommendation = one,
                   .standing = standing,
                   .withheld = withheld,
                   .has_figures = !withheld && (standing || tally_cumulative(tally) > 0),
                   .tally = tally,
                   .voters = data_voters(report, subgroup)};
}

static bool take_subgroup(const Report *report, const Subgroup *subgroup, const size_t *places,
                          DataTaker *take, void *context) {
  if (subgroup->recommendation_count == 0) {
    const DataRow row = {.subgroup = subgroup, .voters = data_voters(report, subgroup)};
    return take(context, report, &row);
  }
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *one = roundtable_recommendation_at(report->state, subgroup, place);
    const DataRow row = row_of(report, subgroup, one, standing_at(report, places[one->number]));
    if (!take(context, report, &row)) return false;
  }
  return true;
}

bool data_rows(const Report *report, DataTaker *take, void *context, Error *err) {
  size_t *places = find_places(report, err);
  bool taken = places != NULL;
  for (size_t place = 0; taken && place < roundtable_subgroup_count(report->state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(report->state, place);
    if (report_tells(report, subgroup))
      taken = take_subgroup(report, subgroup, places, take, context);
  }
  free(places);
  return taken;
}
