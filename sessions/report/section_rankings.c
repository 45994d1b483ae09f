/* Who comes first: both rankings side by side, within subgroups and overall. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/rank/pairs.h"
#include "core/rank/ranks.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/event_text/event_text.h"
#include "sessions/export/explanation.h"
#include "sessions/report/report_parts.h"
#include "sessions/session/session_day.h"

enum { ITEMS_MAX = 20 };

/* One list, and how it is shown. */
typedef struct Listing {
  const Report *report;
  const RankingList *list;
  TableRequest request;   /* determines the cut */
  bool within, per_voter; /* has a column of dots per voter */
  bool is_next_round;     /* … of the ranks in the round before */
} Listing;

static bool any_voters_known(const Report *report) {
  if (roundtable_voting_rule(report->state, RULE_VOTERS) != RULE_UNKNOWN) return true;
  for (size_t place = 0; place < roundtable_subgroup_count(report->state); ++place)
    if (roundtable_subgroup_at(report->state, place)->voters != RULE_UNKNOWN) return true;
  return false;
}

static void begin_table(const Listing *listing, Document *document) {
  document_table(document, listing->within
                               ? _("Rankings in each subgroup, by cumulative and by weighted dots")
                               : _("Ranking of the session, by cumulative and by weighted dots"));
  document_column(document, COLUMN_TEXT, _("ref."), NULL);
  document_column(document, COLUMN_TITLE, _("recommendation"), NULL);
  document_column(document, COLUMN_NUMBER, _("cumulative"), _("cumul"));
  document_column(document, COLUMN_NUMBER, _("rank by cumulative dots"), _("rank"));
  document_column(document, COLUMN_NUMBER, _("weighted"), NULL);
  document_column(document, COLUMN_NUMBER, _("rank by weighted dots"), _("rank"));
  if (listing->report->overall.intervals)
    document_column(document, COLUMN_NUMBER, _("rank range"), _("range"));
  document_column(document, COLUMN_NUMBER, _("margin in dots"), _("margin"));
  if (listing->per_voter)
    document_column(document, COLUMN_NUMBER, _("dots per voter"), _("/ voter"));
  if (listing->is_next_round)
    document_column(document, COLUMN_NUMBER, _("rank in the round before"), _("before"));
}

static Shown interval_words(const Interval *interval) {
  Shown shown;
  if (interval->best == interval->worst) return rank_words(interval->best, false);
  snprintf(shown.text, sizeof shown.text, "%u–%u", (unsigned)interval->best,
           (unsigned)interval->worst);
  return shown;
}

static Shown per_voter(const Report *report, const Standing *standing) {
  const int64_t voters =
      guard_voters(report->state, roundtable_subgroup(report->state, standing->subgroup));
  return voters > 0
             ? ratio_shown((Ratio){tally_cumulative(standing->tally), voters}, REPORT_DECIMALS)
             : words_shown("–");
}

static Shown rank_of(const Listing *listing, const Standing *standing, RankingMethod method) {
  const Rank *rank = &standing->rank[method];
  return listing->within ? rank_words(rank->in_subgroup, rank->tied_in_subgroup)
                         : rank_words(rank->overall, rank->tied);
}

static void add_standing(const Listing *listing, Document *document, const Standing *standing) {
  const Report *report = listing->report;
  const Interval *interval = report_interval(report, standing, listing->within);
  const Recommendation *one = roundtable_recommendation(report->state, standing->recommendation);
  const int64_t margin = listing->list->margins[listing->request.method][standing->index];
  document_row(document, ROW_ITEM, reference_shown(report->state, one).text, title_in_short(one),
               number_shown(standing->score[BY_CUMULATIVE]).text,
               rank_of(listing, standing, BY_CUMULATIVE).text,
               thousandths_shown(standing->score[BY_WEIGHTED]).text,
               rank_of(listing, standing, BY_WEIGHTED).text, NULL);
  if (interval) document_cell(document, interval_words(interval).text);
  document_cell(document, margin == 0 ? "–" : number_shown(margin).text);
  if (listing->per_voter) document_cell(document, per_voter(report, standing).text);
  if (listing->is_next_round)
    document_cell(document, *one->text[RECOMMENDATION_EARLIER_RANK]
                                ? one->text[RECOMMENDATION_EARLIER_RANK]
                                : "–");
}

