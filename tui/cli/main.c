#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/platform.h"
#include "sessions/text/text.h"
#include "tui/app/language.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

int main(int argument_count, char **arguments) {
  /* A descriptor that our caller closed must not become that of a session file. Read-only, so that
   * printing still fails. */
  int descriptor;
  do {
    descriptor = platform_open("/dev/null", O_RDONLY | O_CLOEXEC, 0);
    if (descriptor < 0) _exit(1);
  } while (descriptor <= STDERR_FILENO);
  close(descriptor);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGCHLD, SIG_DFL); /* else the exit status of child processes would be lost */
  const char *option = language_take_option(&argument_count, arguments);
  Languages languages = languages_here();
  Language known;
  int status = ERROR_USAGE;
  Error err;
  /* Whatever goes wrong with a catalogue, gommette can still be used in English. */
  if (!languages_use(&languages, option, NULL, &err)) print_notice("%s", err.text);
  if (option != NULL && *option == '\0')
    print_notice("%s", _("“--lang” needs a value: see “gommette --help”"));
  else if (option != NULL && !language_parse(option, &known))
    print_notice(_("“%s” is not a language of gommette: type %s"), text_quoted(option).text,
                 LANGUAGE_CODES);
  else
    status = command_line_run(argument_count, arguments);
  languages_free(&languages);
  return status;
}
