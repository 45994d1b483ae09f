#include "tests/simulate/machine.h"

#include <errno.h>
#include <string.h>

#include "tests/simulate/vfs.h"

/* What each planned fault concerns, and which errno says so; OPERATIONS: anything. */
static const struct {
  const char *name;
  Operation at;
  int why;
} kinds[FAULTS] = {
    [FAULT_NONE] = {"none", OPERATIONS, 0},
    [FAULT_POWER] = {"power failure", OPERATIONS, EIO},
    [FAULT_KILL] = {"kill -9", OPERATIONS, EIO},
    [FAULT_READ_EIO] = {"read: EIO", OPERATION_READ, EIO},
    [FAULT_READ_SHORT] = {"read: short", OPERATION_READ, MACHINE_SHORT},
    [FAULT_WRITE_EIO] = {"write: EIO", OPERATION_WRITE, EIO},
    [FAULT_WRITE_FULL] = {"write: ENOSPC", OPERATION_WRITE, ENOSPC},
    [FAULT_WRITE_SHORT] = {"write: short", OPERATION_WRITE, MACHINE_SHORT},
    [FAULT_TRUNCATE_EIO] = {"truncate: EIO", OPERATION_TRUNCATE, EIO},
    [FAULT_SYNC_EIO] = {"fsync: EIO", OPERATION_SYNC, EIO},
    [FAULT_OPEN_EIO] = {"open: EIO", OPERATION_OPEN, EIO},
    [FAULT_OPEN_FULL] = {"open: ENOSPC", OPERATION_OPEN, ENOSPC},
    [FAULT_RENAME_EIO] = {"rename: EIO", OPERATION_RENAME, EIO},
    [FAULT_UNLINK_EIO] = {"unlink: EIO", OPERATION_UNLINK, EIO},
    [FAULT_NO_LOCKS] = {"lock: ENOLCK", OPERATION_LOCK, ENOLCK},
    [FAULT_LOOK_EIO] = {"stat: EIO", OPERATION_LOOK, EIO},
    [FAULT_MEMORY] = {"no memory", OPERATION_ALLOCATE, ENOMEM},
    [FAULT_CLOCK_BACK] = {"clock set back", OPERATIONS, 0},
    [FAULT_CLOCK_AHEAD] = {"clock set ahead", OPERATIONS, 0},
    [FAULT_SLEEP] = {"lid closed", OPERATIONS, 0},
    [FAULT_HANGUP] = {"terminal closed", OPERATIONS, 0},
    [FAULT_RESIZE] = {"terminal resized", OPERATIONS, 0},
    [FAULT_STALL] = {"terminal stalled", OPERATIONS, 0},
    [FAULT_STOPPED] = {"stopped in mid-write", OPERATIONS, 0},
    [FAULT_CHILD] = {"child refused or killed", OPERATIONS, 0},
};

const char *fault_name(FaultKind kind) {
  return kinds[kind].name;
}

Machine *machine(void) {
  static Machine the_machine;
  return &the_machine;
}

void machine_begin(uint64_t seed) {
  Machine *now = machine();
  const Machine before = *now;
  disk_free(now->disk);
  *now = (Machine){.disk = disk_make(),
                   .forgets_syncs = before.forgets_syncs,
                   .wall_ns = INT64_C(1781000000000000000),
                   .awake_ns = INT64_C(5000000000000),
                   .boot_ns = INT64_C(7000000000000),
                   .dice = {seed}};
  memcpy(now->struck, before.struck, sizeof now->struck);
}

void machine_end(void) {
  disk_free(machine()->disk);
  machine()->disk = NULL;
}

void machine_note(FaultKind kind) {
  machine()->struck[kind]++;
  machine()->last = kind;
}

void machine_power_fails(void) {
  Machine *now = machine();
  for (int process = 1; process < PROCESSES_MAX; process++)
    now->is_dead[process] = true;
  now->power_failed = true;
  now->plan = (Plan){.kind = FAULT_NONE};
  machine_note(FAULT_POWER);
  disk_power_fails(now->disk, &now->dice);
}

void machine_kill(int process) {
  Machine *now = machine();
  now->is_dead[process] = true;
  machine_note(FAULT_KILL);
  if (now->plan.kind == FAULT_KILL) now->plan = (Plan){.kind = FAULT_NONE};
  disk_process_ends(now->disk, process);
}

void machine_mend(void) {
  machine()->plan = (Plan){.kind = FAULT_NONE};
}

/* The planned fault, when its turn has come. */
static int strike(Machine *now) {
  const FaultKind kind = now->plan.kind;
  if (kind == FAULT_POWER) {
    machine_power_fails();
    return EIO;
  }
  if (kind == FAULT_KILL) {
    machine_kill(now->process);
    return EIO;
  }
  if (!now->plan.lasts) now->plan = (Plan){.kind = FAULT_NONE};
  machine_note(kind);
  return kinds[kind].why;
}

int machine_asks(Operation operation) {
  Machine *now = machine();
  if (now->process == INSPECTOR) return 0;
  if (now->is_dead[now->process]) return operation == OPERATION_ALLOCATE ? 0 : EIO;
  if (now->pause_after > 0 && operation != OPERATION_ALLOCATE && --now->pause_after == 0 &&
      now->fiber) {
    fiber_yield(now->fiber);
    if (now->is_dead[now->process]) return EIO;
  }
  const FaultKind kind = now->plan.kind;
  const bool concerns =
      kind != FAULT_NONE && (kinds[kind].at == operation ||
                             (kinds[kind].at == OPERATIONS && operation != OPERATION_ALLOCATE));
  if (!concerns || (now->plan.after > 0 && now->plan.after-- > 0)) return 0;
  return strike(now);
}

void machine_clock_moves(int64_t ns, bool is_sleep) {
  Machine *now = machine();
  now->wall_ns += ns;
  now->boot_ns += ns;
  if (!is_sleep) now->awake_ns += ns;
}

void machine_waits(int64_t ns) {
  Machine *now = machine();
  machine_clock_moves(ns, false);
  if (!now->fiber || !now->others_are_left || now->is_dead[now->process]) return;
  now->is_waiting = true;
  fiber_yield(now->fiber);
}
