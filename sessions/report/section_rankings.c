/* Who comes first: both rankings side by side, within subgroups and overall. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/rank/margins.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/export/explanation.h"
#include "sessions/report/rankings_parts.h"
#include "sessions/session/withdrawn.h"

/* One list, and how it is told. */
typedef struct Listing {
  const Report *report;
  const RankingList *list;
  TableRequest request; /* what decides the cut */
  bool within;
  size_t column_count;
} Listing;

static void add_column(Listing *listing, DocumentColumn columns[DOCUMENT_COLUMNS_MAX],
                       DocumentColumn column) {
  columns[listing->column_count++] = column;
}

static bool any_voters_known(const Report *report) {
  if (roundtable_voting_rule(report->state, RULE_VOTERS) != RULE_UNKNOWN) return true;
  for (size_t place = 0; place < roundtable_subgroup_count(report->state); ++place)
    if (roundtable_subgroup_at(report->state, place)->voters != RULE_UNKNOWN) return true;
  return false;
}

static bool begin_table(Listing *listing, Document *document, Error *err) {
  DocumentColumn columns[DOCUMENT_COLUMNS_MAX];
  add_column(listing, columns, (DocumentColumn){_("ref."), _("ref."), COLUMN_TEXT});
  add_column(listing, columns,
             (DocumentColumn){_("recommendation"), _("recommendation"), COLUMN_TITLE});
  add_column(listing, columns, (DocumentColumn){_("cumulative"), _("cumul"), COLUMN_NUMBER});
  add_column(listing, columns,
             (DocumentColumn){_("rank by the sum of dots"), _("rank"), COLUMN_NUMBER});
  add_column(listing, columns, (DocumentColumn){_("weighted"), _("weighted"), COLUMN_NUMBER});
  add_column(listing, columns,
             (DocumentColumn){_("rank by weighted dots"), _("rank"), COLUMN_NUMBER});
  if (listing->report->overall.intervals)
    add_column(listing, columns,
               (DocumentColumn){_("ranks over all weights"), _("interval"), COLUMN_NUMBER});
  add_column(listing, columns, (DocumentColumn){_("margin in dots"), _("margin"), COLUMN_NUMBER});
  if (any_voters_known(listing->report))
    add_column(listing, columns,
               (DocumentColumn){_("dots per voter"), _("/ voter"), COLUMN_NUMBER});
  return document_table(document,
                        listing->within
                            ? _("Rankings within each subgroup, by the sum of dots and by weights")
                            : _("Ranking over the session, by the sum of dots and by weights"),
                        columns, listing->column_count, err);
}

static const char *interval_words(const Interval *interval, char text[REPORT_TEXT_SIZE]) {
  if (interval->best == interval->worst) return rank_words(interval->best, false, text);
  snprintf(text, REPORT_TEXT_SIZE, "%u–%u", (unsigned)interval->best, (unsigned)interval->worst);
  return text;
}

static const char *per_voter(const Report *report, const Standing *standing,
                             char text[REPORT_TEXT_SIZE]) {
  const int64_t voters =
      guard_voters(report->state, roundtable_subgroup(report->state, standing->subgroup));
  if (voters <= 0) return "–";
  return ratio_words((Ratio){tally_cumulative(standing->tally), voters}, text);
}

static const char *rank_of(const Listing *listing, const Standing *standing, RankingMethod method,
                           char text[REPORT_TEXT_SIZE]) {
  const Rank *rank = &standing->rank[method];
  return listing->within ? rank_words(rank->in_subgroup, rank->tied_in_subgroup, text)
                         : rank_words(rank->overall, rank->tied, text);
}

static const char *margin_of(const Listing *listing, const Standing *standing,
                             char text[REPORT_TEXT_SIZE]) {
  const int64_t margin = listing->list->margins[listing->request.method][standing->index];
  return margin == 0 ? "–" : number_words(margin, text);
}

static bool add_standing(const Listing *listing, Document *document, const Standing *standing,
                         Error *err) {
  const Report *report = listing->report;
  char reference[REFERENCE_TEXT_SIZE], number[DOCUMENT_COLUMNS_MAX][REPORT_TEXT_SIZE];
  const char *cells[DOCUMENT_COLUMNS_MAX];
  const Interval *interval = report_interval(report, standing, listing->within);
  const Recommendation *one = roundtable_recommendation(report->state, standing->recommendation);
  size_t cell = 0;
  cells[cell++] = reference_text(report->state, one, reference);
  cells[cell++] = title_in_short(one);
  cells[cell++] = number_words(standing->score[BY_CUMULATIVE], number[0]);
  cells[cell++] = rank_of(listing, standing, BY_CUMULATIVE, number[1]);
  cells[cell++] = score_words(standing->score[BY_WEIGHTED], number[2]);
  cells[cell++] = rank_of(listing, standing, BY_WEIGHTED, number[3]);
  if (interval) cells[cell++] = interval_words(interval, number[4]);
  cells[cell++] = margin_of(listing, standing, number[5]);
  if (cell < listing->column_count) cells[cell++] = per_voter(report, standing, number[6]);
  return document_row(document, ROW_ITEM, cells, cell, err);
}

