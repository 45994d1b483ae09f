/* What can happen in a session: a tagged value for each kind of event.
 *
 * Texts are NUL-terminated UTF-8 in NFC, never NULL, "" if empty, and owned by the creator of the
 * event. Events that set something carry the old and the new value, so that each can be undone
 * exactly. Internal numbers of subgroups and recommendations start at 1, never change and are never
 * reused; 0 means none. */
#ifndef CORE_VOTE_EVENT_H
#define CORE_VOTE_EVENT_H

#include <stddef.h>

#include "core/vote/event_records.h"
#include "core/vote/tally.h"

/* The numbers here, and in every enum below whose values are in events, never change their meaning;
 * a new value gets a new number (tests/core/vote/test_event.c). */
typedef enum EventKind {
  EVENT_SESSION_BEGUN = 1,
  EVENT_SESSION_DESCRIBED = 2,
  EVENT_RANKING_RULE_SET = 3,
  EVENT_VOTING_RULE_SET = 4,
  EVENT_PHASE_PLANNED = 5,
  EVENT_PHASE_STARTED = 6, /* or resumed after a pause */
  EVENT_PHASE_PAUSED = 7,
  EVENT_PHASE_ENDED = 8,
  EVENT_SUBGROUP_ADDED = 10,
  EVENT_SUBGROUP_EDITED = 11,
  EVENT_SUBGROUP_STATUS_SET = 12,
  EVENT_SUBGROUP_VOTE_SET = 13,
  EVENT_SUBGROUP_VOTERS_SET = 14,
  EVENT_SUBGROUP_MOVED = 15,
  EVENT_RECOMMENDATION_ADDED = 20,
  EVENT_RECOMMENDATION_EDITED = 21,
  EVENT_RECOMMENDATION_STATUS_SET = 22,
  EVENT_RECOMMENDATION_MOVED = 23,
  EVENT_DOTS_COUNTED = 30,
  EVENT_COUNTS_SET = 31,
  EVENT_BALLOT_CAST = 32,
  EVENT_BALLOT_WITHDRAWN = 33,
  EVENT_KIOSK_BEGUN = 34,
  EVENT_KIOSK_ENDED = 35,
  EVENT_KIOSK_INTERRUPTED = 36,
  EVENT_KIOSK_BALLOT_RECEIVED = 37,
  EVENT_KIOSK_COUNTED = 38, /* how many ballots, and the hash of their content; in its act: */
  EVENT_KIOSK_TALLIED = 39, /* … their dots on one recommendation */
  EVENT_NOTE_TAKEN = 40,
  EVENT_REASON_GIVEN = 41,
  EVENT_INCIDENT = 42,
  EVENT_FILE_IMPORTED = 50,
  EVENT_CORRECTION = 60,
  EVENT_BOARD_SHOWN = 70,
  EVENT_CURTAIN_DRAWN = 71,
  EVENT_CURTAIN_LIFTED = 72,
  EVENT_RANKING_KEPT = 80,
  EVENT_MERGED = 81,        /* the next events are those of another file of this session */
  EVENT_RECOUNT_DRAWN = 82, /* cells to be recounted by hand; in its act: */
  EVENT_RECOUNT_CELL = 83,  /* … the result for one of them */
  EVENT_SOURCE_ADDED = 84,
  EVENT_PHASE_CORRECTED =
      90, /* the running phase and its time, which differ from what was recorded */
  EVENT_BALLOTS_SUMMED = 200, /* in checkpoints only (core/vote/checkpoint.h) */
  EVENT_CLOCK_TAKEN_UP = 201,
  EVENT_KIOSK_TAKEN_UP = 202,
} EventKind;

/* The two values of an event that sets something, and the two ways to apply it: towards AFTER when
 * it happens, towards BEFORE when it is corrected. */
typedef enum Side { BEFORE, AFTER, SIDE_COUNT } Side;

/* Ballot numbers are 0 to this. */
#define BALLOT_NUMBER_MAX (INT64_C(1) << 62)

/* An unknown voting rule, as all are until set. */
#define RULE_UNKNOWN INT64_C(-1)

enum {
  CODE_CHARACTERS_MAX = 32,
  TITLE_CHARACTERS_MAX = 1000,
  NOTE_CHARACTERS_MAX = 10000,
  SESSION_ID_SIZE = 16,
  BOOT_MARK_SIZE = 8,
  BALLOT_DOTS_MAX = 255, /* dots of one colour by one voter on one recommendation */
  PHASES_MAX = 20,
  PHASE_MINUTES_MAX = 24 * 60,
  SUBGROUPS_MAX = 10000,
  RECOMMENDATIONS_MAX = 1000000,
};

