#include "sessions/export/json_finality.h"

void json_finality(Json *json, const Roundtable *roundtable, const Finality *finality) {
  const Subgroup *subgroup;
  json_text(json, "state", finality_name(finality));
  json_begin_array(json, "open_subgroups");
  for (size_t n = 0; (subgroup = finality_open_subgroup(roundtable, n)); ++n) {
    json_begin_object(json, NULL);
    json_text(json, "code", subgroup->text[SUBGROUP_CODE]);
    json_text(json, "title", subgroup->text[SUBGROUP_TITLE]);
    json_end_object(json);
  }
  json_end_array(json);
  json_flag(json, "results_hidden", finality->hidden);
  json_number(json, "ballots_waiting", finality->waiting);
}
