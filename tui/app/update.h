/* What an input does: changes the model and names the effect that the controller is to perform.
 * Pure. */
#ifndef TUI_APP_UPDATE_H
#define TUI_APP_UPDATE_H

#include "tui/screens/screen.h"
#include "tui/state/palette.h"
#include "tui/terminal/canvas.h"

/* What the user must have read before the next key may count: a refusal, or a question not asked
 * for by its own key. */

/* The screen's messages and questions before an input. */
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

/* Returns whether the input, with all its effects done, was refused or led to a question: the user
 * typed the rest of the queue (tui/terminal/input.h) without knowing that. A sentence about
 * unavailable news of the file, rather than about the input, is a refusal only when new: it is
 * repeated at each key, including those of the PIN that ends the kiosk. */
bool attention_is_due(const Attention *before, const Model *model, const Input *input,
                      bool is_about_news);

/* All screens and all keys (tui/state/binding.h): those of each screen, and those common to all. */

const Screen *screen_of(ScreenName name);

/* What the model and the view data look like. Pure. */

/* Draws on a canvas of the view data's size. */
void view(Canvas *canvas, const Model *model, const ViewData *data);

Effect update(Model *model, const ViewData *data, Input input);

/* Runs a row of the palette: here as its key would; on another screen by the keys that lead there,
 * one now and one at each INPUT_NOTHING, as long as model.palette.errand is pending. */
Effect run_palette_row(Model *model, const ViewData *data, PaletteRow row);

#endif
