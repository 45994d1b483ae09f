#include "tests/simulate/commands.h"

#include <fcntl.h>
#include <string.h>

#include "sessions/acts/acts.h"
#include "sessions/files/output_file.h"
#include "sessions/files/platform.h"
#include "sessions/import/import.h"
#include "sessions/library/copies.h"
#include "sessions/library/recovery.h"
#include "sessions/merge/merge.h"
#include "sessions/replay/replay.h"
#include "sessions/verify/verify.h"
#include "tests/core/dump.h"
#include "tests/simulate/promises.h"
#include "tests/simulate/shelf.h"
#include "tui/app/report_paper.h"

#define COPY   "/room/copie.gommette"
#define MERGED "/room/reunie.gommette"
#define REPORT "/room/rapport.txt"
#define PAPER  "/room/rapport.pdf"
#define SAVED  "/tmp/sauvee.gommette"

static const struct {
  const char *path, *text;
} sheets[] = {
    {"/room/agenda.csv", "subgroup_code,code,title\n1,1,Créer un fonds\n1,9,Un guichet\n"},
    {"/room/counts.csv",
     "subgroup_code,code,title,green,yellow,red\n1,1,Créer un fonds,1,0,2\n9,1,Ailleurs,0,1,0\n"},
    {"/room/ballots.csv",
     "voter,subgroup_code,code,colour\nAnna,1,1,green\nBart,1,1,red\n3,1,1,yellow\n"},
};
enum { SHEETS = sizeof sheets / sizeof sheets[0] };

bool commands_prepare(Error *err) {
  for (int n = 0; n < SHEETS; n++) {
    const int file = platform_open(sheets[n].path, O_WRONLY | O_CREAT | O_EXCL, 0600);
    const size_t size = strlen(sheets[n].text);
    if (platform_write_at(file, sheets[n].text, size, 0) != (ssize_t)size)
      return fail(err, ERROR_FAILED, "%s", sheets[n].path);
    disk_sync(machine()->disk, file);
    disk_close(machine()->disk, file);
  }
  return disk_sync_folder(machine()->disk, "/room") == 0;
}

static bool import_sheet(Session *session, uint32_t which, Error *err) {
  ImportOutcome outcome = {0};
  const ImportRequest request = {.path = sheets[which % SHEETS].path,
                                 .set = which % 2 == 0,
                                 .reason = which % 4 == 0 ? "Recompté" : NULL};
  const bool done = import_file(session, &request, &outcome, err);
  import_outcome_free(&outcome);
  return done;
}

/* The first votable recommendation, as `gommette vote` names one. */
static bool vote(Session *session, uint32_t which, Error *err) {
  return count_dots(session, 1 + which % 3, (Colour)(which % COLOUR_COUNT), 1, NULL, err);
}

static bool write_report(Session *session, const char *format, const char *path, Error *err) {
  ReportPaper paper = {.format = report_format_find(format), .request = report_request()};
  return report_paper_address(session, &paper, err) &&
         output_file_write(path, true, report_paper_write, &paper, err);
}

/* There and back; in between the state is that of then. */
static bool replay(Person *person, Session *session, uint32_t which, Error *err) {
  Replay *replay = NULL;
  const uint64_t end = session_stamp(session).seq, middle = 1 + which % end;
  if (!replay_open(session, &replay, err)) return false;
  const bool went =
      replay_go(replay, end, err) && replay_go(replay, middle, err) && replay_go(replay, end, err);
  if (went && !same_state(replay_state(replay), session_state(session), DUMP_TABLE))
    room_violated(person->room, "the replay does not end in the session's state");
  replay_close(replay);
  return went;
}

static bool merge(Error *err) {
  Merging merging;
  Sentences conflicts = {0};
  platform_unlink(MERGED);
  const bool done = merge_files(ROOM_SESSION, COPY, MERGED, &merging, &conflicts, err);
  sentences_free(&conflicts);
  return done;
}

static bool copy(Error *err) {
  CopyMade made;
  platform_unlink(COPY);
  return session_file_copy(ROOM_SESSION, COPY, &made, err);
}

