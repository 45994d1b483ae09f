/* The command line: commands, their options and their help. Each command is one descriptor, the
 * source for dispatch, usage and help, and one function. */
#ifndef TUI_CLI_COMMAND_H
#define TUI_CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "core/rank/methods.h"
#include "sessions/export/log.h"
#include "sessions/session/rule_breaches.h"
#include "sessions/session/session.h"
#include "sessions/session/time_spec.h"
#include "sessions/verify/draw.h"
#include "sessions/verify/fingerprint_check.h"

/* Progress of computing rank intervals, on standard error. */

typedef struct RankingProgress {
  bool shown;
  size_t percent;
} RankingProgress;

/* A KeepGoing; its context is a RankingProgress initialised to {0}. Prints nothing if the
 * computation is too short to notice. Ctrl-C ends the program as usual. */
bool ranking_progress_show(void *progress, size_t done, size_t count);

/* Removes the progress line. */
void ranking_progress_end(const RankingProgress *progress);

/* Prints what breaks a rule of the vote, if anything does, with the reason given: below a table for
 * people, or on standard error beside one for programs. */
bool print_breaches(const RuleBreaches *breaches, const Roundtable *state, bool people, Error *err);

enum {
  PARSED_SET_MAX = 16, /* sections of a report */
  COMMAND_OPTIONS_MAX = 12,
  COMMAND_VALUES_MAX = 26, /* sessions to compare */
  COMMAND_TYPED_VALUES = 5 /* the first ones, which a command may describe by rows */
};

/* What a command needs of the session named by its first value. */
typedef enum SessionUse {
  NO_SESSION,
  SESSION_PATH, /* only its file's path */
  VIEW,         /* open, read-only */
  RECORD        /* open, for recording */
} SessionUse;

/* An option or value as parsed by its reader. */
typedef struct Parsed {
  int64_t number; /* or the index of a word; .unless_given if not given */
  char *text;     /* cleaned; NULL: not given. Freed by arguments_close. */
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
    bool set[PARSED_SET_MAX]; /* members of a list that were named */
    PrintedFingerprint anchor;
    char seed[RECOUNT_SEED_SIZE];
    struct {
      int columns, rows;
    } size;
  };
} Parsed;

typedef struct ArgumentRow ArgumentRow;

/* Parses what was typed, before any session is opened. The error quotes it. */
typedef bool ArgumentReader(const ArgumentRow *row, const char *typed, Parsed *parsed, Error *err);

/* Finds what was typed in the open session. */
typedef bool ArgumentFinder(Session *session, const char *typed, Parsed *parsed, Error *err);

/* An option, or one of the first values. Texts for people are marked with N_(). */
struct ArgumentRow {
  const char *name;     /* without dashes; a one-letter name has one dash: "o" is -o */
  const char *argument; /* its argument: N_("TITLE"), or two: N_("REFERENCE REFERENCE"); NULL if it
                           has none */
  const char *help;
  ArgumentReader *read; /* tui/cli/command.h; NULL: keep as typed */
  ArgumentFinder *find;
  int64_t least, most, unless_given; /* range and default of a number */
  const char *refusal; /* error for a wrong one, if not its reader's own: a sentence with %s for
                          what was typed */
  unsigned apart;      /* options that exclude it, as OPTION() bits */
  SessionUse session;  /* if given, the command uses the session this way */
};

#define OPTION(place) (1U << (place))

typedef struct Arguments Arguments;

typedef struct Command {
  const char *name;
  const char
      *values; /* N_("FILE [SUBGROUP]"), "" for none: sets how many it takes; "…": any more */
  int negative_place;  /* position, from 1, of the value that may be a negative number; 0: none */
  bool makes_files;    /* creates, moves or removes session files, whatever .session says */
  SessionUse session;  /* of the first value, unless an option overrides it */
  const char *help;    /* one line, without a full stop */
  const char *details; /* more help in whole sentences; NULL: none */
  const char *listed;  /* argument whose possible values the help lists: N_("METHOD"); or NULL */
  bool (*list)(size_t n, const char **name,
               const char **help); /* its n-th value; false past the last */
  ArgumentRow value[COMMAND_TYPED_VALUES];
  ArgumentRow options[COMMAND_OPTIONS_MAX]; /* ends at the first without a name, or when full */
  /* Checks what else can be wrong before a session is opened; NULL: nothing. */
  bool (*check)(Arguments *arguments, Error *err);
  bool (*run)(const Arguments *arguments, Error *err);
} Command;

