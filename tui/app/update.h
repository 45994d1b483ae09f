/* What an input does: changes the model and names the effect that the controller is to perform.
 * Pure. */
#ifndef TUI_APP_UPDATE_H
#define TUI_APP_UPDATE_H

#include "tui/screens/screen.h"
#include "tui/state/model.h"
#include "tui/terminal/canvas.h"

/* What a user must have read before the next key may count: a refusal, or a question that no key
 * asked for by its name. */

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

/* All screens, and all keys (tui/state/binding.h): those of the screens, and those that are the
 * same on every screen. */

const Screen *screen_of(ScreenName name);

/* What the model and the view data look like. Pure. */

/* Draws on a canvas of the view data's size. */
void view(Canvas *canvas, const Model *model, const ViewData *data);

Effect update(Model *model, const ViewData *data, Input input);

#endif
