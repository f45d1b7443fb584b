#include "services/assessments/client_level_export.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/people/people_tables.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/assessments/cld/cld_mapping_file.h"
#include "services/assessments/cld/cld_specification_file.h"
#include "services/assessments/domain/cld_unique_events.h"
#include "services/assessments/handlers/client_level_cases.h"

namespace carereform::assessments {
namespace {

using common::v1::Person;
using common::v1::PersonIdentity;

// Records of a page, and pages that are read for a part at most: a part that
// finds nothing ends all the same.
constexpr int kPage = 100;
constexpr int kMostPages = 20;

// The last segment of a name.
std::string IdOf(const std::string& name) {
  return name.substr(name.rfind('/') + 1);
}

// How other systems know a record: by the id that they gave it, or else by the
// service's own.
template <typename Record>
std::string ReferenceOf(const Record& record) {
  return record.external_id().empty() ? IdOf(record.name())
                                      : record.external_id();
}

}  // namespace

ClientLevelExport::ClientLevelExport(const Records& records,
                                     ExportQuestion question)
    : records_(records),
      question_(std::move(question)),
      text_(CldHeadings(BuiltInCldSpecification())) {}

absl::StatusOr<std::string> ClientLevelExport::Next(
    const store::Reader& reader) {
  for (int pages = 0; pages < kMostPages && table_ != Table::kNone; ++pages) {
    if (text_.size() >= kExportPartBytes) break;
    CR_RETURN_IF_ERROR(AddPage(reader));
  }
  return TakePart();
}

absl::Status ClientLevelExport::AddPage(const store::Reader& reader) {
  switch (table_) {
    case Table::kReferrals:
      return AddPageOf(records_.referrals(), reader);
    case Table::kSupports:
      return AddPageOf(records_.journey().supports(), reader);
    case Table::kContacts:
      return AddPageOf(records_.journey().contacts(), reader);
    case Table::kNone:
      return absl::OkStatus();
  }
  return absl::OkStatus();
}

template <typename Record>
absl::Status ClientLevelExport::AddPageOf(
    const store::ResourceTable<Record>& table, const store::Reader& reader) {
  CR_ASSIGN_OR_RETURN(
      const store::Page<Record> page,
      table.ListAt(reader, absl::StrCat("councils/", reader.council()),
                   question_.revision, {.after = after_, .size = kPage}));
  for (const Record& record : page.items) {
    CR_RETURN_IF_ERROR(Add(reader, record));
  }
  after_ = page.next_after;
  if (after_.empty()) table_ = static_cast<Table>(static_cast<int>(table_) + 1);
  return absl::OkStatus();
}

absl::Status ClientLevelExport::Add(const store::Reader& reader,
                                    const v1::Referral& referral) {
  const std::optional<MappedCase> mapped =
      MappedCaseOf(referral, BuiltInCldMapping());
  if (!mapped.has_value()) return absl::OkStatus();
  for (const CareEvent& event : EventsOfCase(*mapped, BuiltInCldMapping())) {
    CR_RETURN_IF_ERROR(
        AddEvent(reader, event, referral.person(), ReferenceOf(referral)));
  }
  return absl::OkStatus();
}

absl::Status ClientLevelExport::Add(const store::Reader& reader,
                                    const v1::Support& support) {
  const MappedSupport mapped = MappedSupportOf(support);
  const std::optional<CareEvent> event =
      EventOfSupport(mapped, question_.period.end - 1, BuiltInCldMapping());
  if (event.has_value()) {
    CR_RETURN_IF_ERROR(
        AddEvent(reader, *event, support.person(), ReferenceOf(support)));
  }
  return AddReviews(reader, support, mapped);
}

absl::Status ClientLevelExport::AddReviews(const store::Reader& reader,
                                           const v1::Support& support,
                                           const MappedSupport& mapped) {
  store::PageRequest request{.after = "", .size = kPage};
  do {
    CR_ASSIGN_OR_RETURN(
        const store::Page<v1::Review> page,
        records_.journey().reviews().ListAt(reader, support.name(),
                                            question_.revision, request));
    for (const v1::Review& review : page.items) {
      const std::optional<CareEvent> event =
          EventOf(review, mapped, BuiltInCldMapping());
      if (!event.has_value()) continue;
      CR_RETURN_IF_ERROR(
          AddEvent(reader, *event, support.person(), IdOf(review.name())));
    }
    request.after = page.next_after;
  } while (!request.after.empty());
  return absl::OkStatus();
}

absl::Status ClientLevelExport::Add(const store::Reader& reader,
                                    const v1::Contact& contact) {
  const std::optional<CareEvent> event = EventOf(contact, BuiltInCldMapping());
  if (!event.has_value()) return absl::OkStatus();
  return AddEvent(reader, *event, "", ReferenceOf(contact));
}

absl::Status ClientLevelExport::AddEvent(const store::Reader& reader,
                                         const CareEvent& event,
                                         const std::string& person,
                                         std::string reference) {
  if (!IsInPeriod(event, question_.period)) return absl::OkStatus();
  CldContext context;
  context.la_code = question_.la_code;
  context.period = question_.period;
  context.reference = std::move(reference);
  CR_RETURN_IF_ERROR(AddPerson(reader, person, context));
  absl::StrAppend(&text_, CldLine(BuiltInCldSpecification(), event, context));
  return absl::OkStatus();
}

absl::Status ClientLevelExport::AddPerson(const store::Reader& reader,
                                          const std::string& person,
                                          CldContext& context) const {
  if (person.empty()) return absl::OkStatus();
  context.person = IdOf(person);
  if (!question_.with_identity) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(const std::optional<Person> found,
                      people::People().Find(reader, person));
  if (!found.has_value() || found->state() != Person::KEPT) {
    return absl::OkStatus();
  }
  const absl::StatusOr<PersonIdentity> identity =
      people::PersonIdentities().GetAt(reader, people::IdentityOf(person),
                                       question_.revision);
  if (absl::IsNotFound(identity.status())) return absl::OkStatus();
  CR_RETURN_IF_ERROR(identity.status());
  context.nhs_number = identity->nhs_number();
  context.postcode = identity->postcode();
  const auto birth = rpc::StoredDay(identity->birth_date());
  if (birth.has_value()) context.birth = FormatDate(*birth);
  return absl::OkStatus();
}

std::string ClientLevelExport::TakePart() {
  std::string part = std::move(text_);
  text_.clear();
  if (part.size() > kExportPartBytes) {
    const size_t end = part.rfind('\n', kExportPartBytes - 1) + 1;
    text_ = part.substr(end);
    part.resize(end);
  }
  row_count_ += std::count(part.begin(), part.end(), '\n');
  return part;
}

}  // namespace carereform::assessments
