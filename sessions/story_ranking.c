/* Sentences and names for rankings that are kept. */
#include "core/methods.h"
#include "core/words.h"
#include "sessions/story_parts.h"

void tell_ranking_kept(Story *story) {
  const RankingKept *kept = &story->event->kept;
  char weights[COLOUR_COUNT][WEIGHT_TEXT_SIZE];
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    thousandths_text(kept->rule.weights.of[colour], *_("."), weights[colour]);
  story_say(story,
            kept->why == KEPT_AT_CLOSING
                ? _("Ranking kept as the vote closes: %s (weights: ● %s  ▲ %s  ■ %s)")
                : _("Ranking kept when asked: %s (weights: ● %s  ▲ %s  ■ %s)"),
            _(method_description((RankingMethod)kept->rule.method)->title), weights[GREEN],
            weights[YELLOW], weights[RED]);
}

void name_ranking_kept(Story *story) {
  story_say(story, "%s", _("kept ranking"));
}
