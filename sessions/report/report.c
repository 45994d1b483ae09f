#include "sessions/report/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/report/report_parts.h"
#include "sessions/text/text.h"

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
              _("a report has no section « %s »: choose from title, recap, rankings, pictures, "
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

/* A title such as "PROVISIONAL – Table ronde"; on every page, whether it is final, which session,
 * up to which event, and what proves it. */
static void set_frame(const Report *report, Document *document) {
  char label[FINALITY_TEXT_SIZE], fingerprint[FINGERPRINT_TEXT_SIZE];
  const char *title = roundtable_text(report->state, SESSION_TITLE);
  const char *mark = finality_mark(&report->finality);
  finality_label(report->state, &report->finality, label);
  fingerprint_text(session_hash(report->session), fingerprint);
  const char *proof =
      report_withholds_any(report)
          ? document_format(document, _("gommette · fingerprint %s"), fingerprint)
          : document_format(document, _("gommette · no. %llu · fingerprint %s"),
                            (unsigned long long)report->journal.last.seq, fingerprint);
  document->language = document_text(document, report->request->language);
  document->title = document_format(document, "%s%s%s", mark, *mark ? " – " : "",
                                    *title ? title : _("Session without a title"));
  document->footer = document_format(document, "%s%s%s", label, *label ? " · " : "", proof);
  if (!finality_is_final(&report->finality)) document->mark = document_text(document, mark);
}

/* In plain words, the rule by which votes are withheld from the public, and what it does here. */
static void add_disclosure(const Report *report, Document *document) {
  char names[FINALITY_OPEN_SIZE];
  if (!report->request->is_public) return;
  disclosure_names(report->state, &report->disclosure, names);
  document_paragraph(
      document,
      _("For the public: where a group has fewer than 5 voters or ballots, or nobody noted "
        "how many, the votes on its subgroup are withheld, and nothing in this report is "
        "worked out from them: no total, rank, range or margin. Everything else is exact."));
  if (report_withholds_any(report))
    document_paragraphf(document, _("Withheld together: %s."), *names ? names : _("all votes"));
  else
    document_paragraph(document, _("Nothing had to be withheld."));
  if (report->journal.changed_since_closed)
    document_paragraph(document, _("Something changed after the vote had first been closed: an "
                                   "earlier report of this session differs from this one."));
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
  if (opened) write_sections(&report, document);
  report_close(&report);
  return opened && document_ok(document, err);
}
