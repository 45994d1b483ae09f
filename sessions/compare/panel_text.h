/* What texts about several sessions share: who they are, what to know, how recommendations were
 * followed. */
#ifndef SESSIONS_COMPARE_PANEL_TEXT_H
#define SESSIONS_COMPARE_PANEL_TEXT_H

#include <stdio.h>

#include "sessions/compare/matching.h"
#include "sessions/text/sentences.h"

/* Each session with its letter, its figures and where its journal ends; then what there is to know,
 * an item each; and that nothing was voted on, where nothing has a row. */
void write_opening(FILE *out, const Panel *panel, const Sentences *sentences, size_t row_count);

/* Says how many are followed though their titles differ, and of how many somebody should look. */
void say_differences(const Matching *matching, Sentences *sentences);

/* What was followed though the titles differ, with both texts; nothing where none does. */
void write_differences(FILE *out, const Matching *matching);

/* By what recommendations were followed, those differences, the proposals and the answers kept,
 * both numbered from 1. */
void write_matching(FILE *out, const Matching *matching);

#endif
