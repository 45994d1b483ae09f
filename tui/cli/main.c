#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/text/text.h"
#include "tui/app/language.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

/* A descriptor that our caller closed must not become that of a session file. Read-only, so that
 * printing still fails. */
static void occupy_standard_descriptors(void) {
  int descriptor;
  do {
    descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) _exit(1);
  } while (descriptor <= STDERR_FILENO);
  close(descriptor);
}

static int refuse_missing_language(void) {
  print_notice("%s", _("« --lang » lacks its value: see « gommette --help »"));
  return ERROR_USAGE;
}

static int refuse_unknown_language(const char *language) {
  char shown[TEXT_SHOWN_SIZE];
  print_notice(_("« %s » is not a language of gommette: type en, fr or nl"),
               text_quote(language, shown));
  return ERROR_USAGE;
}

int main(int argument_count, char **arguments) {
  occupy_standard_descriptors();
  signal(SIGPIPE, SIG_IGN);
  signal(SIGCHLD, SIG_DFL); /* else the end of a program that we start could not be asked for */
  const char *language = language_take_option(&argument_count, arguments);
  language_use(language);
  if (language != NULL && *language == '\0') return refuse_missing_language();
  if (language != NULL && !language_known(language)) return refuse_unknown_language(language);
  return command_line_run(argument_count, arguments);
}
