#include "services/assessments/extract_records.h"

#include <limits>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/assessments/handlers/extract_conversion.h"
#include "services/assessments/keys.h"

namespace carereform::assessments {
namespace {

constexpr int kMinColumns = 4;
constexpr int kMaxColumns = 60;
constexpr int kMaxHeadingCharacters = 100;
constexpr int kMaxWords = 500;

uint32_t DayKey(const google::type::Date& date) {
  return static_cast<uint32_t>(DayNumber(*rpc::StoredDay(date)));
}

// Words whose meaning the field cannot have.
void CheckMeanings(const ExtractProfile& profile, const std::string& path,
                   int index, rpc::Validation& validation) {
  const ProfileColumn& column = profile.columns[static_cast<size_t>(index)];
  const ExtractField* field = FindExtractField(column.field);
  if (field == nullptr) return;
  for (const auto& [word, meaning] : column.words) {
    bool known = !meaning.empty();
    if (field->value == FieldValue::kChoice) {
      // A word of the contract means itself.
      const auto own = column.words.find(meaning);
      known = own != column.words.end() && own->second == meaning;
    }
    validation.Require(known, path + ".words",
                       "has a meaning that the field cannot have");
    if (field->value == FieldValue::kWord) {
      validation.Word(path + ".words", meaning);
    }
  }
}

void CheckShape(const v1::ExtractProfile& profile,
                rpc::Validation& validation) {
  validation.Date("extract_profile.from_date", profile.has_from_date(),
                  profile.from_date());
  validation.EnumValue("extract_profile.date_format", profile.date_format(),
                       &v1::ExtractProfile::DateFormat_IsValid);
  validation.Require(profile.columns_size() >= kMinColumns &&
                         profile.columns_size() <= kMaxColumns,
                     "extract_profile.columns",
                     absl::StrCat("has to have ", kMinColumns, " to ",
                                  kMaxColumns, " columns"));
  for (int i = 0; i < profile.columns_size(); ++i) {
    const std::string path = absl::StrCat("extract_profile.columns[", i, "]");
    validation.Text(path + ".heading", profile.columns(i).heading(),
                    kMaxHeadingCharacters);
    validation.Require(profile.columns(i).words_size() <= kMaxWords,
                       path + ".words",
                       absl::StrCat("may have ", kMaxWords, " at most"));
    std::set<std::string> words;
    for (const auto& [word, meaning] : profile.columns(i).words()) {
      validation.Require(words.insert(absl::AsciiStrToLower(word)).second,
                         path + ".words",
                         "has a word twice: letters of either case are one");
    }
  }
}

void Check(const v1::ExtractProfile& profile, rpc::Validation& validation) {
  CheckShape(profile, validation);
  const ExtractProfile read = ProfileOf(profile);
  for (const ProfileViolation& violation : CheckProfile(read)) {
    validation.Refuse(violation.index < 0
                          ? "extract_profile.columns"
                          : absl::StrCat("extract_profile.columns[",
                                         violation.index, "].", violation.part),
                      violation.rule);
  }
  for (int i = 0; i < profile.columns_size(); ++i) {
    CheckMeanings(read, absl::StrCat("extract_profile.columns[", i, "]"), i,
                  validation);
  }
}

}  // namespace

const rpc::Collection<v1::ExtractProfile>& ExtractProfiles() {
  static const auto& profiles = *new rpc::Collection<v1::ExtractProfile>(
      rpc::CollectionOptions<v1::ExtractProfile>{
          .pattern = "councils/{council}/extractProfiles/{profile}",
          .table = kExtractProfileTable,
          .indexes = {{.id = kExtractProfileByDay,
                       .value =
                           [](const v1::ExtractProfile& profile) {
                             return store::KeyWriter()
                                 .Uint32(DayKey(profile.from_date()))
                                 .key();
                           },
                       .taken_reason = "EXTRACT_PROFILE_DATE_TAKEN",
                       .taken_message =
                           "another profile begins on that day: choose "
                           "another from_date"}},
          .listed_by = kExtractProfileByDay,
          .check = &Check});
  return profiles;
}

const store::ResourceTable<v1::CaseExtract>& CaseExtracts() {
  static const auto& extracts = *new store::ResourceTable<v1::CaseExtract>(
      kCaseExtractTable, "CASE_EXTRACT",
      {{.id = kCaseExtractByDay, .value = [](const v1::CaseExtract& extract) {
          // The latest first.
          return store::KeyWriter()
              .Uint32(std::numeric_limits<uint32_t>::max() -
                      DayKey(extract.extract_date()))
              .key();
        }}});
  return extracts;
}

absl::StatusOr<std::optional<v1::ExtractProfile>> ProfileOn(
    const store::Reader& reader, absl::CivilDay day) {
  CR_ASSIGN_OR_RETURN(
      std::vector<v1::ExtractProfile> profiles,
      rpc::AllBy(ExtractProfiles(), reader, kExtractProfileByDay, ""));
  std::optional<v1::ExtractProfile> in_force;
  for (v1::ExtractProfile& profile : profiles) {
    if (*rpc::StoredDay(profile.from_date()) > day) break;
    in_force = std::move(profile);
  }
  return in_force;
}

absl::StatusOr<std::optional<v1::CaseExtract>> LatestExtract(
    const store::Reader& reader) {
  CR_ASSIGN_OR_RETURN(auto page,
                      CaseExtracts().ListBy(reader, kCaseExtractByDay, "",
                                            {.after = "", .size = 1}));
  if (page.items.empty()) return std::nullopt;
  return std::move(page.items.front());
}

absl::Status KeepExtract(store::Txn& txn, v1::CaseExtract extract) {
  extract.set_name(
      absl::StrCat("councils/", txn.council(), "/caseExtracts/",
                   FormatDate(*rpc::StoredDay(extract.extract_date()))));
  CR_ASSIGN_OR_RETURN(const auto before,
                      CaseExtracts().Find(txn, extract.name()));
  if (!before.has_value()) return CaseExtracts().Create(txn, extract);
  return CaseExtracts().Update(txn, extract);
}

}  // namespace carereform::assessments
