#include "sessions/library/copies.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"

typedef struct Named {
  const SessionSummary *summary;
  size_t entry;
} Named;

/* Of a file that is not sound only what its events say is known, where there are any. */
static bool is_known(const SessionSummary *summary) {
  return summary->soundness == CARD_SOUND || summary->soundness == CARD_ALTERED;
}

static int by_session(const void *one, const void *other) {
  const Named *a = one, *b = other;
  int order = memcmp(a->summary->id, b->summary->id, SESSION_ID_SIZE);
  return order != 0 ? order : (a->entry > b->entry) - (a->entry < b->entry);
}

static void link_run(const Named *run, size_t count, size_t *next) {
  for (size_t i = 0; i < count; ++i)
    next[run[i].entry] = run[(i + 1) % count].entry;
}

static void link_sorted(const Named *named, size_t count, size_t *next) {
  size_t begin = 0;
  for (size_t i = 1; i <= count; ++i) {
    if (i < count && memcmp(named[i].summary->id, named[begin].summary->id, SESSION_ID_SIZE) == 0)
      continue;
    link_run(named + begin, i - begin, next);
    begin = i;
  }
}

bool copies_link(const LibraryEntry *entries, size_t count, size_t **next, Error *err) {
  size_t *ring = calloc(count + 1, sizeof *ring), known = 0;
  Named *named = calloc(count + 1, sizeof *named);
  bool made = (ring && named) || fail_memory(err);
  for (size_t i = 0; made && i < count; ++i) {
    ring[i] = i;
    if (is_known(&entries[i].summary)) named[known++] = (Named){&entries[i].summary, i};
  }
  if (made && known > 1) {
    qsort(named, known, sizeof *named, by_session);
    link_sorted(named, known, ring);
  }
  free(named);
  if (made)
    *next = ring;
  else
    free(ring);
  return made;
}

const char *copy_words(const LibraryEntry *one, const LibraryEntry *other,
                       char text[COPY_TEXT_SIZE]) {
  const long long more = other->summary.number[CARD_EVENTS] - one->summary.number[CARD_EVENTS];
  const char *folder = other->is_archived ? ARCHIVE_FOLDER "/" : "";
  if (chain_same(one->summary.hash, other->summary.hash))
    snprintf(text, COPY_TEXT_SIZE, _("same session, identical: %s%s"), folder, other->name);
  else if (more == 0)
    snprintf(text, COPY_TEXT_SIZE, _("same session, continued differently: %s%s"), folder,
             other->name);
  else if (more > 0)
    snprintf(text, COPY_TEXT_SIZE,
             ngettext("same session, %s event further: %s%s",
                      "same session, %s events further: %s%s", (unsigned long)more),
             number_shown(more).text, folder, other->name);
  else
    snprintf(text, COPY_TEXT_SIZE,
             ngettext("same session, %s event behind: %s%s", "same session, %s events behind: %s%s",
                      (unsigned long)-more),
             number_shown(-more).text, folder, other->name);
  return text;
}
