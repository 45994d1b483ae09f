/* The rows of data_json.h, and their table. */
#include <stdlib.h>

#include "sessions/report/data_json.h"

#define FIELD(name)                                                                                \
  { #name, value_at, offsetof(DataRow, name) }
#define TEXT_FIELD(name)                                                                           \
  { #name, text_at, offsetof(DataRow, name) }
static const Field FIELDS[] = {
    FIELD(voters),
    FIELD(urgency_dispute),
    FIELD(dots_per_voter),
    FIELD(flagged),
    FIELD(flag_reason),
    TEXT_FIELD(status),
    TEXT_FIELD(parent),
    TEXT_FIELD(subgroup_status),
    TEXT_FIELD(formerly_subgroup_code),
    TEXT_FIELD(formerly_code),
    TEXT_FIELD(note),
    {0},
};
const Schema DATA_SCHEMA = {FIELDS, &RECOMMENDATION_SCHEMA};

ReportRequest data_request(const ReportRequest *request) {
  ReportRequest whole = *request;
  whole.top = 0;
  for (int section = 0; section < REPORT_SECTIONS; ++section)
    whole.sections[section] = true;
  return whole;
}

const char *data_subgroup_status(const Subgroup *subgroup) {
  return subgroup->status == SUBGROUP_HELD ? "held" : "not held";
}

/* Returns, by recommendation number, its index in the ranking plus 1, or 0. The caller frees it. */
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

/* Where votes are withheld, so is the number of voters. */
static int64_t data_voters(const Report *report, const Subgroup *subgroup) {
  const bool withheld = report->disclosure.left_out[subgroup->number] ||
                        (subgroup->voters == RULE_UNKNOWN && !report->disclosure.tells_voters);
  return withheld ? RULE_UNKNOWN : guard_voters(report->state, subgroup);
}

static void fill_names(const Report *report, DataRow *row) {
  static const char *const STATUSES[STATUS_COUNT] = {
      [STATUS_VOTABLE] = "votable",
      [STATUS_HEADING] = "heading",
      [STATUS_NOT_FOR_THE_VOTE] = "not for the vote",
      [STATUS_WITHDRAWN] = "withdrawn",
  };
  const Recommendation *one = row->of.recommendation;
  /* Returns its last place before the current one. */
  const JournalSummary *journal = &report->journal;
  const JournalFact *former = NULL, *entry;
  uint32_t at = journal_summary_about(journal, one->number);
  for (; (entry = journal_summary_entry(journal, at, FACT_FORMER)); at = entry->next)
    former = entry;
  const Subgroup *from = former ? roundtable_subgroup(report->state, former->subgroup) : NULL;
  row->status = STATUSES[one->status];
  if (one->parent) row->parent = roundtable_recommendation(report->state, one->parent)->code;
  if (!report->request->is_public) row->note = one->text[RECOMMENDATION_NOTE];
  if (from) row->formerly_subgroup_code = from->text[SUBGROUP_CODE];
  if (former) row->formerly_code = former->text;
}

static void fill_ranks(const Report *report, DataRow *row) {
  const Standing *standing = row->of.standing;
  row->of.overall = report_interval(report, standing, false);
  row->of.within = report_interval(report, standing, true);
  for (int method = 0; method < MAIN_RANKINGS; ++method)
    row->of.margins[method] = report->overall.margins[method][standing->index];
}

static void fill_figures(const Report *report, int64_t voters, DataRow *row) {
  const Recommendation *one = row->of.recommendation;
  Ratio dispute;
  row->of.tally = &row->tally;
  if (voters > 0) row->dots_per_voter = value_ratio((Ratio){tally_cumulative(row->tally), voters});
  if (urgency_dispute(row->tally, &dispute)) row->urgency_dispute = value_ratio(dispute);
  if (guard_flags(report->state, one)) {
    row->flagged = value_flag(true);
    row->flag_reason = value_text(one->text[RECOMMENDATION_COUNTS_REASON]);
  }
}

static void fill_row(const Report *report, const Recommendation *one, const Standing *standing,
                     DataRow *row) {
  const Tally tally = recommendation_tally(one);
  const int64_t voters = data_voters(report, row->of.subgroup);
  const bool withheld = report_withholds(report, row->of.subgroup);
  row->of = recommendation_row(report->state, one, standing);
  row->of.tally = NULL;
  row->tally = tally;
  row->flagged = value_flag(false);
  row->flag_reason = value_text("");
  fill_names(report, row);
  if (standing) fill_ranks(report, row);
  if (!withheld && (standing || tally_cumulative(tally) > 0)) fill_figures(report, voters, row);
  row->of.state = withheld ? "withheld" : finality_name(&report->finality);
}

static void take_subgroup(const Report *report, const Subgroup *subgroup, const size_t *places,
                          DataTaker *take, void *context) {
  const DataRow of_subgroup = {
      .of = {.subgroup = subgroup, .state = finality_name(&report->finality)},
      .voters = value_known(data_voters(report, subgroup)),
      .subgroup_status = data_subgroup_status(subgroup)};
  if (subgroup->recommendation_count == 0) take(context, report, &of_subgroup);
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *one = roundtable_recommendation_at(report->state, subgroup, place);
    DataRow row = of_subgroup;
    fill_row(report, one, standing_at(report, places[one->number]), &row);
    take(context, report, &row);
  }
}

bool data_rows(const Report *report, DataTaker *take, void *context, Error *err) {
  size_t *places = find_places(report, err);
  if (!places) return false;
  for (size_t place = 0; place < roundtable_subgroup_count(report->state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(report->state, place);
    if (report_tells(report, subgroup)) take_subgroup(report, subgroup, places, take, context);
  }
  free(places);
  return true;
}

static void write_row(void *rows, const Report *report UNUSED, const DataRow *row) {
  rows_add(rows, row);
}

bool report_write_csv(FILE *out, Session *session, const ReportRequest *request, Error *err) {
  const ReportRequest whole = data_request(request);
  Report report;
  RowWriter rows;
  bool written = report_open(session, &whole, &report, err);
  if (written) {
    rows_begin_csv(&rows, out, &DATA_SCHEMA,
                   report_tells_earlier_ranks(&report) ? RANKING_NAMES " " NEXT_ROUND_EXTRA_NAMES
                                                       : RANKING_NAMES " " REPORT_EXTRA_NAMES);
    written = data_rows(&report, write_row, &rows, err);
  }
  report_close(&report);
  return written;
}
