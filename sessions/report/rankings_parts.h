/* What stands around the lists of the section on rankings. */
#ifndef SESSIONS_REPORT_RANKINGS_PARTS_H
#define SESSIONS_REPORT_RANKINGS_PARTS_H

#include "sessions/report/report_parts.h"

/* By which rule the lists are ordered, and what their columns are. */
bool write_rankings_introduction(const Report *report, Document *document, Error *err);

/* The ranks that no weights change, and how few dots would. */
bool write_what_holds(const Report *report, Document *document, Error *err);

/* What is urgent for some and not for others. */
bool write_disputed(const Report *report, Document *document, Error *err);

#endif
