/* What `gommette rank` was asked, read from its options. */
#ifndef TUI_CLI_COMMANDS_RANK_OPTIONS_H
#define TUI_CLI_COMMANDS_RANK_OPTIONS_H

#include "sessions/export/table.h"
#include "tui/cli/command.h"

/* The options in the order of the descriptor. */
enum {
  RANK_BY,
  RANK_WEIGHTS,
  RANK_WITHIN_SUBGROUPS,
  RANK_INTERVALS,
  RANK_MARGINS,
  RANK_TOP,
  RANK_FLOOR,
  RANK_EXPLAIN,
  RANK_PAIR,
  RANK_KEEP,
  RANK_KEPT,
  RANK_FORMAT
};

typedef bool RankingWriter(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                           Error *err);

typedef struct RankOptions {
  TableRequest request;
  RankingWriter *write; /* the format */
} RankOptions;

/* Without options: by the session's own rule. Errors (ERROR_USAGE) name the option. */
bool rank_options_read(const Arguments *arguments, RankingRule rule, RankOptions *options,
                       Error *err);

#endif
