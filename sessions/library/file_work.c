#include "sessions/library/file_work.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "sessions/acts/kiosk.h"
#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/files/platform.h"
#include "sessions/files/temp_file.h"

typedef struct Work {
  FileWork *run;
  void *context;
} Work;

/* An act without events keeps nothing; while it is built, no other writer is about. */
static bool build_work(void *context, Act *act, Error *err) {
  const Work *work = context;
  return act_check_no_kiosk(act, err) && work->run(work->context, err);
}

static bool is_worked_on_as_it_is(const char *path, const Error *trouble) {
  struct stat status;
  return trouble->kind == ERROR_BAD_DATA && has_session_suffix(path) &&
         platform_lstat(path, &status) == 0 && S_ISREG(status.st_mode);
}

bool file_work(const char *path, FileWork *work, void *context, Error *err) {
  Work asked = {work, context};
  Session *session = NULL;
  Error trouble = {0};
  if (!session_open(path, clock_of_machine(), &session, &trouble))
    return is_worked_on_as_it_is(path, &trouble) ? work(context, err) : fail_again(&trouble, err);
  bool done = session_act(session, build_work, &asked, err);
  session_close(session);
  return done;
}
