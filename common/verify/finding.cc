#include "common/verify/finding.h"

#include "absl/strings/str_cat.h"

namespace carereform::verify {
namespace {

// More than anyone reads: the first says what to do.
constexpr size_t kMaxKept = 100;

}  // namespace

std::string Describe(const Finding& finding) {
  std::string text =
      finding.council.empty()
          ? finding.kind
          : absl::StrCat("council ", finding.council, ", ", finding.kind);
  if (finding.revision != 0) {
    absl::StrAppend(&text, ", revision ", finding.revision);
  }
  if (!finding.resource.empty()) absl::StrAppend(&text, ", ", finding.resource);
  return absl::StrCat(text, ": ", finding.words);
}

std::string KindOf(store::Space space) {
  switch (space) {
    case store::Space::kHead:
      return "head";
    case store::Space::kHeaders:
      return "change record";
    case store::Space::kBodies:
      return "body";
    case store::Space::kHistory:
      return "history";
    case store::Space::kRequests:
      return "request id";
    case store::Space::kRequestExpiry:
      return "expiry of a request id";
    case store::Space::kRows:
      return "resource";
    case store::Space::kIndexes:
      return "index entry";
    case store::Space::kFacts:
      return "fact";
    case store::Space::kCaseNumbers:
      return "case";
    case store::Space::kCaseNames:
      return "name of a case";
    case store::Space::kCodes:
      return "code of a word";
    case store::Space::kBlobs:
      return "stored file";
  }
  return "record";
}

void Findings::Add(Finding finding) {
  ++total_;
  if (kept_.size() < kMaxKept) kept_.push_back(std::move(finding));
}

}  // namespace carereform::verify
