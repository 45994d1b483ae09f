/* Answers from paper: a fingerprint that stands on a report, and whether a session ever had it. */
#ifndef SESSIONS_VERIFY_FINGERPRINT_CHECK_H
#define SESSIONS_VERIFY_FINGERPRINT_CHECK_H

#include "core/base/error.h"
#include "sessions/journal/codec.h"

enum { FINGERPRINT_SIGNS = 16 };

typedef struct PrintedFingerprint {
  uint64_t events;                   /* how many the paper says there were; 0: it does not say */
  char signs[FINGERPRINT_SIGNS + 1]; /* in capitals, without blanks */
} PrintedFingerprint;

/* Reads "KQ7M 2FTA 9XCD 4WLP", how many events there were before it or not, with small letters or
 * without blanks; or a sentence of the report that holds one so written. The error (ERROR_USAGE)
 * quotes what was typed. */
bool fingerprint_read(const char *typed, PrintedFingerprint *anchor, Error *err);

typedef struct FingerprintAnswer {
  uint64_t before, after; /* events up to the anchor, and since, of the file that had it */
  uint64_t merged_at;     /* above 0: another file had it, which came in with this event, a merge */
  bool misread;           /* in one or two signs, for others that look like them … */
  char fingerprint[FINGERPRINT_TEXT_SIZE]; /* … as it really is */
} FingerprintAnswer;

/* Works the chain out anew from the first event, trusting nothing that is kept of it, and those of
 * the files that were merged into it. True: the session, or one of these, had this fingerprint.
 * Signs that look alike are taken for one another only where just one event fits then. The error
 * (ERROR_BAD_DATA) says why not, or what in the file is not good. */
bool fingerprint_check(const char *path, const PrintedFingerprint *anchor,
                       FingerprintAnswer *answer, Error *err);

#endif
