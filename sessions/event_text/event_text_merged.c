/* Sentences and names for what came in from another file of the session. */
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/event_text/event_text_parts.h"
#include "sessions/journal/chain.h"

void tell_merged(Story *story) {
  const Merged *merged = &story->event->merged;
  const unsigned long long later = (unsigned long long)(merged->events - merged->shared);
  char fingerprint[FINGERPRINT_TEXT_SIZE];
  ChainHash hash;
  memcpy(hash.bytes, merged->hash, sizeof hash.bytes);
  story_say(story,
            ngettext("Merged: the next %s event was recorded in another file of this session "
                     "(fingerprint %s)",
                     "Merged: the next %s events were recorded in another file of this session "
                     "(fingerprint %s)",
                     (unsigned long)later),
            count_shown(later).text, fingerprint_text(hash, fingerprint));
}

void name_merged(Story *story) {
  story_say(story, "%s", _("merge"));
}

void story_tell_origin(Story *story) {
  char sentence[STORY_TEXT_SIZE];
  const Origin *origin = &story->event->origin;
  if (origin->seq == 0) return;
  memcpy(sentence, story->text, sizeof sentence);
  if (origin->recorded > 0)
    story_say(story, _("%s [no. %lld in the file merged; changed nothing here]"), sentence,
              (long long)origin->seq);
  else
    story_say(story, _("%s [no. %lld in the file merged]"), sentence, (long long)origin->seq);
}
