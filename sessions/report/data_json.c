/* The object: report.schema.json. */
#include <string.h>

#include "core/rank/methods.h"
#include "sessions/export/json_finality.h"
#include "sessions/report/data.h"
#include "sessions/report/data_json_parts.h"

enum { SCHEMA_VERSION = 1 };

static void write_witness(Json *json, const char *name, const Witness *witness) {
  char number[WIDE_TEXT_SIZE];
  if (!witness || !witness->known) {
    json_null(json, name);
    return;
  }
  json_begin_array(json, name);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    json_decimal(json, NULL, wide_text(witness->of[colour], number));
  json_end_array(json);
}

static void write_interval(Json *json, const Report *report, const Standing *standing) {
  const Interval *overall = report_interval(report, standing, false);
  const Interval *within = report_interval(report, standing, true);
  json_known(json, "best_rank", overall ? (int64_t)overall->best : RULE_UNKNOWN);
  json_known(json, "worst_rank", overall ? (int64_t)overall->worst : RULE_UNKNOWN);
  json_known(json, "best_rank_in_subgroup", within ? (int64_t)within->best : RULE_UNKNOWN);
  json_known(json, "worst_rank_in_subgroup", within ? (int64_t)within->worst : RULE_UNKNOWN);
  write_witness(json, "best_weights", overall ? &overall->best_at : NULL);
  write_witness(json, "worst_weights", overall ? &overall->worst_at : NULL);
}

/* None for the first, which has nobody to pass. */
static void write_margin(Json *json, const char *name, const Report *report,
                         const Standing *standing, RankingMethod method) {
  const int64_t margin = report->overall.margins[method][standing->index];
  json_known(json, name, margin == 0 ? RULE_UNKNOWN : margin);
}

/* {"cumulative_rank", …}, or null. */
static void write_standing(Json *json, const Report *report, const Standing *standing) {
  char weighted[WEIGHT_TEXT_SIZE];
  if (!standing) {
    json_null(json, "standing");
    return;
  }
  json_begin_object(json, "standing");
  json_number(json, "cumulative_rank", standing->rank[BY_CUMULATIVE].overall);
  json_number(json, "cumulative_rank_in_subgroup", standing->rank[BY_CUMULATIVE].in_subgroup);
  json_decimal(json, "weighted", thousandths_text(standing->score[BY_WEIGHTED], '.', weighted));
  json_number(json, "weighted_rank", standing->rank[BY_WEIGHTED].overall);
  json_number(json, "weighted_rank_in_subgroup", standing->rank[BY_WEIGHTED].in_subgroup);
  write_interval(json, report, standing);
  write_margin(json, "cumulative_margin", report, standing, BY_CUMULATIVE);
  write_margin(json, "weighted_margin", report, standing, BY_WEIGHTED);
  json_end_object(json);
}

static void write_formers(Json *json, const Report *report, const Recommendation *one) {
  const Chronicle *chronicle = &report->chronicle;
  uint32_t at = chronicle_about(chronicle, one->number);
  const Entry *entry;
  json_begin_array(json, "formerly");
  for (; (entry = chronicle_entry(chronicle, at, ENTRY_FORMER)); at = entry->next) {
    const Subgroup *subgroup = roundtable_subgroup(report->state, entry->subgroup);
    json_begin_object(json, NULL);
    json_text(json, "subgroup_code", subgroup ? subgroup->text[SUBGROUP_CODE] : "");
    json_text(json, "code", entry->text);
    json_end_object(json);
  }
  json_end_array(json);
}

/* The note that it has, and those that were taken; none for the public. */
static void write_notes(Json *json, const Report *report, const Recommendation *one) {
  const Chronicle *chronicle = &report->chronicle;
  uint32_t at = report->request->is_public ? NO_ENTRY : chronicle_about(chronicle, one->number);
  const Entry *entry;
  json_begin_array(json, "notes");
  if (!report->request->is_public && *one->text[RECOMMENDATION_NOTE])
    json_text(json, NULL, one->text[RECOMMENDATION_NOTE]);
  for (; (entry = chronicle_entry(chronicle, at, ENTRY_NOTE)); at = entry->next)
    json_text(json, NULL, entry->text);
  json_end_array(json);
}

static void write_flag(Json *json, const Report *report, const DataRow *row) {
  const bool flagged = row->has_figures && guard_flags(report->state, row->recommendation);
  json_flag(json, "flagged", flagged);
  json_text(json, "flag_reason",
            flagged ? row->recommendation->text[RECOMMENDATION_COUNTS_REASON] : "");
}

static void write_decimal(Json *json, const char *name, bool known, Ratio ratio) {
  char text[RATIO_TEXT_SIZE];
  if (known)
    json_decimal(json, name, ratio_text(ratio, DATA_DECIMALS, '.', text));
  else
    json_null(json, name);
}

