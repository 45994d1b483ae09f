#include "sessions/report/data_json.h"

#include <time.h>

/* Writes a number, null if unknown, "fewer than 5" if no more may be shown. */
static void json_people(Json *json, const char *name, const Report *report, int64_t people) {
  if (report->request->is_public && people != RULE_UNKNOWN && people < FEW_PEOPLE)
    json_text(json, name, "fewer than 5");
  else
    json_value(json, name, value_known(people));
}

/* Writes the number of an event, null if the number of events is withheld. */
static void json_event(Json *json, const char *name, const Report *report, uint64_t seq) {
  json_value(json, name, report_withholds_any(report) ? value_none() : value_number((int64_t)seq));
}

/* Writes "2023-06-06T14:05:00+02:00"; for the public rounded to a quarter of an hour. */
static void json_moment(Json *json, const char *name, const Report *report, const Stamp *stamp) {
  char moment[ROOM_MOMENT_SIZE], text[ROOM_MOMENT_SIZE + SHOWN_TEXT_SIZE];
  const long long offset = stamp->utc_offset, size = offset < 0 ? -offset : offset;
  if (stamp->seq == 0) {
    json_null(json, name);
    return;
  }
  const struct tm then = report_time_in_room(report, stamp);
  strftime(moment, sizeof moment, "%Y-%m-%dT%H:%M:%S", &then);
  snprintf(text, sizeof text, "%s%c%02lld:%02lld", moment, offset < 0 ? '-' : '+', size / 60,
           size % 60);
  json_text(json, name, text);
}

static void write_choice(Json *json, const Report *report, const char *name, VotingRule rule,
                         const char *zero, const char *one) {
  const int64_t value = roundtable_voting_rule(report->state, rule);
  json_value(json, name, value_text(value == RULE_UNKNOWN ? NULL : value == 0 ? zero : one));
}

static void write_rules(Json *json, const Report *report) {
  static const struct {
    const char *name;
    VotingRule rule;
  } ALLOWANCES[] = {{"all", RULE_ALLOWANCE},
                    {"green", RULE_ALLOWANCE_GREEN},
                    {"yellow", RULE_ALLOWANCE_YELLOW},
                    {"red", RULE_ALLOWANCE_RED}};
  json_begin_object(json, "rules");
  json_people(json, "voters", report,
              report->disclosure.tells_voters ? roundtable_voting_rule(report->state, RULE_VOTERS)
                                              : RULE_UNKNOWN);
  json_begin_object(json, "dots_per_voter");
  for (size_t n = 0; n < sizeof ALLOWANCES / sizeof *ALLOWANCES; ++n)
    json_value(json, ALLOWANCES[n].name,
               value_known(roundtable_voting_rule(report->state, ALLOWANCES[n].rule)));
  json_end_object(json);
  write_choice(json, report, "dots_per_item", RULE_DOTS_PER_ITEM, "one", "several");
  write_choice(json, report, "scope", RULE_SCOPE, "session", "subgroup");
  json_begin_object(json, "ranking");
  json_text(json, "method", report->rule.method == BY_CUMULATIVE ? "cumulative" : "weighted");
  json_weights(json, report->rule.weights);
  json_moment(json, "named", report, &report->journal.rule_named);
  json_end_object(json);
  json_end_object(json);
}

static void write_span(Json *json, const Report *report, const PhaseSpan *span) {
  const Phase plan = roundtable_phase(report->state, span->phase);
  json_begin_object(json, NULL);
  json_number(json, "phase", span->phase);
  json_text(json, "name", plan.name);
  json_number(json, "planned_minutes", plan.minutes);
  json_moment(json, "began", report, &span->began);
  json_moment(json, "ended", report, &span->ended);
  json_number(json, "minutes", report_minutes(report, span->elapsed_ms));
  json_end_object(json);
}

/* Writes "session", "journal", "rules", "phases". */
static void json_session(Json *json, const Report *report) {
  char day[DAY_TEXT_SIZE];
  json_begin_object(json, "session");
  json_session_texts(json, report->state);
  json_value(json, "day", value_own(day_text(report->day.day, day)));
  json_end_object(json);
  json_begin_object(json, "journal");
  json_event(json, "events", report, report->journal.last.seq);
  json_text(json, "fingerprint", fingerprint_shown(session_hash(report->session)).text);
  json_moment(json, "began", report, &report->journal.first);
  json_moment(json, "ended", report, &report->journal.last);
  json_end_object(json);
  write_rules(json, report);
  json_begin_array(json, "phases");
  for (size_t n = 0; n < report->journal.span_count; ++n)
    if (span_took_time(&report->journal.spans[n]))
      write_span(json, report, &report->journal.spans[n]);
  json_end_array(json);
}

static void write_entry(Json *json, const Report *report, const JournalFact *entry) {
  char text[ENTRY_TEXT_SIZE];
  json_begin_object(json, NULL);
  json_event(json, "event", report, entry->stamp.seq);
  json_moment(json, "time", report, &entry->stamp);
  json_text(json, "what", entry_words(report, entry, text));
  json_number(json, "more", (int64_t)entry->more);
  json_text(json, "reason", entry->reason);
  json_end_object(json);
}

static void write_entries(Json *json, const char *name, const Report *report, FactKind kind) {
  const JournalSummary *journal = &report->journal;
  const bool told = kind == FACT_INCIDENT || !report_withholds_any(report);
  json_begin_array(json, name);
  for (size_t n = 0; told && n < journal->entry_count; ++n)
    if (journal->entries[n].kind == kind) write_entry(json, report, &journal->entries[n]);
  json_end_array(json);
}

