#include "tui/state/journal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/acts/acts.h"
#include "sessions/session/transaction.h"
#include "sessions/text/text.h"

bool journal_holds(const Roundtable *state, uint32_t subgroup, uint64_t seq) {
  const HistoryEntry *entry = history_at(state, seq);
  if (entry == NULL) return false;
  return subgroup == WHOLE_SESSION || entry->subgroup == subgroup ||
         entry->subgroup == EVERY_SUBGROUP;
}

/* Returns the next event that passes the filter, upwards (-1) or downwards (1); 0 if none. */
static uint64_t next(const JournalViewState *look, const Roundtable *state, uint64_t from,
                     int way) {
  const uint64_t last = roundtable_seq(state);
  for (uint64_t seq = way > 0 ? from + 1 : from - 1; seq >= 1 && seq <= last;
       seq = way > 0 ? seq + 1 : seq - 1)
    if (journal_holds(state, look->subgroup, seq)) return seq;
  return 0;
}

uint64_t journal_focus(const JournalViewState *look, const Roundtable *state) {
  const uint64_t last = roundtable_seq(state);
  const uint64_t wanted = look->focus == 0 || look->focus > last ? last : look->focus;
  if (journal_holds(state, look->subgroup, wanted)) return wanted;
  const uint64_t before = next(look, state, wanted, -1);
  return before != 0 ? before : next(look, state, wanted, 1);
}

uint64_t journal_moved(const JournalViewState *look, const Roundtable *state, uint64_t from,
                       int lines) {
  for (int way = lines < 0 ? -1 : 1; lines != 0; lines -= way) {
    const uint64_t to = next(look, state, from, way);
    if (to == 0) break;
    from = to;
  }
  return from;
}

const char *journal_sentence(const Roundtable *state, const Event *event, bool hidden,
                             char text[EVENT_TEXT_SIZE]) {
  return hidden ? event_text_hidden_sentence(state, event, text)
                : event_text_sentence(state, event, text);
}

/* The previous event is borrowed only until the line's own is read. */
static bool read_clock(const JournalRequest *request, JournalLine *line, Error *err) {
  const Event *event;
  if (line->seq == 1) return true;
  if (!session_event(request->session, line->seq - 1, &event, err)) return false;
  const Event before = {.kind = event->kind, .stamp = event->stamp, .origin = event->origin};
  if (!session_event(request->session, line->seq, &event, err)) return false;
  line->clock_back_ms = clock_went_back(&before, event);
  return true;
}

static bool is_text_change(const Event *event) {
  return event->kind == EVENT_SESSION_DESCRIBED || event->kind == EVENT_SUBGROUP_EDITED ||
         event->kind == EVENT_RECOMMENDATION_EDITED;
}

static bool is_reason_of_counts(const Event *event) {
  return event->kind == EVENT_RECOMMENDATION_EDITED &&
         event->text.property == RECOMMENDATION_COUNTS_REASON;
}

/* Describes what would apply again without it: a former text, former counts; "" if its sentence
 * says so. */
static void restored_text(const Event *event, bool hidden, char text[EVENT_TEXT_SIZE]) {
  char shown[JOURNAL_SENTENCE_SIZE];
  text[0] = '\0';
  if (is_text_change(event) && !(hidden && is_reason_of_counts(event))) {
    const char *before = event->text.text[BEFORE];
    snprintf(text, EVENT_TEXT_SIZE, _("“%s”"),
             text_show(before, strlen(before), shown, sizeof shown));
  } else if (event->kind == EVENT_COUNTS_SET && !hidden) {
    const int64_t *dots = event->counts.tally[BEFORE].dots;
    snprintf(text, EVENT_TEXT_SIZE, "%s ●  %s ▲  %s ■", number_shown(dots[GREEN]).text,
             number_shown(dots[YELLOW]).text, number_shown(dots[RED]).text);
  }
}

/* Adds a paragraph. */
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
  char before[EVENT_TEXT_SIZE];
  restored_text(event, hidden, before);
  if (is_text_change(event) && before[0] != '\0') {
    add(page, _("Before: “%s”"), event->text.text[BEFORE]);
    add(page, _("After: “%s”"), event->text.text[AFTER]);
  } else if (before[0] != '\0') {
    add(page, _("Before: %s"), before);
  }
}

