#include "services/assessments/client_level_import.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/store/key_codec.h"
#include "common/types/civil_date.h"
#include "services/assessments/cld/cld_columns.h"
#include "services/assessments/cld/cld_rows.h"
#include "services/assessments/cld/cld_specification_file.h"
#include "services/assessments/cld/packed_events.h"
#include "services/assessments/cld/pseudonym.h"
#include "services/assessments/client_level_events.h"
#include "services/assessments/domain/cld_reporting_period.h"
#include "services/assessments/domain/cld_validation.h"

namespace carereform::assessments {
namespace {

using v1::ClientLevelSubmission;

// A submission has the id of its import, so that an import that is resumed goes
// on with the same one.
std::string SubmissionName(absl::string_view council,
                           absl::string_view import) {
  return absl::StrCat("councils/", council, "/clientLevelSubmissions/",
                      import.substr(import.rfind('/') + 1));
}

// What all good rows of a file come to.
class Summary {
 public:
  explicit Summary(const CldSpecification& specification)
      : specification_(specification), quality_(specification.fields.size()) {}

  void Add(const CldReading& reading,
           const std::vector<absl::string_view>& row) {
    ++kinds_[static_cast<size_t>(reading.event.kind) - 1];
    quality_.Add(ValidateRow(specification_, row));
    if (reading.end.has_value()) {
      ended_.Add(reading.event.kind, DayOfNumber(*reading.end));
    }
    if (reading.first.has_value() &&
        (!first_.has_value() || *reading.first < *first_)) {
      first_ = reading.first;
    }
    if (reading.last.has_value() &&
        (!last_.has_value() || *reading.last > *last_)) {
      last_ = reading.last;
    }
  }

  int64_t rows() const { return quality_.rows(); }

  void Describe(ClientLevelSubmission& submission) const {
    submission.set_request_count(static_cast<int32_t>(kinds_[0]));
    submission.set_assessment_count(static_cast<int32_t>(kinds_[1]));
    submission.set_service_count(static_cast<int32_t>(kinds_[2]));
    submission.set_review_count(static_cast<int32_t>(kinds_[3]));
    DescribePeriod(submission);
    for (size_t i = 0; i < specification_.fields.size(); ++i) {
      for (const FieldState state :
           {FieldState::kMandatoryBlank, FieldState::kInvalid,
            FieldState::kReleaseOne}) {
        if (quality_.Of(i, state) == 0) continue;
        auto* failed = submission.add_failed_fields();
        failed->set_field(specification_.fields[i].name);
        failed->set_state(std::string(FieldStateWords(state)));
        failed->set_row_count(static_cast<int32_t>(quality_.Of(i, state)));
      }
    }
  }

 private:
  // A file of open services alone, with no period stated, covers the day on
  // which it was received and so no quarter.
  void DescribePeriod(ClientLevelSubmission& submission) const {
    const absl::CivilDay received = *rpc::StoredDay(submission.received_date());
    if (first_.has_value()) {
      *submission.mutable_stated_first_date() = rpc::ToDate(*first_);
    }
    if (last_.has_value()) {
      *submission.mutable_stated_last_date() = rpc::ToDate(*last_);
    }
    const std::optional<Period> derived = ended_.DerivedPeriod(received);
    submission.set_period_derived(derived.has_value());
    Period period{received, received + 1};
    if (derived.has_value()) {
      period = *derived;
    } else if (first_.has_value() && last_.has_value() && *first_ <= *last_) {
      period = {*first_, *last_ + 1};
    }
    *submission.mutable_period_first_date() = rpc::ToDate(period.start);
    *submission.mutable_period_last_date() = rpc::ToDate(period.end - 1);
  }

  const CldSpecification& specification_;
  std::array<int64_t, 4> kinds_{};
  ValidationCounts quality_;
  EndedEvents ended_;
  std::optional<absl::CivilDay> first_;
  std::optional<absl::CivilDay> last_;
};

class ClientLevelFile final : public imports::RowFile {
 public:
  ClientLevelFile(const ClientLevelRecords& records, const rpc::Call& call,
                  std::string council, const imports::CsvHeader& header)
      : records_(records),
        council_(std::move(council)),
        import_(call.record),
        today_(call.today),
        columns_(BuiltInCldSpecification(), header),
        summary_(BuiltInCldSpecification()) {}

