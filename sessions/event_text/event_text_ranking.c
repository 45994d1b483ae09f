/* Sentences and names for rankings that are kept. */
#include "core/base/i18n.h"
#include "sessions/event_text/event_text_parts.h"
#include "sessions/event_text/rule_text.h"

void tell_ranking_kept(Story *story) {
  const RankingKept *kept = &story->event->kept;
  char how[KEPT_TEXT_SIZE];
  story_say(story,
            kept->why == KEPT_AT_CLOSING ? _("Ranking kept as the vote closes: %s")
                                         : _("Ranking kept when asked: %s"),
            kept_how(kept, how));
}

void name_ranking_kept(Story *story) {
  story_say(story, "%s", _("kept ranking"));
}
