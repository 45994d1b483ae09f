/* The report: looking at it before it goes on paper or into a file. */
#include "core/base/i18n.h"
#include "tui/state/actions/tables.h"

static const ActionDescription rows[] = {
    {ACTION_REPORT,
     IN_RANKING,
     "report",
     {'p', 'P'},
     NULL,
     N_("report"),
     N_("the report, to be looked at, printed or kept as a file")},
    {ACTION_PRINT,
     IN_REPORT,
     "print",
     {PRESS_ENTER, '\n'},
     NULL,
     N_("print"),
     N_("print the report; where there is no printer its PDF is kept")},
    {ACTION_SAVE_PDF,
     IN_REPORT,
     "save-pdf",
     {'s', 'S'},
     NULL,
     N_("PDF"),
     N_("keep the report as a PDF beside the session")},
    {ACTION_SAVE_HTML,
     IN_REPORT,
     "save-html",
     {'h', 'H'},
     NULL,
     N_("HTML"),
     N_("keep the report as a page of HTML beside the session")},
};

const ActionTable reporting_actions = {rows, sizeof rows / sizeof rows[0]};