/* Adds the rows [start, end) of one separately ranked list. */
static void add_rows(const Listing *listing, Document *document, size_t start, size_t end) {
  const Standing *standings = listing->list->ranking.standings;
  bool begun = false;
  for (size_t at = start; at < end; ++at) {
    if (!report_ranks(listing->report, &standings[at]) ||
        !ranking_list_shows(listing->list, &standings[at], &listing->request))
      continue;
    if (begun && margin_begins_band(&listing->list->ranking, at, listing->request.method,
                                    listing->request.weights, listing->within))
      document_row(document, ROW_BAND, NULL);
    add_standing(listing, document, &standings[at]);
    begun = true;
  }
  char words[CUT_TEXT_SIZE];
  if (listing->request.top == 0) return;
  const TopPlaces cut = ranking_list_cut(listing->list, start, end, &listing->request);
  if (cut.clear + cut.tied == end - start) return;
  document_row_textf(document, ROW_NOTE, _("cut after %s: %s"),
                     count_shown(listing->request.top).text,
                     cut_text(cut, listing->request.top, words));
}

static void add_lists(const Listing *listing, Document *document) {
  const RankingList *list = listing->list;
  size_t end;
  for (size_t start = 0; start < list->ranking.count; start = end) {
    const Standing *first = &list->ranking.standings[start];
    end = ranking_list_end(list, start, listing->within);
    if (listing->within && !report_ranks(listing->report, first)) continue;
    if (listing->within)
      document_subgroup(document, roundtable_subgroup(listing->report->state, first->subgroup));
    add_rows(listing, document, start, end);
  }
}

static void write_listing(const Report *report, bool within, Document *document) {
  Listing listing = {.report = report,
                     .list = within ? &report->within : &report->overall,
                     .within = within,
                     .per_voter = any_voters_known(report),
                     .is_next_round = report_tells_earlier_ranks(report),
                     .request = {.weights = report->rule.weights,
                                 .method = (RankingMethod)report->rule.method,
                                 .within_subgroups = within,
                                 .top = report->request->top}};
  document_heading(document, 3, within ? _("Within each subgroup") : _("Over the whole session"));
  begin_table(&listing, document);
  add_lists(&listing, document);
}

static bool is_told(const void *context, const Subgroup *subgroup) {
  const Report *report = context;
  return report_tells(report, subgroup) && !report_withholds(report, subgroup);
}

static bool is_listed(const Report *report, const Standing *standing) {
  TableRequest request = {.top = report->request->top};
  return report_ranks(report, standing) && ranking_list_shows(&report->overall, standing, &request);
}

static void write_rankings_introduction(const Report *report, Document *document) {
  char weights[WEIGHTS_TEXT_SIZE];
  weights_text(report->rule.weights, weights);
  document_paragraphf(document,
                      report->rule.method == BY_CUMULATIVE
                          ? _("In order of cumulative dots. Weights of the second ranking: %s "
                              "(green, yellow, red).")
                          : _("In order of weighted dots: %s (green, yellow, red)."),
                      weights);
  document_paragraph(
      document, _("“2=” is a rank that several share; the next rank counts them all. The margin is "
                  "the fewest dots to change – add, remove, recolour or move – for it to pass the "
                  "one just above; where it takes 2 or more, a line starts a new band."));
  if (report->overall.intervals)
    document_paragraph(document, explain_coverage());
  else
    document_paragraphf(document,
                        _("Rank ranges are left out: there are more than %s recommendations. They "
                          "can be requested, and take a few minutes."),
                        number_shown(REPORT_INTERVALS_MAX).text);
  if (report_withholds_any(report))
    document_paragraph(
        document,
        _("Only what this report shows is ranked, as if nothing else had been put to the vote."));
}

