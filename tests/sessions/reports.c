#include "tests/sessions/reports.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/ballots.h"
#include "sessions/acts/counts.h"
#include "sessions/acts/vote.h"
#include "sessions/import/demo.h"
#include "sessions/import/import.h"
#include "tests/sessions/sample.h"

enum { SECOND = 1000, MINUTE = 60 * SECOND, UTC_OFFSET = 120 };

/* 6 June 2023, 13:30 in Brussels. */
#define BEGINNING INT64_C(1686051000000)

/* A clock that a test sets, with one second from one look to the next. */
static Moment fixed_now(void *context) {
  int64_t *elapsed = context;
  *elapsed += SECOND;
  return (Moment){.wall_ms = BEGINNING + *elapsed,
                  .utc_offset = UTC_OFFSET,
                  .boot_ms = *elapsed + 30 * MINUTE,
                  .awake_ms = *elapsed + 30 * MINUTE};
}

static Clock fixed_clock(int64_t *elapsed) {
  return (Clock){.now = fixed_now, .context = elapsed};
}

static bool take_csv(Session *session, const char *name, const void *data, size_t size,
                     Error *err) {
  ImportOutcome outcome = {0};
  const bool taken = import_memory(session, name, data, size, &outcome, err);
  import_outcome_free(&outcome);
  return taken;
}

static const Recommendation *find(const Session *session, const char *subgroup, const char *code) {
  const Roundtable *state = session_state(session);
  return roundtable_find_recommendation(state, roundtable_find_subgroup(state, subgroup)->number,
                                        code);
}

typedef struct Note {
  uint32_t subgroup, recommendation;
  const char *text;
} Note;

static bool take_note(Session *session, Note note, Error *err) {
  Event event = event_make(EVENT_NOTE_TAKEN);
  event.remark.subgroup = note.subgroup;
  event.remark.recommendation = note.recommendation;
  event.remark.text = note.text;
  return record_events(session, &event, 1, err);
}

static bool describe(Session *session, Error *err) {
  return describe_session(session, SESSION_DATE, "2023-06-06", err) &&
         describe_session(session, SESSION_PLACE, "Bruxelles", err) &&
         set_voting_rule(session, RULE_VOTERS, 21, "", NULL, err) &&
         set_voting_rule(session, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM, "", NULL, err);
}

static bool hold_first_phases(Session *session, int64_t *elapsed, Error *err) {
  if (!plan_phase(session, 1, "Accueil", 15, err) || !plan_phase(session, 2, "Vote", 60, err) ||
      !start_phase(session, 1, err))
    return false;
  *elapsed += 17 * MINUTE;
  return start_phase(session, 2, err);
}

static bool remark(Session *session, Error *err) {
  const uint32_t fund = find(session, "2", "2")->number, homes = find(session, "T", "0")->number;
  return take_note(session, (Note){.text = "La salle a été chauffée."}, err) &&
         take_note(session, (Note){0, fund, "À reformuler avec le CPAS."}, err) &&
         edit_recommendation(session, fund, RECOMMENDATION_SEE_ALSO, "", "2/8, 4/1", err) &&
         set_recommendation_status(session, homes, STATUS_NOT_FOR_THE_VOTE, "déjà adoptée", err) &&
         renumber_recommendation(session, homes, "0", "00", err) &&
         set_subgroup_status(session, roundtable_find_subgroup(session_state(session), "3")->number,
                             SUBGROUP_NOT_HELD, "personne inscrit", err);
}

/* Things that went wrong, and were put right. */
static bool stumble(Session *session, Error *err) {
  const uint32_t fund = find(session, "2", "2")->number;
  const BallotEntry entry = {.recommendation = fund, .dots = {1, 0, 0}};
  int64_t number = NEXT_BALLOT;
  Ballot seen;
  uint64_t taken;
  return count_dots(session, fund, RED, 1, NULL, err) &&
         undo_act(session, WHOLE_SESSION, 0, &taken, err) &&
         count_dots(session, fund, GREEN, 1, NULL, err) &&
         revert_event(session, session_stamp(session).seq, "compté deux fois", &taken, err) &&
         record_ballot(session, &number, &entry, 1, NULL, "", NULL, NULL, err) &&
         roundtable_ballot(session_state(session), number, &seen) &&
         withdraw_ballot(session, number, &seen, err) &&
         set_ranking_rule(session, (RankingRule){BY_WEIGHTED, {{4000, 2000, 1000}}},
                          "proposé par la salle", err) &&
         set_ranking_rule(session, (RankingRule){BY_WEIGHTED, {{3000, 2000, 1000}}},
                          "la salle revient à 3/2/1", err);
}

static bool fill_june(Session *session, int64_t *elapsed, Error *err) {
  const Sample *sample = sample_find("table-ronde-2023-06-06.csv");
  if (!describe(session, err) || !hold_first_phases(session, elapsed, err) ||
      !take_csv(session, sample->name, sample->data, sample->size, err) || !remark(session, err))
    return false;
  *elapsed += 40 * MINUTE;
  if (!stumble(session, err) || !pause_phase(session, err)) return false;
  *elapsed += 5 * MINUTE;
  if (!start_phase(session, 2, err)) return false;
  *elapsed += 10 * MINUTE;
  uint32_t after;
  size_t closed;
  return next_phase(session, &after, err) && close_vote(session, WHOLE_SESSION, &closed, err) &&
         session_keep(session, err);
}

