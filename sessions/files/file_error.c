#include "sessions/files/file_error.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>

#include "core/base/i18n.h"

typedef struct Sentence {
  ErrorKind kind;
  const char *text; /* about the file */
} Sentence;

static const Sentence sentences[] = {
    [IS_MISSING] =
        {ERROR_FAILED,
         N_("there is no such file: check its name; “gommette list” shows your sessions")},
    [FOLDER_IS_MISSING] = {ERROR_FAILED, N_("there is no such folder: create it first")},
    [IS_NO_FOLDER] = {ERROR_FAILED, N_("a part of its path is not a folder: check the path")},
    [EXISTS_ALREADY] = {ERROR_FAILED, N_("that name is taken: choose another")},
    [IS_A_FOLDER] = {ERROR_BAD_DATA, N_("this is a folder: name a file in it")},
    [IS_A_LINK] = {ERROR_BAD_DATA, N_("this is a link: name the file it leads to")},
    [NAME_TOO_LONG] = {ERROR_FAILED, N_("the name is too long: choose a shorter one")},
    [NOT_ALLOWED] =
        {ERROR_FAILED,
         N_("it cannot be opened: check that you may read and write it and its folder")},
    [NOT_WRITABLE] = {ERROR_FAILED, N_("it is read-only: open a copy of it in a folder of yours")},
    [DISK_FULL] = {ERROR_MACHINE, N_("the disk is full: free some space on it and try again")},
    [DISK_QUOTA] = {ERROR_MACHINE,
                    N_("your share of the disk is used up: delete what you no longer "
                       "need, or choose another disk")},
    [DISK_FAILS] = {ERROR_MACHINE, N_("disk error: check that the disk is still there, then try "
                                      "again; if it continues, choose another disk")},
    [DISK_GONE] = {ERROR_MACHINE, N_("the disk is gone: connect it again, then try again")},
    [TOO_MANY_FILES] = {ERROR_MACHINE, N_("too many files are open: close other programs and try "
                                          "again")},
    [IN_USE] = {ERROR_MACHINE, N_("another program is using it: try again in a moment")},
    [CANNOT_LOCK] =
        {ERROR_FAILED,
         N_("its folder cannot lock files (a network share?), so two terminals could damage it: "
            "copy it to a folder on this computer, work there, and copy it back afterwards")},
    [WAS_MOVED] =
        {ERROR_FAILED,
         N_("it was moved or deleted in the meantime, nothing more was recorded: put it back")},
    [WAS_REPLACED] = {ERROR_FAILED, N_("another file took its place while it was open, nothing "
                                       "more was recorded: put it back")},
    [WAS_OVERWRITTEN] =
        {ERROR_FAILED,
         N_("another program overwrote it while it was open, nothing more was recorded")},
    [NOT_A_SESSION] = {ERROR_BAD_DATA, N_("this is not a gommette session: name one")},
    [NEVER_BEGUN] = {ERROR_BAD_DATA, N_("nothing was ever recorded in it: start a new session")},
    [DAMAGED] = {ERROR_BAD_DATA, N_("the file is damaged; use an undamaged copy")},
};

typedef struct Cause {
  int error_number;
  FileError trouble;
} Cause;

static const Cause causes[] = {
    {ENOENT, IS_MISSING},  {ENOTDIR, IS_NO_FOLDER},  {EEXIST, EXISTS_ALREADY},
    {EISDIR, IS_A_FOLDER}, {ELOOP, IS_A_LINK},       {ENAMETOOLONG, NAME_TOO_LONG},
    {EACCES, NOT_ALLOWED}, {EPERM, NOT_ALLOWED},     {EROFS, NOT_WRITABLE},
    {ENOSPC, DISK_FULL},   {EFBIG, DISK_FULL},       {EDQUOT, DISK_QUOTA},
    {EIO, DISK_FAILS},     {EREMOTEIO, DISK_FAILS},  {ENODEV, DISK_GONE},
    {ESTALE, DISK_GONE},   {EMFILE, TOO_MANY_FILES}, {ENFILE, TOO_MANY_FILES},
    {ETXTBSY, IN_USE},     {EBUSY, IN_USE},          {ENXIO, NOT_A_SESSION},
    {ENOLCK, CANNOT_LOCK},
};

