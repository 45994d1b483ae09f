/* Checks a printed fingerprint: whether a session ever had it. */
#ifndef SESSIONS_VERIFY_FINGERPRINT_CHECK_H
#define SESSIONS_VERIFY_FINGERPRINT_CHECK_H

#include "core/base/error.h"
#include "sessions/journal/codec.h"

enum { FINGERPRINT_SIGNS = 16 };

typedef struct PrintedFingerprint {
  uint64_t events;                   /* how many events the paper states; 0: not stated */
  char signs[FINGERPRINT_SIGNS + 1]; /* in capitals, without blanks */
} PrintedFingerprint;

/* Reads "KQ7M 2FTA 9XCD 4WLP", optionally preceded by the number of events, in any case and with or
 * without blanks; or a sentence of the report that contains it in that form. The error
 * (ERROR_USAGE) quotes what was typed. */
bool fingerprint_read(const char *typed, PrintedFingerprint *anchor, Error *err);

typedef struct FingerprintAnswer {
  uint64_t before, after; /* events up to the anchor, and since, of the file that had it */
  uint64_t merged_at;     /* above 0: another file had it, which this event, a merge, brought in */
  bool misread;           /* one or two characters were read as similar ones … */
  char fingerprint[FINGERPRINT_TEXT_SIZE]; /* … the correct fingerprint */
} FingerprintAnswer;

/* Recomputes the chain from the first event, trusting nothing stored, and those of the files merged
 * into it. True: the session, or one of these, had this fingerprint. Similar characters are
 * accepted for one another only if exactly one event then matches. The error (ERROR_BAD_DATA) says
 * why not, or what is wrong with the file. */
bool fingerprint_check(const char *path, const PrintedFingerprint *anchor,
                       FingerprintAnswer *answer, Error *err);

#endif