bool make_june(const char *path, Error *err) {
  int64_t elapsed = 0;
  Session *session = NULL;
  const bool made =
      session_create(path, "Table ronde du 6 juin 2023", fixed_clock(&elapsed), &session, err) &&
      fill_june(session, &elapsed, err);
  session_close(session);
  return made;
}

static void write_many(FILE *csv, int recommendations, int characters) {
  static const char WORDS[] = "mettre en place un accompagnement de qualité pour chaque ménage ";
  fputs("code,title,green,yellow,red\n", csv);
  for (int n = 1; n <= recommendations; ++n) {
    fprintf(csv, "%d,", n);
    int used = fprintf(csv, "R%d ", n) + 1;
    for (const char *at = WORDS; used < characters; at = at[1] ? at + 1 : WORDS, ++used)
      fputc((unsigned char)*at < 0x80 ? *at : 'e', csv);
    fprintf(csv, "z,%d,%d,%d\n", n * 7 % 13, n * 11 % 17, n * 5 % 7);
  }
}

/* A session with a CSV file's counts, made at the fixed time. */
static bool make_of_csv(const char *path, const char *title, const char *csv, size_t size,
                        Error *err) {
  int64_t elapsed = 0;
  Session *session = NULL;
  const bool made = session_create(path, title, fixed_clock(&elapsed), &session, err) &&
                    take_csv(session, "counts.csv", csv, size, err) && session_keep(session, err);
  session_close(session);
  return made;
}

bool make_many(const char *path, int recommendations, int characters, Error *err) {
  char *text = NULL;
  size_t size;
  FILE *csv = open_memstream(&text, &size);
  if (!csv) return fail_memory(err);
  write_many(csv, recommendations, characters);
  fclose(csv);
  const bool made = make_of_csv(path, "Beaucoup de recommandations", text, size, err);
  free(text);
  return made;
}

bool make_hostile(const char *path, Error *err) {
  static const char CSV[] =
      "subgroup_code,subgroup_title,code,title,green,yellow,red\n"
      "A,<script>alert(1)</script>,1,\"# **bold** `code` | cell \\| "
      "[x](javascript:alert(1))\",3,1,0\n"
      "A,,2,\"=HYPERLINK(\"\"http://example.org\"\")\",2,2,2\n"
      "A,,3,</td></tr></table><img src=x onerror=alert(1)>,1,0,4\n"
      "B,--- *** ___,1,1. not a list,0,0,0\n"
      "B,,2,![image](http://example.org/a.png) <b>& &amp; &#x41;</b>,5,0,3\n"
      "B,,3,$x^2$ ~~struck~~ _under_ @citation [^1] :::,1,1,1\n"
      "B,,4,שלום עולם (עברית) 123,0,2,1\n"
      "B,,5,漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字,0,1,1\n";
  return make_of_csv(path, "- <Title> & *so* | on \\", CSV, sizeof CSV - 1, err);
}

static bool fill_few(Session *session, Error *err) {
  static const char CSV[] = "subgroup_code,subgroup_title,code,title,green,yellow,red\n"
                            "1,Petit,1,Un,1,1,1\n"
                            "1,Petit,2,Deux,2,0,1\n"
                            "2,Moindre,1,Trois,3,1,0\n"
                            "3,Grand,1,Quatre,5,4,3\n"
                            "3,Grand,2,Cinq,2,6,1\n";
  static const int64_t VOTERS[] = {3, 4, 12};
  if (!take_csv(session, "few.csv", CSV, sizeof CSV - 1, err)) return false;
  for (uint32_t subgroup = 1; subgroup <= 3; ++subgroup)
    if (!set_subgroup_voters(session, subgroup, VOTERS[subgroup - 1], "", NULL, err)) return false;
  return set_voting_rule(session, RULE_VOTERS, 19, "", NULL, err) &&
         set_voting_rule(session, RULE_SCOPE, SCOPE_SUBGROUP, "", NULL, err) &&
         set_voting_rule(session, RULE_ALLOWANCE, 3, "", NULL, err) &&
         take_note(session, (Note){.text = "secret note"}, err) && session_keep(session, err);
}

bool make_few(const char *path, Error *err) {
  int64_t elapsed = 0;
  Session *session = NULL;
  const bool made = session_create(path, "Peu de monde", fixed_clock(&elapsed), &session, err) &&
                    fill_few(session, err);
  session_close(session);
  return made;
}

bool report_of_june(Document *document, Error *err) {
  char folder[] = "/tmp/gommette-june-XXXXXX", path[sizeof folder + sizeof "/june.gommette"];
  Session *session = NULL;
  const ReportRequest request = report_request();
  *document = (Document){0};
  if (!mkdtemp(folder)) return fail(err, ERROR_FAILED, "no folder");
  snprintf(path, sizeof path, "%s/june.gommette", folder);
  const bool made = make_june(path, err) && session_view(path, &session, err) &&
                    report_make(session, &request, document, err);
  session_close(session);
  unlink(path);
  rmdir(folder);
  return made;
}
