#include "sessions/export/kinds.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/strings.h"
#include "sessions/text/text.h"

enum { KINDS_OF_GROUP_MAX = 8, LIST_SIZE = 512 };

typedef struct KindGroup {
  const char *word;
  EventKind kinds[KINDS_OF_GROUP_MAX]; /* 0 ends them */
} KindGroup;

/* TRANSLATORS: what `gommette log --kind` understands, one word each. */
static const KindGroup GROUPS[] = {
    {N_("session"), {EVENT_SESSION_BEGUN, EVENT_SESSION_DESCRIBED}},
    {N_("rules"), {EVENT_RANKING_RULE_SET, EVENT_VOTING_RULE_SET, EVENT_SUBGROUP_VOTERS_SET}},
    {N_("phases"),
     {EVENT_PHASE_PLANNED, EVENT_PHASE_STARTED, EVENT_PHASE_PAUSED, EVENT_PHASE_ENDED,
      EVENT_PHASE_CORRECTED}},
    {N_("agenda"),
     {EVENT_SUBGROUP_ADDED, EVENT_SUBGROUP_EDITED, EVENT_SUBGROUP_STATUS_SET, EVENT_SUBGROUP_MOVED,
      EVENT_RECOMMENDATION_ADDED, EVENT_RECOMMENDATION_EDITED, EVENT_RECOMMENDATION_STATUS_SET,
      EVENT_RECOMMENDATION_MOVED}},
    {N_("votes"), {EVENT_SUBGROUP_VOTE_SET}},
    {N_("dots"), {EVENT_DOTS_COUNTED}},
    {N_("counts"), {EVENT_COUNTS_SET}},
    {N_("ballots"), {EVENT_BALLOT_CAST, EVENT_BALLOT_WITHDRAWN}},
    {N_("kiosk"),
     {EVENT_KIOSK_BEGUN, EVENT_KIOSK_ENDED, EVENT_KIOSK_INTERRUPTED, EVENT_KIOSK_BALLOT_RECEIVED,
      EVENT_KIOSK_COUNTED, EVENT_KIOSK_TALLIED}},
    {N_("notes"), {EVENT_NOTE_TAKEN}},
    {N_("reasons"), {EVENT_REASON_GIVEN}},
    {N_("corrections"), {EVENT_CORRECTION}},
    {N_("imports"), {EVENT_FILE_IMPORTED, EVENT_SOURCE_ADDED}},
    {N_("board"), {EVENT_BOARD_SHOWN}},
    {N_("curtain"), {EVENT_CURTAIN_DRAWN, EVENT_CURTAIN_LIFTED}},
    {N_("rankings"), {EVENT_RANKING_KEPT}},
    {N_("merges"), {EVENT_MERGED}},
    {N_("recounts"), {EVENT_RECOUNT_DRAWN, EVENT_RECOUNT_CELL}},
    {N_("incidents"), {EVENT_INCIDENT}},
};

enum { KIND_GROUPS = sizeof GROUPS / sizeof *GROUPS };

const char *kinds_word(size_t n) {
  return n < KIND_GROUPS ? _(GROUPS[n].word) : NULL;
}

static bool refuse_word(const char *word, Error *err) {
  char shown[TEXT_SHOWN_SIZE], list[LIST_SIZE] = "";
  for (size_t n = 0; n < KIND_GROUPS; ++n)
    string_join(list, sizeof list, ", ", kinds_word(n));
  return fail(err, ERROR_USAGE, _("« %s » is no kind of event: choose from %s"),
              text_quote(word, shown), list);
}

static bool add_word(KindSet *kinds, const char *word, Error *err) {
  for (size_t n = 0; n < KIND_GROUPS; ++n) {
    if (!text_alike(word, GROUPS[n].word) && !text_alike(word, kinds_word(n))) continue;
    kinds->groups |= UINT32_C(1) << n;
    return true;
  }
  return refuse_word(word, err);
}

static bool add_words(KindSet *kinds, char *words, Error *err) {
  for (char *end = words; end != NULL; words = end + 1) {
    end = strchr(words, ',');
    if (end != NULL) *end = '\0';
    if (!add_word(kinds, words, err)) return false;
    if (end == NULL) break;
  }
  return true;
}

bool kinds_parse(const char *typed, KindSet *kinds, Error *err) {
  char *words = strdup(typed);
  if (words == NULL) return fail_memory(err);
  *kinds = (KindSet){0};
  const bool read = add_words(kinds, words, err);
  free(words);
  return read;
}

bool kinds_hold(KindSet kinds, EventKind kind) {
  for (size_t n = 0; n < KIND_GROUPS; ++n)
    for (size_t i = 0; i < KINDS_OF_GROUP_MAX && GROUPS[n].kinds[i] != 0; ++i)
      if (GROUPS[n].kinds[i] == kind) return (kinds.groups >> n & 1) != 0;
  return false;
}
