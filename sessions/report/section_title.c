#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/acts/open_votes.h"
#include "sessions/event_text/event_text.h"
#include "sessions/journal/codec.h"
#include "sessions/report/report_parts.h"
#include "sessions/session/rule_history.h"

/* What session it was, its rules and its priorities. */

static void add_session_fact(const Report *report, Document *document, const char *label,
                             SessionText property) {
  const char *text = roundtable_text(report->state, property);
  document_fact(document, label, *text ? text : _("not given"));
}

/* Adds how the day is known, if nobody noted it. */
static void add_day(const Report *report, Document *document) {
  char written[DAY_WORDS_SIZE];
  const char *noted = roundtable_text(report->state, SESSION_DATE);
  const DaySource source = *noted ? DAY_NOTED : report->day.source;
  const char *day = source == DAY_UNKNOWN ? _("not given")
                    : *noted              ? day_words(noted, written)
                                          : day_in_words(report->day.day, written);
  document_factf(document, _("Date"),
                 source == DAY_OF_TITLE       ? _("%s (from the title)")
                 : source == DAY_OF_VOTE      ? _("%s (day of the first vote; no date was given)")
                 : source == DAY_OF_BEGINNING ? _("%s (day it was begun; no date was given)")
                                              : "%s",
                 day);
}

/* People come late and leave: if the number changed after the vote began, both are said. */
static const char *voters_words(const Report *report, Document *document, uint32_t subgroup,
                                int64_t voters) {
  int64_t then = RULE_UNKNOWN;
  voters_at_start(report->session, subgroup, &then, NULL);
  if (then == RULE_UNKNOWN || then == voters)
    return document_format(document, "%s", people_words(report, voters).text);
  return document_format(document,
                         vote_is_open(report->state) ? _("%s, %s now") : _("%s, %s at the close"),
                         people_words(report, then).text, people_words(report, voters).text);
}

