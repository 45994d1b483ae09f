/* A storm: terminals of random keys on sessions in files, beside a writer that undoes, corrects and
 * moves files. Whatever a terminal does aims at what it showed when its key came, or when the entry
 * or question began that the key ends; whatever else fails the test. */
#ifndef TESTS_TUI_APP_STORM_H
#define TESTS_TUI_APP_STORM_H

#include <stdint.h>

#include "tests/sessions/sample.h"
#include "tui/app/controller.h"

enum { SEATS = 2, STORM_FILES_MAX = 64, PAIR_TEXT_SIZE = 256 };

/* Those with which the session of a round begins: its agenda and its phases. */
enum { PREPARING_EVENTS = SAMPLE_EVENTS + 5 };

/* A session's file as the list shows it, and which session it is. */
typedef struct ListedFile {
  ListMark mark; /* with an empty name: none */
  uint8_t id[SESSION_ID_SIZE];
} ListedFile;

/* What a terminal shows, as far as an act can aim at it. */
typedef struct Seen {
  ScreenName screen;
  EntryKind entry;
  Question asked;
  uint32_t subgroup, recommendation; /* in focus of the vote */
  OutlineLine line;                  /* in focus of the agenda … */
  OutlineLine owner;
  uint32_t line_subgroup; /* … and where it stands, or a new one would */
  uint32_t row;           /* whose counts are being typed */
  uint64_t undo, redo, event;
  BallotPaper paper, called;
  int64_t ballot;
  uint32_t phase; /* that is on; 0: none */
  uint32_t kiosk_subgroup;
  ListedFile file;               /* in focus of the list */
  char pair[2 * PAIR_TEXT_SIZE]; /* that is asked about beside each other; "" for none */
} Seen;

typedef struct Seat {
  Controller controller;
  Model model;
  int rows, columns;
  Seen begun;       /* when the entry or question began */
  Session *watch;   /* the session that the desk has open, read by another connection; or NULL */
  int64_t ahead_ms; /* of the machine's clock: nobody waits here until a page was shown for long */
} Seat;

typedef struct Storm {
  SampleFolder folder;
  char path[SAMPLE_PATH_SIZE];
  Random random;
  uint64_t seed, keys, acts, recording; /* keys, what they recorded, and how many recorded */
  uint64_t on_screen[SCREEN_COUNT];     /* keys on each */
  uint32_t made;                        /* the subgroup that the latest act began */
  Seat seats[SEATS];
  Session *writer; /* on the session at `path` */
} Storm;

uint32_t below(Storm *storm, uint32_t bound);

/* Ends the test, saying how to have it again. */
void fail_storm(const Storm *storm, const char *why, const Event *event);

/* storm_keys.c: what somebody at this terminal does next. */
Input storm_input(Storm *storm, const Seat *seat);

/* storm_aims.c: what is shown; and whether each event that was recorded after `before` aims at it.
 */
Seen shown_by(const Seat *seat);
void check_acts(Storm *storm, Seat *seat, const Seen *shown, const Seen *target, EffectKind effect,
                uint64_t before);

/* storm_files.c: the files of the folder as they are, and whether an effect of the list changed
 * none but the one that was shown. */
typedef struct StormFile {
  ListedFile listed;
  char title[128];
} StormFile;

typedef struct StormFiles {
  StormFile of[STORM_FILES_MAX];
  size_t count;
} StormFiles;

void make_files(Storm *storm);
void move_files_beside(Storm *storm);
bool is_about_a_file(EffectKind effect);
void files_look(const Storm *storm, StormFiles *files);
void check_files(const Storm *storm, const StormFiles *before, const Seen *target,
                 EffectKind effect);
void check_opened(const Storm *storm, const Seat *seat, const Seen *target, EffectKind effect);

#endif
