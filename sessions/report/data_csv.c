/* The tidy table. */
#include <string.h>

#include "core/rank/methods.h"
#include "sessions/report/data.h"
#include "sessions/report/data_parts.h"
#include "sessions/text/csv_tables.h"
#include "sessions/text/csv_writer.h"

static void write_header(CsvWriter *csv) {
  for (size_t n = 0; n < RANKING_COLUMNS; ++n)
    csv_write_word(csv, RANKING_HEADER[n]);
  for (size_t n = 0; n < REPORT_EXTRAS_COUNT; ++n)
    csv_write_word(csv, REPORT_EXTRAS[n]);
  csv_end_row(csv);
}

static void write_empty(CsvWriter *csv, int cells) {
  while (cells-- > 0)
    csv_write_word(csv, "");
}

static void write_figures(CsvWriter *csv, const DataRow *row) {
  if (!row->has_figures) {
    write_empty(csv, COLOUR_COUNT + 1);
    return;
  }
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    csv_write_number(csv, row->tally.dots[colour]);
  csv_write_number(csv, tally_cumulative(row->tally));
}

/* Its place in both rankings, which begins with the column after the cumulative score. */
static void write_ranks(CsvWriter *csv, const Standing *standing) {
  char weighted[WEIGHT_TEXT_SIZE];
  enum { RANKS = RANKING_COLUMNS - 6 };
  if (!standing) {
    write_empty(csv, RANKS);
    return;
  }
  csv_write_number(csv, standing->rank[BY_CUMULATIVE].overall);
  csv_write_number(csv, standing->rank[BY_CUMULATIVE].in_subgroup);
  csv_write_word(csv, thousandths_text(standing->score[BY_WEIGHTED], '.', weighted));
  csv_write_number(csv, standing->rank[BY_WEIGHTED].overall);
  csv_write_number(csv, standing->rank[BY_WEIGHTED].in_subgroup);
}

static void write_interval(CsvWriter *csv, const Interval *interval) {
  if (!interval) {
    write_empty(csv, 2);
    return;
  }
  csv_write_number(csv, interval->best);
  csv_write_number(csv, interval->worst);
}

static void write_margins(CsvWriter *csv, const Report *report, const Standing *standing) {
  for (int method = 0; method < MAIN_RANKINGS; ++method) {
    const int64_t margin = standing ? report->overall.margins[method][standing->index] : 0;
    if (margin == 0)
      csv_write_word(csv, "");
    else
      csv_write_number(csv, margin);
  }
}

static void write_firmness(CsvWriter *csv, const Report *report, const DataRow *row) {
  const Standing *standing = row->standing;
  write_interval(csv, standing ? report_interval(report, standing, false) : NULL);
  write_interval(csv, standing ? report_interval(report, standing, true) : NULL);
  write_margins(csv, report, standing);
}

static void write_voters(CsvWriter *csv, const DataRow *row) {
  char text[RATIO_TEXT_SIZE];
  Ratio dispute;
  if (row->voters == RULE_UNKNOWN)
    csv_write_word(csv, "");
  else
    csv_write_number(csv, row->voters);
  csv_write_word(csv, row->has_figures && urgency_dispute(row->tally, &dispute)
                          ? ratio_text(dispute, DATA_DECIMALS, '.', text)
                          : "");
}

static const char *text_of(const Recommendation *one, RecommendationText property) {
  return one ? one->text[property] : "";
}

/* The last place that it had before this one. */
static const Entry *former_place(const Report *report, const Recommendation *one) {
  const Chronicle *chronicle = &report->chronicle;
  const Entry *last = NULL, *entry;
  uint32_t at = one ? chronicle_about(chronicle, one->number) : NO_ENTRY;
  for (; (entry = chronicle_entry(chronicle, at, ENTRY_FORMER)); at = entry->next)
    last = entry;
  return last;
}

static void write_rest(CsvWriter *csv, const Report *report, const DataRow *row) {
  const Recommendation *one = row->recommendation;
  const Entry *former = former_place(report, one);
  const Subgroup *from = former ? roundtable_subgroup(report->state, former->subgroup) : NULL;
  const char *reason =
      one ? one->text[RECOMMENDATION_REASON] : row->subgroup->text[SUBGROUP_REASON];
  csv_write_word(csv, data_subgroup_status(row->subgroup));
  csv_write_text(csv, text_of(one, RECOMMENDATION_SHORT_TITLE));
  csv_write_text(csv, text_of(one, RECOMMENDATION_KEY));
  csv_write_text(csv, reason);
  csv_write_text(csv, from ? from->text[SUBGROUP_CODE] : "");
  csv_write_text(csv, former ? former->text : "");
  csv_write_text(csv, report->request->is_public ? "" : text_of(one, RECOMMENDATION_NOTE));
  csv_write_word(csv, row->withheld ? "withheld" : finality_name(&report->finality));
  csv_end_row(csv);
}

static bool write_row(void *context, const Report *report, const DataRow *row) {
  CsvWriter *csv = context;
  const Recommendation *one = row->recommendation;
  const Recommendation *parent =
      one && one->parent ? roundtable_recommendation(report->state, one->parent) : NULL;
  csv_write_text(csv, row->subgroup->text[SUBGROUP_CODE]);
  csv_write_text(csv, one ? one->code : "");
  write_figures(csv, row);
  write_ranks(csv, row->standing);
  csv_write_text(csv, row->subgroup->text[SUBGROUP_TITLE]);
  csv_write_text(csv, text_of(one, RECOMMENDATION_TITLE));
  csv_write_word(csv, one ? data_status(one) : "");
  csv_write_text(csv, parent ? parent->code : "");
  write_firmness(csv, report, row);
  write_voters(csv, row);
  write_rest(csv, report, row);
  return true;
}

bool report_write_csv(FILE *out, Session *session, const ReportRequest *request, Error *err) {
  const ReportRequest whole = data_request(request);
  Report report;
  CsvWriter csv = {.out = out};
  bool written = report_open(session, &whole, &report, err);
  if (written) {
    write_header(&csv);
    written = data_rows(&report, write_row, &csv, err);
  }
  report_close(&report);
  return written;
}
