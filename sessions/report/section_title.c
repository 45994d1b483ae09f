/* What session it was, by which rules, with which priorities. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/event_text/rule_text.h"
#include "sessions/export/explanation.h"
#include "sessions/report/report_parts.h"

static bool add_session_fact(const Report *report, Document *document, const char *label,
                             SessionText property, Error *err) {
  const char *text = roundtable_text(report->state, property);
  return document_fact(document, label, *text ? text : _("not noted"), err);
}

/* With how it is known, where nobody noted it. */
static bool add_day(const Report *report, Document *document, Error *err) {
  char written[DAY_WORDS_SIZE];
  const char *label = _("Date"), *noted = roundtable_text(report->state, SESSION_DATE);
  const char *day = *noted ? day_words(noted, written) : day_in_words(report->day.day, written);
  switch (*noted ? DAY_NOTED : report->day.source) {
  case DAY_NOTED: return document_fact(document, label, day, err);
  case DAY_OF_TITLE: return add_fact(document, label, err, _("%s (from the title)"), day);
  case DAY_OF_VOTE:
    return add_fact(document, label, err, _("%s (day of the first vote; no date was noted)"), day);
  case DAY_OF_BEGINNING:
    return add_fact(document, label, err, _("%s (day it was begun; no date was noted)"), day);
  case DAY_UNKNOWN: break;
  }
  return document_fact(document, label, _("not noted"), err);
}

static bool add_session_facts(const Report *report, Document *document, Error *err) {
  return add_day(report, document, err) &&
         add_session_fact(report, document, _("Place"), SESSION_PLACE, err) &&
         add_session_fact(report, document, _("Theme"), SESSION_THEME, err);
}

static bool add_voters_of_subgroup(const Report *report, Document *document,
                                   const Subgroup *subgroup, Error *err) {
  char people[REPORT_TEXT_SIZE], *label = NULL;
  char *words = subgroup_words(subgroup, err);
  if (!words) return false;
  const bool written = asprintf(&label, _("Voters of subgroup %s"), words) >= 0;
  const bool added = written ? document_fact(document, label,
                                             report_withholds(report, subgroup)
                                                 ? _("withheld")
                                                 : people_words(report, subgroup->voters, people),
                                             err)
                             : fail_memory(err);
  free(words);
  free(label);
  return added;
}

