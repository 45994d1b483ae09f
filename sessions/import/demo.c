#include "sessions/import/demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/vote.h"
#include "sessions/files/memory_stream.h"
#include "sessions/import/import.h"
#include "sessions/import/sheet.h"
#include "sessions/session/transaction.h"
#include "sessions/text/csv_writer.h"

const Sample *sample_find(const char *name) {
  for (size_t i = 0; i < SAMPLE_COUNT; ++i)
    if (strcmp(SAMPLES[i].name, name) == 0) return &SAMPLES[i];
  return NULL;
}

enum {
  VOTERS = 21,
  UTC_OFFSET = 120, /* minutes: summer in Brussels */
  SECOND = 1000,
  MINUTE = 60 * SECOND,
};

/* 6 June 2023, 14:05 in Brussels: the afternoon begins. */
#define BEGINNING INT64_C(1686053100000)

static const char SAMPLE_NAME[] = "table-ronde-2023-06-06.csv";

/* What the demonstration makes up, the same each time. */
typedef struct Afternoon {
  int64_t elapsed; /* milliseconds */
  uint64_t chance;
} Afternoon;

typedef struct Demo {
  Session *session;
  const Sheet *sheet;
  Afternoon *afternoon;
  size_t subgroup; /* the current one, in the sheet */
  int64_t left;    /* its dots not called yet */
  size_t called;
} Demo;

static Moment afternoon_now(void *context) {
  const Afternoon *afternoon = context;
  return (Moment){.wall_ms = BEGINNING + afternoon->elapsed,
                  .utc_offset = UTC_OFFSET,
                  .boot_ms = afternoon->elapsed + 30 * MINUTE};
}

/* Knuth's linear congruential generator: the same numbers everywhere, from 0 to `below` - 1. */
static int64_t chance(Afternoon *afternoon, int64_t below) {
  afternoon->chance = afternoon->chance * UINT64_C(6364136223846793005) + 1442695040888963407U;
  return (int64_t)((afternoon->chance >> 33) % (uint64_t)below);
}

static void write_agenda_row(CsvWriter *csv, const Sheet *sheet, const AgendaRow *row) {
  const AgendaSubgroup *subgroup = &sheet->subgroups[row->subgroup];
  const char *uncounted = row->has_children ? "heading" : "not for the vote";
  csv_write_text(csv, subgroup->code);
  csv_write_text(csv, subgroup->title);
  csv_write_word(csv, subgroup->status == SUBGROUP_NOT_HELD ? "not held" : "held");
  csv_write_text(csv, row->code);
  csv_write_text(csv, row->parent);
  csv_write_text(csv, row->text[RECOMMENDATION_TITLE]);
  csv_write_word(csv, row->counted ? "votable" : *row->code ? uncounted : "");
  csv_end_row(csv);
}

/* Writes the sample without its counts. The caller frees it. */
static bool write_agenda(const Sheet *sheet, char **agenda, size_t *size, Error *err) {
  MemoryStream memory;
  if (!memory_stream_open(&memory, err)) return false;
  CsvWriter csv = {.out = memory.out};
  fputs("subgroup_code,subgroup_title,subgroup_status,code,parent,title,status\n", memory.out);
  for (size_t i = 0; i < sheet->agenda_count; ++i)
    write_agenda_row(&csv, sheet, &sheet->agenda[i]);
  return memory_stream_close(&memory, true, agenda, size, err);
}

static bool import_agenda_of(const Demo *demo, Error *err) {
  char *agenda = NULL;
  size_t size;
  ImportOutcome outcome = {0};
  bool done = write_agenda(demo->sheet, &agenda, &size, err) &&
              import_memory(demo->session, "table-ronde-2023-06-06.agenda.csv", agenda, size,
                            &outcome, err);
  import_outcome_free(&outcome);
  free(agenda);
  return done;
}

static bool set_voters(Session *session, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  Event rule = event_make(EVENT_VOTING_RULE_SET);
  rule.number.property = RULE_VOTERS;
  rule.number.value[BEFORE] = roundtable_voting_rule(transaction_state(tx), RULE_VOTERS);
  rule.number.value[AFTER] = VOTERS;
  Event note = event_make(EVENT_NOTE_TAKEN);
  note.remark.text = _("A demonstration: the counts are those of the published minutes, the titles "
                       "are shortened, attendance and times are invented.");
  return transaction_end(tx, transaction_add(tx, rule, err) && transaction_add(tx, note, err), err);
}

static bool open_votes(Transaction *tx, Error *err) {
  for (size_t place = 0; place < roundtable_subgroup_count(transaction_state(tx)); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(transaction_state(tx), place);
    if (subgroup->status != SUBGROUP_HELD) continue;
    Event event = event_make(EVENT_SUBGROUP_VOTE_SET);
    event.number.subject = subgroup->number;
    event.number.value[AFTER] = VOTE_OPEN;
    if (!transaction_add(tx, event, err)) return false;
  }
  return true;
}

static const Recommendation *recommendation_of(const Demo *demo, const AgendaRow *row) {
  const Roundtable *state = session_state(demo->session);
  const Subgroup *subgroup =
      roundtable_find_subgroup(state, demo->sheet->subgroups[row->subgroup].code);
  return subgroup ? roundtable_find_recommendation(state, subgroup->number, row->code) : NULL;
}

