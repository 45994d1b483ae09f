/* The simulated machine: its disk, clocks and random numbers, the processes on it, and the fault
 * that is planned. Every call that gommette makes to its system passes here (platform.c, vfs.c,
 * memory.c), and may fail, kill the process, cut the power or be left for a while.
 *
 * There is one machine, since neither the platform's functions nor SQLite's can be given one. */
#ifndef TESTS_SIMULATE_MACHINE_H
#define TESTS_SIMULATE_MACHINE_H

#include "tests/simulate/disk.h"
#include "tests/simulate/fiber.h"

/* Process 0 looks at what the others made: nothing ever fails for it, and it is never left. */
enum { INSPECTOR, PROCESSES_MAX = 16 };

typedef enum Operation {
  OPERATION_OPEN,
  OPERATION_READ,
  OPERATION_WRITE,
  OPERATION_TRUNCATE,
  OPERATION_SYNC,
  OPERATION_RENAME,
  OPERATION_UNLINK,
  OPERATION_LOCK,
  OPERATION_LOOK, /* at names and sizes */
  OPERATION_ALLOCATE,
  OPERATIONS
} Operation;

typedef enum FaultKind {
  FAULT_NONE,
  FAULT_POWER, /* the first two at any operation */
  FAULT_KILL,
  FAULT_READ_EIO,
  FAULT_READ_SHORT,
  FAULT_WRITE_EIO,
  FAULT_WRITE_FULL,
  FAULT_WRITE_SHORT,
  FAULT_TRUNCATE_EIO,
  FAULT_SYNC_EIO,
  FAULT_OPEN_EIO,
  FAULT_OPEN_FULL,
  FAULT_RENAME_EIO,
  FAULT_UNLINK_EIO,
  FAULT_NO_LOCKS,
  FAULT_LOOK_EIO,
  FAULT_MEMORY,
  PLANNED_FAULTS, /* those below happen by a step of their own */
  FAULT_CLOCK_BACK = PLANNED_FAULTS,
  FAULT_CLOCK_AHEAD,
  FAULT_SLEEP,
  FAULT_HANGUP,  /* the terminal is closed */
  FAULT_RESIZE,  /* … resized */
  FAULT_STALL,   /* … no longer takes what is drawn */
  FAULT_STOPPED, /* the process is left in the middle of an operation */
  FAULT_CHILD,   /* its child is refused, is killed or fails */
  FAULTS
} FaultKind;

/* "power failure" */
const char *fault_name(FaultKind kind);

/* What happens at the `after`-th operation from now that the kind concerns (0: the next), to
 * whichever process; and, if it lasts, at all later ones until machine_mend. */
typedef struct Plan {
  FaultKind kind;
  uint32_t after;
  bool lasts;
} Plan;

typedef struct Machine {
  Disk *disk;
  int64_t wall_ns, awake_ns, boot_ns;
  Dice dice;
  int process;  /* that runs now */
  Fiber *fiber; /* in which it runs; NULL: none */
  bool is_dead[PROCESSES_MAX];
  bool power_failed; /* since the processes were last started */
  Plan plan;
  uint32_t pause_after; /* the running process is left at this many operations from now; 0: not */
  bool is_waiting;      /* it is left since it waits for another */
  bool forgets_syncs;   /* to prove that the simulator finds what a missing sync loses */
  bool others_are_left; /* another process can go on, if this one waits */
  uint64_t struck[FAULTS]; /* how often each happened */
  FaultKind last;          /* that did */
} Machine;

Machine *machine(void);

/* A new disk, at a moment in 2026; nothing planned. */
void machine_begin(uint64_t seed);
void machine_end(void);

/* Asks whether the running process may do this now: 0, an errno, or MACHINE_SHORT: do only a part
 * of it. */
enum { MACHINE_SHORT = -1 };
int machine_asks(Operation operation);

/* The running process waits that long; others that were left may go on meanwhile. */
void machine_waits(int64_t ns);
void machine_clock_moves(int64_t ns, bool is_sleep);

/* The power fails now, for all processes; or one process is killed. Whatever they still try fails.
 */
void machine_power_fails(void);
void machine_kill(int process);

/* Counts a fault that happened. */
void machine_note(FaultKind kind);

/* Nothing fails any more. */
void machine_mend(void);

#endif
