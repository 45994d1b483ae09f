/* The parts of the controller. First the list of sessions, and what it does with whole sessions. */
#ifndef TUI_APP_CONTROLLER_PARTS_H
#define TUI_APP_CONTROLLER_PARTS_H

#include "tui/app/controller.h"

/* Looks at the folder anew. What of it is not known yet is read as far as nobody notices, the rest
 * by controller_read_more. */
bool controller_read_folder(Controller *controller, Error *err);
void controller_forget_folder(Controller *controller);

/* What was asked about the names of voters is asked no more. */
void controller_forget_doubts(Controller *controller);

/* Whether sessions of the list that is shown are still to be read; and reading a few of them. */
bool controller_has_unread(const Controller *controller);
bool controller_read_more(Controller *controller, Error *err);

/* Puts the list into the view data, as the model looks at it. */
void controller_look_at_list(Controller *controller, Model *model);

/* Brings the focus to the session with this path, if the list shows it. */
void controller_go_to(Controller *controller, Model *model, const char *path);

/* Refused where another session lies in a file by now than the list shows, which is made anew. */
bool controller_check_listed(Controller *controller, Model *model, const LibraryEntry *entry,
                             Error *err);

/* The file of the session at a place of the list, so checked. Borrowed until the list is made anew.
 */
bool controller_listed_path(Controller *controller, Model *model, size_t place, const char **path,
                            Error *err);

bool rename_session(Controller *controller, Model *model, const Effect *effect, Error *err);
bool copy_session(Controller *controller, Model *model, const Effect *effect, Error *err);
bool archive_or_take_out(Controller *controller, Model *model, const Effect *effect, Error *err);
bool delete_session(Controller *controller, Model *model, const Effect *effect, Error *err);

/* Says what was set aside (sessions/journal/journal.h), which it takes over; NULL: nothing. */
void controller_tell_of_aside(Model *model, char *aside);

/* The rank intervals of the open session, a slice at a time: they never keep a key waiting
 * for longer than a slice, or than one recommendation's interval takes. */

/* What is known of this state's. Computes what is computed at once: a session of some 30
 * recommendations has all its intervals on the first screen. */
KnownIntervals intervals_at_once(IntervalCache *cache, const Roundtable *state);

/* Computes on for some 25 ms; to be called when nobody strikes a key. */
void compute_more_intervals(IntervalCache *cache);

/* The effects on what the room sees. */

/* Does one kind of effect. */
typedef bool EffectRunner(Controller *controller, Model *model, const Effect *effect, Error *err);

EffectRunner show_on_board, draw_curtain, lift_curtain;

/* Says why a dot was refused: while results are hidden, and where the figures are the reason, only
 * to whoever looks. */
bool refuse_dots(const Controller *controller, Model *model, const Effect *effect,
                 const Error *refusal, Error *err);

/* After the sentence that a vote is closed: which reasons are missing or, where results are hidden
 * and whether there are any, that these can be given later. */
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

/* A session without a course of its own says so, until the next key. */
void say_course(const Controller *controller, Model *model);

/* The view data of the moment at which the model's replay stands; the model says what could not be
 * read. */
void look_at_replay(Controller *controller, Model *model);

/* Whether the chart or the intervals of a ranking remain to be computed; does so for some 25 ms. */
bool replay_is_computing(const Controller *controller);
void compute_more_of_replay(Controller *controller);

/* EFFECT_REPLAY, EFFECT_LEAVE_REPLAY, EFFECT_GO_TO_MOMENT */
EffectRunner open_replay, leave_replay, go_to_moment;

/* The journal: the lines that are shown, and what is asked of it. */

/* Reads the lines that the model looks at into the controller's page, if they are not there yet. */
bool controller_read_journal(Controller *controller, const Model *model, Error *err);

/* EFFECT_REVERT, EFFECT_SEARCH */
EffectRunner revert_from_journal, search_journal;

/* Says why taking back or bringing back this act was refused; err holds it. Where it voted and
 * results are hidden, only to whoever looks, since the counts may be the reason. */
bool refuse_turning(const Controller *controller, Model *model, uint64_t act, Error *err);

/* Whether an event of the act votes, or is about one that does. */
bool act_votes(const Roundtable *state, uint64_t act);

/* The controller's part in comparing sessions: they are opened to be read, and answers about what
 * may be the same are kept in the library's folder. */

/* Opens sessions (2 to PANEL_MAX) to be compared, in place of those before, and leads to their
 * screen. Where that fails nothing changes. */
bool controller_compare(Controller *controller, Model *model, const char *const *paths,
                        size_t count, Error *err);
void controller_forget_comparison(Controller *controller);

/* Makes the page as the model looks at it, and tells the model whether it asks about a pair. */
bool controller_read_comparison(Controller *controller, Model *model, Error *err);

/* Effects: the sessions that are marked in the list are opened to be compared; and back to it. */
bool compare_marked(Controller *controller, Model *model, const Effect *effect, Error *err);
bool leave_comparison(Controller *controller, Model *model, const Effect *effect, Error *err);

/* The effect: the pair asked about is the same (dots 1), or is not (0). */
bool decide_match(Controller *controller, Model *model, const Effect *effect, Error *err);

/* The effect: the last answer that was given here is as if it had not been. */
bool forget_match(Controller *controller, Model *model, const Effect *effect, Error *err);

/* The report: its text for the screen, and what is made of it. */

/* Writes the report's text for the width of the screen, if it is not there yet. */
bool controller_read_report(Controller *controller, Error *err);

/* Gives the text back. */
void controller_forget_report(Controller *controller);

/* EFFECT_PRINT_REPORT, EFFECT_SAVE_REPORT */
EffectRunner print_report, save_report;

/* What happens to the file of the open session: that it may only be read, that it is deleted or
 * spoilt while it is open, and its second log. */

/* Begins the second log of the session that was just opened, unless $GOMMETTE_SECOND_LOG is "off".
 */
bool controller_begin_log(Controller *controller, Error *err);

/* Copies more of what a second log lacks; controller->log_lacks says whether it still lacks some.
 */
void controller_fill_log(Controller *controller);

/* Says once that the session may only be read, and how its second log is. */
void controller_tell_of_file(Controller *controller, Model *model);

/* Says what went wrong and, where the file is gone or spoilt, what leads out of it. */
void controller_say_trouble(Controller *controller, Model *model, const Error *err);

bool rescue_session(Controller *controller, Model *model, const Effect *effect, Error *err);

/* The changes that preparing asks for: from what was typed to the acts of sessions/acts/agenda.h.
 */

/* Does what effect->change asks; what it adds gets the focus. Where that fails the line that was
 * typed for it is open again. */
bool controller_change(Controller *controller, Model *model, const Effect *effect, Error *err);

/* The effects on ballots and the kiosk. The controller keeps the PIN's hash, which no screen sees.
 */

EffectRunner put_into_box, take_out_of_box;
EffectRunner choose_pin, hand_over, receive_ballot, take_back_keyboard;

/* Notes in the session that a kiosk was cut off, if one was; controller_open does. */
bool controller_note_kiosk(Controller *controller, Error *err);

/* Tells the model of it, once. */
void controller_tell_of_kiosk(Controller *controller, Model *model);

#endif
