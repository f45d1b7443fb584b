#include "common/people/people_tables.h"

#include <optional>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/rpc/convert.h"
#include "common/types/civil_date.h"

namespace carereform::people {
namespace {

using common::v1::Erasure;
using common::v1::Person;
using common::v1::PersonIdentity;
using common::v1::PersonNote;

constexpr char kIdentitySuffix[] = "/identity";

// Those whom nothing but time keeps.
std::optional<std::string> RetentionEndOf(const Person& person) {
  if (person.state() != Person::KEPT || !person.has_retention_end_date() ||
      person.legal_hold() != Person::LEGAL_HOLD_UNSPECIFIED) {
    return std::nullopt;
  }
  return RetentionEndKey(*rpc::StoredDay(person.retention_end_date()));
}

std::optional<std::string> OpenPersonOf(const Erasure& erasure) {
  if (erasure.state() == Erasure::REJECTED) return std::nullopt;
  return PersonKey(erasure.person());
}

}  // namespace

const store::ResourceTable<Person>& People() {
  static const auto& table = *new store::ResourceTable<Person>(
      kPersonTable, "PERSON",
      {{.id = kPersonByRetentionEnd, .value = &RetentionEndOf}});
  return table;
}

// A person has one identity: what lacks the one lacks the other.
const store::ResourceTable<PersonIdentity>& PersonIdentities() {
  static const auto& table =
      *new store::ResourceTable<PersonIdentity>(kPersonIdentityTable, "PERSON");
  return table;
}

const store::ResourceTable<PersonNote>& PersonNotes() {
  static const auto& table = *new store::ResourceTable<PersonNote>(
      kPersonNoteTable, "PERSON_NOTE",
      {{.id = kPersonNoteByPerson, .value = [](const PersonNote& note) {
          const size_t notes = note.name().rfind("/notes/");
          return PersonKey(note.name().substr(0, notes));
        }}});
  return table;
}

const store::ResourceTable<Erasure>& Erasures() {
  static const auto& table = *new store::ResourceTable<Erasure>(
      kErasureTable, "ERASURE",
      {{.id = kErasureByState,
        .value = [](const Erasure& erasure) -> std::optional<std::string> {
          return ErasureStateKey(erasure.state());
        }},
       {.id = kErasureOpenByPerson,
        .value = &OpenPersonOf,
        .taken_reason = "ERASURE_OPEN",
        .taken_message = "an erasure of this person was asked for already: "
                         "have that one decided"}});
  return table;
}

std::string IdentityOf(absl::string_view person) {
  return absl::StrCat(person, kIdentitySuffix);
}

std::string PersonOfIdentity(absl::string_view name) {
  if (!absl::ConsumeSuffix(&name, kIdentitySuffix)) return "";
  return std::string(name);
}

std::string RetentionEndKey(absl::CivilDay day) {
  // From 1900 on, so never negative.
  constexpr absl::CivilDay kFirst(kFirstYear, 1, 1);
  return store::KeyWriter().Uint32(static_cast<uint32_t>(day - kFirst)).key();
}

std::string PersonKey(absl::string_view person) {
  return store::KeyWriter().String(person).key();
}

std::string ErasureStateKey(Erasure::State state) {
  return store::KeyWriter().Uint32(static_cast<uint32_t>(state)).key();
}

absl::Status RemoveErased(store::Txn& txn, absl::string_view resource) {
  return absl::EndsWith(resource, kIdentitySuffix)
             ? PersonIdentities().Remove(txn, resource)
             : PersonNotes().Remove(txn, resource);
}

}  // namespace carereform::people
