// The means of people: which records are about somebody, which of them have to
// be closed before the person may be erased, and the erasing of them.
//
// What is of a person: the charges that name the person, with all under them
// and what uprating runs make of them; deferred payments with their statements,
// invoices with their entries, account finalisations and direct payments whose
// subject (amounts/subject.h) is the person, or a charge or deferred payment of
// the person; and the appeals against the person's financial assessments. The
// financial assessments stay: they hold days and coarse facts.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_MEANS_RECORDS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_MEANS_RECORDS_H_

#include <string>
#include <vector>

#include "common/people/person_records.h"
#include "services/financial_assessments/account_finalisations/account_finalisation_records.h"
#include "services/financial_assessments/direct_payments/direct_payment_records.h"
#include "services/financial_assessments/invoices/invoice_records.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

class MeansRecords final : public people::PersonRecords {
 public:
  // All outlive this.
  MeansRecords(const Records& records, const InvoiceRecords& invoices,
               const AccountFinalisationRecords& finalisations,
               const DirectPaymentRecords& direct_payments)
      : records_(records),
        invoices_(invoices),
        finalisations_(finalisations),
        direct_payments_(direct_payments) {}

  // A charge that has not ended or whose end is still to be told; a deferred
  // payment that was neither declined nor repaid; an invoice with something
  // outstanding or in credit; an account that is not finalised; a direct
  // payment that has not ceased; an appeal that is not decided.
  absl::StatusOr<std::string> OpenRecord(
      const store::Reader& reader, const std::string& person) const override;

  absl::StatusOr<std::vector<std::string>> PrefixesOf(
      const store::Reader& reader, const std::string& person,
      size_t most) const override;

  absl::Status RemoveErased(store::Txn& txn,
                            absl::string_view resource) const override;

 private:
  const Records& records_;
  const InvoiceRecords& invoices_;
  const AccountFinalisationRecords& finalisations_;
  const DirectPaymentRecords& direct_payments_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_MEANS_RECORDS_H_