static bool begins_band(const Listing *listing, size_t at) {
  return margin_begins_band(&listing->list->ranking, at, listing->request.method,
                            listing->request.weights, listing->within);
}

static bool add_cut(const Listing *listing, Document *document, size_t start, size_t end,
                    Error *err) {
  char words[CUT_TEXT_SIZE];
  if (listing->request.top == 0) return true;
  const Cut cut = ranking_list_cut(listing->list, start, end, &listing->request);
  if (cut.clear + cut.tied == end - start) return true;
  return add_row_text(document, ROW_NOTE, err, _("cut after %s: %s"),
                      count_shown(listing->request.top).text,
                      cut_text(cut, listing->request.top, words));
}

static bool add_subgroup_heading(const Listing *listing, Document *document,
                                 const Standing *standing, Error *err) {
  char *words =
      subgroup_words(roundtable_subgroup(listing->report->state, standing->subgroup), err);
  const bool added = words && (!*words || add_row_text(document, ROW_HEADING, err, "%s", words));
  free(words);
  return added;
}

/* The rows [start, end) of one list that has ranks of its own. */
static bool add_rows(const Listing *listing, Document *document, size_t start, size_t end,
                     Error *err) {
  static const char *const NO_CELLS[] = {""};
  const Standing *standings = listing->list->ranking.standings;
  bool begun = false;
  for (size_t at = start; at < end; ++at) {
    if (!report_ranks(listing->report, &standings[at]) ||
        !ranking_list_shows(listing->list, &standings[at], &listing->request))
      continue;
    const bool band = begun && begins_band(listing, at);
    if (band && !document_row(document, ROW_BAND, NO_CELLS, 0, err)) return false;
    if (!add_standing(listing, document, &standings[at], err)) return false;
    begun = true;
  }
  return add_cut(listing, document, start, end, err);
}

static bool add_lists(const Listing *listing, Document *document, Error *err) {
  const RankingList *list = listing->list;
  size_t end;
  for (size_t start = 0; start < list->ranking.count; start = end) {
    const Standing *first = &list->ranking.standings[start];
    end = ranking_list_end(list, start, listing->within);
    if (listing->within && !report_ranks(listing->report, first)) continue;
    if ((listing->within && !add_subgroup_heading(listing, document, first, err)) ||
        !add_rows(listing, document, start, end, err))
      return false;
  }
  return true;
}

static bool write_listing(const Report *report, bool within, Document *document, Error *err) {
  Listing listing = {.report = report,
                     .list = within ? &report->within : &report->overall,
                     .within = within,
                     .request = {.weights = report->rule.weights,
                                 .method = (RankingMethod)report->rule.method,
                                 .within_subgroups = within,
                                 .top = report->request->top}};
  return document_heading(document, 3,
                          within ? _("Within each subgroup") : _("Over the whole session"), err) &&
         begin_table(&listing, document, err) && add_lists(&listing, document, err);
}

static bool write_overall(const Report *report, Document *document, Error *err) {
  return write_listing(report, false, document, err) &&
         (!explanation_needs_care(report->state, &report->overall.ranking) ||
          document_paragraph(document, explain_care(), err));
}

/* Where dots were given for each subgroup, or nobody knows, ranks within subgroups come first. */
static bool write_both(const Report *report, Document *document, Error *err) {
  if (explanation_needs_care(report->state, &report->overall.ranking))
    return write_listing(report, true, document, err) && write_overall(report, document, err);
  return write_overall(report, document, err) && write_listing(report, true, document, err);
}

static bool write_lists(const Report *report, Document *document, Error *err) {
  if (report->request->subgroup != WHOLE_SESSION) return write_listing(report, true, document, err);
  if (report->overall.ranking.group_count < 2) return write_overall(report, document, err);
  return write_both(report, document, err);
}

static bool is_told(const void *context, const Subgroup *subgroup) {
  const Report *report = context;
  return report_tells(report, subgroup) && !report_withholds(report, subgroup);
}

static bool write_withdrawn_ones(const Report *report, Document *document, Error *err) {
  char text[WITHDRAWN_TEXT_SIZE];
  withdrawn_sentence(report->state, is_told, report, text);
  return !*text || document_paragraph(document, text, err);
}

bool write_rankings(const Report *report, Document *document, Error *err) {
  if (!document_heading(document, 2, _("Rankings"), err)) return false;
  if (report->overall.ranking.count == 0)
    return document_paragraph(document, _("Nothing has been put to the vote yet."), err);
  return write_rankings_introduction(report, document, err) && write_lists(report, document, err) &&
         write_withdrawn_ones(report, document, err) && write_what_holds(report, document, err) &&
         write_disputed(report, document, err);
}