/* As far as the log goes, it is the journal, unless a rescued session has gone on with the log.
 * Kiosk ballots that were not counted yet are lost, so that it need not verify. */
static bool recover(Person *person, Error *err) {
  Recovery made;
  Room *room = person->room;
  platform_unlink(SAVED);
  if (!recover_log(room->log, SAVED, &made, err)) return false;
  if (!room->had_rescue && !machine()->is_dead[person->process] &&
      !known_agrees(&room->known, made.events, made.hash))
    room_violated(room, "what is recovered is another journal");
  return true;
}

static bool others_are_at_work(const Person *person) {
  for (int n = 0; n < PROCESSES; n++)
    if (&person->room->people[n] != person && !fiber_is_done(person->room->people[n].fiber))
      return true;
  return false;
}

/* Somebody else moves a session of the list away, while nobody writes and whole: it can be rescued
 * where it is open. */
static void lose(const Person *person, uint32_t which) {
  static const struct {
    const char *from, *journal, *to;
  } moves[] = {{SHELF "/un.gommette", SHELF "/un.gommette-journal", "/tmp/un.gommette"},
               {SHELF "/deux.gommette", SHELF "/deux.gommette-journal", "/tmp/deux.gommette"}};
  const size_t n = which % (sizeof moves / sizeof moves[0]);
  struct stat status;
  Machine *now = machine();
  if (others_are_at_work(person)) return;
  now->process = INSPECTOR;
  if (platform_lstat(moves[n].journal, &status) != 0 &&
      platform_rename_new(moves[n].from, moves[n].to) == 0) {
    disk_sync_folder(now->disk, "/tmp");
    disk_sync_folder(now->disk, SHELF);
  }
  now->process = person->process;
}

typedef enum Command {
  IMPORT,
  VOTE,
  UNDO,
  REPORT_TEXT,
  REPLAY,
  VERIFY,
  COPYING,
  MERGE,
  REPORT_PDF,
  RECOVER,
  LOSE,
  COMMANDS
} Command;

static bool is_of_files(Command command) {
  return command == VERIFY || command == COPYING || command == MERGE || command == RECOVER ||
         command == LOSE;
}

static bool run_on_files(Person *person, Command command, uint32_t which, Error *err) {
  Verification found;
  if (command == LOSE) {
    lose(person, which);
    return true;
  }
  if (command == RECOVER) return recover(person, err);
  if (command == COPYING) return copy(err);
  if (command == MERGE) return merge(err);
  return verify_file(ROOM_SESSION, &found, err);
}

static bool run_on_session(Person *person, Session *session, Command command, uint32_t which,
                           Error *err) {
  uint64_t taken;
  if (command == IMPORT) return import_sheet(session, which, err);
  if (command == VOTE) return vote(session, which, err);
  if (command == UNDO) return undo_act(session, WHOLE_SESSION, 0, &taken, err);
  if (command == REPORT_TEXT) return write_report(session, "text", REPORT, err);
  if (command == REPORT_PDF) return write_report(session, "pdf", PAPER, err);
  return replay(person, session, which, err);
}

/* What is done is acknowledged by exit status 0. */
void command_run(Person *person, uint32_t which) {
  Error err = {0};
  Session *session = NULL;
  const Command command = (Command)(which % COMMANDS);
  if (is_of_files(command)) {
    run_on_files(person, command, which / COMMANDS, &err);
    return;
  }
  if (!session_open(ROOM_SESSION, clock_of_machine(), &session, &err)) return;
  /* What the next one builds on is taken for recorded. */
  if (!machine()->is_dead[person->process])
    known_add(person->room, session_stamp(session).seq, session_hash(session));
  const bool done = run_on_session(person, session, command, which / COMMANDS, &err);
  if (!machine()->is_dead[person->process]) {
    if (done) known_add(person->room, session_stamp(session).seq, session_hash(session));
    if (!done && strstr(err.text, "unclear")) person->room->known.unclear++;
  }
  session_close(session);
}
