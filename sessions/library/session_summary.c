#include "sessions/library/session_summary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"

static const struct {
  const char *name, *words;
} stages[STAGES] = {
    [STAGE_PREPARED] = {"prepared", N_("prepared")},
    [STAGE_OPEN] = {"open", N_("vote open")},
    [STAGE_CLOSED] = {"closed", N_("vote closed")},
    [STAGE_FROM_TABLE] = {"from-table", N_("from a table")},
};

const char *stage_words(SessionStage stage) {
  return _(stages[stage].words);
}

const char *stage_name(SessionStage stage) {
  return stages[stage].name;
}

void summary_free(SessionSummary *summary) {
  for (int text = 0; text < CARD_TEXTS; ++text)
    free(summary->text[text]);
  free(summary->trouble);
  free(summary->aside);
  *summary = (SessionSummary){0};
}

const char *summary_text(const SessionSummary *summary, SummaryText text) {
  return summary->text[text] ? summary->text[text] : "";
}

static char *take_line(char **at) {
  char *line = *at, *end = strchr(line, '\n');
  if (end) *end = '\0';
  *at = end ? end + 1 : line + strlen(line);
  return line;
}

static SummaryPlace take_place(char **at) {
  SummaryPlace place = {.rank = (uint32_t)strtoul(take_line(at), NULL, 10)};
  place.tied = *take_line(at) == '=';
  place.subgroup_code = take_line(at);
  place.code = take_line(at);
  place.title = take_line(at);
  return place;
}

/* Five lines a place, as summary_read writes them. */
bool summary_places(const SessionSummary *summary, SummaryPlaces *places, Error *err) {
  *places = (SummaryPlaces){.texts = strdup(summary_text(summary, CARD_PLACES))};
  if (!places->texts) return fail_memory(err);
  for (char *at = places->texts; *at && places->count < CARD_PLACES_MAX;)
    places->of[places->count++] = take_place(&at);
  return true;
}

void summary_places_free(SummaryPlaces *places) {
  free(places->texts);
  *places = (SummaryPlaces){0};
}
