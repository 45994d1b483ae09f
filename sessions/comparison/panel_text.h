/* What texts about several sessions share: who they are, what to know, how recommendations were
 * followed. */
#ifndef SESSIONS_COMPARISON_PANEL_TEXT_H
#define SESSIONS_COMPARISON_PANEL_TEXT_H

#include <stdio.h>

#include "sessions/comparison/following.h"
#include "sessions/comparison/sentences.h"

/* Each session with its letter, its figures and where its journal ends. */
void write_panel(FILE *out, const Panel *panel);

/* "- Voters differ …": one item each, with capitals and full stops. */
void write_remarks(FILE *out, const Sentences *sentences);

/* By what recommendations were followed, and the proposals, numbered from 1. */
void write_matching(FILE *out, const Following *following);

#endif