/* Adds the reason given for the revert; none for an undo. */
static bool add_reason(JournalPage *page, const JournalRequest *request, uint64_t taken_back_by,
                       Error *err) {
  const Event *reason;
  const HistoryEntry *correction = history_at(request->state, taken_back_by);
  add(page, _("Reverted by no. %llu."), (unsigned long long)taken_back_by);
  if (!history_reverts(request->state, correction)) return true;
  if (!session_event(request->session, correction->act, &reason, err)) return false;
  if (request->hidden && !request->looking) return true;
  add(page, _("Reason: “%s”"), reason->remark.text);
  return true;
}

/* Writes its full sentence, the texts before and after, and what reverted it and why, or why it
 * cannot be reverted; each a paragraph on a line of page->detail. */
static bool tell_whole(JournalPage *page, const JournalRequest *request, const Event *event,
                       bool hidden, Error *err) {
  char sentence[EVENT_TEXT_SIZE];
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

static bool read_line(JournalPage *page, const JournalRequest *request, JournalLine *line,
                      Error *err) {
  char sentence[EVENT_TEXT_SIZE];
  const Event *event;
  const bool in_focus = line == &page->lines[page->focus];
  const bool hidden = request->hidden && !(in_focus && request->looking);
  if (!read_clock(request, line, err) || !session_event(request->session, line->seq, &event, err))
    return false;
  journal_sentence(request->state, event, hidden, sentence);
  /* Where the clock went back, say so first: the time alone would mislead. */
  char whole[EVENT_TEXT_SIZE + CLOCK_BACK_TEXT_SIZE], back[CLOCK_BACK_TEXT_SIZE];
  if (line->clock_back_ms > 0)
    snprintf(whole, sizeof whole, "(%s) %s", clock_back_words(line->clock_back_ms, back), sentence);
  else
    snprintf(whole, sizeof whole, "%s", sentence);
  text_show(whole, strlen(whole), line->sentence, sizeof line->sentence);
  line->taken_back_by = history_taken_back_by(request->state, line->seq);
  line->wall_ms = event->stamp.wall_ms;
  line->utc_offset = event->stamp.utc_offset;
  if (!in_focus) return true;
  restored_text(event, hidden, page->restored);
  return !request->look->opened || tell_whole(page, request, event, hidden, err);
}

static size_t count_from(const JournalRequest *request, uint64_t from, uint64_t to) {
  size_t count = 0;
  if (request->look->subgroup == WHOLE_SESSION) return to >= from ? (size_t)(to - from + 1) : 0;
  for (uint64_t seq = from; seq <= to; seq++)
    count += journal_holds(request->state, request->look->subgroup, seq);
  return count;
}

static void choose_lines(JournalPage *page, const JournalRequest *request, uint64_t focus) {
  /* Centres the focus, unless the list ends above or below. */
  const int height = (int)request->height;
  const uint64_t low = journal_moved(request->look, request->state, focus, height - 1 - height / 2);
  uint64_t seq = journal_moved(request->look, request->state, low, 1 - height);
  page->above = count_from(request, 1, seq - 1);
  for (uint64_t before = 0; seq != 0 && seq != before && page->count < request->height;) {
    if (seq == focus) page->focus = page->count;
    page->lines[page->count++] = (JournalLine){.seq = seq};
    before = seq;
    seq = next(request->look, request->state, seq, 1);
  }
  const uint64_t last_shown = page->lines[page->count - 1].seq;
  page->below = count_from(request, last_shown + 1, roundtable_seq(request->state));
}

bool journal_page_make(JournalPage *page, const JournalRequest *request, Error *err) {
  const uint64_t focus = journal_focus(request->look, request->state);
  page->count = page->focus = page->above = page->below = 0;
  page->restored[0] = page->detail[0] = '\0';
  if (focus == 0 || request->height == 0) return true;
  choose_lines(page, request, focus);
  for (size_t i = 0; i < page->count; i++)
    if (!read_line(page, request, &page->lines[i], err)) return false;
  return true;
}
