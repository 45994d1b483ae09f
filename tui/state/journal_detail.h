/* All that there is to say of one event of the journal. */
#ifndef TUI_STATE_JOURNAL_DETAIL_H
#define TUI_STATE_JOURNAL_DETAIL_H

#include "tui/state/journal.h"

/* What would stand again without it: a former text, former counts; "" where its sentence says it.
 */
void journal_restored(const Event *event, bool hidden, char text[STORY_TEXT_SIZE]);

/* Its sentence as a whole, texts before and after, what took it back and why, or why it cannot be
 * taken back; each a paragraph on a row of page->detail. */
bool journal_detail(JournalPage *page, const JournalRequest *request, const Event *event,
                    bool hidden, Error *err);

#endif
