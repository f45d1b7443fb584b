// What surrounds a referral on a person's way: the contacts before it, Waiting
// Well while it waits, and supports with their reviews after it. Their tables,
// and the facts kept in memory for measures and lists of what is due.

#ifndef CR_SERVICES_ASSESSMENTS_JOURNEY_RECORDS_H_
#define CR_SERVICES_ASSESSMENTS_JOURNEY_RECORDS_H_

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "carereform/assessments/v1/contacts.pb.h"
#include "carereform/assessments/v1/referral.pb.h"
#include "carereform/assessments/v1/reviews.pb.h"
#include "carereform/assessments/v1/waiting_well.pb.h"
#include "common/store/code_table.h"
#include "common/store/fact_table.h"
#include "common/store/resource_table.h"
#include "common/verify/schema.h"
#include "services/assessments/column_fact_format.h"
#include "services/assessments/journey_rules.h"
#include "services/assessments/keys.h"

namespace carereform::assessments {

// Which day stands in which column of the facts of each kind of record.
namespace contact_days {
inline constexpr size_t kReceived = 0, kConcluded = 1;
}
namespace waiter_days {
inline constexpr size_t kReceived = 0, kEnded = 1, kRated = 2, kEscalated = 3;
}
namespace waiting_contact_days {
inline constexpr size_t kContacted = 0;
}
namespace tray_review_days {
inline constexpr size_t kReviewed = 0;
}
namespace support_days {
inline constexpr size_t kStarted = 0, kEnded = 1, kDischarged = 2,
                        kReviewedBefore = 3;
}
namespace review_days {
inline constexpr size_t kCompleted = 0, kNotDone = 1, kDue = 2;
}

// What the marks of facts mean; each is 0 or 1.
inline constexpr Code kIsNew = Code::kFirstMark;            // A contact.
inline constexpr Code kAdviceOnly = Code::kSecondMark;      // A contact.
inline constexpr Code kOutOfCounty = Code::kFirstMark;      // A support.
inline constexpr Code kHistoryUnknown = Code::kSecondMark;  // A support.

// The facts of one kind of record of one council, with the codes of the words
// in them.
struct ColumnTable {
  explicit ColumnTable(uint32_t table)
      : facts(table), words(table, kWordCodes) {}

  store::FactTable<ColumnFact, ColumnFactFormat> facts;
  store::CodeTable words;
};

// The facts of one council.
struct JourneyFacts {
  ColumnTable contacts{kContactTable};
  ColumnTable waiting_contacts{kWaitingContactTable};  // Owner: the waiter.
  ColumnTable tray_reviews{kTrayReviewTable};
  ColumnTable supports{kSupportTable};
  ColumnTable reviews{kReviewTable};  // Owner: the support.
  ColumnTable waiters{kWaiterTable};  // Referrals, as those who wait.

  std::vector<ColumnTable*> all() {
    return {&contacts, &waiting_contacts, &tray_reviews,
            &supports, &reviews,          &waiters};
  }
};

// Thread-safe.
class JourneyRecords {
 public:
  JourneyRecords();

  // Reads the facts of the reader's council; once, before use.
  absl::Status Load(const store::Reader& reader);

  // Keeps what Waiting Well needs to know of a referral that was saved.
  absl::Status KeepWaiter(store::Txn& txn, const v1::Referral& referral) const;

  const store::ResourceTable<v1::Contact>& contacts() const {
    return contacts_;
  }
  const store::ResourceTable<v1::WaitingContact>& waiting_contacts() const {
    return waiting_contacts_;
  }
  const store::ResourceTable<v1::TrayReview>& tray_reviews() const {
    return tray_reviews_;
  }
  const store::ResourceTable<v1::Support>& supports() const {
    return supports_;
  }
  const store::ResourceTable<v1::Review>& reviews() const { return reviews_; }

  // The dated rules.
  const JourneyRules& rules() const { return JourneyRules::BuiltIn(); }

  // The facts of a council.
  JourneyFacts& FactsOf(const std::string& council) const;

 private:
  absl::Status KeepContact(store::Txn& txn, const v1::Contact& contact) const;
  absl::Status KeepWaitingContact(store::Txn& txn,
                                  const v1::WaitingContact& contact) const;
  absl::Status KeepTrayReview(store::Txn& txn,
                              const v1::TrayReview& review) const;
  absl::Status KeepSupport(store::Txn& txn, const v1::Support& support) const;
  absl::Status KeepReview(store::Txn& txn, const v1::Review& review) const;

  store::ResourceTable<v1::Contact> contacts_;
  store::ResourceTable<v1::WaitingContact> waiting_contacts_;
  store::ResourceTable<v1::TrayReview> tray_reviews_;
  store::ResourceTable<v1::Support> supports_;
  store::ResourceTable<v1::Review> reviews_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<JourneyFacts>> facts_;
};

// Returns the name of the resource that a waiting contact or a review is under.
std::string ParentOf(absl::string_view name);

// Returns the first day on which whoever a referral is about waits no more for
// the assessment: the day of the start, or of a later stage or closing where
// that is earlier; kNoDay while they wait.
int32_t WaitEndedOn(const v1::Referral& referral);

// Adds the tables and facts of `records` to the schema.
void AddJourneySchema(const JourneyRecords& records, verify::Schema& schema);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_JOURNEY_RECORDS_H_
