/* Sentences and names for what was counted again by hand. */
#include "core/words.h"
#include "sessions/story_parts.h"

void tell_recount_drawn(Story *story) {
  const RecountDrawn *drawn = &story->event->recount;
  const unsigned long cells = (unsigned long)drawn->cells;
  story_say(story,
            ngettext("Recount: %lld of %lu cell drawn by the dice « %s », as of no. %lld",
                     "Recount: %lld of %lu cells drawn by the dice « %s », as of no. %lld", cells),
            (long long)drawn->drawn, cells, drawn->seed, (long long)drawn->at);
}

void tell_recount_cell(Story *story) {
  const RecountCell *cell = &story->event->recount_cell;
  char reference[REFERENCE_TEXT_SIZE];
  story_reference(story, cell->recommendation, reference);
  if (cell->recorded == cell->by_hand)
    story_say(story, _("Recount of %s %s: %lld by hand, as recorded"), reference,
              story_dot(cell->colour), (long long)cell->by_hand);
  else
    story_say(story, _("Recount of %s %s: %lld by hand, %lld recorded (%+lld)"), reference,
              story_dot(cell->colour), (long long)cell->by_hand, (long long)cell->recorded,
              (long long)(cell->by_hand - cell->recorded));
}

/* Without figures and without whether they agree. */
void hide_recount_cell(Story *story) {
  const RecountCell *cell = &story->event->recount_cell;
  char reference[REFERENCE_TEXT_SIZE];
  story_say(story, _("Recount of %s"), story_reference(story, cell->recommendation, reference));
}

void name_recount(Story *story) {
  story_say(story, "%s", _("recount"));
}

void name_recount_cell(Story *story) {
  char reference[REFERENCE_TEXT_SIZE];
  story_say(story, _("recount of %s"),
            story_reference(story, story->event->recount_cell.recommendation, reference));
}
