/* The object: report.schema.json. */
#include "sessions/report/data.h"
#include "sessions/report/data_json_parts.h"

enum { SCHEMA_VERSION = 1 };

/* {"cumulative_rank", …}, or null. */
static void write_standing(Json *json, const DataRow *row) {
  if (!row->of.standing) {
    json_null(json, "standing");
    return;
  }
  json_begin_object(json, "standing");
  json_fields(json, &DATA_SCHEMA,
              "cumulative_rank cumulative_rank_in_subgroup weighted weighted_rank "
              "weighted_rank_in_subgroup best_rank worst_rank best_rank_in_subgroup "
              "worst_rank_in_subgroup",
              row);
  json_witnesses(json, row->of.overall);
  json_fields(json, &DATA_SCHEMA, "cumulative_margin weighted_margin", row);
  json_end_object(json);
}

static void write_formers(Json *json, const Report *report, const Recommendation *one) {
  const JournalSummary *journal = &report->journal;
  uint32_t at = journal_summary_about(journal, one->number);
  const JournalFact *entry;
  json_begin_array(json, "formerly");
  for (; (entry = journal_summary_entry(journal, at, FACT_FORMER)); at = entry->next) {
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
  const JournalSummary *journal = &report->journal;
  uint32_t at = report->request->is_public ? NO_FACT : journal_summary_about(journal, one->number);
  const JournalFact *entry;
  json_begin_array(json, "notes");
  if (!report->request->is_public && *one->text[RECOMMENDATION_NOTE])
    json_text(json, NULL, one->text[RECOMMENDATION_NOTE]);
  for (; (entry = journal_summary_entry(journal, at, FACT_NOTE)); at = entry->next)
    json_text(json, NULL, entry->text);
  json_end_array(json);
}

static void write_row(void *context, const Report *report, const DataRow *row) {
  Json *json = context;
  const Recommendation *one = row->of.recommendation;
  if (!one) return;
  json_begin_object(json, NULL);
  json_fields(json, &DATA_SCHEMA,
              "subgroup_code code parent title short_title key status reason see_also", row);
  write_formers(json, report, one);
  write_notes(json, report, one);
  json_tally(json, "votes", row->of.tally);
  json_fields(json, &DATA_SCHEMA, "dots_per_voter urgency_dispute flagged flag_reason", row);
  write_standing(json, row);
  json_end_object(json);
}

static void write_notes_on(Json *json, const Report *report, const Subgroup *subgroup) {
  const JournalSummary *journal = &report->journal;
  json_begin_array(json, "notes");
  if (subgroup && !report->request->is_public && *subgroup->text[SUBGROUP_NOTE])
    json_text(json, NULL, subgroup->text[SUBGROUP_NOTE]);
  for (size_t n = 0; n < journal->entry_count && !report->request->is_public; ++n) {
    const JournalFact *entry = &journal->entries[n];
    if (entry->kind == FACT_NOTE && entry->recommendation == 0 &&
        entry->subgroup == (subgroup ? subgroup->number : 0))
      json_text(json, NULL, entry->text);
  }
  json_end_array(json);
}

static void write_subgroup(Json *json, const Report *report, const Subgroup *subgroup) {
  const bool withheld = report_withholds(report, subgroup);
  const Tally sum = report_sum_of(report, subgroup);
  json_begin_object(json, NULL);
  json_text(json, "code", subgroup->text[SUBGROUP_CODE]);
  json_text(json, "title", subgroup->text[SUBGROUP_TITLE]);
  json_text(json, "status", data_subgroup_status(subgroup));
  json_text(json, "reason", subgroup->text[SUBGROUP_REASON]);
  json_people(json, "voters", report,
              report->disclosure.left_out[subgroup->number] ? RULE_UNKNOWN : subgroup->voters);
  json_flag(json, "withheld", withheld);
  json_tally(json, "votes", withheld ? NULL : &sum);
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
  json_tally(json, "votes", &all);
}

static bool write_report(Json *json, const Report *report, Error *err) {
  json_begin_object(json, NULL);
  json_text(json, "format", "gommette report");
  json_number(json, "version", SCHEMA_VERSION);
  json_text(json, "gommette", report->request->version);
  json_text(json, "language", report->request->language);
  json_flag(json, "public", report->request->is_public);
  json_finality(json, report->state, &report->finality);
  json_flag(json, "earlier_report_differs", report->journal.changed_since_closed);
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
