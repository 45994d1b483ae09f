/* How far the working out of rank intervals has got, told on standard error. */
#ifndef TUI_CLI_RANKING_PROGRESS_H
#define TUI_CLI_RANKING_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct RankingProgress {
  bool shown;
  size_t percent;
} RankingProgress;

/* A KeepGoing, whose context is a RankingProgress that begins as {0}. Says nothing where it takes
 * no time that anybody would notice. Ctrl-C ends the program meanwhile as anywhere. */
bool ranking_progress_show(void *progress, size_t done, size_t count);

/* Takes away what was said. */
void ranking_progress_end(const RankingProgress *progress);

#endif