/* The arguments of a command, and the session it is about. Texts are borrowed from the command
 * line. */
struct Arguments {
  const Command *command;
  int value_count;
  const char *value[COMMAND_VALUES_MAX];   /* NULL past the last */
  const char *option[COMMAND_OPTIONS_MAX]; /* in the descriptor's order; NULL: not given; "" if it
                                              has no argument */
  const char *second[COMMAND_OPTIONS_MAX]; /* the second argument of one that has two */
  bool help;                               /* --help, accepted by every command */
  Parsed parsed_value[COMMAND_TYPED_VALUES], parsed[COMMAND_OPTIONS_MAX];
  char *path;       /* of the session, as SessionUse says; else NULL */
  bool exists;      /* whether that file exists */
  Session *session; /* open; else NULL */
};

/* Returns the n-th command in the order of the help, or NULL past the last. */
const Command *command_at(size_t n);

/* Returns the command of this name, or NULL. */
const Command *command_find(const char *name);

/* Returns the command whose name is closest to a mistyped one, or NULL if none is close. */
const Command *command_guess(const char *mistyped);

/* Returns how many options the descriptor has. */
size_t command_option_count(const Command *command);

/* How many values a command takes. */
typedef struct ValueRange {
  int least, most;
} ValueRange;

ValueRange command_values(const Command *command);

/* Runs the command line, prints the error if there is one, and returns the exit status. */
int command_line_run(int argument_count, char **arguments);

/* The descriptors of the commands, defined in the files of this folder. */

extern const Command command_new, command_import, command_open, command_board, command_demo,
    command_list, command_show, command_sheets, command_vote, command_undo, command_redo,
    command_rank, command_log, command_verify, command_start, command_close, command_reopen,
    command_count, command_revert, command_rankings, command_rule, command_report, command_print,
    command_audit, command_replay, command_compare, command_total, command_archive, command_rename,
    command_copy, command_delete, command_merge, command_recover;

/* Parsing of a command's arguments by its descriptor, and opening of its session. */

/* Argument types, as used in the rows of a command's descriptor. Errors quote what was typed. */

/* A whole number from .least to .most; one of the words of .argument, "text|csv|json", as its index
 * from 0: the default refusal of a word speaks of a format. */
ArgumentReader read_number, read_word;

/* Ranking methods by name, weights, moments of a session. */
ArgumentReader read_method, read_weights, read_moment;

/* A title or another short text, cleaned; a text about the session, the SessionText in .least, of
 * which a date must be valid. Errors name the option. */
ArgumentReader read_text, read_session_text;

/* A subgroup by its code; a recommendation by its reference; the events of a moment. */
ArgumentFinder find_subgroup, find_recommendation, find_moment;

/* The same for commands that find it themselves. */
bool recommendation_of_reference(const Roundtable *roundtable, const char *typed,
                                 uint32_t *recommendation, Error *err);

/* Fails with the row's own sentence. */
bool refuse_argument(const ArgumentRow *row, const char *typed, Error *err);

/* Chooses the format of an output file: that named by the option at this index, else by the
 * extension of `path`, else text. Only formats that the option's row offers. */
bool choose_paper_format(Arguments *arguments, int option, const char *path, Error *err);

/* Parses the arguments by the descriptor. arguments[0] is the command's name. Options may be
 * anywhere before "--"; a negative number is a value if the command has a position for one. Errors
 * (ERROR_USAGE) name what is wrong and the help to read. May reorder the array. Free the result
 * with arguments_close, on failure too. */
bool arguments_read(const Command *command, int argument_count, char **arguments, Arguments *read,
                    Error *err);

/* Returns whether what the command does lasts, in a session or as a file, even if it cannot be
 * reported. */
bool arguments_last(const Arguments *read);

/* Opens the session as the command and its options need it, and finds in it what was typed. */
bool arguments_open(Arguments *read, Error *err);
void arguments_close(Arguments *read);

#endif
