// What holds of every two tellings of a case.

#include <algorithm>
#include <map>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/assessments/domain/extract_rows.h"

namespace carereform::assessments {
namespace {

// Few fields and values, so that tellings often agree.
CaseFields AnyCase() {
  return *rc::gen::container<CaseFields>(
      rc::gen::element<std::string>("team", "worker", "closed_date", "type"),
      rc::gen::element<std::string>("", "a", "b"));
}

std::string ValueIn(const CaseFields& told, const std::string& field) {
  const auto found = told.find(field);
  return found == told.end() ? "" : found->second;
}

RC_GTEST_PROP(ExtractRowsProperty, TheChangesOfOneToAnotherGiveTheOther, ()) {
  const CaseFields stored = AnyCase();
  const CaseFields told = AnyCase();
  const CaseFields changed = WithChanges(stored, ChangesTo(stored, told));
  for (const auto& [field, value] : told) {
    RC_ASSERT(ValueIn(changed, field) == value);
  }
  // And nothing that it does not tell of has moved.
  for (const auto& [field, value] : stored) {
    if (told.count(field) == 0) RC_ASSERT(ValueIn(changed, field) == value);
  }
}

RC_GTEST_PROP(ExtractRowsProperty, MadeTwiceTheyChangeNothing, ()) {
  const CaseFields stored = AnyCase();
  const CaseFields told = AnyCase();
  const CaseFields changed = WithChanges(stored, ChangesTo(stored, told));
  RC_ASSERT(ChangesTo(changed, told).empty());
}

RC_GTEST_PROP(ExtractRowsProperty, TheOrderOfRowsIsIrrelevant, ()) {
  const auto rows = *rc::gen::container<std::map<std::string, CaseFields>>(
      rc::gen::element<std::string>("1", "2", "3", "4"),
      rc::gen::exec(&AnyCase));
  std::map<std::string, CaseFields> forwards = {{"1", AnyCase()}};
  std::map<std::string, CaseFields> backwards = forwards;
  for (auto row = rows.begin(); row != rows.end(); ++row) {
    CaseFields& stored = forwards[row->first];
    stored = WithChanges(stored, ChangesTo(stored, row->second));
  }
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    CaseFields& stored = backwards[row->first];
    stored = WithChanges(stored, ChangesTo(stored, row->second));
  }
  RC_ASSERT(forwards == backwards);
}

// A row reads the same in whichever order its columns stand.
RC_GTEST_PROP(ExtractRowsProperty, TheOrderOfColumnsIsIrrelevant, ()) {
  ExtractProfile profile = {DayFormat::kYearMonthDay,
                            {{"r", "external_id", "", {}},
                             {"t", "type", "", {{"ca", "care_act"}}},
                             {"m", "team", "", {}},
                             {"d", "received_date", "", {}},
                             {"h", "hold_reason", "", {{"ill", "ill_health"}}},
                             {"hd", "held_date", "", {}}}};
  std::vector<std::string> values;
  for (size_t i = 0; i < profile.columns.size(); ++i) {
    values.push_back(*rc::gen::element<std::string>(
        "", "ca", "ill", "2026-10-01", "Home First"));
  }
  std::vector<CellViolation> violations;
  const CaseFields told = ReadExtractRow(profile, values, violations);
  const size_t turn = *rc::gen::inRange<size_t>(0, values.size());
  std::rotate(profile.columns.begin(), profile.columns.begin() + turn,
              profile.columns.end());
  std::rotate(values.begin(), values.begin() + turn, values.end());
  std::vector<CellViolation> turned;
  RC_ASSERT(ReadExtractRow(profile, values, turned) == told);
  RC_ASSERT(turned.size() == violations.size());
}

}  // namespace
}  // namespace carereform::assessments