static void add_voters(const Report *report, Document *document) {
  const int64_t voters = roundtable_voting_rule(report->state, RULE_VOTERS);
  document_fact(document, _("Voters"),
                report->disclosure.tells_voters
                    ? voters_words(report, document, WHOLE_SESSION, voters)
                    : _("withheld"));
  for (size_t place = 0; place < roundtable_subgroup_count(report->state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(report->state, place);
    if (subgroup->voters == RULE_UNKNOWN || !report_tells(report, subgroup)) continue;
    document_fact(
        document,
        document_format(document, _("Voters of subgroup %s"), subgroup_words(document, subgroup)),
        report_withholds(report, subgroup)
            ? _("withheld")
            : voters_words(report, document, subgroup->number, subgroup->voters));
  }
}

static void add_allowances(const Report *report, Document *document) {
  static const struct {
    VotingRule rule;
    const char *label;
  } ALLOWANCES[] = {
      {RULE_ALLOWANCE, N_("Dots per voter")},
      {RULE_ALLOWANCE_GREEN, N_("Very high priority, per voter")},
      {RULE_ALLOWANCE_YELLOW, N_("Medium priority, per voter")},
      {RULE_ALLOWANCE_RED, N_("Lower priority, per voter")},
  };
  for (size_t n = 0; n < sizeof ALLOWANCES / sizeof *ALLOWANCES; ++n)
    document_fact(document, _(ALLOWANCES[n].label),
                  known_words(roundtable_voting_rule(report->state, ALLOWANCES[n].rule)).text);
}

static const char *choice_words(const Report *report, VotingRule rule, const char *zero,
                                const char *one) {
  const int64_t value = roundtable_voting_rule(report->state, rule);
  if (value == RULE_UNKNOWN) return _("not given");
  return value == 0 ? zero : one;
}

static void add_rules(const Report *report, Document *document) {
  document_heading(document, 2, _("Rules in force"));
  add_voters(report, document);
  add_allowances(report, document);
  document_fact(document, _("On one recommendation"),
                choice_words(report, RULE_DOTS_PER_ITEM, _("one dot per voter at most"),
                             _("several dots per voter")));
  document_fact(
      document, _("Dots are given"),
      choice_words(report, RULE_SCOPE, _("for the whole session"), _("for each subgroup")));
  char weights[WEIGHTS_TEXT_SIZE];
  document_factf(document, _("Ranking"),
                 report->rule.method == BY_CUMULATIVE
                     ? _("by cumulative dots (weights of the second ranking: %s)")
                     : _("by weighted dots: %s"),
                 weights_text(report->rule.weights, weights));
}

static void begin_agenda(Document *document) {
  document_heading(document, 2, _("Day schedule"));
  document_table(document, _("The phases of the day, as planned and as they were"));
  document_column(document, COLUMN_TITLE, _("phase"), NULL);
  document_column(document, COLUMN_NUMBER, _("planned"), NULL);
  document_column(document, COLUMN_NUMBER, _("began"), NULL);
  document_column(document, COLUMN_NUMBER, _("ended"), NULL);
  document_column(document, COLUMN_NUMBER, _("lasted"), NULL);
}

static const PhaseSpan *span_of(const Report *report, uint32_t phase, size_t from) {
  const JournalSummary *journal = &report->journal;
  for (size_t n = from; n < journal->span_count; ++n)
    if (journal->spans[n].phase == phase && span_took_time(&journal->spans[n]))
      return &journal->spans[n];
  return NULL;
}

static void add_phase(const Report *report, Document *document, uint32_t phase,
                      const PhaseSpan *span) {
  const Phase plan = roundtable_phase(report->state, phase);
  const bool lasted = span && report_minutes(report, span->elapsed_ms) > 0;
  document_row(document, ROW_ITEM, *plan.name ? plan.name : number_shown(phase).text, NULL);
  document_cell(document, plan.minutes > 0
                              ? document_format(document, _("%lld min"), (long long)plan.minutes)
                              : "–");
  document_cell(document, span ? moment_words(report, &span->began).text : "–");
  document_cell(document,
                span && span->ended.seq != 0 ? moment_words(report, &span->ended).text : "–");
  document_cell(document, lasted ? duration_words(report, span->elapsed_ms).text : "–");
}

static void add_spans(const Report *report, Document *document, uint32_t phase) {
  const PhaseSpan *span = span_of(report, phase, 0);
  add_phase(report, document, phase, span);
  while (span) {
    span = span_of(report, phase, (size_t)(span - report->journal.spans) + 1);
    if (span) add_phase(report, document, phase, span);
  }
}

static void add_agenda(const Report *report, Document *document) {
  bool begun = false;
  for (uint32_t phase = 1; phase <= PHASES_MAX; ++phase) {
    if (!(*roundtable_phase(report->state, phase).name || span_of(report, phase, 0))) continue;
    if (!begun) begin_agenda(document);
    begun = true;
    add_spans(report, document, phase);
  }
  if (!begun) {
    document_heading(document, 2, _("Day schedule"));
    document_paragraph(document, _("The phases of the day were not recorded."));
  }
  /* Not for the public: the sentences give times to the second. */
  if (!report->request->is_public && journal_summary_count(&report->journal, FACT_PHASE) != 0) {
    document_heading(document, 3, _("Phases undone or corrected"));
    write_course_entries(report, document, FACT_PHASE,
                         _("What was undone or corrected in the phases, and when"));
  }
}

/* Adds the sessions that this one was made from, if any. */
static void add_sources(const Report *report, FactKind kind, const char *heading,
                        Document *document) {
  const JournalSummary *journal = &report->journal;
  if (journal_summary_count(journal, kind) == 0) return;
  document_heading(document, 2, heading);
  for (size_t n = 0; n < journal->entry_count; ++n) {
    const JournalFact *entry = &journal->entries[n];
    if (entry->kind != kind) continue;
    if (report_withholds_any(report))
      document_factf(document, entry->text, _("fingerprint %s"), entry->reason);
    else
      document_factf(document, entry->text, _("up to its no. %llu, fingerprint %s"),
                     (unsigned long long)entry->more, entry->reason);
  }
}

void write_title_section(const Report *report, Document *document) {
  document_heading(document, 1, document->title);
  add_state(report, document);
  add_day(report, document);
  add_session_fact(report, document, _("Place"), SESSION_PLACE);
  add_session_fact(report, document, _("Theme"), SESSION_THEME);
  add_sources(report, FACT_SOURCE, _("Sessions added up"), document);
  add_sources(report, FACT_ROUND_BEFORE, _("The round before"), document);
  add_rules(report, document);
  add_agenda(report, document);
  document_heading(document, 2, _("The three priorities"));
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    document_factf(document, priority_sign((Colour)colour), "%s",
                   priority_words(document, (Colour)colour));
  document_paragraph(document, _("A red dot is a weak yes, never a no."));
}

/* How it was computed, how to check it, and who signs it. */

static void add_formulas(const Report *report, Document *document) {
  char weights[COLOUR_COUNT][WEIGHT_TEXT_SIZE];
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    thousandths_text(report->rule.weights.of[colour], *_("."), weights[colour]);
  document_item(document, _("cumulative = green + yellow + red"));
  document_itemf(document, _("weighted = %s · green + %s · yellow + %s · red"), weights[GREEN],
                 weights[YELLOW], weights[RED]);
  document_item(
      document,
      _("rank = 1 + how many are strictly better; those that share a rank are in agenda order"));
  document_item(document, _("rank range = the best and the worst rank over all weights in which "
                            "green ≥ yellow ≥ red ≥ 0, computed exactly"));
  document_item(document, _("dots per voter = cumulative / voters"));
  document_item(document, _("disputed priority = 4 · green · red / cumulative², from 5 dots up"));
}

static void add_rule(const Report *report, Document *document) {
  const Stamp *named = &report->journal.rule_named;
  if (named->seq == 0) {
    document_paragraph(document, _("No ranking rule was chosen: this is gommette's usual one."));
    return;
  }
  const bool before_vote =
      report->journal.first_vote.seq == 0 || named->seq < report->journal.first_vote.seq;
  if (report_withholds_any(report))
    document_paragraphf(document,
                        before_vote
                            ? _("The ranking rule was chosen before the vote, at %s.")
                            : _("The ranking rule was chosen after the vote had begun, at %s."),
                        moment_words(report, named).text);
  else
    document_paragraphf(
        document,
        before_vote
            ? _("The ranking rule was chosen before the vote, at %s (no. %llu of the journal).")
            : _("The ranking rule was chosen after the vote had begun, at %s (no. %llu of the "
                "journal)."),
        moment_words(report, named).text, (unsigned long long)named->seq);
}

static void add_check(const Report *report, Document *document) {
  const unsigned long long length = report->journal.last.seq;
  const FingerprintText fingerprint = fingerprint_shown(session_hash(report->session));
  if (report_withholds_any(report)) {
    document_paragraphf(
        document,
        _("The fingerprint of the session is %s. Anyone with the session's file can check that "
          "this paper came from it, and that nothing before was altered:"),
        fingerprint.text);
    document_paragraphf(document, _("gommette verify FILE --anchor \"%s\""), fingerprint.text);
    return;
  }
  document_paragraphf(document,
                      _("The journal of the session has %s events; the fingerprint of the last is "
                        "%s. Anyone with the session's file can check that this paper came from "
                        "it, and that nothing before was altered:"),
                      count_shown(length).text, fingerprint.text);
  document_paragraphf(document, _("gommette verify FILE --anchor \"%llu %s\""), length,
                      fingerprint.text);
}

void write_method(const Report *report, Document *document) {
  document_heading(document, 2, _("Method"));
  document_paragraphf(document,
                      _("gommette %s computed this from the counts in the session's file, with "
                        "whole numbers and without rounding:"),
                      report->request->version);
  add_formulas(report, document);
  add_rule(report, document);
  add_check(report, document);
}

void write_signatures(const Report *report UNUSED, Document *document) {
  document_heading(document, 2, _("Signatures"));
  document_signature(document, _("facilitator"));
  document_signature(document, _("rapporteur"));
  document_signature(document, _("witness"));
}

/* Dots as bars, and ranks over all weights as whiskers. */

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
  const bool within = report->request->subgroup != WHOLE_SESSION;
  const Recommendation *one = roundtable_recommendation(report->state, standing->recommendation);
  const Interval *interval = report_interval(report, standing, within);
  const Rank *rank = &standing->rank[report->rule.method];
  const ReferenceText reference = reference_shown(report->state, one);
  FigureRow row = {.label = reference.text,
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

void write_pictures(const Report *report, Document *document) {
  if (report->overall.ranking.count == 0) return;
  document_heading(document, 2, _("Pictures"));
  document_heading(document, 3, _("Dots"));
  add_figure(report, document, BLOCK_BARS,
             _("The dots on each recommendation, in ranking order: very high priority, medium, "
               "lower priority"),
             longest_bar(report));
  if (report->overall.intervals) {
    document_heading(document, 3, _("Rank ranges"));
    add_figure(report, document, BLOCK_WHISKERS,
               _("The best and the worst rank of each recommendation over all weights, and "
                 "its rank by the session's rule"),
               last_rank(report));
  }
}