/* What is not about a file, or is too rare for a sentence about one. */
static const struct {
  int error_number;
  const char *text;
} rare[] = {
    {E2BIG, N_("too many items at once")},
    {EAGAIN, N_("too much is running at once")},
    {EBADF, N_("it was closed in the meantime")},
    {EBADMSG, N_("the disk's content is damaged")},
    {ECONNREFUSED, N_("no connection")},
    {ECONNRESET, N_("the connection was lost")},
    {EDEADLK, N_("two programs are waiting for each other")},
    {EHOSTDOWN, N_("the computer that holds it is off")},
    {EHOSTUNREACH, N_("the computer that holds it cannot be reached")},
    {EINTR, N_("it was interrupted")},
    {EINVAL, N_("this disk or system cannot do that")},
    {EIO, N_("the disk is failing")},
    {EMFILE, N_("too many files are open")},
    {EMLINK, N_("it already has too many names")},
    {ENETDOWN, N_("the network is down")},
    {ENETUNREACH, N_("the network cannot be reached")},
    {ENFILE, N_("too many files are open")},
    {ENOEXEC, N_("a program for another kind of computer")},
    {ENOMEM, N_("there is not enough memory left")},
    {ENOSYS, N_("this system cannot do that")},
    {ENOTCONN, N_("no connection")},
    {ENOTEMPTY, N_("the folder is not empty")},
    {ENOTSUP, N_("this disk or system cannot do that")},
    {EOPNOTSUPP, N_("this disk or system cannot do that")},
    {EOVERFLOW, N_("it is too large")},
    {EPERM, N_("it is not allowed")},
    {EPIPE, N_("the program at the other end is gone")},
    {EPROTO, N_("the other computer answers wrongly")},
    {ESPIPE, N_("it can only be read from start to end")},
    {ETIMEDOUT, N_("no answer in time")},
    {EXDEV, N_("that is another disk")},
#ifdef ENOKEY
    {ENOKEY, N_("the disk is locked: its key is missing")},
#endif
#ifdef ENOMEDIUM
    {ENOMEDIUM, N_("there is no disk in the drive")},
#endif
#ifdef EUCLEAN
    {EUCLEAN, N_("the disk's file system is damaged")},
#endif
};

static const Cause *find_cause(int error_number) {
  for (size_t n = 0; n < sizeof causes / sizeof *causes; ++n)
    if (causes[n].error_number == error_number) return &causes[n];
  return NULL;
}

bool fail_file_error(FileError trouble, const char *path, Error *err) {
  return fail(err, sentences[trouble].kind, _("%s: %s"), path, _(sentences[trouble].text));
}

bool fail_file(int error_number, const char *path, Error *err) {
  if (error_number == ENOMEM) return fail_memory(err);
  const Cause *cause = find_cause(error_number);
  if (cause) return fail_file_error(cause->trouble, path, err);
  char text[TROUBLE_TEXT_SIZE];
  return fail(err, file_error_kind_of_errno(error_number), _("%s: %s"), path,
              file_error_of_errno(error_number, text));
}

const char *system_words(int error_number, char text[SYSTEM_WORDS_SIZE]) {
  for (size_t n = 0; n < sizeof rare / sizeof *rare; ++n)
    if (rare[n].error_number == error_number) return _(rare[n].text);
  snprintf(text, SYSTEM_WORDS_SIZE, _("system error %d"), error_number);
  return text;
}

const char *file_error_of_errno(int error_number, char text[TROUBLE_TEXT_SIZE]) {
  if (error_number == ENOMEM) return _("there is not enough memory left: close other programs");
  const Cause *cause = find_cause(error_number);
  if (cause) return _(sentences[cause->trouble].text);
  char words[SYSTEM_WORDS_SIZE];
  snprintf(text, TROUBLE_TEXT_SIZE,
           _("the system refuses (%s): try again; if it continues, try another disk"),
           system_words(error_number, words));
  return text;
}

ErrorKind file_error_kind_of_errno(int error_number) {
  if (error_number == ENOMEM) return ERROR_MACHINE;
  const Cause *cause = find_cause(error_number);
  return cause ? sentences[cause->trouble].kind : ERROR_MACHINE;
}

bool fail_unrecorded(const Error *why, Error *err) {
  if (!is_of_machine(why)) return fail_again(why, err);
  return fail(err, why->kind, _("nothing was recorded: %s"), why->text);
}

bool check_random(Error *err) {
  return sodium_init() >= 0 ||
         fail(err, ERROR_FAILED, "%s", _("this computer gives no random numbers"));
}
