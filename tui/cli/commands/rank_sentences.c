#include "tui/cli/commands/rank_sentences.h"

#include "core/base/i18n.h"
#include "core/vote/reference.h"
#include "sessions/export/explanation.h"
#include "sessions/text/wrap.h"
#include "tui/cli/argument_readers.h"
#include "tui/terminal/print.h"

enum { COLUMNS = 80 };

static bool find_standing(const ExplainContext *about, const char *typed, const Standing **standing,
                          Error *err) {
  char reference[REFERENCE_TEXT_SIZE];
  uint32_t number;
  if (!recommendation_of_reference(about->roundtable, typed, &number, err)) return false;
  for (size_t i = 0; i < about->ranking->count; i++) {
    *standing = &about->ranking->standings[i];
    if ((*standing)->recommendation == number) return true;
  }
  const Recommendation *one = roundtable_recommendation(about->roundtable, number);
  return fail(err, ERROR_FAILED, _("recommendation « %s » has no rank: it was not put to the vote"),
              reference_text(about->roundtable, one, reference));
}

static void write_sentence(void *context, const char *sentence) {
  wrap_write(context, sentence, COLUMNS);
}

/* What is to be told: of one standing, or of two. */
typedef struct Explained {
  ExplainContext about;
  const Standing *first, *second;
  RankInterval interval;
} Explained;

static bool write_sentences(FILE *out, const void *context, Error *err) {
  const Explained *explained = context;
  (void)err;
  if (explained->second == NULL)
    explain_rank(&explained->about, explained->first, &explained->interval, write_sentence, out);
  else
    explain_pair(&explained->about, explained->first, explained->second, write_sentence, out);
  return true;
}

static ExplainContext grounds_for(const Roundtable *roundtable, const TableRequest *request,
                                  const Ranking *ranking) {
  return (ExplainContext){.roundtable = roundtable,
                          .ranking = ranking,
                          .weights = request->weights,
                          .method = request->method};
}

bool print_explanation(const Roundtable *roundtable, const TableRequest *request, const char *typed,
                       Error *err) {
  Ranking ranking;
  if (!ranking_compute(roundtable, request->weights, &ranking, err)) return false;
  Explained explained = {.about = grounds_for(roundtable, request, &ranking)};
  const bool printed = find_standing(&explained.about, typed, &explained.first, err) &&
                       ranking_interval(&ranking, explained.first, &explained.interval, err) &&
                       print_written(write_sentences, &explained, err);
  ranking_free(&ranking);
  return printed;
}

static bool are_two(const Explained *explained, const char *typed, Error *err) {
  if (explained->first != explained->second) return true;
  return fail(err, ERROR_USAGE, _("--pair names « %s » twice: name two recommendations"), typed);
}

bool print_pair(const Roundtable *roundtable, const TableRequest *request, const char *first,
                const char *second, Error *err) {
  Ranking ranking;
  if (!ranking_compute(roundtable, request->weights, &ranking, err)) return false;
  Explained explained = {.about = grounds_for(roundtable, request, &ranking)};
  const bool printed = find_standing(&explained.about, first, &explained.first, err) &&
                       find_standing(&explained.about, second, &explained.second, err) &&
                       are_two(&explained, first, err) &&
                       print_written(write_sentences, &explained, err);
  ranking_free(&ranking);
  return printed;
}
