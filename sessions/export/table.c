#include "sessions/export/table.h"
#include "sessions/export/json_breaches.h"

#include <inttypes.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/reference.h"
#include "sessions/export/table_extras.h"
#include "sessions/session/finality.h"
#include "sessions/text/csv_writer.h"

static const char *subgroup_code(const Roundtable *roundtable, const Standing *standing) {
  return roundtable_subgroup(roundtable, standing->subgroup)->text[SUBGROUP_CODE];
}

static void write_csv_extras(CsvWriter *csv, const Extras *extras) {
  for (size_t i = 0; i < extras->count; ++i)
    csv_write_word(csv, extras->extra[i].text);
}

/* What a row is written from. */
typedef struct RowContext {
  const Roundtable *roundtable;
  Finality finality;
} RowContext;

static RowContext row_context(const Roundtable *roundtable, const TableRequest *request) {
  return (RowContext){roundtable, ranking_list_finality(roundtable, request)};
}

static void write_csv_row(CsvWriter *csv, const RowContext *context, const Standing *standing,
                          const Extras *extras) {
  const Roundtable *roundtable = context->roundtable;
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
  write_csv_extras(csv, extras);
  if (!finality_is_final(&context->finality))
    csv_write_word(csv, finality_name(&context->finality));
  csv_end_row(csv);
}

static void write_csv_header(CsvWriter *csv, const RowContext *context, const Extras *extras) {
  for (size_t i = 0; i < RANKING_COLUMNS; ++i)
    csv_write_word(csv, RANKING_HEADER[i]);
  for (size_t i = 0; i < extras->count; ++i)
    csv_write_word(csv, RANKING_EXTRAS[extras->extra[i].column]);
  if (!finality_is_final(&context->finality)) csv_write_word(csv, RANKING_EXTRAS[EXTRA_STATE]);
  csv_end_row(csv);
}

bool table_ranking_csv(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                       Error *err) {
  RankingList list;
  CsvWriter csv = {.out = out};
  if (!ranking_list_make(roundtable, request, &list, err)) return false;
  ranking_sort_as_agenda(&list.ranking);
  const RowContext context = row_context(roundtable, request);
  Extras extras = table_extras(roundtable, &list, request, NULL);
  write_csv_header(&csv, &context, &extras);
  for (size_t i = 0; i < list.ranking.count; ++i) {
    const Standing *standing = &list.ranking.standings[i];
    if (!ranking_list_shows(&list, standing, request)) continue;
    extras = table_extras(roundtable, &list, request, standing);
    write_csv_row(&csv, &context, standing, &extras);
  }
  ranking_list_free(&list);
  return true;
}

static void write_json_text(FILE *out, const char *name, const char *text) {
  fprintf(out, "\"%s\": ", name);
  json_quoted(out, text);
}

static void write_json_number(FILE *out, const char *name, int64_t number) {
  fprintf(out, ", \"%s\": %" PRId64, name, number);
}

static void write_json_extras(FILE *out, const Extras *extras) {
  for (size_t i = 0; i < extras->count; ++i) {
    const Extra *extra = &extras->extra[i];
    const char *quote = extra->kind == EXTRA_WORD ? "\"" : "";
    fprintf(out, ", \"%s\": %s%s%s", RANKING_EXTRAS[extra->column], quote,
            extra->kind == EXTRA_EMPTY ? "null" : extra->text, quote);
  }
}

static void write_json_witness(FILE *out, const char *name, const Witness *witness) {
  char number[COLOUR_COUNT][WIDE_TEXT_SIZE];
  if (!witness->known) {
    fprintf(out, ", \"%s\": null", name);
    return;
  }
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    wide_text(witness->of[colour], number[colour]);
  fprintf(out, ", \"%s\": [%s, %s, %s]", name, number[GREEN], number[YELLOW], number[RED]);
}

static void write_json_witnesses(FILE *out, const RankingList *list, const Standing *standing) {
  if (!list->intervals) return;
  const Interval *interval = &list->intervals[standing->index].overall;
  write_json_witness(out, "best_weights", &interval->best_at);
  write_json_witness(out, "worst_weights", &interval->worst_at);
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
}

static void write_json_weights(FILE *out, Weights weights) {
  static const char *const NAMES[COLOUR_COUNT] = {"green", "yellow", "red"};
  fputs("  \"weights\": {", out);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour) {
    char text[WEIGHT_TEXT_SIZE];
    fprintf(out, "%s\"%s\": %s", colour ? ", " : "", NAMES[colour],
            thousandths_text(weights.of[colour], '.', text));
  }
  fputs("},", out);
}

