/* What the tables for people share. */
#ifndef SESSIONS_EXPORT_TABLE_PARTS_H
#define SESSIONS_EXPORT_TABLE_PARTS_H

#include "core/vote/number.h"
#include "core/vote/roundtable.h"
#include "sessions/text/text_table.h"

enum { TABLE_WIDTH = 80, NUMBER_TEXT_SIZE = 2 * SHOWN_TEXT_SIZE + 8, LINE_TEXT_SIZE = 4096 + 256 };

void add_number(TextTable *grid, int64_t number);

/* ● ▲ ■ above their columns. */
void add_dot_signs(TextTable *grid);

/* "2 · Logement" with a blank line before it, or the title alone where there are no codes. */
void add_subgroup_heading(TextTable *grid, const Subgroup *subgroup);

void add_reference(TextTable *grid, const Roundtable *roundtable,
                   const Recommendation *recommendation);

/* The short title where there is one. */
const char *title_of(const Recommendation *recommendation);

#endif
