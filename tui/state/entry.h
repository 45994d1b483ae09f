/* What can be typed at the foot of a screen. */
#ifndef TUI_STATE_ENTRY_H
#define TUI_STATE_ENTRY_H

typedef enum EntryKind {
  ENTRY_NONE,
  ENTRY_NUMBER,         /* digits: how many dots, or which code */
  ENTRY_REFERENCE,      /* "4/2" */
  ENTRY_PHASE,          /* the number of a phase to go to, and perhaps when it began */
  ENTRY_CSV,            /* the path of a CSV file */
  ENTRY_TITLE,          /* the title of a new session */
  ENTRY_TITLE_FROM,     /* the same, of one that begins as the one in focus */
  ENTRY_ROW,            /* three counts */
  ENTRY_REASON,         /* why they stand though they pass a guard */
  ENTRY_LATE_REASON,    /* the same, of counts that are recorded already */
  ENTRY_FIELD,          /* the line in focus of the preparing */
  ENTRY_SUBGROUP,       /* the title of a new subgroup */
  ENTRY_RECOMMENDATION, /* the title of a new recommendation */
  ENTRY_WHY,            /* the reason for a change that waits */
  ENTRY_BALLOT,         /* the number of a ballot */
  ENTRY_PASTED,         /* nothing: titles that were pasted wait to be added */
  ENTRY_REVERT,         /* why the event in focus of the journal is taken back */
  ENTRY_SEARCH,         /* what is sought in the journal, or an event's number */
  ENTRY_FIND,           /* words that the list is searched for, as they are typed */
  ENTRY_RENAME,         /* another title for the session in focus of the list */
  ENTRY_COPY_TO,        /* where it is copied to */
  ENTRY_DELETE,         /* the word that deletes it */
  ENTRY_MOMENT,         /* the moment that a replay goes to */
  ENTRY_BALLOT_WHY,     /* why a ballot counts though there are more than voters */
  ENTRY_RULES_REASON,   /* the reason for what breaks a rule of the vote, given afterwards */
  ENTRY_COUNT
} EntryKind;

#endif