static int64_t dots_to_come(const Demo *demo, const AgendaRow *row, Colour colour) {
  const Recommendation *recommendation = recommendation_of(demo, row);
  if (!row->counted || !recommendation) return 0;
  return row->counts.dots[colour] - recommendation->counted.dots[colour];
}

/* Returns whose the n-th remaining dot in the current subgroup is, or NULL past the last. */
static const Recommendation *find_dot(const Demo *demo, int64_t n, Colour *colour) {
  for (size_t i = 0; i < demo->sheet->agenda_count; ++i) {
    const AgendaRow *row = &demo->sheet->agenda[i];
    if (row->subgroup != demo->subgroup) continue;
    for (*colour = GREEN; *colour < COLOUR_COUNT; ++*colour) {
      n -= dots_to_come(demo, row, *colour);
      if (n < 0) return recommendation_of(demo, row);
    }
  }
  return NULL;
}

static bool call_dot(Demo *demo, Transaction *tx, Error *err) {
  Event event = event_make(EVENT_DOTS_COUNTED);
  Colour colour = GREEN;
  const Recommendation *recommendation =
      find_dot(demo, chance(demo->afternoon, demo->left), &colour);
  --demo->left;
  ++demo->called;
  if (!recommendation) return true;
  event.dots = (DotsCounted){.recommendation = recommendation->number, .colour = colour, .dots = 1};
  return transaction_add(tx, event, err);
}

/* Some dots are called in one breath; the last of a subgroup come one by one. */
static bool call_dots(Demo *demo, Error *err) {
  Transaction *tx = transaction_begin(demo->session, err);
  if (!tx) return false;
  int64_t dots = demo->left > 5 ? 1 + chance(demo->afternoon, 5) : 1;
  bool called = true;
  while (called && dots-- > 0)
    called = call_dot(demo, tx, err);
  return transaction_end(tx, called, err);
}

/* A dot that nobody gave, noticed and taken back. */
static bool make_a_mistake(Demo *demo, Error *err) {
  uint64_t taken;
  Colour colour = GREEN;
  const Recommendation *recommendation = find_dot(demo, 0, &colour);
  if (!recommendation) return true;
  uint32_t subgroup = recommendation->subgroup;
  if (!count_dots(demo->session, recommendation->number, RED, 1, NULL, err)) return false;
  demo->afternoon->elapsed += 3 * SECOND;
  return undo_act(demo->session, subgroup, 0, &taken, err);
}

static bool call_some(Demo *demo, Error *err) {
  static const size_t MISTAKES[] = {97, 210}; /* after how many dots */
  size_t before = demo->called;
  if (!call_dots(demo, err)) return false;
  demo->afternoon->elapsed +=
      (int64_t)(demo->called - before) * 4 * SECOND + chance(demo->afternoon, 5 * SECOND);
  for (size_t i = 0; i < sizeof MISTAKES / sizeof *MISTAKES; ++i) {
    bool now = before < MISTAKES[i] && demo->called >= MISTAKES[i] && demo->left > 0;
    if (now && !make_a_mistake(demo, err)) return false;
  }
  return true;
}

static bool vote_on(Demo *demo, size_t subgroup, Error *err) {
  demo->subgroup = subgroup;
  demo->left = 0;
  for (size_t i = 0; i < demo->sheet->agenda_count; ++i) {
    const AgendaRow *row = &demo->sheet->agenda[i];
    if (row->subgroup == subgroup) demo->left += tally_cumulative(row->counts);
  }
  demo->afternoon->elapsed += MINUTE;
  while (demo->left > 0)
    if (!call_some(demo, err)) return false;
  return true;
}

static bool hold_the_vote(Demo *demo, Error *err) {
  demo->afternoon->elapsed += 75 * MINUTE;
  Transaction *tx = transaction_begin(demo->session, err);
  if (!tx || !transaction_end(tx, open_votes(tx, err), err)) return false;
  for (size_t subgroup = 0; subgroup < demo->sheet->subgroup_codes.count; ++subgroup)
    if (!vote_on(demo, subgroup, err)) return false;
  demo->afternoon->elapsed += 5 * MINUTE;
  return curtain_lift(demo->session, REVEAL_TOTALS, 0, err);
}

bool demo_create(const char *path, Error *err) {
  Sheet sheet;
  Afternoon afternoon = {.chance = 20230606};
  Clock clock = {.now = afternoon_now, .context = &afternoon};
  Demo demo = {.sheet = &sheet, .afternoon = &afternoon};
  ImportSource source;
  const Sample *sample = sample_find(SAMPLE_NAME);
  sheet = (Sheet){0};
  bool done = source_open_memory(sample->name, sample->data, sample->size, &source, err) &&
              sheet_open(&source, &sheet, err) &&
              session_create(path, _("Demonstration – Round table of 6 June 2023"), clock,
                             &demo.session, err);
  if (done) {
    done = describe_session(demo.session, SESSION_DATE, "2023-06-06", err) &&
           describe_session(demo.session, SESSION_PLACE, _("Brussels"), err) &&
           describe_session(demo.session, SESSION_THEME, _("Preventing homelessness"), err) &&
           set_voters(demo.session, err) && import_agenda_of(&demo, err) &&
           hold_the_vote(&demo, err) && session_keep(demo.session, err);
    session_close(demo.session);
  }
  sheet_close(&sheet);
  return done;
}
