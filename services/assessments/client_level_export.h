// The flat file of Client Level Data from the records of this service, written
// a part at a time.

#ifndef CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_EXPORT_H_
#define CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_EXPORT_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "common/store/transaction.h"
#include "common/types/period.h"
#include "services/assessments/cld/cld_writer.h"
#include "services/assessments/domain/care_events.h"
#include "services/assessments/domain/cld_mapping.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

// Bytes of a part at most.
inline constexpr size_t kExportPartBytes = 65'536;

// Which file is written.
struct ExportQuestion {
  Period period;               // The reporting period.
  std::string la_code;         // Empty to leave the column blank.
  int64_t revision = 0;        // At which the records are read; never 0.
  bool with_identity = false;  // Whether the reader may know who people are.
};

// Reads a page of a table at a time and keeps its place by name, so that it
// needs no reader between two parts and costs a page and a part of memory. Not
// thread-safe.
class ClientLevelExport {
 public:
  ClientLevelExport(const Records& records, ExportQuestion question);

  // Returns the next lines of the file, of at most kExportPartBytes; nothing
  // where a run of records has no event in the period. `reader` is one of now:
  // who was erased since the revision stays unknown. Errors: the store's.
  absl::StatusOr<std::string> Next(const store::Reader& reader);

  // Says whether all of the file was returned.
  bool over() const { return table_ == Table::kNone && text_.empty(); }

  // How many rows were returned, without the headings.
  int64_t row_count() const { return row_count_; }

  const ExportQuestion& question() const { return question_; }

 private:
  // What is read, in this order.
  enum class Table { kReferrals, kSupports, kContacts, kNone };

  // Adds the events of one record.
  absl::Status Add(const store::Reader& reader, const v1::Referral& referral);
  absl::Status Add(const store::Reader& reader, const v1::Support& support);
  absl::Status Add(const store::Reader& reader, const v1::Contact& contact);

  absl::Status AddPage(const store::Reader& reader);
  template <typename Record>
  absl::Status AddPageOf(const store::ResourceTable<Record>& table,
                         const store::Reader& reader);
  absl::Status AddReviews(const store::Reader& reader,
                          const v1::Support& support,
                          const MappedSupport& mapped);
  absl::Status AddEvent(const store::Reader& reader, const CareEvent& event,
                        const std::string& person, std::string reference);
  absl::Status AddPerson(const store::Reader& reader, const std::string& person,
                         CldContext& context) const;
  std::string TakePart();

  const Records& records_;
  const ExportQuestion question_;
  std::string text_;   // Lines that are not returned yet.
  std::string after_;  // Where the next page of the table begins.
  Table table_ = Table::kReferrals;
  int64_t row_count_ = -1;  // The headings are none.
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_EXPORT_H_
