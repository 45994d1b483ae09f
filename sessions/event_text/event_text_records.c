/* Sentences and names for recounts by hand, kept rankings, and what came in from other files. */
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/event_text/event_text_parts.h"
#include "sessions/event_text/rule_text.h"
#include "sessions/journal/chain.h"
#include "sessions/text/text.h"

void tell_recount_drawn(EventText *story) {
  const RecountDrawn *drawn = &story->event->recount;
  const unsigned long cells = (unsigned long)drawn->cells;
  event_text_say(
      story,
      ngettext("Recount: %s of %s cell drawn by the dice « %s », as of no. %lld",
               "Recount: %s of %s cells drawn by the dice « %s », as of no. %lld", cells),
      number_shown(drawn->drawn).text, count_shown(cells).text, drawn->seed, (long long)drawn->at);
}

void tell_recount_cell(EventText *story) {
  const RecountCell *cell = &story->event->recount_cell;
  char reference[REFERENCE_TEXT_SIZE];
  event_text_reference(story, cell->recommendation, reference);
  if (cell->recorded == cell->by_hand)
    event_text_say(story, _("Recount of %s %s: %s by hand, as recorded"), reference,
                   event_text_dot(cell->colour), number_shown(cell->by_hand).text);
  else
    event_text_say(story, _("Recount of %s %s: %s by hand, %s recorded (%s)"), reference,
                   event_text_dot(cell->colour), number_shown(cell->by_hand).text,
                   number_shown(cell->recorded).text,
                   change_shown((cell->by_hand - cell->recorded)).text);
}

/* Without figures and without whether they agree. */
void hide_recount_cell(EventText *story) {
  const RecountCell *cell = &story->event->recount_cell;
  char reference[REFERENCE_TEXT_SIZE];
  event_text_say(story, _("Recount of %s"),
                 event_text_reference(story, cell->recommendation, reference));
}

void name_recount(EventText *story) {
  event_text_say(story, "%s", _("recount"));
}

void name_recount_cell(EventText *story) {
  char reference[REFERENCE_TEXT_SIZE];
  event_text_say(story, _("recount of %s"),
                 event_text_reference(story, story->event->recount_cell.recommendation, reference));
}

void tell_ranking_kept(EventText *story) {
  const RankingKept *kept = &story->event->kept;
  char how[KEPT_TEXT_SIZE];
  event_text_say(story,
                 kept->why == KEPT_AT_CLOSING ? _("Ranking kept as the vote closes: %s")
                                              : _("Ranking kept when asked: %s"),
                 kept_how(kept, how));
}

void name_ranking_kept(EventText *story) {
  event_text_say(story, "%s", _("kept ranking"));
}

void tell_source(EventText *story) {
  const SourceAdded *source = &story->event->source;
  char title[TEXT_SHOWN_SIZE], fingerprint[FINGERPRINT_TEXT_SIZE];
  ChainHash hash;
  memcpy(hash.bytes, source->hash, sizeof hash.bytes);
  event_text_say(story, _("« %s » added up, as it was after its event %llu, fingerprint %s"),
                 text_quote(source->title, title), (unsigned long long)source->seq,
                 fingerprint_text(hash, fingerprint));
}

void name_source(EventText *story) {
  char title[TEXT_SHOWN_SIZE];
  event_text_say(story, _("adding up of « %s »"), text_quote(story->event->source.title, title));
}

void tell_merged(EventText *story) {
  const Merged *merged = &story->event->merged;
  const unsigned long long later = (unsigned long long)(merged->events - merged->shared);
  char fingerprint[FINGERPRINT_TEXT_SIZE];
  ChainHash hash;
  memcpy(hash.bytes, merged->hash, sizeof hash.bytes);
  event_text_say(
      story,
      ngettext("Merged: the next %s event was recorded in another file of this session "
               "(fingerprint %s)",
               "Merged: the next %s events were recorded in another file of this session "
               "(fingerprint %s)",
               (unsigned long)later),
      count_shown(later).text, fingerprint_text(hash, fingerprint));
}

void name_merged(EventText *story) {
  event_text_say(story, "%s", _("merge"));
}

void event_text_tell_origin(EventText *story) {
  char sentence[EVENT_TEXT_SIZE];
  const Origin *origin = &story->event->origin;
  if (origin->seq == 0) return;
  memcpy(sentence, story->text, sizeof sentence);
  if (origin->recorded > 0)
    event_text_say(story, _("%s [no. %lld in the file merged; changed nothing here]"), sentence,
                   (long long)origin->seq);
  else
    event_text_say(story, _("%s [no. %lld in the file merged]"), sentence, (long long)origin->seq);
}
