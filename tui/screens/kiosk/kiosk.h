/* The kiosk: the keyboard is handed over. Each voter sees their own ballot and nothing else: no
 * total, no other ballot, no undo, no help. All keys go through update_kiosk; what a key means
 * elsewhere it does not mean here. Only the effect that compares the PIN leads out
 * (tui/app/controller_parts.h). */
#ifndef TUI_SCREENS_KIOSK_KIOSK_H
#define TUI_SCREENS_KIOSK_KIOSK_H

#include "tui/screens/screen.h"

Effect update_kiosk(Model *model, const ViewData *data, Key key);

/* Nobody confirmed this ballot for KIOSK_IDLE_MS: the next one who comes must not find it. */
void erase_what_is_left_alone(Model *model, const ViewData *data);

/* The first recommendation of what is voted on, so that a voter does not begin where the one before
 * stopped. */
void focus_on_first(Model *model, const Roundtable *state);

void draw_kiosk(Canvas *canvas, const Model *model, const ViewData *data);
int kiosk_table_height(const ViewData *data);

/* How many rows of the ballot the page that asks for confirmation shows at once. */
int kiosk_confirm_height(const ViewData *data);

#endif
