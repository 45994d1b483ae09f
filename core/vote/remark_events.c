/* Events that are kept to be read and change nothing that is counted. */
#include "core/base/i18n.h"
#include "core/vote/state.h"

bool check_remark(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)to;
  const Remark *remark = &event->remark;
  if (remark->subgroup != 0 && !subgroup_to_change(roundtable, remark->subgroup))
    return fail_unknown_subgroup(err, remark->subgroup);
  if (remark->recommendation != 0 && !recommendation_to_change(roundtable, remark->recommendation))
    return fail_unknown_recommendation(err, remark->recommendation);
  if (remark->about < 0 || (uint64_t)remark->about > roundtable->last.seq)
    return fail_out_of_range(err, _("the event that the remark is about"));
  return check_length(remark->text, NOTE_CHARACTERS_MAX, _("a note"), err);
}

bool check_file_imported(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)roundtable;
  (void)to;
  const FileImported *file = &event->file;
  if (file->contents < IMPORTED_AGENDA || file->contents > IMPORTED_LOG)
    return fail_out_of_range(err, _("what a file holds"));
  if (file->rows < 0) return fail_out_of_range(err, _("the number of rows"));
  return check_length(file->name, TITLE_CHARACTERS_MAX, _("the name of a file"), err);
}

bool check_source_added(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)roundtable;
  (void)to;
  const SourceAdded *source = &event->source;
  if (source->seq < 1) return fail_out_of_range(err, _("the last event of a session"));
  return check_length(source->title, TITLE_CHARACTERS_MAX, _("the title of a session"), err);
}

void apply_nothing(Roundtable *roundtable, const Event *event, Side to) {
  (void)roundtable;
  (void)event;
  (void)to;
}