static bool add_voters(const Report *report, Document *document, Error *err) {
  char people[REPORT_TEXT_SIZE];
  const int64_t voters = roundtable_voting_rule(report->state, RULE_VOTERS);
  const char *words =
      report->disclosure.tells_voters ? people_words(report, voters, people) : _("withheld");
  if (!document_fact(document, _("Voters"), words, err)) return false;
  for (size_t place = 0; place < roundtable_subgroup_count(report->state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(report->state, place);
    if (subgroup->voters != RULE_UNKNOWN && report_tells(report, subgroup) &&
        !add_voters_of_subgroup(report, document, subgroup, err))
      return false;
  }
  return true;
}

static const char *rule_words(const Report *report, VotingRule rule, char text[REPORT_TEXT_SIZE]) {
  const int64_t value = roundtable_voting_rule(report->state, rule);
  return value == RULE_UNKNOWN ? _("not noted") : number_words(value, text);
}

static bool add_allowances(const Report *report, Document *document, Error *err) {
  static const struct {
    VotingRule rule;
    const char *label;
  } ALLOWANCES[] = {
      {RULE_ALLOWANCE, N_("Dots for each voter")},
      {RULE_ALLOWANCE_GREEN, N_("Very high priority, for each voter")},
      {RULE_ALLOWANCE_YELLOW, N_("Medium priority, for each voter")},
      {RULE_ALLOWANCE_RED, N_("Important but less, for each voter")},
  };
  char number[REPORT_TEXT_SIZE];
  for (size_t n = 0; n < sizeof ALLOWANCES / sizeof *ALLOWANCES; ++n)
    if (!document_fact(document, _(ALLOWANCES[n].label),
                       rule_words(report, ALLOWANCES[n].rule, number), err))
      return false;
  return true;
}

static const char *choice_words(const Report *report, VotingRule rule, const char *zero,
                                const char *one) {
  const int64_t value = roundtable_voting_rule(report->state, rule);
  if (value == RULE_UNKNOWN) return _("not noted");
  return value == 0 ? zero : one;
}

static bool add_ranking_rule(const Report *report, Document *document, Error *err) {
  char weights[WEIGHTS_TEXT_SIZE];
  return add_fact(document, _("Ranking"), err,
                  report->rule.method == BY_CUMULATIVE
                      ? _("by the sum of dots (weights of the other ranking: %s)")
                      : _("by weighted dots: %s"),
                  weights_text(report->rule.weights, weights));
}

static bool add_rules(const Report *report, Document *document, Error *err) {
  return document_heading(document, 2, _("Rules in force"), err) &&
         add_voters(report, document, err) && add_allowances(report, document, err) &&
         document_fact(document, _("On one recommendation"),
                       choice_words(report, RULE_DOTS_PER_ITEM, _("one dot of a voter at most"),
                                    _("several dots of a voter")),
                       err) &&
         document_fact(
             document, _("Dots are given"),
             choice_words(report, RULE_SCOPE, _("for the whole session"), _("for each subgroup")),
             err) &&
         add_ranking_rule(report, document, err);
}

static bool begin_agenda(Document *document, Error *err) {
  const DocumentColumn columns[] = {
      {_("phase"), _("phase"), COLUMN_TITLE},    {_("planned"), _("planned"), COLUMN_NUMBER},
      {_("began"), _("began"), COLUMN_NUMBER},   {_("ended"), _("ended"), COLUMN_NUMBER},
      {_("lasted"), _("lasted"), COLUMN_NUMBER},
  };
  return document_heading(document, 2, _("Agenda of the day"), err) &&
         document_table(document, _("The phases of the day, as planned and as they were"), columns,
                        sizeof columns / sizeof *columns, err);
}

static const PhaseSpan *span_of(const Report *report, uint32_t phase, size_t from) {
  const Chronicle *chronicle = &report->chronicle;
  for (size_t n = from; n < chronicle->span_count; ++n)
    if (chronicle->spans[n].phase == phase && span_took_time(&chronicle->spans[n]))
      return &chronicle->spans[n];
  return NULL;
}

static bool add_phase(const Report *report, Document *document, uint32_t phase,
                      const PhaseSpan *span, Error *err) {
  char planned[REPORT_TEXT_SIZE] = "–", began[REPORT_TEXT_SIZE] = "–";
  char ended[REPORT_TEXT_SIZE] = "–", lasted[REPORT_TEXT_SIZE] = "–", number[REPORT_TEXT_SIZE];
  const Phase plan = roundtable_phase(report->state, phase);
  if (plan.minutes > 0) snprintf(planned, sizeof planned, _("%lld min"), (long long)plan.minutes);
  if (span) moment_words(report, &span->began, began);
  if (span && span->ended.seq != 0) moment_words(report, &span->ended, ended);
  if (span && report_minutes(report, span->elapsed_ms) > 0)
    duration_words(report, span->elapsed_ms, lasted);
  const char *const cells[] = {*plan.name ? plan.name : number_words(phase, number), planned, began,
                               ended, lasted};
  return document_row(document, ROW_ITEM, cells, sizeof cells / sizeof *cells, err);
}

static bool add_spans(const Report *report, Document *document, uint32_t phase, Error *err) {
  const PhaseSpan *span = span_of(report, phase, 0);
  if (!add_phase(report, document, phase, span, err)) return false;
  while (span) {
    span = span_of(report, phase, (size_t)(span - report->chronicle.spans) + 1);
    if (span && !add_phase(report, document, phase, span, err)) return false;
  }
  return true;
}

static bool is_on_agenda(const Report *report, uint32_t phase) {
  return *roundtable_phase(report->state, phase).name || span_of(report, phase, 0);
}

/* For the public none: their sentences tell times to the second. */
static bool add_corrected_phases(const Report *report, Document *document, Error *err) {
  return report->request->is_public || chronicle_count(&report->chronicle, ENTRY_PHASE) == 0 ||
         (document_heading(document, 3, _("Phases taken back or put right"), err) &&
          write_course_entries(report, document, ENTRY_PHASE,
                               _("What was taken back or put right in the phases, and when"), err));
}

static bool add_agenda(const Report *report, Document *document, Error *err) {
  bool begun = false;
  for (uint32_t phase = 1; phase <= PHASES_MAX; ++phase) {
    if (!is_on_agenda(report, phase)) continue;
    if (!begun && !begin_agenda(document, err)) return false;
    begun = true;
    if (!add_spans(report, document, phase, err)) return false;
  }
  if (!begun && !(document_heading(document, 2, _("Agenda of the day"), err) &&
                  document_paragraph(document, _("The phases of the day were not noted."), err)))
    return false;
  return add_corrected_phases(report, document, err);
}

static bool add_legend(Document *document, Error *err) {
  if (!document_heading(document, 2, _("The three priorities"), err)) return false;
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    if (!add_fact(document, priority_sign((Colour)colour), err, "%s",
                  priority_words((Colour)colour)))
      return false;
  return document_paragraph(document, _("A red dot is a weak yes, never a no."), err);
}

bool write_title_section(const Report *report, Document *document, Error *err) {
  return document_heading(document, 1, document->title, err) && add_state(report, document, err) &&
         add_session_facts(report, document, err) && write_sources(report, document, err) &&
         add_rules(report, document, err) && add_agenda(report, document, err) &&
         add_legend(document, err);
}
