/* The columns that a ranking for programs may have after its eleven: RANKING_EXTRAS
 * (sessions/import/header.h), the same in CSV and JSON. */
#ifndef SESSIONS_EXPORT_TABLE_EXTRAS_H
#define SESSIONS_EXPORT_TABLE_EXTRAS_H

#include "sessions/export/ranking_list.h"
#include "sessions/import/header.h"

typedef enum ExtraKind {
  EXTRA_EMPTY,
  EXTRA_NUMBER, /* decimals too: as it stands in the text */
  EXTRA_WORD
} ExtraKind;

typedef struct Extra {
  size_t column; /* of RANKING_EXTRAS */
  ExtraKind kind;
  char text[RATIO_TEXT_SIZE];
} Extra;

typedef struct Extras {
  Extra extra[RANKING_EXTRAS_COUNT];
  size_t count;
} Extras;

/* What a standing has there; without one (NULL) only which columns there are. */
Extras table_extras(const Roundtable *roundtable, const RankingList *list,
                    const TableRequest *request, const Standing *standing);

#endif
