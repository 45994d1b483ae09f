#include "tui/app/endings.h"

#include "core/base/i18n.h"
#include "sessions/text/text.h"
#include "tui/app/report_paper.h"

bool ending_allows_session(const char *path, Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  return report_format_of_file(path) == NULL ||
         fail(
             err, ERROR_USAGE,
             _("« %s » is no name for a session: leave its ending out; tables and reports are made "
               "with --format"),
             text_quote(path, shown));
}
