#include "tui/cli/ranking_progress.h"

#include "core/base/i18n.h"
#include "tui/terminal/print.h"

/* Fewer than these take no time that anybody would notice. */
enum { MANY = 200, HUNDRED = 100 };

bool ranking_progress_show(void *context, size_t done, size_t count) {
  RankingProgress *progress = context;
  const size_t percent = done * HUNDRED / count;
  if (count <= MANY || (progress->shown && percent == progress->percent)) return true;
  *progress = (RankingProgress){.shown = true, .percent = percent};
  print_progress(_("rank intervals: %lu %% (Ctrl-C stops)"), (unsigned long)percent);
  return true;
}

void ranking_progress_end(const RankingProgress *progress) {
  if (progress->shown) print_progress_end();
}