/* When and where an event was recorded. */
typedef struct Stamp {
  uint64_t seq;                      /* 1, 2, 3 …: the order, whatever the clocks say */
  uint64_t act;                      /* the seq of the first event of its act */
  int64_t wall_ms;                   /* UTC, milliseconds since 1970 */
  int64_t utc_offset;                /* the room's, in minutes east of UTC */
  int64_t boot_ms;                   /* CLOCK_BOOTTIME, milliseconds */
  uint8_t boot_mark[BOOT_MARK_SIZE]; /* identifies one run of one machine */
} Stamp;

/* For an event from a merge: its place in the file that it came from. {0}: it was recorded here. */
typedef struct Origin {
  int64_t seq, act;
  int64_t recorded; /* above 0: only a record here and in all but one of so many files it passed */
} Origin;

typedef enum SessionText {
  SESSION_TITLE = 0,
  SESSION_DATE = 1,
  SESSION_PLACE = 2,
  SESSION_THEME = 3,
  SESSION_LABEL_GREEN = 4, /* what a dot of each colour means here; "": as in the minutes */
  SESSION_LABEL_YELLOW = 5,
  SESSION_LABEL_RED = 6,
  SESSION_TEXTS
} SessionText;

typedef enum SubgroupText {
  SUBGROUP_CODE = 0,
  SUBGROUP_TITLE = 1,
  SUBGROUP_REASON = 2,
  SUBGROUP_NOTE = 3,
  SUBGROUP_TEXTS
} SubgroupText;

typedef enum SubgroupStatus { SUBGROUP_HELD = 0, SUBGROUP_NOT_HELD = 1 } SubgroupStatus;
typedef enum SubgroupVote { VOTE_NEVER_OPENED = 0, VOTE_OPEN = 1, VOTE_CLOSED = 2 } SubgroupVote;

typedef enum RecommendationText {
  RECOMMENDATION_TITLE = 0,
  RECOMMENDATION_SHORT_TITLE = 1,
  RECOMMENDATION_DETAIL = 2,
  RECOMMENDATION_REASON = 3, /* why it is not put to the vote, or was withdrawn */
  RECOMMENDATION_NOTE = 4,
  RECOMMENDATION_KEY = 5,           /* its name across sessions */
  RECOMMENDATION_SEE_ALSO = 6,      /* references, as people write them: "2/3, 4/1" */
  RECOMMENDATION_COUNTS_REASON = 7, /* why its counts may exceed a guard */
  RECOMMENDATION_EARLIER_RANK = 8,  /* in the round before: "2", or "2=" if shared */
  RECOMMENDATION_TEXTS
} RecommendationText;

typedef enum RecommendationStatus {
  STATUS_VOTABLE = 0,
  STATUS_HEADING = 1,
  STATUS_NOT_FOR_THE_VOTE = 2,
  STATUS_WITHDRAWN = 3,
  STATUS_COUNT
} RecommendationStatus;

typedef enum VotingRule {
  RULE_VOTERS = 0,
  RULE_ALLOWANCE = 1, /* dots a voter has in all */
  RULE_ALLOWANCE_GREEN = 2,
  RULE_ALLOWANCE_YELLOW = 3,
  RULE_ALLOWANCE_RED = 4,
  RULE_DOTS_PER_ITEM = 5, /* DotsPerItem */
  RULE_SCOPE = 6,         /* Scope: what the allowance covers */
  RULE_OPENING = 7,       /* Opening */
  RULE_TOP = 8,           /* how many ranks count as the first: at least 1 */
  VOTING_RULES
} VotingRule;

typedef enum DotsPerItem { ONE_DOT_AN_ITEM = 0, STACKING = 1 } DotsPerItem;
typedef enum Scope { SCOPE_SESSION = 0, SCOPE_SUBGROUP = 1 } Scope;
typedef enum Opening { OPENED_TOGETHER = 0, OPENED_BY_HAND = 1 } Opening;

/* What the room's screen shows before and at the reveal. */
typedef enum BoardView {
  BOARD_WELCOME = 0,
  BOARD_SUBGROUP = 1,
  BOARD_RECOMMENDATION = 2,
  BOARD_VIEWS
} BoardView;

