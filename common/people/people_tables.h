// Where people and their erasures are kept: in the store of the source whose
// cases are about them.

#ifndef CR_COMMON_PEOPLE_PEOPLE_TABLES_H_
#define CR_COMMON_PEOPLE_PEOPLE_TABLES_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "carereform/common/v1/people.pb.h"
#include "common/store/resource_table.h"

namespace carereform::people {

// See imports/import_table.h for the neighbours of these. No index holds what
// identifies a person: see store/erasure.h.
inline constexpr uint32_t kPersonTable = 1003;
inline constexpr uint32_t kPersonByRetentionEnd = 1;  // Index: of those to go.
inline constexpr uint32_t kPersonIdentityTable = 1004;
inline constexpr uint32_t kPersonNoteTable = 1005;
inline constexpr uint32_t kPersonNoteByPerson = 1;  // Index.
inline constexpr uint32_t kErasureTable = 1006;
inline constexpr uint32_t kErasureByState = 1;       // Index.
inline constexpr uint32_t kErasureOpenByPerson = 2;  // Index, one each.

// The patterns of names.
inline constexpr char kPersonPattern[] =
    "councils/{council}/sources/{source}/people/{person}";
inline constexpr char kErasurePattern[] =
    "councils/{council}/sources/{source}/erasures/{erasure}";

const store::ResourceTable<common::v1::Person>& People();
const store::ResourceTable<common::v1::PersonIdentity>& PersonIdentities();
const store::ResourceTable<common::v1::PersonNote>& PersonNotes();
const store::ResourceTable<common::v1::Erasure>& Erasures();

// Returns the name of a person's identity, and the person whose identity `name`
// names; empty where it names none.
std::string IdentityOf(absl::string_view person);
std::string PersonOfIdentity(absl::string_view name);

// The values in the indexes.
std::string RetentionEndKey(absl::CivilDay day);
std::string PersonKey(absl::string_view person);
std::string ErasureStateKey(common::v1::Erasure::State state);

// Takes away the row of an identity or a note; see store::EraseStep.
absl::Status RemoveErased(store::Txn& txn, absl::string_view resource);

}  // namespace carereform::people

#endif  // CR_COMMON_PEOPLE_PEOPLE_TABLES_H_
