/* The kiosk, where voters have the keyboard. Each voter sees their own ballot only: no totals, no
 * other ballots, no undo, no help. All keys go through update_kiosk, and none has the meaning it
 * has elsewhere. The only way out is the effect that compares the PIN (tui/app/controller_parts.h).
 */
#ifndef TUI_SCREENS_KIOSK_KIOSK_H
#define TUI_SCREENS_KIOSK_KIOSK_H

#include "tui/screens/screen.h"

Effect update_kiosk(Model *model, const ViewData *data, Key key);

/* Erases a ballot left unconfirmed for KIOSK_IDLE_MS, so that the next voter does not see it. */
void erase_what_is_left_alone(Model *model, const ViewData *data);

/* Moves the focus to the first recommendation open for voting, so that a voter does not start where
 * the previous one stopped. */
void focus_on_first(Model *model, const Roundtable *state);

void draw_kiosk(Canvas *canvas, const Model *model, const ViewData *data);
int kiosk_table_height(const ViewData *data);

/* Returns how many ballot rows the confirmation page shows. */
int kiosk_confirm_height(const ViewData *data);

#endif
