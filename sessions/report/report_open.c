/* What a report rests on, worked out once. */
#include "sessions/acts/blank_ballots.h"
#include "sessions/report/report_parts.h"
#include "sessions/session/session_parts.h"
#include "sessions/session/totals.h"

enum { SECOND_MS = 1000, MINUTE = 60, MINUTES_ROUNDED = 15 };

/* They take long, and only two sections tell them. */
static bool with_intervals(const ReportRequest *request, size_t recommendations) {
  const bool told = request->sections[SECTION_RANKINGS] || request->sections[SECTION_PICTURES];
  return told && (request->every_interval || recommendations <= REPORT_INTERVALS_MAX);
}

static TableRequest table_request(const Report *report, bool within) {
  const ReportRequest *asked = report->request;
  return (TableRequest){.weights = report->rule.weights,
                        .method = (RankingMethod)report->rule.method,
                        .within_subgroups = within,
                        .margins = true,
                        .top = asked->top,
                        .left_out = report->disclosure.left_out,
                        .keep_going = asked->keep_going,
                        .context = asked->context};
}

static bool rank(Report *report, Error *err) {
  TableRequest request = table_request(report, true);
  if (!ranking_list_make(report->state, &request, &report->within, err)) return false;
  request = table_request(report, false);
  request.intervals = with_intervals(report->request, report->within.ranking.count);
  return ranking_list_make(report->state, &request, &report->overall, err);
}

static bool decide_what_is_told(Report *report, Error *err) {
  const Roundtable *state = report->state;
  Disclosure *disclosure = &report->disclosure;
  if (!report->request->is_public) return disclosure_open(state, disclosure, err);
  return disclosure_judge(state, &report->journal, disclosure, err) &&
         disclosure_check(state, &report->finality, disclosure, report->request->subgroup, err);
}

/* Whatever the ballots were for. */
static bool count_blank(Report *report, Error *err) {
  const Roundtable *state = report->state;
  const size_t count = roundtable_subgroup_count(state);
  if (!blank_ballots(report->session, state, NULL, &report->blank, err)) return false;
  for (size_t place = 0; count > 1 && place < count && report->blank != RULE_UNKNOWN; ++place) {
    int64_t blank;
    if (!blank_kiosk_ballots(report->session, state, roundtable_subgroup_at(state, place), &blank,
                             err))
      return false;
    report->blank = blank == RULE_UNKNOWN ? blank : report->blank + blank;
  }
  return true;
}

/* Ranks, shares and numbers of dots are of whole sessions: to the public they would tell of
 * whatever is withheld in one of them, or not counted yet. */
static bool judge_compared(const PanelSession *one, bool *withholds, Error *err) {
  JournalSummary journal = {0};
  Disclosure disclosure = {0};
  const Finality finality = finality_of(one->state);
  const bool judged = journal_summary_open(one->session, &journal, err) &&
                      disclosure_judge(one->state, &journal, &disclosure, err);
  if (judged) *withholds = disclosure.withheld > 0 || finality.open > 0 || finality.waiting > 0;
  disclosure_close(&disclosure);
  journal_summary_close(&journal);
  return judged;
}

static bool judge_comparison(Report *report, Error *err) {
  const Comparison *comparison = report->request->comparison;
  if (!comparison || !report->request->is_public) return true;
  for (size_t n = 0; n < comparison->panel.count && !report->withholds_comparison; ++n)
    if (!judge_compared(&comparison->panel.of[n], &report->withholds_comparison, err)) return false;
  return true;
}

bool report_open(Session *session, const ReportRequest *request, Report *report, Error *err) {
  if (!session_need_ballots(session, err)) return false;
  *report = (Report){.session = session, .state = session_state(session), .request = request};
  report->finality = finality_of(report->state);
  report->rule = roundtable_ranking_rule(report->state);
  return session_day(session, &report->day, err) &&
         journal_summary_open(session, &report->journal, err) &&
         recounts_read(session, &report->recounts, err) &&
         rule_breaches_read(session, &report->breaches, err) && count_blank(report, err) &&
         decide_what_is_told(report, err) && rank(report, err) && judge_comparison(report, err);
}

void report_close(Report *report) {
  ranking_list_free(&report->overall);
  ranking_list_free(&report->within);
  journal_summary_close(&report->journal);
  recounts_free(&report->recounts);
  rule_breaches_free(&report->breaches);
  disclosure_close(&report->disclosure);
}

bool report_tells(const Report *report, const Subgroup *subgroup) {
  return report->request->subgroup == WHOLE_SESSION ||
         report->request->subgroup == subgroup->number;
}

bool report_withholds(const Report *report, const Subgroup *subgroup) {
  return report->disclosure.left_out[subgroup->number] &&
         subgroup_has_figures(report->state, subgroup);
}

bool report_withholds_any(const Report *report) {
  return report->disclosure.withheld > 0;
}

bool report_ranks(const Report *report, const Standing *standing) {
  return report_tells(report, roundtable_subgroup(report->state, standing->subgroup));
}

bool report_tells_cell(const Report *report, const RecountedCell *cell) {
  const Recommendation *one = roundtable_recommendation(report->state, cell->cell.recommendation);
  const Subgroup *subgroup = one ? roundtable_subgroup(report->state, one->subgroup) : NULL;
  return subgroup && report_tells(report, subgroup) && !report_withholds(report, subgroup);
}

const Interval *report_interval(const Report *report, const Standing *standing, bool within) {
  if (!report->overall.intervals) return NULL;
  const RankInterval *both = &report->overall.intervals[standing->index];
  return within ? &both->in_subgroup : &both->overall;
}

Tally report_sum_of(const Report *report, const Subgroup *subgroup) {
  return subgroup_tally(report->state, subgroup);
}

static int64_t rounded(int64_t number, int64_t to) {
  return (number + to / 2) / to * to;
}

struct tm report_time_in_room(const Report *report, const Stamp *stamp) {
  int64_t seconds = stamp->wall_ms / SECOND_MS + stamp->utc_offset * MINUTE;
  struct tm broken = {0};
  if (report->request->is_public) seconds = rounded(seconds, MINUTES_ROUNDED * MINUTE);
  const time_t time = (time_t)seconds;
  gmtime_r(&time, &broken);
  return broken;
}

int64_t report_minutes(const Report *report, int64_t milliseconds) {
  const int64_t minutes = (milliseconds + SECOND_MS * MINUTE / 2) / (SECOND_MS * MINUTE);
  return report->request->is_public ? rounded(minutes, MINUTES_ROUNDED) : minutes;
}
