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

/* By number of a recommendation; the caller frees it. */
static const Standing **find_standings(const Report *report, Error *err) {
  const Ranking *ranking = &report->overall.ranking;
  const Standing **standings =
      calloc(roundtable_next_recommendation(report->state) + 1, sizeof *standings);
  if (!standings) {
    fail_memory(err);
    return NULL;
  }
  for (size_t n = 0; n < ranking->count; ++n)
    standings[ranking->standings[n].recommendation] = &ranking->standings[n];
  return standings;
}

static DataRow row_of(const Report *report, const Subgroup *subgroup, const Recommendation *one,
                      const Standing *standing) {
  const bool merged = report_merges(report, subgroup);
  const Tally tally = recommendation_tally(one);
  return (DataRow){.subgroup = subgroup,
                   .recommendation = one,
                   .standing = merged ? NULL : standing,
                   .has_figures = !merged && (standing || tally_cumulative(tally) > 0),
                   .tally = tally,
                   .voters = guard_voters(report->state, subgroup)};
}

static bool take_subgroup(const Report *report, const Subgroup *subgroup,
                          const Standing *const *standings, DataTaker *take, void *context) {
  if (subgroup->recommendation_count == 0) {
    const DataRow row = {.subgroup = subgroup, .voters = guard_voters(report->state, subgroup)};
    return take(context, report, &row);
  }
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *one = roundtable_recommendation_at(report->state, subgroup, place);
    const DataRow row = row_of(report, subgroup, one, standings[one->number]);
    if (!take(context, report, &row)) return false;
  }
  return true;
}

bool data_rows(const Report *report, DataTaker *take, void *context, Error *err) {
  const Standing **standings = find_standings(report, err);
  bool taken = standings != NULL;
  for (size_t place = 0; taken && place < roundtable_subgroup_count(report->state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(report->state, place);
    if (report_tells(report, subgroup))
      taken = take_subgroup(report, subgroup, standings, take, context);
  }
  free(standings);
  return taken;
}
