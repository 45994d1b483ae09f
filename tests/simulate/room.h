/* A room in its afternoon: people at terminals, each a process of its own with gommette's real
 * controller, and one at a command line, all on one session of the simulated machine. */
#ifndef TESTS_SIMULATE_ROOM_H
#define TESTS_SIMULATE_ROOM_H

#include "sessions/session/session.h"
#include "tests/simulate/machine.h"
#include "tests/simulate/script.h"
#include "tui/app/controller.h"

#define ROOM_SESSION "/room/seance.gommette"

enum {
  PEOPLE_MAX = 8,
  COMMAND_LINE = PEOPLE_MAX,
  PROCESSES = PEOPLE_MAX + 1,
  VIOLATION_SIZE = 1024
};

struct Room;

typedef struct Person {
  struct Room *room;
  int process;
  bool is_board;
  bool is_at_list; /* of the sessions of another folder, and in these */
  bool is_here;    /* with the session open */
  bool is_stalled; /* nothing is drawn */
  Controller controller;
  Model model;
  int rows, columns;
  Fiber *fiber;
  bool waits; /* for another process */
  Step step;  /* that is being done */
} Person;

/* What was acknowledged: the end of the journal that some screen or command took for recorded. */
typedef struct Known {
  ChainHash *hashes; /* by seq - 1 */
  bool *known;
  size_t capacity;
  uint64_t end;     /* the last event that was acknowledged */
  uint32_t unclear; /* acts since then of which nobody knows whether they are kept */
} Known;

/* A session of the list, as it was last shown under this name. */
typedef struct Shelved {
  char path[DISK_PATH_SIZE];
  uint8_t id[SESSION_ID_SIZE];
  uint64_t seq;
  ChainHash hash;
} Shelved;

typedef struct Shelf {
  Shelved *list;
  size_t count;
} Shelf;

/* What is looked at, each as often as it was. */
typedef enum Promise {
  PROMISE_KEPT,       /* the file holds what was acknowledged, and no more than what may be */
  PROMISE_PROVEN,     /* chain, state, derived tables and kiosk ballots verify */
  PROMISE_STATES,     /* live states are the journal's, replayed */
  PROMISE_ALLOWANCES, /* hold or are flagged */
  PROMISE_SECRECY,    /* no kiosk ballot's key lies elsewhere or out of order */
  PROMISE_CURTAIN,    /* no public screen tells what it hides */
  PROMISE_SECOND_LOG, /* makes the same session */
  PROMISE_FOLDER,     /* nothing is left beside the file */
  PROMISE_SHELF,      /* no session of the list is lost */
  PROMISES
} Promise;

typedef struct Room {
  Person people[PROCESSES]; /* the command line last */
  int count;                /* of the others */
  Known known;
  Shelf shelf;
  char log[DISK_PATH_SIZE]; /* the session's second log, once there is one */
  bool had_rescue;          /* if of the second log, kiosk ballots are lost */
  bool had_faults;          /* drafts may lie about */
  bool needs_check;
  uint64_t looked[PROMISES];
  Promise looking, broken;        /* that is looked at; that the violation is of */
  char violation[VIOLATION_SIZE]; /* the first; "" for none */
} Room;

/* Prepares a session for so many people as the seed says. */
Room *room_open(uint64_t seed);
void room_close(Room *room);

/* How many faults have happened to the disk, to memory or to processes, in all afternoons. */
uint64_t room_faults(void);

/* Does a step, and looks at what it can cheaply. False: a promise was broken. */
bool room_step(Room *room, const Step *step);

/* Ends the afternoon: everybody leaves, nothing fails any more, everything is looked at. */
bool room_end(Room *room);

/* Looks at a promise once more: a violation from now on is of this one. */
void room_look(Room *room, Promise promise);

/* Whether the person has the session of the room open. */
bool person_is_in_room(const Person *person);

/* A step that people may take now; and a fault that happens for certain. */
Step room_invent(Room *room, Dice *dice);
Step room_invent_fault(Dice *dice);

/* Notes a broken promise. Always false. */
bool room_violated(Room *room, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
