/* Commands for whole session files. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/acts/acts.h"
#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/journal/journal.h"
#include "sessions/library/copies.h"
#include "sessions/library/moving.h"
#include "sessions/library/session_summary.h"
#include "sessions/library/trash.h"
#include "sessions/merge/merge.h"
#include "sessions/text/text.h"
#include "tui/app/session_argument.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

enum { BACK };

static bool archive(const Arguments *arguments, Error *err) {
  const bool back = arguments->option[BACK] != NULL;
  char *now = NULL, *aside = NULL, sentence[ERROR_TEXT_SIZE];
  const bool moved = back ? unarchive_session(arguments->path, &now, &aside, err)
                          : archive_session(arguments->path, &now, &aside, err);
  if (moved && back) print_line(_("Back from the archive: %s"), now);
  if (moved && !back) print_line(_("In the archive: %s"), now);
  if (moved && aside != NULL) print_notice("%s", stray_files_sentence(aside, sentence));
  free(aside);
  free(now);
  return moved;
}

const Command command_archive = {
    .name = "archive",
    .values = N_("FILE"),
    .makes_files = true,
    .session = SESSION_PATH,
    .help = N_("archive a session, or take it out of the archive"),
    .details =
        N_("The archive is a folder called archive beside the session. “gommette list” shows it "
           "with --archived. A screen that has the session open records nothing more into it."),
    .options = {[BACK] = {"back", NULL, N_("out of the archive")}},
    .run = archive,
};

static bool copy(const Arguments *arguments, Error *err) {
  char *to = NULL;
  CopyMade made;
  const bool copied = session_argument_copy_path(arguments->path, arguments->value[1], &to, err) &&
                      session_argument_settle(to, err) &&
                      session_file_copy(arguments->path, to, &made, err);
  if (copied) {
    print_line(_("Copied to %s and verified there"), to);
    print_line(_("no. %lld · %s"), (long long)made.events, fingerprint_shown(made.hash).text);
  }
  free(to);
  return copied;
}

const Command command_copy = {
    .name = "copy",
    .values = N_("FILE TO"),
    .makes_files = true,
    .session = SESSION_PATH,
    .help = N_("copy a session to a USB stick, and verify the copy there"),
    .details = N_("TO is a folder or a new file. The copy contains the session as it is at one "
                  "moment, even while others record into it; it is read back from the disk and "
                  "verified before it gets its name, and never replaces another file."),
    .run = copy,
};

static bool ask(const char *title, const char *path) {
  char *line = NULL;
  size_t size = 0;
  print_line(_("“%s”, %s"), title, path);
  print_line(_("To move it to the trash, type “%s” and press Enter:"), trash_word());
  print_now();
  const bool typed = getline(&line, &size, stdin) >= 0 && is_trash_word(line);
  free(line);
  return typed;
}

static bool delete (const Arguments *arguments, Error *err) {
  const char *path = arguments->path;
  SessionSummary summary;
  bool lasts;
  char *at = NULL;
  if (!arguments->exists) return fail_file_error(IS_MISSING, path, err);
  if (!summary_read(path, &summary, &lasts, err)) return false;
  const char *title = summary_text(&summary, SUMMARY_TITLE);
  const bool asked = ask(*title != '\0' ? title : path_name(path), path);
  summary_free(&summary);
  if (!asked)
    return fail(err, ERROR_FAILED, _("%s: the word was not typed, nothing was deleted"), path);
  if (!trash_session(path, &at, err)) return false;
  print_line(_("It is in the trash: %s"), at);
  free(at);
  return true;
}

const Command command_delete = {
    .name = "delete",
    .values = N_("FILE"),
    .makes_files = true,
    .session = SESSION_PATH,
    .help = N_("move a session to the desktop's trash, after a word is typed"),
    .details =
        N_("It can be restored from there, like any file. Without a trash, nothing is deleted."),
    .run = delete,
};

enum { NEW_NAME };

static bool set_title(const char *typed, const char *title, Error *err) {
  Session *session = NULL;
  if (!session_argument_open(typed, &session, err)) return false;
  const bool set = describe_session(session, SESSION_TITLE, title, err);
  session_argument_close(session);
  if (set) print_line(_("It is now called “%s”"), title);
  return set;
}

static bool retitle(const char *typed, const char *typed_title, Error *err) {
  char *title = NULL;
  if (!text_clean(TEXT_TITLE, typed_title, strlen(typed_title), &title, err)) return false;
  const bool set = *title != '\0' ? set_title(typed, title, err)
                                  : fail(err, ERROR_USAGE, _("the new title is empty"));
  free(title);
  return set;
}

/* A name without a folder stays in the session's folder. */
static char *new_path(const char *path, const char *name, Error *err) {
  char *whole = NULL, *completed = NULL, *folder = path_folder(path, err);
  if (folder != NULL)
    whole = strchr(name, '/') == NULL && strchr(path, '/') != NULL ? path_join(folder, name, err)
                                                                   : strdup(name);
  if (whole != NULL && !session_argument_new_path(whole, &completed, err)) completed = NULL;
  free(whole);
  free(folder);
  return completed;
}