static void write_json_finality(FILE *out, const Roundtable *roundtable,
                                const TableRequest *request) {
  const Finality finality = ranking_list_finality(roundtable, request);
  const Subgroup *subgroup;
  fprintf(out, "  \"state\": \"%s\",\n  \"open_subgroups\": [", finality_name(&finality));
  for (size_t n = 0; (subgroup = finality_open_subgroup(roundtable, n)); ++n) {
    fputs(n > 0 ? ", {" : "{", out);
    write_json_text(out, "code", subgroup->text[SUBGROUP_CODE]);
    fputs(", ", out);
    write_json_text(out, "title", subgroup->text[SUBGROUP_TITLE]);
    fputc('}', out);
  }
  fprintf(out, "],\n  \"results_hidden\": %s,\n  \"ballots_waiting\": %" PRId64 ",\n",
          finality.hidden ? "true" : "false", finality.waiting);
}

static void write_json_session(FILE *out, const Roundtable *roundtable,
                               const TableRequest *request) {
  static const char *const NAMES[SESSION_TEXTS] = {"title", "date", "place", "theme"};
  char date[DAY_TEXT_SIZE];
  for (int property = SESSION_TITLE; property < SESSION_TEXTS; ++property) {
    fputs("  ", out);
    write_json_text(out, NAMES[property],
                    session_text_iso(roundtable, (SessionText)property, date));
    fputs(",\n", out);
  }
  write_json_finality(out, roundtable, request);
  write_json_weights(out, request->weights);
  Json json = {.out = out, .depth = 1};
  json_breaches(&json, roundtable, request->breaches);
  fputs(",\n", out);
}

static size_t write_json_standings(FILE *out, const Roundtable *roundtable, const RankingList *list,
                                   const TableRequest *request) {
  size_t written = 0;
  for (size_t i = 0; i < list->ranking.count; ++i) {
    const Standing *standing = &list->ranking.standings[i];
    if (!ranking_list_shows(list, standing, request)) continue;
    const Extras extras = table_extras(roundtable, list, request, standing);
    fputs(written++ ? ",\n" : "\n", out);
    write_json_standing(out, roundtable, standing);
    write_json_extras(out, &extras);
    write_json_witnesses(out, list, standing);
    fputc('}', out);
  }
  return written;
}

/* Its figures are what it had. */
static void write_json_withdrawn(FILE *out, const Roundtable *roundtable,
                                 const Recommendation *one) {
  static const char *const NAMES[COLOUR_COUNT] = {"green", "yellow", "red"};
  const Tally tally = recommendation_tally(one);
  fputs("    {", out);
  write_json_text(out, "subgroup_code",
                  roundtable_subgroup(roundtable, one->subgroup)->text[SUBGROUP_CODE]);
  fputs(", ", out);
  write_json_text(out, "code", one->code);
  fputs(", ", out);
  write_json_text(out, "title", one->text[RECOMMENDATION_TITLE]);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    write_json_number(out, NAMES[colour], tally.dots[colour]);
  write_json_number(out, "cumulative", tally_cumulative(tally));
  fputs(", ", out);
  write_json_text(out, "reason", one->text[RECOMMENDATION_REASON]);
  fputc('}', out);
}

static void write_json_all_withdrawn(FILE *out, const Roundtable *roundtable) {
  size_t written = 0;
  fputs("  \"withdrawn\": [", out);
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, place);
    for (size_t n = 0; n < subgroup->recommendation_count; ++n) {
      const Recommendation *one = roundtable_recommendation_at(roundtable, subgroup, n);
      if (one->status != STATUS_WITHDRAWN) continue;
      fputs(written++ ? ",\n" : "\n", out);
      write_json_withdrawn(out, roundtable, one);
    }
  }
  fputs(written ? "\n  ]\n" : "]\n", out);
}

bool table_ranking_json(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                        Error *err) {
  RankingList list;
  if (!ranking_list_make(roundtable, request, &list, err)) return false;
  ranking_sort_as_agenda(&list.ranking);
  fputs("{\n", out);
  write_json_session(out, roundtable, request);
  fputs("  \"recommendations\": [", out);
  const size_t written = write_json_standings(out, roundtable, &list, request);
  fputs(written ? "\n  ],\n" : "],\n", out);
  write_json_all_withdrawn(out, roundtable);
  fputs("}\n", out);
  ranking_list_free(&list);
  return true;
}
