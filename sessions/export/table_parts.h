/* What the tables for people share. */
#ifndef SESSIONS_EXPORT_TABLE_PARTS_H
#define SESSIONS_EXPORT_TABLE_PARTS_H

#include "core/vote/number.h"
#include "core/vote/roundtable.h"
#include "sessions/text/text_table.h"

enum { TABLE_WIDTH = 80, NUMBER_TEXT_SIZE = 2 * SHOWN_TEXT_SIZE + 8, LINE_TEXT_SIZE = 4096 + 256 };

bool add_number(Grid *grid, int64_t number, Error *err);

/* ● ▲ ■ above their columns. */
bool add_dot_signs(Grid *grid, Error *err);

/* "2 · Logement" with a blank line before it, or the title alone where there are no codes. */
bool add_subgroup_heading(Grid *grid, const Subgroup *subgroup, Error *err);

bool add_reference(Grid *grid, const Roundtable *roundtable, const Recommendation *recommendation,
                   Error *err);

/* The short title where there is one. */
const char *title_of(const Recommendation *recommendation);

#endif
