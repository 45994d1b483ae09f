#include "sessions/verify/fingerprint_check.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/text/text.h"
#include "sessions/verify/sources.h"

/* Independent of the locale. */
static const char DIGITS[] = "0123456789", CAPITALS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                  SMALL[] = "abcdefghijklmnopqrstuvwxyz",
                  SIGNS[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

enum { GROUPS = 4, GROUP_SIGNS = FINGERPRINT_SIGNS / GROUPS };

typedef struct Word {
  const char *text;
  size_t size;
} Word;

/* Returns the next run of letters and digits; size 0 past the last. */
static Word next_word(const char *from) {
  from += strcspn(from, SIGNS);
  return (Word){from, strspn(from, SIGNS)};
}

static bool is_number(Word word) {
  return word.size > 0 && strspn(word.text, DIGITS) >= word.size;
}

static char capital(char sign) {
  const char *small = strchr(SMALL, sign);
  if (!small) return sign;
  return CAPITALS[small - SMALL];
}

/* Whether letters and digits from here to the end, separated only by blanks or punctuation, form
 * one fingerprint. */
static bool read_to_end(const char *from, PrintedFingerprint *anchor) {
  size_t count = 0;
  for (from += strcspn(from, SIGNS); *from; from += 1 + strcspn(from + 1, SIGNS)) {
    if (count == FINGERPRINT_SIGNS) return false;
    anchor->signs[count++] = capital(*from);
  }
  return count == FINGERPRINT_SIGNS;
}

/* A fingerprint alone, or preceded by the number of events. */
static bool read_alone(const char *typed, PrintedFingerprint *anchor) {
  if (read_to_end(typed, anchor)) return true;
  const Word first = next_word(typed);
  if (!is_number(first) || !read_to_end(first.text + first.size, anchor)) return false;
  anchor->events = strtoull(first.text, NULL, 10);
  return true;
}

/* Four groups as in the report; among other words, groups in lower case would be those words. */
static bool read_groups(Word first, PrintedFingerprint *anchor) {
  Word word = first;
  for (size_t group = 0; group < GROUPS; ++group) {
    if (!(word.size == GROUP_SIGNS && strcspn(word.text, SMALL) >= word.size)) return false;
    memcpy(anchor->signs + group * GROUP_SIGNS, word.text, GROUP_SIGNS);
    word = next_word(word.text + word.size);
  }
  return true;
}

/* The number closest before it is the number of events. */
static bool read_sentence(const char *typed, PrintedFingerprint *anchor) {
  for (Word word = next_word(typed); word.size > 0; word = next_word(word.text + word.size)) {
    if (read_groups(word, anchor)) return true;
    if (is_number(word)) anchor->events = strtoull(word.text, NULL, 10);
  }
  return false;
}

bool fingerprint_read(const char *typed, PrintedFingerprint *anchor, Error *err) {
  *anchor = (PrintedFingerprint){0};
  if (read_alone(typed, anchor) || read_sentence(typed, anchor)) return true;
  return fail(
      err, ERROR_USAGE,
      _("--anchor “%s” is not a fingerprint: type its 16 letters and digits as on the paper"),
      text_quoted(typed).text);
}

/* Returns the characters often confused with this one, including itself; NULL: none. */
static const char *look_alikes(char sign) {
  static const char *const FAMILIES[] = {"0ODQ", "1IJL", "2Z", "5S", "6G", "8B", "UV"};
  for (size_t i = 0; i < sizeof FAMILIES / sizeof *FAMILIES; ++i)
    if (strchr(FAMILIES[i], sign)) return FAMILIES[i];
  return NULL;
}

enum { MISREAD_MAX = 2, DIFFERENT = MISREAD_MAX + 1 };

/* Returns how many characters of a fingerprint were misread; DIFFERENT: it is another one. */
static int misread_signs(const char *fingerprint, const char *signs) {
  int misread = 0;
  for (; *fingerprint; ++fingerprint) {
    if (*fingerprint == ' ') continue;
    const char typed = *signs++;
    if (typed == *fingerprint) continue;
    const char *family = look_alikes(typed);
    if (!family || !strchr(family, *fingerprint) || ++misread > MISREAD_MAX) return DIFFERENT;
  }
  return misread;
}

/* An event with a fingerprint, of the session itself or of a file merged into it. */
typedef struct Match {
  uint64_t seq;       /* 0: none */
  uint64_t events;    /* in that file, in total */
  uint64_t merged_at; /* 0: the session itself */
  char text[FINGERPRINT_TEXT_SIZE];
} Match;

typedef struct Search {
  const PrintedFingerprint *anchor;
  Match found;
  Match alike;                           /* the only similar one … */
  size_t alike_count;                    /* … if this is 1 */
  char told_text[FINGERPRINT_TEXT_SIZE]; /* the one after the stated number of events; or "" */
} Search;

static void compare(Search *search, uint64_t seq, ChainHash hash, uint64_t events, uint64_t at) {
  Match match = {.seq = seq, .events = events, .merged_at = at};
  const int misread = misread_signs(fingerprint_text(hash, match.text), search->anchor->signs);
  if (misread == 0) search->found = match;
  if (misread == 0 || misread == DIFFERENT) return;
  search->alike = match;
  ++search->alike_count;
}

static bool look_at_event(JournalLoader *loader, const Event *event, Error *err UNUSED) {
  Search *search = loader->watcher;
  compare(search, event->stamp.seq, loader->hash, 0, 0);
  if (event->stamp.seq == search->anchor->events) fingerprint_text(loader->hash, search->told_text);
  return true;
}

static bool look_at_source(void *context, const MergeSource *source, uint64_t seq, ChainHash hash,
                           Error *err UNUSED) {
  compare(context, seq, hash, source->events, source->at);
  return true;
}

/* Searches the session's own events first: what it shares with another file is its own. */
static bool search_reading(JournalLoader *loader, Search *search, uint64_t *events, Error *err) {
  if (!journal_loader_take(loader, UINT64_MAX, err)) return false;
  *events = roundtable_seq(loader->state);
  return search->found.seq > 0 || sources_read(loader, look_at_source, search, NULL, err);
}

static bool search_all(const char *path, Search *search, uint64_t *events, Error *err) {
  Journal *journal;
  JournalLoader loader;
  if (!journal_view(path, (WaitWatcher){0}, &journal, err)) return false;
  bool sound = false;
  if (journal_loader_open(journal, path, &loader, err)) {
    loader.watch = look_at_event;
    loader.watcher = search;
    sound = search_reading(&loader, search, events, err);
    journal_loader_close(&loader);
  }
  journal_close(journal);
  return sound;
}

static bool refuse_absent(const char *path, const Search *search, uint64_t events, Error *err) {
  const unsigned long long told = search->anchor->events;
  if (told > events)
    return fail(err, ERROR_BAD_DATA,
                _("%s: no: the paper says %s events, this session has %s: either its end was cut "
                  "off, or the paper is from another"),
                path, count_shown(told).text, count_shown(events).text);
  if (told > 0)
    return fail(err, ERROR_BAD_DATA,
                _("%s: no: after event %llu its fingerprint is %s: either something was altered "
                  "since, or the paper is from another session"),
                path, told, search->told_text);
  return fail(err, ERROR_BAD_DATA,
              _("%s: no: none of its %s events has this fingerprint: either something was altered "
                "since, or the paper is from another session"),
              path, count_shown(events).text);
}

static bool judge(const char *path, const Search *search, uint64_t events,
                  FingerprintAnswer *answer, Error *err) {
  const bool misread = search->found.seq == 0 && search->alike_count == 1;
  const Match *match = misread ? &search->alike : &search->found;
  const uint64_t told = search->anchor->events;
  if (match->seq == 0) return refuse_absent(path, search, events, err);
  if (told > 0 && told != match->seq)
    return fail(err, ERROR_BAD_DATA,
                _("%s: no: it had this fingerprint after event %llu, not after event %llu as the "
                  "paper says"),
                path, (unsigned long long)match->seq, (unsigned long long)told);
  *answer =
      (FingerprintAnswer){.before = match->seq,
                          .after = (match->merged_at > 0 ? match->events : events) - match->seq,
                          .merged_at = match->merged_at,
                          .misread = misread};
  memcpy(answer->fingerprint, match->text, sizeof answer->fingerprint);
  return true;
}

bool fingerprint_check(const char *path, const PrintedFingerprint *anchor,
                       FingerprintAnswer *answer, Error *err) {
  Search search = {.anchor = anchor};
  uint64_t events = 0;
  return search_all(path, &search, &events, err) && judge(path, &search, events, answer, err);
}
