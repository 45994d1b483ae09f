#include "sessions/import/import_act.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/strings.h"
#include "core/vote/number.h"
#include "sessions/files/signal_block.h"

/* An act without events is not kept: a file that changes nothing leaves no trace. */
static bool add_file_first(const ImportAct *import, Error *err) {
  if (transaction_event_count(import->tx) > 0) return true;
  const Sheet *sheet = import->sheet;
  Event event = event_make(EVENT_FILE_IMPORTED);
  event.file.name = sheet->source.name;
  event.file.contents = (int64_t)sheet->header.contents;
  event.file.rows = (int64_t)sheet->rows;
  memcpy(event.file.hash, sheet->source.hash, FILE_HASH_SIZE);
  return transaction_add(import->tx, event, err);
}

bool import_event(ImportAct *import, size_t line, Event event, Error *err) {
  if (!signal_block_check(err) || !add_file_first(import, err)) return false;
  return transaction_add(import->tx, event, err) || sheet_name_line(import->sheet, line, err);
}

static const Subgroup *only_subgroup(const Roundtable *state) {
  return roundtable_subgroup_count(state) == 1 ? roundtable_subgroup_at(state, 0) : NULL;
}

bool import_find_subgroup(ImportAct *import, const char *code, size_t line,
                          const Subgroup **subgroup, Error *err) {
  const Roundtable *state = transaction_state(import->tx);
  *subgroup = roundtable_find_subgroup(state, code);
  if (*subgroup || *code) return true;
  *subgroup = only_subgroup(state);
  if (*subgroup || roundtable_subgroup_count(state) == 0) return true;
  fail(err, ERROR_BAD_DATA, _("the session has %s subgroups: say which one with a column « %s »"),
       count_shown(roundtable_subgroup_count(state)).text, _("subgroup_code"));
  return sheet_name_line(import->sheet, line, err);
}

bool import_subgroup(ImportAct *import, size_t line, const char *code, const char *title,
                     SubgroupStatus status, uint32_t *number, Error *err) {
  const Roundtable *state = transaction_state(import->tx);
  *number = roundtable_next_subgroup(state);
  Event event = event_make(EVENT_SUBGROUP_ADDED);
  event.subgroup = (SubgroupAdded){.number = *number,
                                   .place = (int64_t)roundtable_subgroup_count(state),
                                   .code = code,
                                   .title = title,
                                   .status = status};
  ++import->outcome->subgroups_added;
  return import_event(import, line, event, err);
}

bool import_recommendation(ImportAct *import, size_t line, RecommendationAdded added,
                           uint32_t *number, Error *err) {
  *number = roundtable_next_recommendation(transaction_state(import->tx));
  Event event = event_make(EVENT_RECOMMENDATION_ADDED);
  event.recommendation = added;
  event.recommendation.number = *number;
  ++import->outcome->recommendations_added;
  return import_event(import, line, event, err);
}

void references_add(char text[REFERENCES_TEXT_SIZE], const char *reference) {
  static const char MORE[] = ", …";
  size_t used = strlen(text), size = strlen(reference) + 2;
  bool ended = used >= sizeof MORE && strcmp(text + used - strlen(MORE), MORE) == 0;
  if (ended) return;
  if (used + size + sizeof MORE > REFERENCES_TEXT_SIZE) {
    memcpy(text + used, MORE, sizeof MORE);
    return;
  }
  string_join(text, REFERENCES_TEXT_SIZE, ", ", reference);
}
