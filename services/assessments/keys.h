// Every table of the service. Numbers are never reused; see
// common/store/partition.h for the keys that they are part of.

#ifndef CR_SERVICES_ASSESSMENTS_KEYS_H_
#define CR_SERVICES_ASSESSMENTS_KEYS_H_

#include <cstdint>

namespace carereform::assessments {

// The source, as names have it.
inline constexpr char kSourceId[] = "assessments";

inline constexpr uint32_t kReferralTable = 1;
inline constexpr uint32_t kReferralByState = 1;       // Index: state.
inline constexpr uint32_t kReferralByExternalId = 2;  // Index, one each.

inline constexpr uint32_t kWaitFactTable = 2;
inline constexpr uint8_t kTeamCodes = 1;
inline constexpr uint8_t kLocalityCodes = 2;
inline constexpr uint8_t kDistrictCodes = 3;
inline constexpr uint8_t kSpecialismCodes = 4;
inline constexpr uint8_t kWorkerCodes = 5;

inline constexpr uint32_t kExtractProfileTable = 30;
inline constexpr uint32_t kExtractProfileByDay = 1;  // Index, one each.
inline constexpr uint32_t kCaseExtractTable = 31;
inline constexpr uint32_t kCaseExtractByDay = 1;  // Index: the latest first.

inline constexpr uint32_t kFlagTable = 10;
inline constexpr uint32_t kFlagByReferral = 1;      // Index: referral.
inline constexpr uint32_t kFlagOpenByReferral = 2;  // Index, one each.
inline constexpr uint32_t kFlagByState = 3;         // Index: state.

inline constexpr uint32_t kSubmissionTable = 40;
inline constexpr uint32_t kSubmissionEvents = 41;  // Blobs, by submission.
inline constexpr uint32_t kPseudonymKeys = 42;     // A blob for the council.

// Contacts, Waiting Well and reviews. The facts of a table's resources, and the
// codes of the words in them, have the table's number.
inline constexpr uint32_t kContactTable = 3;
inline constexpr uint32_t kContactByExternalId = 1;  // Index, one each.
inline constexpr uint32_t kWaitingContactTable = 4;
inline constexpr uint32_t kWaitingContactByReferral = 1;  // Index: and day.
inline constexpr uint32_t kTrayReviewTable = 5;
inline constexpr uint32_t kSupportTable = 6;
inline constexpr uint32_t kSupportByExternalId = 1;  // Index, one each.
inline constexpr uint32_t kReviewTable = 7;
inline constexpr uint32_t kReviewBySupport = 1;  // Index: and day.
inline constexpr uint32_t kWaiterTable = 8;      // Facts of referrals.
inline constexpr uint8_t kWordCodes = 1;         // In each of these tables.

// Kept for what each part of the service adds:
//   9           contacts, waiting well, reviews
//   10 to 19    flags
//   30 to 39    extracts
//   40 to 49    client level data

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_KEYS_H_
