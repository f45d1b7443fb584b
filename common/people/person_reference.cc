#include "common/people/person_reference.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/people/errors.h"
#include "common/people/people_tables.h"
#include "common/status/status_macros.h"

namespace carereform::people {

using common::v1::Person;

void CheckReference(absl::string_view field, const std::string& value,
                    const std::string& council, absl::string_view source,
                    rpc::Validation& validation) {
  if (value.empty()) return;
  validation.Name(field, value, kPersonPattern);
  const std::string here = absl::StrCat(council, "/sources/", source, "/");
  validation.Require(absl::StartsWith(value, here), field,
                     absl::StrCat("has to be a person of the same council, in "
                                  "the source ",
                                  source));
}

absl::StatusOr<Person> KeptPerson(const store::Reader& reader,
                                  const std::string& name) {
  CR_ASSIGN_OR_RETURN(Person person, People().Get(reader, name));
  if (person.state() != Person::KEPT) return errors::PersonErased(name);
  return person;
}

absl::Status CheckPersonKept(const store::Reader& reader,
                             const std::string& name) {
  return name.empty() ? absl::OkStatus() : KeptPerson(reader, name).status();
}

}  // namespace carereform::people
