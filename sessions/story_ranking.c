/* Sentences and names for rankings that are kept. */
#include "core/words.h"
#include "sessions/rule_text.h"
#include "sessions/story_parts.h"

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
