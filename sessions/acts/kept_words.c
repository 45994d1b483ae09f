#include "sessions/acts/kept_words.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/text/local_time.h"

const char *kept_when(const SavedRanking *kept, char text[KEPT_TEXT_SIZE]) {
  char time[LOCAL_TIME_SIZE];
  snprintf(text, KEPT_TEXT_SIZE, _("no. %llu, %s, %s"), (unsigned long long)kept->stamp.seq,
           local_time_words(&kept->stamp, time),
           kept->how.why == KEPT_AT_CLOSING ? _("as the vote closed") : _("when asked"));
  return text;
}

static const char *nothing_changed(const SavedRanking *kept) {
  return kept->same ? _("no vote changed since")
                    : _("no vote changed since, but what is ranked did: the ranks are others now");
}

const char *kept_since(const SavedRanking *kept, char text[KEPT_TEXT_SIZE]) {
  const unsigned long changes = (unsigned long)kept->changes;
  if (changes == 0)
    snprintf(text, KEPT_TEXT_SIZE, "%s", nothing_changed(kept));
  else if (kept->same)
    snprintf(text, KEPT_TEXT_SIZE,
             ngettext("%s event changed votes since: the ranks are the same",
                      "%s events changed votes since: the ranks are the same", changes),
             count_shown(changes).text);
  else
    snprintf(text, KEPT_TEXT_SIZE,
             ngettext("%s event changed votes since: the ranks are others now",
                      "%s events changed votes since: the ranks are others now", changes),
             count_shown(changes).text);
  return text;
}