typedef bool SentenceMaker(const Report *report, const Standing *standing,
                           char sentence[SENTENCE_SIZE]);

/* Adds sentences about some, and how many more there are. Returns how many in all. */
static size_t add_remarks(const Report *report, Document *document, SentenceMaker *make) {
  const Ranking *ranking = &report->overall.ranking;
  char sentence[SENTENCE_SIZE];
  size_t count = 0;
  for (size_t at = 0; at < ranking->count; ++at) {
    const Standing *standing = &ranking->standings[at];
    if (!is_listed(report, standing) || !make(report, standing, sentence)) continue;
    if (++count <= ITEMS_MAX) document_item(document, sentence);
  }
  const unsigned long more = count > ITEMS_MAX ? (unsigned long)(count - ITEMS_MAX) : 0;
  if (more > 0)
    document_itemf(document, ngettext("and %s more", "and %s more", more), count_shown(more).text);
  return count;
}

static bool holds(const Report *report, const Standing *standing, char sentence[SENTENCE_SIZE]) {
  const ExplainContext about = {.roundtable = report->state,
                                .ranking = &report->overall.ranking,
                                .weights = report->rule.weights,
                                .method = (RankingMethod)report->rule.method};
  return explain_holding(&about, standing, report_interval(report, standing, false), sentence);
}

static void write_what_holds(const Report *report, Document *document) {
  if (!report->overall.intervals) return;
  document_heading(document, 3, _("What holds whatever the weights"));
  if (add_remarks(report, document, holds) == 0)
    document_paragraph(document, _("No rank over the session is the same whatever the weights."));
}

static bool is_disputed(const Report *report, const Standing *standing,
                        char sentence[SENTENCE_SIZE]) {
  const Recommendation *one = roundtable_recommendation(report->state, standing->recommendation);
  Ratio dispute;
  if (!urgency_is_disputed(standing->tally)) return false;
  urgency_dispute(standing->tally, &dispute);
  snprintf(sentence, SENTENCE_SIZE, _("%s: %s green and %s red dots (%s)."),
           reference_shown(report->state, one).text, number_shown(standing->tally.dots[GREEN]).text,
           number_shown(standing->tally.dots[RED]).text,
           ratio_shown(dispute, REPORT_DECIMALS).text);
  return true;
}

void write_rankings(const Report *report, Document *document) {
  char withdrawn[WITHDRAWN_TEXT_SIZE];
  document_heading(document, 2, _("Rankings"));
  if (report->overall.ranking.count == 0) {
    document_paragraph(document, _("Nothing has been put to the vote yet."));
    return;
  }
  write_rankings_introduction(report, document);
  /* If dots were given per subgroup, or this is unknown, ranks within subgroups come first. */
  const bool whole = report->request->subgroup == WHOLE_SESSION;
  const bool several = !whole || report->overall.ranking.group_count > 1;
  const bool care = whole && explanation_needs_care(report->state, &report->overall.ranking);
  if (several && care) write_listing(report, true, document);
  if (whole) write_listing(report, false, document);
  if (care) document_paragraph(document, explain_care());
  if (several && !care) write_listing(report, true, document);
  if (*withdrawn_sentence(report->state, is_told, report, withdrawn))
    document_paragraph(document, withdrawn);
  write_what_holds(report, document);
  document_heading(document, 3, _("Urgent, but disputed"));
  document_paragraph(
      document,
      _("Those with 5 dots or more, many of them green and many red. The number is 1 "
        "if half of the dots are green and half red, 0 if either colour is missing; it is "
        "listed from one half up."));
  if (add_remarks(report, document, is_disputed) == 0) document_paragraph(document, _("None is."));
}
