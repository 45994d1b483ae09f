#include "tui/state/journal_detail.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/acts/revert.h"
#include "sessions/text/text.h"

static bool is_text_change(const Event *event) {
  return event->kind == EVENT_SESSION_DESCRIBED || event->kind == EVENT_SUBGROUP_EDITED ||
         event->kind == EVENT_RECOMMENDATION_EDITED;
}

static bool is_reason_of_counts(const Event *event) {
  return event->kind == EVENT_RECOMMENDATION_EDITED &&
         event->text.property == RECOMMENDATION_COUNTS_REASON;
}

void journal_restored(const Event *event, bool hidden, char text[STORY_TEXT_SIZE]) {
  char shown[JOURNAL_SENTENCE_SIZE];
  text[0] = '\0';
  if (is_text_change(event) && !(hidden && is_reason_of_counts(event))) {
    const char *before = event->text.text[BEFORE];
    snprintf(text, STORY_TEXT_SIZE, _("« %s »"),
             text_show(before, strlen(before), shown, sizeof shown));
  } else if (event->kind == EVENT_COUNTS_SET && !hidden) {
    const int64_t *dots = event->counts.tally[BEFORE].dots;
    snprintf(text, STORY_TEXT_SIZE, "%s ●  %s ▲  %s ■", number_shown(dots[GREEN]).text,
             number_shown(dots[YELLOW]).text, number_shown(dots[RED]).text);
  }
}

/* A paragraph. */
static void add(JournalPage *page, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void add(JournalPage *page, const char *format, ...) {
  size_t used = strlen(page->detail);
  va_list arguments;
  va_start(arguments, format);
  int size = vsnprintf(page->detail + used, sizeof page->detail - used, format, arguments);
  va_end(arguments);
  if (size < 0) return;
  used += strlen(page->detail + used);
  snprintf(page->detail + used, sizeof page->detail - used, "\n");
}

static void add_texts(JournalPage *page, const Event *event, bool hidden) {
  char before[STORY_TEXT_SIZE];
  journal_restored(event, hidden, before);
  if (is_text_change(event) && before[0] != '\0') {
    add(page, _("Before: « %s »"), event->text.text[BEFORE]);
    add(page, _("After: « %s »"), event->text.text[AFTER]);
  } else if (before[0] != '\0') {
    add(page, _("Before: %s"), before);
  }
}

/* What was said when the event was taken back; nothing for an undo. */
static bool add_reason(JournalPage *page, const JournalRequest *request, uint64_t taken_back_by,
                       Error *err) {
  const Event *reason;
  const Happening *correction = history_at(request->state, taken_back_by);
  add(page, _("Taken back by no. %llu."), (unsigned long long)taken_back_by);
  if (!history_reverts(request->state, correction)) return true;
  if (!request->get(request->context, correction->act, &reason, err)) return false;
  if (request->hidden && !request->looking) return true;
  add(page, _("Reason: « %s »"), reason->remark.text);
  return true;
}

bool journal_detail(JournalPage *page, const JournalRequest *request, const Event *event,
                    bool hidden, Error *err) {
  char sentence[STORY_TEXT_SIZE];
  Error why = {0};
  const uint64_t seq = event->stamp.seq;
  const uint64_t taken_back_by = history_taken_back_by(request->state, seq);
  add(page, "%s", journal_sentence(request->state, event, hidden, sentence));
  add_texts(page, event, hidden);
  if (taken_back_by != 0) return add_reason(page, request, taken_back_by, err);
  if (!event_can_be_reverted(request->state, seq, &why))
    add(page, _("Cannot be reverted: %s."), why.text);
  return true;
}
