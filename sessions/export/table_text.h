/* Text around the rows of a ranking for people: what it is, and what it does not say. */
#ifndef SESSIONS_EXPORT_TABLE_TEXT_H
#define SESSIONS_EXPORT_TABLE_TEXT_H

#include "sessions/export/ranking_list.h"

/* Writes what was withdrawn, after a blank line; nothing if nothing was. */
void write_withdrawn(FILE *out, const Roundtable *roundtable);

#endif
