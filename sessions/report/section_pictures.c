/* Dots as bars, and ranks over all weights as whiskers. */
#include "core/base/i18n.h"
#include "core/vote/reference.h"
#include "sessions/report/report_parts.h"

static const RankingList *list_of(const Report *report) {
  return report->request->subgroup == WHOLE_SESSION ? &report->overall : &report->within;
}

static int64_t longest_bar(const Report *report) {
  const Ranking *ranking = &list_of(report)->ranking;
  int64_t most = 1;
  for (size_t at = 0; at < ranking->count; ++at) {
    const Standing *standing = &ranking->standings[at];
    if (report_ranks(report, standing) && standing->score[BY_CUMULATIVE] > most)
      most = standing->score[BY_CUMULATIVE];
  }
  return most;
}

static int64_t last_rank(const Report *report) {
  const Ranking *ranking = &list_of(report)->ranking;
  int64_t count = 0;
  for (size_t at = 0; at < ranking->count; ++at)
    count += report->request->subgroup == WHOLE_SESSION ||
             ranking->standings[at].subgroup == report->request->subgroup;
  return count;
}

static bool is_drawn(const Report *report, const Standing *standing) {
  const TableRequest request = {.top = report->request->top,
                                .within_subgroups = report->request->subgroup != WHOLE_SESSION};
  return report_ranks(report, standing) && ranking_list_shows(list_of(report), standing, &request);
}

static void add_row(const Report *report, Document *document, const Standing *standing) {
  char reference[REFERENCE_TEXT_SIZE];
  const bool within = report->request->subgroup != WHOLE_SESSION;
  const Recommendation *one = roundtable_recommendation(report->state, standing->recommendation);
  const Interval *interval = report_interval(report, standing, within);
  const Rank *rank = &standing->rank[report->rule.method];
  FigureRow row = {.label = reference_text(report->state, one, reference),
                   .title = title_in_short(one),
                   .tally = standing->tally,
                   .rank = within ? rank->in_subgroup : rank->overall};
  row.best = interval ? interval->best : row.rank;
  row.worst = interval ? interval->worst : row.rank;
  document_figure_row(document, &row);
}

static void add_figure(const Report *report, Document *document, BlockKind kind,
                       const char *caption, int64_t most) {
  const Ranking *ranking = &list_of(report)->ranking;
  document_figure(document, kind, caption, most);
  for (size_t at = 0; at < ranking->count; ++at)
    if (is_drawn(report, &ranking->standings[at]))
      add_row(report, document, &ranking->standings[at]);
}

static void add_bars(const Report *report, Document *document) {
  document_heading(document, 3, _("Dots"));
  add_figure(report, document, BLOCK_BARS,
             _("The dots on each recommendation, in the order of the ranking: very high "
               "priority, medium, less important"),
             longest_bar(report));
}

static void add_whiskers(const Report *report, Document *document) {
  if (report->overall.intervals) {
    document_heading(document, 3, _("Ranks over all weights"));
    add_figure(report, document, BLOCK_WHISKERS,
               _("The best and the worst rank of each recommendation over all weights, and "
                 "its rank by the session's rule"),
               last_rank(report));
  }
}

void write_pictures(const Report *report, Document *document) {
  if (report->overall.ranking.count == 0) return;
  document_heading(document, 2, _("Pictures"));
  add_bars(report, document);
  add_whiskers(report, document);
}
