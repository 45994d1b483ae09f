/* The parts of the controller. First the list of sessions, and what it does with whole sessions. */
#ifndef TUI_APP_CONTROLLER_PARTS_H
#define TUI_APP_CONTROLLER_PARTS_H

#include "tui/app/controller.h"

/* Reads the folder again. What is not in the cache is read as far as it takes no noticeable time,
 * the rest by controller_read_more. */
bool controller_read_folder(Controller *controller, Error *err);
void controller_forget_folder(Controller *controller);

/* Drops the pending question about the names of voters. */
void controller_forget_doubts(Controller *controller);

/* Return whether sessions of the list shown are still to be read; and read a few of them. */
bool controller_has_unread(const Controller *controller);
bool controller_read_more(Controller *controller, Error *err);

/* Puts the list into the view data, as the model looks at it. */
void controller_look_at_list(Controller *controller, Model *model);

/* Fails, rebuilding the list, if the file now holds another session than listed. */
bool controller_check_listed(Controller *controller, Model *model, const LibraryEntry *entry,
                             Error *err);

/* Returns the file of the session at an index of the list, after that check. Borrowed until the
 * list is rebuilt. */
bool controller_listed_path(Controller *controller, Model *model, size_t place, const char **path,
                            Error *err);

/* Performs one kind of effect. */
typedef bool EffectRunner(Controller *controller, Model *model, const Effect *effect, Error *err);

EffectRunner rename_session, copy_session, archive_or_take_out, delete_session;

/* Opens a session and shows its first screen; saves how the list was viewed, and its marks. */
bool controller_show_session(Controller *controller, Model *model, const char *path, Error *err);

/* Effects that open a session of the list or a new one, and leave it. */
EffectRunner open_listed, prepare_listed, leave_session, begin_new, begin_next_round,
    make_demonstration;
EffectRunner import_csv, answer_voters;

/* Begins the tour in the session that is open, a new demonstration. */
bool controller_begin_tour(Controller *controller, Model *model, Error *err);

/* Reports what was set aside (sessions/journal/journal.h), taking ownership; NULL: nothing. */
void controller_tell_of_aside(Model *model, char *aside);

/* The rank intervals of the open session, a slice at a time: they never keep a key waiting
 * for longer than a slice, or than one recommendation's interval takes. */

/* Returns the known intervals of this state, after computing a first batch: a session of some 30
 * recommendations has all of them on the first screen. */
KnownIntervals intervals_at_once(IntervalCache *cache, const Roundtable *state);

/* Goes on computing for some 25 ms; call it while no key is pressed. */
void compute_more_intervals(IntervalCache *cache);

/* Puts into the view data what undo and redo would take of a subgroup; `for_agenda`: only what is
 * in view there. */
void controller_name_pending(Controller *controller, uint32_t subgroup, bool for_agenda);

/* Effects on what the room sees. */

EffectRunner show_on_board, draw_curtain, lift_curtain;

/* Returns whether the reason of a refusal may tell figures that the room may not see. */
bool may_tell_figures(const Roundtable *state, const Error *refusal);

/* Says why dots were refused; if results are hidden and figures are the reason, only while peeking.
 */
bool refuse_dots(const Controller *controller, Model *model, const Effect *effect,
                 const Error *refusal, Error *err);

/* Adds to the message that a vote is closed which reasons are missing; while results are hidden,
 * which also hides whether any are, that they can be given later. */
void say_reasons_follow(Model *model, const Roundtable *state);

/* A replay: a session opened once more, only to be read, and all that its screen looks
 * at. Nothing here writes into a session. */

typedef struct ReplayController ReplayController;

/* Opens the replay of the session in this file, in place of any other; it stands after event `at`,
 * or the last one where there are fewer; 0 is the beginning or, where the votes came
 * from a table and there is nothing to play, the end. Gives its look. */
bool controller_open_replay(Controller *controller, const char *path, uint64_t at, int speed,
                            ReplayViewState *look, Error *err);
