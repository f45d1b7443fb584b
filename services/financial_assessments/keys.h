// Every table of the service. Numbers are never reused; see
// common/store/partition.h for the keys that they are part of.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_KEYS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_KEYS_H_

#include <cstdint>

namespace carereform::financial_assessments {

// An index by subject has whom or what a record names as being about: see
// amounts/subject.h.

// The source, as names have it.
inline constexpr char kSourceId[] = "financial-assessments";

inline constexpr uint32_t kFinancialAssessmentTable = 1;
inline constexpr uint32_t kFinancialAssessmentByState = 1;  // Index: state.
inline constexpr uint32_t kFinancialAssessmentByExternalId = 2;  // One each.
inline constexpr uint32_t kFinancialAssessmentByPerson = 3;

inline constexpr uint32_t kWaitFactTable = 2;

inline constexpr uint32_t kQueueFactTable = 3;

inline constexpr uint32_t kAppealTable = 4;
inline constexpr uint32_t kAppealByAssessment = 1;  // Index: it, day raised.

inline constexpr uint32_t kAppealFactTable = 5;

inline constexpr uint32_t kFinancialExtractTable = 6;
inline constexpr uint32_t kFinancialExtractByDay = 1;  // Index: latest first.

inline constexpr uint32_t kRateTableTable = 10;
inline constexpr uint32_t kChargingPolicyTable = 11;

// Charges over time. Facts have the table of what they are of.
inline constexpr uint32_t kChargeTable = 20;
inline constexpr uint32_t kChargeByState = 1;       // Index: state.
inline constexpr uint32_t kChargeByExternalId = 2;  // Index: one each.
inline constexpr uint32_t kChargeByPerson = 3;
inline constexpr uint32_t kCircumstancesTable = 21;
inline constexpr uint32_t kCircumstancesByCharge = 1;  // Index: and day.
inline constexpr uint32_t kChargeCalculationTable = 22;
inline constexpr uint32_t kCalculationByCharge = 1;  // Index: and day.
inline constexpr uint32_t kChargeRevisionTable = 23;
inline constexpr uint32_t kRevisionByCharge = 1;  // Index: and time.
inline constexpr uint32_t kChargeNotificationTable = 24;
inline constexpr uint32_t kNotificationByCharge = 1;  // Index: and day.
inline constexpr uint32_t kUpratingRunTable = 25;
inline constexpr uint32_t kUpratingRunByState = 1;  // Index: state.
inline constexpr uint32_t kUpratingChangeTable = 26;
inline constexpr uint32_t kUpratingChangeByRun = 1;  // Index: and result.

inline constexpr uint32_t kDeferredPaymentTable = 40;
inline constexpr uint32_t kDeferredPaymentByState = 1;       // Index: state.
inline constexpr uint32_t kDeferredPaymentByExternalId = 2;  // One each.
inline constexpr uint32_t kDeferredPaymentBySubject = 3;
inline constexpr uint32_t kDeferralStatementTable = 41;
inline constexpr uint32_t kDeferralStatementByPayment = 1;  // Index: and day.
inline constexpr uint32_t kDeferralRateTable = 42;

// Kept for what each part of the service adds:
//   7 to 9      the queue, appeals, extracts
//   10 to 19    charging rules
//   20 to 39    charges, uprating
//   40 to 49    deferred payments
//   50 to 69    invoices, account finalisations, direct payments

// Facts of these have the number of their table.
inline constexpr uint32_t kInvoiceTable = 50;
inline constexpr uint32_t kInvoiceByExternalId = 1;  // One each.
inline constexpr uint32_t kInvoiceByAccount = 2;
inline constexpr uint32_t kInvoiceBySubject = 3;

inline constexpr uint32_t kInvoiceEntryTable = 51;
inline constexpr uint32_t kInvoiceEntryByInvoice = 1;  // And then by day.

inline constexpr uint32_t kAccountFinalisationTable = 52;
inline constexpr uint32_t kFinalisationByExternalId = 1;  // One each.
inline constexpr uint32_t kFinalisationByTold = 2;        // The day.
inline constexpr uint32_t kFinalisationByState = 3;       // And then the day.
inline constexpr uint32_t kFinalisationBySubject = 4;

inline constexpr uint32_t kDirectPaymentTable = 53;
inline constexpr uint32_t kDirectPaymentByExternalId = 1;  // One each.
inline constexpr uint32_t kDirectPaymentBySubject = 2;

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_KEYS_H_
