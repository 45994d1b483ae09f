/* Sentences and names for sessions that were added up. */
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/event_text/event_text_parts.h"
#include "sessions/journal/chain.h"
#include "sessions/text/text.h"

void tell_source(Story *story) {
  const SourceAdded *source = &story->event->source;
  char title[TEXT_SHOWN_SIZE], fingerprint[FINGERPRINT_TEXT_SIZE];
  ChainHash hash;
  memcpy(hash.bytes, source->hash, sizeof hash.bytes);
  story_say(story, _("« %s » added up, as it was after its event %llu, fingerprint %s"),
            text_quote(source->title, title), (unsigned long long)source->seq,
            fingerprint_text(hash, fingerprint));
}

void name_source(Story *story) {
  char title[TEXT_SHOWN_SIZE];
  story_say(story, _("adding up of « %s »"), text_quote(story->event->source.title, title));
}
