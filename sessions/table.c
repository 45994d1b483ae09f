#include "sessions/table.h"

#include <inttypes.h>
#include <string.h>

#include "core/reference.h"
#include "core/words.h"
#include "sessions/csv/header.h"
#include "sessions/csv/writer.h"
#include "sessions/text.h"

static const char *subgroup_code(const Roundtable *roundtable, const Standing *standing) {
  return roundtable_subgroup(roundtable, standing->subgroup)->text[SUBGROUP_CODE];
}

static void write_csv_row(CsvWriter *csv, const Roundtable *roundtable, const Standing *standing) {
  char weighted[WEIGHT_TEXT_SIZE];
  const Rank *rank = standing->rank;
  csv_write_text(csv, subgroup_code(roundtable, standing));
  csv_write_text(csv, roundtable_recommendation(roundtable, standing->recommendation)->code);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    csv_write_number(csv, standing->tally.dots[colour]);
  csv_write_number(csv, standing->score[BY_CUMULATIVE]);
  csv_write_number(csv, rank[BY_CUMULATIVE].overall);
  csv_write_number(csv, rank[BY_CUMULATIVE].in_subgroup);
  csv_write_word(csv, thousandths_text(standing->score[BY_WEIGHTED], '.', weighted));
  csv_write_number(csv, rank[BY_WEIGHTED].overall);
  csv_write_number(csv, rank[BY_WEIGHTED].in_subgroup);
  csv_end_row(csv);
}

bool table_ranking_csv(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                       Error *err) {
  Ranking ranking;
  if (!ranking_compute(roundtable, request->weights, &ranking, err)) return false;
  CsvWriter csv = {.out = out};
  for (size_t i = 0; i < RANKING_COLUMNS; ++i)
    csv_write_word(&csv, RANKING_HEADER[i]);
  csv_end_row(&csv);
  for (size_t i = 0; i < ranking.count; ++i)
    write_csv_row(&csv, roundtable, &ranking.standings[i]);
  ranking_free(&ranking);
  return true;
}

static void write_json_text(FILE *out, const char *name, const char *text) {
  fprintf(out, "\"%s\": \"", name);
  for (const char *at = text; *at; ++at)
    if (*at == '"' || *at == '\\')
      fprintf(out, "\\%c", *at);
    else if ((unsigned char)*at < 0x20)
      fprintf(out, "\\u%04x", (unsigned)*at);
    else
      fputc(*at, out);
  fputc('"', out);
}

static void write_json_number(FILE *out, const char *name, int64_t number) {
  fprintf(out, ", \"%s\": %" PRId64, name, number);
}

static void write_json_standing(FILE *out, const Roundtable *roundtable, const Standing *standing) {
  const Recommendation *recommendation =
      roundtable_recommendation(roundtable, standing->recommendation);
  char weighted[WEIGHT_TEXT_SIZE];
  fputs("    {", out);
  write_json_text(out, "subgroup_code", subgroup_code(roundtable, standing));
  fputs(", ", out);
  write_json_text(out, "subgroup_title",
                  roundtable_subgroup(roundtable, standing->subgroup)->text[SUBGROUP_TITLE]);
  fputs(", ", out);
  write_json_text(out, "code", recommendation->code);
  fputs(", ", out);
  write_json_text(out, "title", recommendation->text[RECOMMENDATION_TITLE]);
  write_json_number(out, "green", standing->tally.dots[GREEN]);
  write_json_number(out, "yellow", standing->tally.dots[YELLOW]);
  write_json_number(out, "red", standing->tally.dots[RED]);
  write_json_number(out, "cumulative", standing->score[BY_CUMULATIVE]);
  write_json_number(out, "cumulative_rank", standing->rank[BY_CUMULATIVE].overall);
  write_json_number(out, "cumulative_rank_in_subgroup", standing->rank[BY_CUMULATIVE].in_subgroup);
  fprintf(out, ", \"weighted\": %s", thousandths_text(standing->score[BY_WEIGHTED], '.', weighted));
  write_json_number(out, "weighted_rank", standing->rank[BY_WEIGHTED].overall);
  write_json_number(out, "weighted_rank_in_subgroup", standing->rank[BY_WEIGHTED].in_subgroup);
  fputc('}', out);
}

static void write_json_weights(FILE *out, Weights weights) {
  static const char *const NAMES[COLOUR_COUNT] = {"green", "yellow", "red"};
  fputs("  \"weights\": {", out);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour) {
    char text[WEIGHT_TEXT_SIZE];
    fprintf(out, "%s\"%s\": %s", colour ? ", " : "", NAMES[colour],
            thousandths_text(weights.of[colour], '.', text));
  }
  fputs("},\n", out);
}

bool table_ranking_json(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                        Error *err) {
  static const char *const NAMES[SESSION_TEXTS] = {"title", "date", "place", "theme"};
  Ranking ranking;
  if (!ranking_compute(roundtable, request->weights, &ranking, err)) return false;
  fputs("{\n", out);
  for (int property = SESSION_TITLE; property < SESSION_TEXTS; ++property) {
    fputs("  ", out);
    write_json_text(out, NAMES[property], roundtable_text(roundtable, (SessionText)property));
    fputs(",\n", out);
  }
  write_json_weights(out, request->weights);
  fputs("  \"recommendations\": [", out);
  for (size_t i = 0; i < ranking.count; ++i) {
    fputs(i ? ",\n" : "\n", out);
    write_json_standing(out, roundtable, &ranking.standings[i]);
  }
  fputs(ranking.count ? "\n  ]\n}\n" : "]\n}\n", out);
  ranking_free(&ranking);
  return true;
}
