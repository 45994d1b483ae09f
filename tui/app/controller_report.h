/* The report on the desk: its text for the screen, and what is made of it. */
#ifndef TUI_APP_CONTROLLER_REPORT_H
#define TUI_APP_CONTROLLER_REPORT_H

#include "tui/app/controller_room.h"

/* Writes the report's text for the width of the world's screen, if it is not there yet. */
bool controller_read_report(Controller *controller, Error *err);

/* Gives the text back. */
void controller_forget_report(Controller *controller);

/* EFFECT_PRINT_REPORT, EFFECT_SAVE_REPORT */
EffectRunner print_report, save_report;

#endif
