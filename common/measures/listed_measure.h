// How a measure that is defined as data is listed and found again.

#ifndef CR_COMMON_MEASURES_LISTED_MEASURE_H_
#define CR_COMMON_MEASURES_LISTED_MEASURE_H_

#include <cstdlib>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "carereform/measures/v1/measures.pb.h"

namespace carereform::measures {

// Returns the measure that `definition` is of, in a council's source. A
// definition has id, display_name, question, basis, unit, population,
// dimensions (each with a name), method_version and method.
template <typename Definition>
v1::Measure ListedMeasure(absl::string_view council, absl::string_view source,
                          const Definition& definition) {
  v1::Measure measure;
  measure.set_name(absl::StrCat("councils/", council, "/sources/", source,
                                "/measures/", definition.id));
  measure.set_display_name(definition.display_name);
  measure.set_question(definition.question);
  measure.set_basis(definition.basis);
  measure.set_unit(definition.unit);
  measure.set_population(definition.population);
  for (const auto& dimension : definition.dimensions) {
    measure.add_dimensions(dimension.name);
  }
  measure.set_method_version(definition.method_version);
  measure.set_method(definition.method);
  return measure;
}

// Returns the measures that `definitions` are of, in their order.
template <typename Definitions>
std::vector<v1::Measure> ListedMeasures(absl::string_view council,
                                        absl::string_view source,
                                        const Definitions& definitions) {
  std::vector<v1::Measure> measures;
  for (const auto& definition : definitions) {
    measures.push_back(ListedMeasure(council, source, definition));
  }
  return measures;
}

// Returns the definition that the measure of that name is of. Ends the program
// where there is none: MeasureService found the name in the list.
template <typename Definitions>
const auto& DefinitionNamed(const Definitions& definitions,
                            absl::string_view name) {
  for (const auto& definition : definitions) {
    if (absl::EndsWith(name, absl::StrCat("/measures/", definition.id))) {
      return definition;
    }
  }
  std::abort();
}

}  // namespace carereform::measures

#endif  // CR_COMMON_MEASURES_LISTED_MEASURE_H_