/* Corrections reveal what single ballots held. */
/* Empty in a report for the public. */
static void write_private_entries(Json *json, const char *name, const Report *report,
                                  FactKind kind) {
  if (!report->request->is_public) {
    write_entries(json, name, report, kind);
    return;
  }
  json_begin_array(json, name);
  json_end_array(json);
}

static void write_guard(Json *json, const Report *report, const Subgroup *subgroup, int colour) {
  const bool own = roundtable_voting_rule(report->state, RULE_SCOPE) == SCOPE_SUBGROUP;
  const Guard guard = guard_of_allowance(report->state, subgroup, colour);
  json_begin_object(json, NULL);
  json_value(json, "subgroup_code", value_text(own ? subgroup->text[SUBGROUP_CODE] : NULL));
  json_text(json, "dots", colour_name((Colour)colour));
  json_value(json, "placed", value_known(guard.placed));
  json_value(json, "possible", value_known(guard.most));
  json_end_object(json);
}

static void write_guards(Json *json, const Report *report) {
  const bool own = roundtable_voting_rule(report->state, RULE_SCOPE) == SCOPE_SUBGROUP;
  const size_t count = roundtable_subgroup_count(report->state);
  json_begin_array(json, "dots");
  const size_t told_count = own ? count : count > 0 && !report_withholds_any(report);
  for (size_t place = 0; place < told_count; ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(report->state, place);
    const bool told = report_tells(report, subgroup) && !report_withholds(report, subgroup) &&
                      subgroup->status == SUBGROUP_HELD;
    for (int colour = 0; (told || !own) && colour <= COLOUR_COUNT; ++colour)
      write_guard(json, report, subgroup, colour);
  }
  json_end_array(json);
}

static void write_ballots(Json *json, const Report *report) {
  const JournalSummary *journal = &report->journal;
  const bool told = !report_withholds_any(report), all = !report->request->is_public;
  const int64_t in_box = (int64_t)roundtable_ballots_cast(report->state);
  json_begin_object(json, "ballots");
  json_people(json, "in_box", report, told ? in_box : RULE_UNKNOWN);
  json_people(json, "blank", report, all ? report->blank : RULE_UNKNOWN);
  json_people(json, "did_not_vote", report, all ? report_did_not_vote(report) : RULE_UNKNOWN);
  json_value(json, "cast", value_known(all ? journal->ballots_cast : RULE_UNKNOWN));
  json_value(json, "changed", value_known(all ? journal->ballots_changed : RULE_UNKNOWN));
  json_value(json, "withdrawn", value_known(all ? journal->ballots_withdrawn : RULE_UNKNOWN));
  json_value(json, "kiosk_received", value_known(all ? journal->kiosk_ballots : RULE_UNKNOWN));
  json_value(json, "kiosk_counted", value_known(all ? journal->kiosk_counted : RULE_UNKNOWN));
  json_end_object(json);
}

static void write_cell(Json *json, const Report *report, const RecountedCell *cell) {
  const Recommendation *one = roundtable_recommendation(report->state, cell->cell.recommendation);
  json_begin_object(json, NULL);
  json_text(json, "subgroup_code",
            roundtable_subgroup(report->state, one->subgroup)->text[SUBGROUP_CODE]);
  json_text(json, "code", one->code);
  json_text(json, "colour", colour_name(cell->cell.colour));
  json_number(json, "recorded", cell->recorded);
  json_number(json, "by_hand", cell->by_hand);
  json_end_object(json);
}

static void write_recount(Json *json, const Report *report, const Recount *recount) {
  json_begin_object(json, NULL);
  json_number(json, "event", (int64_t)recount->stamp.seq);
  json_moment(json, "time", report, &recount->stamp);
  json_text(json, "seed", recount->seed);
  json_number(json, "drawn_at_event", (int64_t)recount->at);
  json_text(json, "fingerprint", recount->fingerprint);
  json_number(json, "cells", (int64_t)recount->of);
  json_number(json, "drawn", (int64_t)recount->drawn);
  json_number(json, "counted", (int64_t)recount->count);
  json_number(json, "otherwise", (int64_t)recount_differing(recount));
  json_begin_array(json, "by_hand");
  for (size_t n = 0; n < recount->count; ++n)
    if (report_tells_cell(report, &recount->cells[n])) write_cell(json, report, &recount->cells[n]);
  json_end_array(json);
  json_end_object(json);
}

/* Writes "reconciliation". */
static void json_reconciliation(Json *json, const Report *report) {
  const JournalSummary *journal = &report->journal;
  json_begin_object(json, "reconciliation");
  write_guards(json, report);
  write_ballots(json, report);
  json_breaches(json, report->state, report->request->is_public ? NULL : &report->breaches);
  json_begin_array(json, "recounts");
  for (size_t n = 0; n < report->recounts.count && !report_withholds_any(report); ++n)
    write_recount(json, report, &report->recounts.list[n]);
  json_end_array(json);
  json_event(json, "reverted", report, journal->reverted);
  json_event(json, "undone", report, journal->undone);
  json_event(json, "redone", report, journal->redone);
  write_private_entries(json, "corrections", report, FACT_CORRECTION);
  write_private_entries(json, "phase_corrections", report, FACT_PHASE);
  write_entries(json, "rule_changes", report, FACT_RULE);
  write_entries(json, "kiosk_interruptions", report, FACT_INTERRUPTION);
  write_entries(json, "merges", report, FACT_MERGE);
  write_entries(json, "incidents", report, FACT_INCIDENT);
  json_end_object(json);
}

/* The object: report.schema.json. */

enum { SCHEMA_VERSION = 1 };

/* Writes {"cumulative_rank", …}, or null. */
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

/* Writes its current note, and former ones; none for the public. */
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
  if (report_tells_earlier_ranks(report) && *one->text[RECOMMENDATION_EARLIER_RANK])
    json_fields(json, &DATA_SCHEMA, "earlier_rank", row);
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
