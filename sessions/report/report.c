#include "sessions/report/report.h"
#include "sessions/event_text/labels.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/acts/ballots.h"
#include "sessions/event_text/event_text.h"
#include "sessions/report/report_parts.h"
#include "sessions/session/session_parts.h"
#include "sessions/session/totals.h"
#include "sessions/text/text.h"

/* Words and numbers of the sections. */

enum { HOUR = 60 };

Shown rank_words(uint32_t rank, bool tied) {
  Shown shown;
  snprintf(shown.text, sizeof shown.text, "%" PRIu32 "%s", rank, tied ? "=" : "");
  return shown;
}

Shown moment_words(const Report *report, const Stamp *stamp) {
  const struct tm first = report_time_in_room(report, &report->journal.first);
  const struct tm then = report_time_in_room(report, stamp);
  const bool same_day = first.tm_year == then.tm_year && first.tm_yday == then.tm_yday;
  char clock[sizeof "14:05"], day[DAY_WORDS_SIZE];
  Shown shown;
  strftime(clock, sizeof clock, "%H:%M", &then);
  day_figures(day_of_parts(&then), day);
  snprintf(shown.text, sizeof shown.text, "%s%s%s", same_day ? "" : day, same_day ? "" : " ",
           clock);
  return shown;
}

Shown duration_words(const Report *report, int64_t milliseconds) {
  const int64_t minutes = report_minutes(report, milliseconds);
  Shown shown;
  if (minutes < HOUR)
    snprintf(shown.text, sizeof shown.text, _("%lld min"), (long long)minutes);
  else
    snprintf(shown.text, sizeof shown.text, _("%lld h %02lld"), (long long)minutes / HOUR,
             (long long)minutes % HOUR);
  return shown;
}

Shown known_words(int64_t number) {
  return number == RULE_UNKNOWN ? words_shown(_("not given")) : number_shown(number);
}

Shown people_words(const Report *report, int64_t people) {
  const bool few = report->request->is_public && people != RULE_UNKNOWN && people < FEW_PEOPLE;
  return few ? words_shown(_("fewer than 5")) : known_words(people);
}

const char *entry_words(const Report *report, const JournalFact *entry,
                        char text[ENTRY_TEXT_SIZE]) {
  const int64_t milliseconds = entry->incident.milliseconds;
  const int64_t size = milliseconds == INT64_MIN ? INT64_MAX
                       : milliseconds < 0        ? -milliseconds
                                                 : milliseconds;
  if (entry->kind != FACT_INCIDENT || !report->request->is_public) return entry->text;
  const bool is_short = report_minutes(report, size) == 0;
  return event_text_incident(
      &entry->incident, is_short ? _("less than 15 minutes") : duration_words(report, size).text,
      text, ENTRY_TEXT_SIZE);
}

const char *title_in_short(const Recommendation *one) {
  const char *brief = one->text[RECOMMENDATION_SHORT_TITLE];
  return *brief ? brief : one->text[RECOMMENDATION_TITLE];
}

static const struct {
  const char *name; /* on the command line */
  SectionWriter *write;
} SECTIONS[REPORT_SECTIONS] = {
    [SECTION_TITLE] = {"title", write_title_section},
    [SECTION_RECAP] = {"recap", write_recap},
    [SECTION_RANKINGS] = {"rankings", write_rankings},
    [SECTION_PICTURES] = {"pictures", write_pictures},
    [SECTION_COMPARISON] = {"comparison", write_comparison},
    [SECTION_RECONCILIATION] = {"reconciliation", write_reconciliation},
    [SECTION_METHOD] = {"method", write_method},
    [SECTION_SIGNATURES] = {"signatures", write_signatures},
};

static bool choose_section(const char *name, size_t size, bool sections[REPORT_SECTIONS],
                           Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  for (int section = 0; section < REPORT_SECTIONS; ++section) {
    if (strlen(SECTIONS[section].name) != size || strncmp(SECTIONS[section].name, name, size) != 0)
      continue;
    sections[section] = true;
    return true;
  }
  text_show(name, size, shown, sizeof shown);
  return fail(err, ERROR_USAGE,
              _("a report has no section “%s”: choose from title, recap, rankings, pictures, "
                "comparison, reconciliation, method, signatures"),
              shown);
}

bool report_sections_parse(const char *text, bool sections[REPORT_SECTIONS], Error *err) {
  bool chosen[REPORT_SECTIONS] = {false};
  for (;;) {
    const size_t size = strcspn(text, ",");
    if (!choose_section(text, size, chosen, err)) return false;
    if (text[size] == '\0') break;
    text += size + 1;
  }
  memcpy(sections, chosen, sizeof chosen);
  return true;
}

