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

/* "PROVISIONAL – Table ronde" */
static bool add_title(const Report *report, Document *document, Error *err) {
  const char *title = roundtable_text(report->state, SESSION_TITLE);
  const char *mark = finality_mark(&report->finality);
  char *full = NULL;
  if (!*title) title = _("Session without a title");
  if (asprintf(&full, "%s%s%s", mark, *mark ? " – " : "", title) < 0) return fail_memory(err);
  document->title = document_text(document, full, err);
  free(full);
  return document->title != NULL;
}

/* On every page: whether it is final, which session, up to which event, and what proves it. */
static bool add_footer(const Report *report, Document *document, Error *err) {
  char label[FINALITY_TEXT_SIZE], fingerprint[FINGERPRINT_TEXT_SIZE];
  char footer[FINALITY_TEXT_SIZE + REPORT_TEXT_SIZE * 4];
  finality_label(report->state, &report->finality, label);
  const size_t used = (size_t)snprintf(footer, sizeof footer, "%s%s", label, *label ? " · " : "");
  fingerprint_text(session_hash(report->session), fingerprint);
  if (report_withholds_any(report))
    snprintf(footer + used, sizeof footer - used, _("gommette · fingerprint %s"), fingerprint);
  else
    snprintf(footer + used, sizeof footer - used, _("gommette · no. %llu · fingerprint %s"),
             (unsigned long long)report->chronicle.last.seq, fingerprint);
  document->footer = document_text(document, footer, err);
  return document->footer != NULL;
}

static bool add_mark(const Report *report, Document *document, Error *err) {
  if (finality_is_final(&report->finality)) return true;
  document->mark = document_text(document, finality_mark(&report->finality), err);
  return document->mark != NULL;
}

static bool add_frame(const Report *report, Document *document, Error *err) {
  document->language = document_text(document, report->request->language, err);
  return document->language && add_title(report, document, err) &&
         add_footer(report, document, err) && add_mark(report, document, err);
}

/* In plain words, the rule by which votes are withheld from the public, and what it does here. */
static bool add_disclosure(const Report *report, Document *document, Error *err) {
  char names[FINALITY_OPEN_SIZE];
  if (!report->request->is_public) return true;
  disclosure_names(report->state, &report->disclosure, names);
  return document_paragraph(
             document,
             _("For the public: where a group has fewer than 5 voters or ballots, or nobody noted "
               "how many, the votes on its subgroup are withheld, and nothing in this report is "
               "worked out from them: no total, rank, range or margin. Everything else is exact."),
             err) &&
         (report_withholds_any(report)
              ? add_paragraph(document, err, _("Withheld together: %s."),
                              *names ? names : _("all votes"))
              : document_paragraph(document, _("Nothing had to be withheld."), err)) &&
         (!report->chronicle.changed_since_closed ||
          document_paragraph(document,
                             _("Something changed after the vote had first been closed: an "
                               "earlier report of this session differs from this one."),
                             err));
}

bool add_state(const Report *report, Document *document, Error *err) {
  char sentence[FINALITY_TEXT_SIZE];
  return (!*finality_sentence(report->state, &report->finality, sentence) ||
          document_paragraph(document, sentence, err)) &&
         add_disclosure(report, document, err);
}

static bool write_sections(const Report *report, Document *document, Error *err) {
  if (!add_frame(report, document, err)) return false;
  if (!report->request->sections[SECTION_TITLE] && !add_state(report, document, err)) return false;
  for (int section = 0; section < REPORT_SECTIONS; ++section)
    if (report->request->sections[section] && !SECTIONS[section].write(report, document, err))
      return false;
  return true;
}

bool report_make(Session *session, const ReportRequest *request, Document *document, Error *err) {
  Report report;
  *document = (Document){0};
  const bool made =
      report_open(session, request, &report, err) && write_sections(&report, document, err);
  report_close(&report);
  return made;
}
