/* Sentences and names for what was counted again by hand. */
#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/event_text/event_text_parts.h"

void tell_recount_drawn(Story *story) {
  const RecountDrawn *drawn = &story->event->recount;
  const unsigned long cells = (unsigned long)drawn->cells;
  story_say(story,
            ngettext("Recount: %s of %s cell drawn by the dice « %s », as of no. %lld",
                     "Recount: %s of %s cells drawn by the dice « %s », as of no. %lld", cells),
            number_shown(drawn->drawn).text, count_shown(cells).text, drawn->seed,
            (long long)drawn->at);
}

void tell_recount_cell(Story *story) {
  const RecountCell *cell = &story->event->recount_cell;
  char reference[REFERENCE_TEXT_SIZE];
  story_reference(story, cell->recommendation, reference);
  if (cell->recorded == cell->by_hand)
    story_say(story, _("Recount of %s %s: %s by hand, as recorded"), reference,
              story_dot(cell->colour), number_shown(cell->by_hand).text);
  else
    story_say(story, _("Recount of %s %s: %s by hand, %s recorded (%s)"), reference,
              story_dot(cell->colour), number_shown(cell->by_hand).text,
              number_shown(cell->recorded).text,
              change_shown((cell->by_hand - cell->recorded)).text);
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
