/* A total for programs: a ranking, with the sessions beside it. */
#include <ctype.h>
#include <stdlib.h>

#include "sessions/compare/total.h"
#include "sessions/text/csv_tables.h"
#include "sessions/text/csv_writer.h"

enum { NAME_SIZE = 32 };

static const char *const OF_TOTAL[] = {"title", "key", "sessions_voted", "sessions"};
static const char *const OF_SESSION[] = {"green", "yellow", "red", "cumulative_rank",
                                         "weighted_rank"};
enum {
  TOTAL_COLUMNS = sizeof OF_TOTAL / sizeof *OF_TOTAL,
  SESSION_COLUMNS = sizeof OF_SESSION / sizeof *OF_SESSION
};

static void write_header(CsvWriter *csv, const Total *total) {
  char name[NAME_SIZE];
  for (size_t n = 0; n < RANKING_COLUMNS; ++n)
    csv_write_word(csv, RANKING_HEADER[n]);
  for (size_t n = 0; n < TOTAL_COLUMNS; ++n)
    csv_write_word(csv, OF_TOTAL[n]);
  for (size_t session = 0; session < total->panel.count; ++session)
    for (size_t n = 0; n < SESSION_COLUMNS; ++n) {
      const int letter = tolower((unsigned char)panel_letter(session));
      snprintf(name, sizeof name, "%c_%s", letter, OF_SESSION[n]);
      csv_write_word(csv, name);
    }
  csv_write_word(csv, RANKING_EXTRAS[EXTRA_STATE]);
  csv_write_word(csv, "other_titles");
  csv_end_row(csv);
}

static void write_sum(CsvWriter *csv, const Sum *sum) {
  char weighted[WEIGHT_TEXT_SIZE];
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    csv_write_number(csv, sum->tally.dots[colour]);
  csv_write_number(csv, sum->score[BY_CUMULATIVE]);
  csv_write_number(csv, sum->rank[BY_CUMULATIVE].overall);
  csv_write_number(csv, sum->rank[BY_CUMULATIVE].in_subgroup);
  csv_write_word(csv, thousandths_text(sum->score[BY_WEIGHTED], '.', weighted));
  csv_write_number(csv, sum->rank[BY_WEIGHTED].overall);
  csv_write_number(csv, sum->rank[BY_WEIGHTED].in_subgroup);
}

static void write_session(CsvWriter *csv, const Standing *standing) {
  for (size_t n = 0; !standing && n < SESSION_COLUMNS; ++n)
    csv_write_word(csv, "");
  if (!standing) return;
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    csv_write_number(csv, standing->tally.dots[colour]);
  csv_write_number(csv, standing->rank[BY_CUMULATIVE].overall);
  csv_write_number(csv, standing->rank[BY_WEIGHTED].overall);
}

/* "B: Ouvrir … | C: Open …": the titles that are not the same text as the first session's. *at goes
 * through the differences as the rows are gone through. */
static bool write_other_titles(CsvWriter *csv, const Following *following, size_t row, size_t *at,
                               Error *err) {
  char *texts = NULL;
  for (; *at < following->difference_count && following->differences[*at].row <= row; ++*at) {
    const TitleDifference *one = &following->differences[*at];
    char *longer = NULL;
    if (one->row < row) continue;
    const char *title =
        pick_recommendation(following->panel, one->of[1])->text[RECOMMENDATION_TITLE];
    const int length = asprintf(&longer, "%s%s%c: %s", texts ? texts : "", texts ? " | " : "",
                                panel_letter(one->of[1].session), title);
    free(texts);
    if (length < 0) return fail_memory(err);
    texts = longer;
  }
  csv_write_text(csv, texts ? texts : "");
  free(texts);
  return true;
}

static bool write_row(CsvWriter *csv, const Total *total, size_t row, size_t *at, Error *err) {
  const Following *following = &total->following;
  const Recommendation *one = pick_recommendation(&total->panel, following_first(following, row));
  csv_write_text(csv, total->names[row].subgroup_code);
  csv_write_text(csv, total->names[row].code);
  write_sum(csv, &total->sums[row]);
  csv_write_text(csv, one->text[RECOMMENDATION_TITLE]);
  csv_write_text(csv, one->text[RECOMMENDATION_KEY]);
  csv_write_number(csv, total->sums[row].sessions);
  csv_write_number(csv, (int64_t)total->panel.count);
  for (size_t session = 0; session < total->panel.count; ++session)
    write_session(csv, panel_standing(&total->panel, session,
                                      following_at(following, row, session)->recommendation));
  csv_write_word(csv, finality_name(&total->finality));
  if (!write_other_titles(csv, following, row, at, err)) return false;
  csv_end_row(csv);
  return true;
}

bool total_csv(FILE *out, const Total *total, Error *err) {
  CsvWriter csv = {.out = out};
  size_t at = 0;
  write_header(&csv, total);
  for (size_t n = 0; n < total->row_count; ++n)
    if (!write_row(&csv, total, total->rows[n], &at, err)) return false;
  return true;
}