ReportRequest report_request(void) {
  ReportRequest request = {.subgroup = WHOLE_SESSION, .language = "en", .version = ""};
  for (int section = 0; section < REPORT_SECTIONS; ++section)
    request.sections[section] = true;
  return request;
}

/* Sets the title, such as "PROVISIONAL – Table ronde", and the footer of every page: whether it is
 * final, which session, up to which event, and the fingerprint. */
static void set_frame(const Report *report, Document *document) {
  char label[FINALITY_TEXT_SIZE];
  const char *title = roundtable_text(report->state, SESSION_TITLE);
  const char *mark = finality_mark(&report->finality);
  finality_label(report->state, &report->finality, label);
  const FingerprintText fingerprint = fingerprint_shown(session_hash(report->session));
  const char *proof =
      report_withholds_any(report)
          ? document_format(document, _("gommette · fingerprint %s"), fingerprint.text)
          : document_format(document, _("gommette · no. %llu · fingerprint %s"),
                            (unsigned long long)report->journal.last.seq, fingerprint.text);
  document->language = document_text(document, report->request->language);
  document->title = document_format(document, "%s%s%s", mark, *mark ? " – " : "",
                                    *title ? title : _("Session without a title"));
  document->footer = document_format(document, "%s%s%s", label, *label ? " · " : "", proof);
  if (!finality_is_final(&report->finality)) document->mark = document_text(document, mark);
}

/* Explains in plain words the rule by which votes are withheld from the public, and its effect
 * here. */
static void add_disclosure(const Report *report, Document *document) {
  char names[FINALITY_OPEN_SIZE];
  if (!report->request->is_public) return;
  disclosure_names(report->state, &report->disclosure, names);
  document_paragraph(
      document,
      _("For the public: where a group has fewer than 5 voters or ballots, or their number is not "
        "given, the votes on its subgroup are withheld, and nothing in this report is derived from "
        "them: no total, rank, range or margin. Everything else is exact."));
  if (report_withholds_any(report))
    document_paragraphf(document, _("Withheld together: %s."), *names ? names : _("all votes"));
  else
    document_paragraph(document, _("Nothing had to be withheld."));
  if (report->journal.changed_since_closed)
    document_paragraph(document, _("Something changed after the vote was first closed: an earlier "
                                   "report of this session differs from this one."));
}

void add_state(const Report *report, Document *document) {
  char sentence[FINALITY_TEXT_SIZE];
  if (*finality_sentence(report->state, &report->finality, sentence))
    document_paragraph(document, sentence);
  add_disclosure(report, document);
}

static void write_sections(const Report *report, Document *document) {
  set_frame(report, document);
  if (!report->request->sections[SECTION_TITLE]) add_state(report, document);
  for (int section = 0; section < REPORT_SECTIONS; ++section)
    if (report->request->sections[section]) SECTIONS[section].write(report, document);
}

bool report_make(Session *session, const ReportRequest *request, Document *document, Error *err) {
  Report report;
  *document = (Document){0};
  const bool opened = report_open(session, request, &report, err);
  for (Colour colour = GREEN; opened && colour < COLOUR_COUNT; ++colour)
    if (has_own_label(report.state, colour))
      document->meanings[colour] = document_text(document, dot_label(report.state, colour, false));
  if (opened) write_sections(&report, document);
  report_close(&report);
  return opened && document_ok(document, err);
}

/* What a report is based on, computed once. */

enum { SECOND_MS = 1000, MINUTE = 60, MINUTES_ROUNDED = 15 };

static TableRequest table_request(const Report *report, bool within) {
  const ReportRequest *asked = report->request;
  return (TableRequest){.weights = report->rule.weights,
                        .method = (RankingMethod)report->rule.method,
                        .within_subgroups = within,
                        .every_interval = true,
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
  /* They take long, and only two sections show them. */
  const bool told =
      report->request->sections[SECTION_RANKINGS] || report->request->sections[SECTION_PICTURES];
  request.intervals = told && (report->request->every_interval ||
                               report->within.ranking.count <= REPORT_INTERVALS_MAX);
  return ranking_list_make(report->state, &request, &report->overall, err);
}

static bool decide_what_is_told(Report *report, Error *err) {
  const Roundtable *state = report->state;
  Disclosure *disclosure = &report->disclosure;
  if (!report->request->is_public) return disclosure_open(state, disclosure, err);
  return disclosure_judge(state, &report->journal, disclosure, err) &&
         disclosure_check(state, &report->finality, disclosure, report->request->subgroup, err);
}

/* Counts all blank ballots, whatever they were for. */
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

/* Ranks, shares and numbers of dots are of whole sessions: to the public they would reveal what is
 * withheld in one of them, or not counted yet. */
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

bool report_tells_earlier_ranks(const Report *report) {
  return !report_withholds_any(report) && has_earlier_ranks(report->state);
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