/* How the curtain is lifted: all totals at once; the ranking from last to first; or, up to the
 * first, the ranks that count as such (RULE_TOP). */
typedef enum Reveal { REVEAL_TOTALS = 0, REVEAL_RANKING = 1, REVEAL_TOP = 2, REVEALS } Reveal;

typedef enum IncidentKind {
  INCIDENT_SUSPENDED = 0,     /* the machine slept */
  INCIDENT_CLOCK_CHANGED = 1, /* the wall clock jumped */
  INCIDENT_RESTARTED = 2,     /* the program, or the machine, restarted */
  INCIDENTS
} IncidentKind;

/* Numbers are int64_t whatever they hold, so that one table can describe them all. */

typedef struct SessionBegun {
  uint8_t id[SESSION_ID_SIZE];
} SessionBegun;

/* SESSION_DESCRIBED (subject 0), SUBGROUP_EDITED, RECOMMENDATION_EDITED */
typedef struct TextChange {
  int64_t subject;
  int64_t property; /* SessionText, SubgroupText or RecommendationText */
  const char *text[SIDE_COUNT];
} TextChange;

/* VOTING_RULE_SET (property: VotingRule), SUBGROUP_STATUS_SET, SUBGROUP_VOTE_SET,
 * SUBGROUP_VOTERS_SET, SUBGROUP_MOVED (its place), RECOMMENDATION_STATUS_SET (property 0) */
typedef struct NumberChange {
  int64_t subject;
  int64_t property;
  int64_t value[SIDE_COUNT];
} NumberChange;

typedef struct RankingRuleChange {
  RankingRule rule[SIDE_COUNT];
} RankingRuleChange;

typedef struct SubgroupAdded {
  int64_t number; /* the next free one */
  int64_t place;  /* 0 is the first of the session */
  const char *code, *title;
  int64_t status; /* SubgroupStatus */
} SubgroupAdded;

typedef struct RecommendationAdded {
  int64_t number; /* the next free one */
  int64_t subgroup;
  int64_t parent; /* a heading of the same subgroup, or 0 */
  int64_t place;  /* 0 is the first of its subgroup */
  const char *code, *title;
  int64_t status; /* RecommendationStatus */
} RecommendationAdded;

typedef struct Place {
  int64_t subgroup, parent, place;
  const char *code;
} Place;

typedef struct RecommendationMoved {
  int64_t recommendation;
  Place at[SIDE_COUNT];
} RecommendationMoved;

typedef struct DotsCounted {
  int64_t recommendation;
  int64_t colour;
  int64_t dots; /* not 0; negative takes back */
} DotsCounted;

/* The counted part of a tally; `known` distinguishes a count of zero from no count. */
typedef struct CountsSet {
  int64_t recommendation;
  int64_t known[SIDE_COUNT];
  Tally tally[SIDE_COUNT];
} CountsSet;

/* One voter's dots on one recommendation, indexed by Side and Colour. */
typedef struct BallotLine {
  uint32_t recommendation;
  uint8_t dots[SIDE_COUNT][COLOUR_COUNT];
} BallotLine;

/* BALLOT_CAST, BALLOT_WITHDRAWN: the changes on one ballot; the rest of it is unchanged. Lines are
 * in rising order of recommendation, one each, and each changes something; a vote that repeats the
 * ballot has none. */
typedef struct BallotChange {
  int64_t ballot;           /* its number, from 0 to BALLOT_NUMBER_MAX */
  int64_t cast[SIDE_COUNT]; /* whether it is in the box */
  int64_t logged_ms; /* of BALLOT_CAST: the time according to a log, in milliseconds since 1970 UTC;
                        0: unknown. For display only: the order is the seq. */
  const BallotLine *lines;
  size_t line_count;
} BallotChange;

/* NOTE_TAKEN, REASON_GIVEN */
typedef struct Remark {
  int64_t subgroup, recommendation; /* what a note is about; 0: the session */
  int64_t about;                    /* the seq that a reason is for; 0: none */
  const char *text;
} Remark;

typedef enum ImportedContents {
  IMPORTED_AGENDA = 0,
  IMPORTED_COUNTS = 1,
  IMPORTED_BALLOTS = 2,
  IMPORTED_LOG = 3
} ImportedContents;