static bool rename_file(const char *typed, const char *name, Error *err) {
  char *path = NULL;
  bool exists;
  if (*name == '\0') return fail(err, ERROR_USAGE, _("the name of the session file is empty"));
  if (!session_argument_path(typed, &path, &exists, err)) return false;
  char *to = new_path(path, name, err);
  const bool moved = to != NULL && session_file_move(path, to, err);
  if (moved) print_line(_("Its file is now %s"), to);
  free(to);
  free(path);
  return moved;
}

/* The file last: until then it is found under the name typed. */
static bool rename_session(const Arguments *arguments, Error *err) {
  const char *typed = arguments->value[0], *title = arguments->value[1];
  const char *name = arguments->option[NEW_NAME];
  if (title == NULL && name == NULL)
    return fail(err, ERROR_USAGE, _("give the new title, or the file's new name after --file"));
  return (title == NULL || retitle(typed, title, err)) &&
         (name == NULL || rename_file(typed, name, err));
}

const Command command_rename = {
    .name = "rename",
    .values = N_("FILE [TITLE]"),
    .makes_files = true,
    .help = N_("change a session's title, or the name of its file"),
    .details = N_("The title is recorded in the journal and can be undone. A file never replaces "
                  "another one."),
    .options = {[NEW_NAME] = {"file", N_("NAME"), N_("the new name of its file")}},
    .run = rename_session,
};

enum { OPTION_OUTPUT };

static void print_merging(const Merging *merging, const char *path) {
  const unsigned long long theirs = merging->theirs;
  print_line(
      _("Both begin with the same %s events; the first continued with %s, the other with %s"),
      count_shown(merging->shared).text, count_shown(merging->ours).text, count_shown(theirs).text);
  print_line(_("Merged into %s; fingerprint: %s"), path, fingerprint_shown(merging->hash).text);
  if (merging->recorded > 0)
    print_line(ngettext("%s event of the other file is only kept as a record: it took place in "
                        "that room, or both did the same",
                        "%s events of the other file are only kept as a record: they took place in "
                        "that room, or both did the same",
                        (unsigned long)merging->recorded),
               count_shown(merging->recorded).text);
}

static bool merge_into(const char *ours, const char *theirs, const char *path, Error *err) {
  Merging merging;
  Sentences conflicts = {0};
  const bool merged = merge_files(ours, theirs, path, &merging, &conflicts, err);
  if (merged) print_merging(&merging, path);
  for (size_t n = 0; !merged && n < conflicts.count; ++n)
    print_line("%zu. %s", n + 1, conflicts.of[n]);
  sentences_free(&conflicts);
  return merged;
}

static bool check_output(Arguments *arguments, Error *err) {
  return arguments->option[OPTION_OUTPUT] != NULL ||
         fail(err, ERROR_USAGE, "%s",
              _("name the new file after -o: neither of the two is changed"));
}

static bool merge(const Arguments *arguments, Error *err) {
  char *theirs = NULL, *path = NULL;
  bool exists;
  const bool merged = session_argument_path(arguments->value[1], &theirs, &exists, err) &&
                      session_argument_new_path(arguments->option[OPTION_OUTPUT], &path, err) &&
                      merge_into(arguments->path, theirs, path, err);
  free(theirs);
  free(path);
  return merged;
}

const Command command_merge = {
    .name = "merge",
    .values = N_("FILE OTHER"),
    .makes_files = true,
    .session = SESSION_PATH,
    .help = N_("make one session of two files that come from one, as in two rooms"),
    .details = N_("The new file is the first one, then what the other recorded since they "
                  "diverged: dots add up, and what only one of them set stays as set. If both set "
                  "a thing differently, or counts in one meet counts or dots in the other, nothing "
                  "is guessed: each conflict is shown and no file is created. Phases, boards, "
                  "curtains and saved rankings of the other are kept as a record and change "
                  "nothing. Papers of both are checked by `gommette verify NEW --anchor`."),
    .options = {[OPTION_OUTPUT] = {.name = "o",
                                   .argument = N_("NEW"),
                                   .help = N_("the new file, which must always be named")}},
    .check = check_output,
    .run = merge,
};
