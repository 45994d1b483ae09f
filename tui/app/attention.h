/* What a user must have read before the next key may count: a refusal, or a question that no key
 * asked for by its name. */
#ifndef TUI_APP_ATTENTION_H
#define TUI_APP_ATTENTION_H

#include "tui/state/model.h"

/* What the screen said and asked before an input. */
typedef struct Attention {
  Question asked;
  Armed armed;
  EntryKind entry;
  KioskPage page;
  size_t pair;
  bool asks_voters;
  char message[ERROR_TEXT_SIZE];
} Attention;

Attention attention_before(const Model *model);

/* Whether the input, all that it asked for done, was refused or led to a question: the rest of the
 * queue (tui/terminal/burst.h) was struck by somebody who could not know. Where the sentence is
 * about news of the file that cannot be had, and not about the input, it is a refusal only when it
 * is new: it comes again at each key, those of the PIN that leads out of the kiosk among them. */
bool attention_is_due(const Attention *before, const Model *model, const Input *input,
                      bool is_about_news);

#endif
