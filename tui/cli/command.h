/* The command line: commands, their options and their help. Each command is one descriptor, from
 * which come dispatch, usage and help, and one function. */
#ifndef TUI_CLI_COMMAND_H
#define TUI_CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "core/rank/methods.h"
#include "sessions/export/log.h"
#include "sessions/session/session.h"
#include "sessions/session/time_spec.h"
#include "sessions/verify/draw.h"
#include "sessions/verify/fingerprint_check.h"

/* How far the working out of rank intervals has got, told on standard error. */

typedef struct RankingProgress {
  bool shown;
  size_t percent;
} RankingProgress;

/* A KeepGoing, whose context is a RankingProgress that begins as {0}. Says nothing where it takes
 * no time that anybody would notice. Ctrl-C ends the program meanwhile as anywhere. */
bool ranking_progress_show(void *progress, size_t done, size_t count);

/* Takes away what was said. */
void ranking_progress_end(const RankingProgress *progress);

enum {
  PARSED_SET_MAX = 16, /* sections of a report */
  COMMAND_OPTIONS_MAX = 12,
  COMMAND_VALUES_MAX = 26, /* sessions to compare */
  COMMAND_TYPED_VALUES = 5 /* the first ones, which a command may describe */
};

/* What a command needs of the session that its first value names. */
typedef enum SessionUse {
  NO_SESSION,
  SESSION_PATH, /* only where its file is */
  VIEW,         /* open, to look at */
  RECORD        /* open, to record into */
} SessionUse;

/* What was typed for an option or a value, as its reader understood it. */
typedef struct Parsed {
  int64_t number; /* or the place of a word; what .unless_given says where nothing was typed */
  char *text;     /* cleaned; NULL: not given. The frame frees it. */
  union {
    RankingMethod method;
    const struct ReportFormat *format;
    Weights weights;
    uint32_t subgroup;       /* WHOLE_SESSION: not given */
    uint32_t recommendation; /* 0: not given */
    struct {
      TimeSpec typed;
      FoundTime found;
    } moment;
    KindSet kinds;
    bool set[PARSED_SET_MAX]; /* of what is named by a list */
    PrintedFingerprint anchor;
    char seed[RECOUNT_SEED_SIZE];
    struct {
      int columns, rows;
    } size;
  };
} Parsed;

typedef struct ArgumentRow ArgumentRow;

/* Reads what was typed before any session is opened. The error quotes it. */
typedef bool ArgumentReader(const ArgumentRow *row, const char *typed, Parsed *parsed, Error *err);

/* Finds in the open session what was typed. */
typedef bool ArgumentFinder(Session *session, const char *typed, Parsed *parsed, Error *err);

/* An option, or one of the first values. Texts for people are marked with N_(). */
struct ArgumentRow {
  const char *name;     /* without its dashes; one of one letter has one dash: "o" is -o */
  const char *argument; /* what follows it: N_("TITLE"), or two: N_("REFERENCE REFERENCE"); NULL
                           where nothing does */
  const char *help;
  ArgumentReader *read; /* tui/cli/command_arguments.h; NULL: taken as typed */
  ArgumentFinder *find;
  int64_t least, most, unless_given; /* of a number */
  const char *refusal; /* what to say of a wrong one, where that is not its reader's own sentence: a
                          sentence with %s for what was typed */
  unsigned apart;      /* options it does not go with, as OPTION() has them */
  SessionUse session;  /* given, it makes the command use the session so */
};

#define OPTION(place) (1U << (place))

typedef struct Arguments Arguments;

typedef struct Command {
  const char *name;
  const char *values; /* N_("FILE [SUBGROUP]"), "" for none */
  int values_min, values_max;
  int negative_place;  /* of the value that may be a negative number, from 1 on; 0: there is none */
  bool records;        /* what it prints tells what it recorded */
  SessionUse session;  /* of the first value, unless an option says otherwise */
  const char *help;    /* one line, without a full stop */
  const char *details; /* more of it, whole sentences; NULL for none */
  const char *listed;  /* an argument that is one of a list: N_("METHOD"); NULL for none, */
  bool (*list)(size_t n, const char **name, const char **help); /* its nth; false past the last */
  ArgumentRow value[COMMAND_TYPED_VALUES];
  ArgumentRow options[COMMAND_OPTIONS_MAX]; /* ends at the first without a name, or full */
  /* What else can be known to be wrong before a session is opened; NULL: nothing. */
  bool (*check)(Arguments *arguments, Error *err);
  bool (*run)(const Arguments *arguments, Error *err);
} Command;

/* What was typed after a command's name, and the session that it is about. Texts are borrowed from
 * the command line. */
struct Arguments {
  const Command *command;
  int value_count;
  const char *value[COMMAND_VALUES_MAX];   /* NULL past the last */
  const char *option[COMMAND_OPTIONS_MAX]; /* in the descriptor's order; NULL: not given; "" for one
                                              without an argument */
  const char *second[COMMAND_OPTIONS_MAX]; /* what follows that, of one that takes two */
  bool help;                               /* --help, which stands beside every command */
  Parsed parsed_value[COMMAND_TYPED_VALUES], parsed[COMMAND_OPTIONS_MAX];
  char *path;       /* of the session, as SessionUse says; else NULL */
  bool exists;      /* whether there is a file */
  Session *session; /* open; else NULL */
};

/* The n-th command in the order of the help, or NULL past the last. */
const Command *command_at(size_t n);

/* The command of this name, or NULL. */
const Command *command_find(const char *name);

/* The command whose name is nearest to a mistyped one, or NULL where none is near. */
const Command *command_guess(const char *mistyped);

/* How many options the descriptor has. */
size_t command_option_count(const Command *command);

/* Does what the command line says, prints the error if there is one, and returns the exit status.
 */
int command_line_run(int argument_count, char **arguments);

/* The descriptors of the commands, which the files of this folder define. */

extern const Command command_new, command_import, command_open, command_board, command_demo,
    command_list, command_show, command_sheets, command_vote, command_undo, command_redo,
    command_rank, command_log, command_verify, command_start, command_close, command_reopen,
    command_count, command_revert, command_rankings, command_rule, command_report, command_print,
    command_audit, command_replay, command_compare, command_total, command_archive, command_rename,
    command_copy, command_delete, command_merge, command_recover;

#endif
