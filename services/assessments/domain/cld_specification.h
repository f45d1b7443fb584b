// What a release of the Client Level Data specification asks of each field.
//
// The words are dated data (data/cld_fields.csv, data/cld_values.csv); this is
// the form in which rules take them.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_SPECIFICATION_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_SPECIFICATION_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"

namespace carereform::assessments {

// A value of a list.
struct CldValue {
  uint8_t number = 0;        // From 1, in the order of the list's release 2.
  bool release_one = false;  // Whether it is a word of release 1 only, and the
                             // number that of the word that took its place.
};

// The values that a field may have. Case does not matter.
class CldValueList {
 public:
  // Adds a value of release 2, with the next number.
  void Add(absl::string_view word);

  // Adds a value of release 1 in the place of which stands `now`; returns
  // whether there is such a value.
  bool AddReleaseOne(absl::string_view word, absl::string_view now);

  // Returns the value of that word, or nothing.
  std::optional<CldValue> Find(absl::string_view word) const;

  // Returns the word of `number`; empty for 0 and for numbers that have none.
  absl::string_view WordOf(uint8_t number) const;

 private:
  std::vector<std::string> words_;  // Of release 2, by number less 1.
  absl::flat_hash_map<std::string, CldValue> values_;  // By lower-case word.
};

// When a field is asked for. Bit n of `events` is EventKind n; bit n of
// `clients` is ClientType n.
struct CldRule {
  uint8_t events = 0;
  uint8_t clients = 0;
  bool mandatory = false;
};

// A field of the flat file.
struct CldField {
  std::string name;
  std::string module;
  std::vector<CldRule> rules;  // The first that applies to a row counts.
  bool (*fits)(absl::string_view value) = nullptr;  // Its shape; null for any.
  std::string shape;  // What to write: "a day such as 2025-10-20".
  std::string list;   // The name of its values; empty for none.
  std::shared_ptr<const CldValueList> values;  // Those values.
};

// A release. Fields are in the order of the flat file.
struct CldSpecification {
  std::vector<CldField> fields;
  std::map<std::string, std::shared_ptr<CldValueList>, std::less<>> lists;

  // Returns where the field stands. Requires that there is one of that name.
  size_t IndexOf(absl::string_view name) const;

  // Returns the list of that name. Requires that there is one.
  const CldValueList& List(absl::string_view name) const;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_SPECIFICATION_H_