  std::string Read(const imports::CsvRow& row,
                   imports::Issues& issues) override {
    const std::vector<absl::string_view>& values = columns_.Values(row);
    std::vector<CldRowIssue> problems;
    const CldReading reading =
        ReadCldRow(BuiltInCldSpecification(), values, today_, problems);
    const int before = issues.count();
    CheckLaCode(row, issues);
    for (const CldRowIssue& problem : problems) {
      issues.Add(row.line, problem.field, problem.rule, problem.remedy);
    }
    if (issues.count() != before) return "";
    const auto number = static_cast<uint32_t>(summary_.rows());
    summary_.Add(reading, values);
    // The person's id stays in memory until Apply makes a pseudonym of it.
    return absl::StrCat(store::KeyWriter().Uint32(number).key(),
                        PackEvent(reading.event), reading.person);
  }

  absl::StatusOr<imports::Comparison> Compare(
      const store::Reader&, const imports::ImportItem&) override {
    return imports::Comparison();
  }

  absl::Status Apply(store::Txn& txn, const rpc::Call& call,
                     const imports::ImportItem& item) override {
    store::KeyReader content(item.content);
    uint32_t number = 0;
    CR_RETURN_IF_ERROR(content.Uint32(number));
    const absl::string_view packed =
        content.rest().substr(0, kPackedEventBytes);
    const absl::string_view person = content.rest().substr(kPackedEventBytes);
    CR_ASSIGN_OR_RETURN(std::vector<CareEvent> event,
                        UnpackEvents(packed, 0, 0));
    CR_ASSIGN_OR_RETURN(const std::string key, PseudonymKey(txn));
    event[0].person = PseudonymOf(person, key);
    if (number == 0) CR_RETURN_IF_ERROR(BeginSubmission(txn, call));
    return PutEvent(txn, name(), number, PackEvent(event[0]));
  }

  absl::StatusOr<imports::Step> NextStep(const store::Reader& reader) override {
    if (finished_ || summary_.rows() == 0) return imports::Step(nullptr);
    finished_ = true;
    CR_ASSIGN_OR_RETURN(const EventBytes bytes, DigestEvents(reader, name()));
    return [this, bytes](store::Txn& txn, const rpc::Call&) {
      return FinishSubmission(txn, bytes);
    };
  }

 private:
  std::string name() const { return SubmissionName(council_, import_); }

  // One file is one council's.
  void CheckLaCode(const imports::CsvRow& row, imports::Issues& issues) {
    const std::string& code = row.Get("LA_Code");
    if (la_code_.empty()) la_code_ = code;
    if (code != la_code_) {
      issues.Add(row.line, "LA_Code", "is not that of the rows above",
                 "send each council's rows in a file of their own");
    }
  }

  absl::Status BeginSubmission(store::Txn& txn, const rpc::Call& call) {
    ClientLevelSubmission submission;
    submission.set_name(name());
    submission.set_state(ClientLevelSubmission::STORING);
    submission.set_import(import_);
    submission.set_release(kCldRelease);
    *submission.mutable_received_date() = rpc::ToDate(call.today);
    *submission.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
    return records_.submissions().Create(txn, submission);
  }

  absl::Status FinishSubmission(store::Txn& txn, const EventBytes& bytes) {
    CR_ASSIGN_OR_RETURN(ClientLevelSubmission submission,
                        records_.submissions().Get(txn, name()));
    if (submission.state() == ClientLevelSubmission::COMPLETE) {
      return absl::OkStatus();  // A stop came between this and its import.
    }
    summary_.Describe(submission);
    submission.set_state(ClientLevelSubmission::COMPLETE);
    submission.set_events_size_bytes(bytes.size);
    submission.set_events_sha256(bytes.sha256);
    return records_.submissions().Update(txn, submission);
  }

  const ClientLevelRecords& records_;
  const std::string council_;
  const std::string import_;
  const absl::CivilDay today_;
  CldColumns columns_;
  Summary summary_;
  std::string la_code_;
  bool finished_ = false;
};

}  // namespace

absl::StatusOr<std::unique_ptr<imports::RowFile>> ClientLevelImport::Begin(
    const store::Reader& reader, const rpc::Call& call,
    const imports::RowHead& head, imports::Issues& issues) const {
  imports::CheckColumns(*head.header, CldCsvColumns(BuiltInCldSpecification()),
                        issues);
  return std::make_unique<ClientLevelFile>(records_, call, reader.council(),
                                           *head.header);
}

}  // namespace carereform::assessments