void controller_close_replay(Controller *controller);

/* Says, until the next key, that a session has no course of its own. */
void say_course(const Controller *controller, Model *model);

/* The view data of the moment at which the model's replay stands; the model says what could not be
 * read. */
void look_at_replay(Controller *controller, Model *model);

/* Return whether the chart or the intervals of a ranking are still to be computed; and compute them
 * for some 25 ms. */
bool replay_is_computing(const Controller *controller);
void compute_more_of_replay(Controller *controller);

/* EFFECT_REPLAY, EFFECT_LEAVE_REPLAY, EFFECT_GO_TO_MOMENT */
EffectRunner open_replay, leave_replay, go_to_moment;

/* The journal: the lines that are shown, and what is asked of it. */

/* Reads the lines that the model looks at into the controller's page, if they are not there yet. */
bool controller_read_journal(Controller *controller, const Model *model, Error *err);

/* EFFECT_REVERT, EFFECT_SEARCH */
EffectRunner revert_from_journal, search_journal;

/* Says why undoing or redoing this act was refused, as in err. If the act voted and results are
 * hidden, only while peeking, since the counts may be the reason. */
bool refuse_turning(const Controller *controller, Model *model, uint64_t act, Error *err);

/* Returns whether an event of the act votes, or is about one that does. */
bool act_votes(const Roundtable *state, uint64_t act);

/* The controller's part in comparing sessions: they are opened to be read, and answers about what
 * may be the same are kept in the library's folder. */

/* Opens sessions (2 to PANEL_MAX) for comparison, in place of previous ones, and shows their
 * screen. On failure nothing changes. */
bool controller_compare(Controller *controller, Model *model, const char *const *paths,
                        size_t count, Error *err);
void controller_forget_comparison(Controller *controller);

/* Makes the page as the model views it, and tells the model whether it asks about a pair. */
bool controller_read_comparison(Controller *controller, Model *model, Error *err);

/* Effects: open the sessions marked in the list for comparison; and return to the list. */
EffectRunner compare_marked, leave_comparison;

/* Effects: decide that the pair asked about is the same (dots 1) or not (0); and take back the last
 * answer given here. */
EffectRunner decide_match, forget_match;

/* The report: its text for the screen, and what is made of it. */

/* Writes the report's text for the width of the screen, if it is not there yet. */
bool controller_read_report(Controller *controller, Error *err);

/* Frees the text. */
void controller_forget_report(Controller *controller);

/* EFFECT_PRINT_REPORT, EFFECT_SAVE_REPORT */
EffectRunner print_report, save_report;

/* What happens to the file of the open session: that it may only be read, that it is deleted or
 * spoilt while it is open, and its second log. */

/* Starts the second log of the session just opened, unless $GOMMETTE_SECOND_LOG is "off". */
bool controller_begin_log(Controller *controller, Error *err);

/* Copies more of what a second log lacks; controller->log_lacks says whether it still lacks some.
 */
void controller_fill_log(Controller *controller);

/* Tells the user, once, if the session is read-only and how its second log is doing. */
void controller_tell_of_file(Controller *controller, Model *model);

/* Says what went wrong and, if the file is missing or damaged, how to recover. */
void controller_say_trouble(Controller *controller, Model *model, const Error *err);

EffectRunner rescue_session;

/* Changes of the agenda: turns what was typed into acts of sessions/acts/agenda.h. */

/* Performs effect->change and focuses what it added. On failure, reopens the line that was typed
 * for it. */
EffectRunner controller_change;

/* The effects on ballots and the kiosk. The controller keeps the PIN's hash, which no screen sees.
 */

EffectRunner put_into_box, take_out_of_box;
EffectRunner choose_pin, hand_over, receive_ballot, take_back_keyboard;

/* Records in the session that a kiosk was cut off, if one was; called by controller_open. */
bool controller_note_kiosk(Controller *controller, Error *err);

/* Tells the model about it, once. */
void controller_tell_of_kiosk(Controller *controller, Model *model);

#endif