static void write_figures(Json *json, const Report *report, const DataRow *row) {
  Ratio dispute = {0, 1};
  const bool disputable = row->has_figures && urgency_dispute(row->tally, &dispute);
  if (row->has_figures)
    json_tally(json, "votes", row->tally);
  else
    json_null(json, "votes");
  write_decimal(json, "dots_per_voter", row->has_figures && row->voters > 0,
                (Ratio){tally_cumulative(row->tally), row->voters > 0 ? row->voters : 1});
  write_decimal(json, "urgency_dispute", disputable, dispute);
  write_flag(json, report, row);
  write_standing(json, report, row->standing);
}

static void write_texts(Json *json, const Report *report, const Recommendation *one) {
  const Recommendation *parent =
      one->parent ? roundtable_recommendation(report->state, one->parent) : NULL;
  json_text(json, "code", one->code);
  if (parent)
    json_text(json, "parent", parent->code);
  else
    json_null(json, "parent");
  json_text(json, "title", one->text[RECOMMENDATION_TITLE]);
  json_text(json, "short_title", one->text[RECOMMENDATION_SHORT_TITLE]);
  json_text(json, "key", one->text[RECOMMENDATION_KEY]);
  json_text(json, "status", data_status(one));
  json_text(json, "reason", one->text[RECOMMENDATION_REASON]);
  json_text(json, "see_also", one->text[RECOMMENDATION_SEE_ALSO]);
}

static bool write_row(void *context, const Report *report, const DataRow *row) {
  Json *json = context;
  const Recommendation *one = row->recommendation;
  if (!one) return true;
  json_begin_object(json, NULL);
  json_text(json, "subgroup_code", row->subgroup->text[SUBGROUP_CODE]);
  write_texts(json, report, one);
  write_formers(json, report, one);
  write_notes(json, report, one);
  write_figures(json, report, row);
  json_end_object(json);
  return true;
}

static void write_notes_on(Json *json, const Report *report, const Subgroup *subgroup) {
  const Chronicle *chronicle = &report->chronicle;
  json_begin_array(json, "notes");
  if (subgroup && !report->request->is_public && *subgroup->text[SUBGROUP_NOTE])
    json_text(json, NULL, subgroup->text[SUBGROUP_NOTE]);
  for (size_t n = 0; n < chronicle->entry_count && !report->request->is_public; ++n) {
    const Entry *entry = &chronicle->entries[n];
    if (entry->kind == ENTRY_NOTE && entry->recommendation == 0 &&
        entry->subgroup == (subgroup ? subgroup->number : 0))
      json_text(json, NULL, entry->text);
  }
  json_end_array(json);
}

static void write_subgroup(Json *json, const Report *report, const Subgroup *subgroup) {
  json_begin_object(json, NULL);
  json_text(json, "code", subgroup->text[SUBGROUP_CODE]);
  json_text(json, "title", subgroup->text[SUBGROUP_TITLE]);
  json_text(json, "status", data_subgroup_status(subgroup));
  json_text(json, "reason", subgroup->text[SUBGROUP_REASON]);
  json_people(json, "voters", report,
              report->disclosure.left_out[subgroup->number] ? RULE_UNKNOWN : subgroup->voters);
  json_flag(json, "withheld", report_withholds(report, subgroup));
  if (report_withholds(report, subgroup))
    json_null(json, "votes");
  else
    json_tally(json, "votes", report_sum_of(report, subgroup));
  write_notes_on(json, report, subgroup);
  json_end_object(json);
}

static void write_subgroups(Json *json, const Report *report) {
  Tally all = {{0}};
  json_begin_array(json, "subgroups");
  for (size_t place = 0; place < roundtable_subgroup_count(report->state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(report->state, place);
    if (!report_tells(report, subgroup)) continue;
    write_subgroup(json, report, subgroup);
    if (!report_withholds(report, subgroup)) all = tally_add(all, report_sum_of(report, subgroup));
  }
  json_end_array(json);
  json_null(json, "merged_votes");
  json_tally(json, "votes", all);
}

static bool write_report(Json *json, const Report *report, Error *err) {
  json_begin_object(json, NULL);
  json_text(json, "format", "gommette report");
  json_number(json, "version", SCHEMA_VERSION);
  json_text(json, "gommette", report->request->version);
  json_text(json, "language", report->request->language);
  json_flag(json, "public", report->request->is_public);
  json_finality(json, report->state, &report->finality);
  json_flag(json, "earlier_report_differs", report->chronicle.changed_since_closed);
  json_session(json, report);
  write_notes_on(json, report, NULL);
  write_subgroups(json, report);
  json_begin_array(json, "recommendations");
  const bool written = data_rows(report, write_row, json, err);
  json_end_array(json);
  json_reconciliation(json, report);
  json_end_object(json);
  return written;
}

bool report_write_json(FILE *out, Session *session, const ReportRequest *request, Error *err) {
  const ReportRequest whole = data_request(request);
  Report report;
  Json json = {.out = out};
  const bool written =
      report_open(session, &whole, &report, err) && write_report(&json, &report, err);
  report_close(&report);
  return written;
}