typedef struct FileImported {
  const char *name; /* of the file, without its folder */
  uint8_t hash[FILE_HASH_SIZE];
  int64_t contents; /* ImportedContents */
  int64_t rows;     /* without the header */
} FileImported;

/* BALLOTS_SUMMED: the second part of a tally. Recommendation 0, before all others: how many ballots
 * are cast, and which numbers of ballots, subgroups and recommendations are used up. */
typedef struct BallotsSummed {
  int64_t recommendation;
  Tally tally;
  int64_t cast, next_ballot;
  int64_t subgroups, recommendations;
} BallotsSummed;

/* PHASE_PLANNED: one of the phases of the day; without a name it is not planned. */
typedef struct PhasePlanned {
  int64_t phase; /* 1 to PHASES_MAX, in the order of the day */
  const char *name[SIDE_COUNT];
  int64_t minutes[SIDE_COUNT];
} PhasePlanned;

/* PHASE_STARTED, PHASE_PAUSED, PHASE_ENDED: only the phase. CLOCK_TAKEN_UP: all members. */
typedef struct PhaseStep {
  int64_t phase;
  int64_t running, elapsed_ms;
  int64_t since_wall_ms, since_boot_ms;
  uint8_t since_boot_mark[BOOT_MARK_SIZE];
} PhaseStep;

/* PHASE_CORRECTED: undoes a whole act of phase events, the latest in force, or (if `takes_back` is
 * such a correction) redoes that act; if 0, it sets which phase is really running, and since when.
 */
typedef struct PhaseCorrection {
  int64_t takes_back;          /* the seq of the act or of the correction; 0: none */
  PhaseStep clock[SIDE_COUNT]; /* phase 0: none is running */
} PhaseCorrection;

/* Kiosk events: the subgroup whose ballots it receives (0: one ballot for the whole session);
 * KIOSK_COUNTED: how many ballots and the SHA-256 of their single value; KIOSK_TALLIED: the sums on
 * one recommendation; KIOSK_TAKEN_UP: how many wait, whether the keyboard is handed over, and how
 * many were counted already. */
typedef struct KioskStep {
  int64_t subgroup, ballots;
  int64_t handed_over, counted;
  uint8_t hash[FILE_HASH_SIZE];
  int64_t recommendation;
  Tally tally;
} KioskStep;

typedef struct Incident {
  int64_t what;         /* IncidentKind */
  int64_t milliseconds; /* how long, or how far */
} Incident;

typedef struct BoardShown {
  int64_t view;    /* BoardView */
  int64_t subject; /* the number of what is shown, or 0 */
} BoardShown;

/* CURTAIN_DRAWN: nothing. CURTAIN_LIFTED: which way, and how many steps are shown. */
typedef struct CurtainMoved {
  int64_t reveal, steps; /* reveal: Reveal */
} CurtainMoved;

typedef struct Event Event;

typedef struct Correction {
  int64_t corrects;    /* the seq of the event to take back */
  const Event *target; /* that event, borrowed; filled in by the code that makes or reads a
                          correction, as is the target's target if that is a correction too */
} Correction;

struct Event {
  EventKind kind;
  Stamp stamp;
  Origin origin;
  union {
    SessionBegun begun;
    TextChange text;
    NumberChange number;
    RankingRuleChange ranking_rule;
    SubgroupAdded subgroup;
    RecommendationAdded recommendation;
    RecommendationMoved moved;
    DotsCounted dots;
    CountsSet counts;
    BallotChange ballot;
    Remark remark;
    FileImported file;
    BallotsSummed summed;
    PhasePlanned planned;
    PhaseStep phase;
    PhaseCorrection clock;
    KioskStep kiosk;
    Incident incident;
    BoardShown board;
    CurtainMoved curtain;
    RankingKept kept;
    Merged merged;
    RecountDrawn recount;
    RecountCell recount_cell;
    SourceAdded source;
    Correction correction;
  };
};

/* Returns an event of this kind with every number 0, every text "" and no stamp. */
Event event_make(EventKind kind);

/* Return one that changes a text or a number of this subject (0: the session), or the ranking rule;
 * or that gives the reason for the event `about`. Texts are borrowed. */
Event event_of_text(EventKind kind, int64_t subject, int64_t property, const char *before,
                    const char *after);
Event event_of_number(EventKind kind, int64_t subject, int64_t property, int64_t before,
                      int64_t after);
Event event_of_rule(RankingRule before, RankingRule after);
Event event_of_reason(uint64_t about, const char *reason);

#endif
