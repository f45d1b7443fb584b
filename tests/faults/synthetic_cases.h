// Cases as one client of the suite makes and moves them, for tests that check
// what the suite keeps against what it acknowledged.

#ifndef CR_TESTS_FAULTS_SYNTHETIC_CASES_H_
#define CR_TESTS_FAULTS_SYNTHETIC_CASES_H_

#include <memory>
#include <random>
#include <string>

#include "absl/status/statusor.h"
#include "grpcpp/channel.h"

namespace carereform::tests {

// What is kept of a resource: enough to tell one version from every other.
struct Version {
  std::string name = {};
  std::string etag = {};
  bool operator==(const Version& other) const = default;
};

// What a case can be.
enum class CaseKind { kReferral, kFinancialAssessment, kFund };

// A resource and how far its client has moved it.
struct Case {
  CaseKind kind = CaseKind::kReferral;
  std::string council = {};
  int moves = 0;  // Acknowledged; 0 for one that is still to be created.
  Version version = {};
};

// How many moves a case of `kind` has, its creation included.
int MovesOf(CaseKind kind);

// A change that a client asks for, and may ask for again.
struct Move {
  int move = 0;                 // Which move of the case: 0 creates it.
  std::string request_id = {};  // A UUID.
  std::string id = {};          // Of a resource whose id the caller chooses.
  int variant = 0;  // Another variant is the same move, otherwise filled.
};

// Returns a new move of `subject`, with a new request id.
Move NextMove(const Case& subject, std::mt19937_64& random);

// Asks for the move. What is asked for depends on the arguments alone.
absl::StatusOr<Version> Ask(const std::shared_ptr<grpc::Channel>& channel,
                            const Case& subject, const Move& move,
                            int deadline_ms);

// Returns the version of the case that the suite has.
absl::StatusOr<Version> Look(const std::shared_ptr<grpc::Channel>& channel,
                             const Case& subject);

// Returns how many cases of `kind` the suite has.
absl::StatusOr<int64_t> CountCases(
    const std::shared_ptr<grpc::Channel>& channel, const std::string& council,
    CaseKind kind);

// Creates a council, or finds that it is there.
absl::Status MakeCouncil(const std::shared_ptr<grpc::Channel>& channel,
                         const std::string& council);

// Returns a new UUID.
std::string NewUuid(std::mt19937_64& random);

}  // namespace carereform::tests

#endif  // CR_TESTS_FAULTS_SYNTHETIC_CASES_H_
