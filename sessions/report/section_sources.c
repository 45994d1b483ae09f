/* The sessions that this one adds up, if any. */
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "sessions/report/report_parts.h"

typedef struct Sources {
  const Report *report;
  Document *document;
  bool begun;
} Sources;

static bool take_event(void *context, const Event *event, ChainHash hash, Error *err) {
  (void)hash;
  Sources *sources = context;
  if (event->kind != EVENT_SOURCE_ADDED) return true;
  const Happening *happening = history_at(sources->report->state, event->stamp.seq);
  if (happening && !happening->in_force) return true;
  char fingerprint[FINGERPRINT_TEXT_SIZE];
  ChainHash then;
  memcpy(then.bytes, event->source.hash, sizeof then.bytes);
  if (!sources->begun && !document_heading(sources->document, 2, _("Sessions added up"), err))
    return false;
  sources->begun = true;
  fingerprint_text(then, fingerprint);
  if (report_withholds_any(sources->report))
    return add_fact(sources->document, event->source.title, err, _("fingerprint %s"), fingerprint);
  return add_fact(sources->document, event->source.title, err,
                  _("up to its no. %llu, fingerprint %s"), (unsigned long long)event->source.seq,
                  fingerprint);
}

bool write_sources(const Report *report, Document *document, Error *err) {
  Sources sources = {.report = report, .document = document};
  if (history_latest_of(report->state, EVENT_SOURCE_ADDED, 0) == 0) return true;
  return session_events(report->session, 1, take_event, &sources, err);
}
