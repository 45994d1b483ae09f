/* The blank sheet of `gommette audit`, in every format. */
#ifndef TUI_CLI_COMMANDS_AUDIT_SHEET_H
#define TUI_CLI_COMMANDS_AUDIT_SHEET_H

#include "sessions/session/session.h"
#include "sessions/verify/draw.h"

typedef struct AuditPaper {
  Session *session;
  const Draw *draw;
  const char *format; /* as typed, or NULL: as the file's ending says, else text */
  const char *path;   /* NULL: standard output */
  bool force;
} AuditPaper;

bool audit_print_sheet(const AuditPaper *paper, Error *err);

#endif
