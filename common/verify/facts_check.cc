// Facts: that each case has those that its table would have written at every
// one of its changes, that nothing is left over, and that the codes in them
// are of the words that they were made of.

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/store/fact_keys.h"
#include "common/store/history.h"
#include "common/store/overlay.h"
#include "common/verify/council_records.h"
#include "common/verify/observed.h"
#include "common/verify/versions.h"

namespace carereform::verify {
namespace {

using store::AnyTable;
using store::KeyReader;
using store::Space;

// A view that notes which codes of words were looked up.
class CodeWatch : public store::View {
 public:
  CodeWatch(const View& below, std::set<std::string, std::less<>>& used)
      : below_(below), used_(used) {}

  absl::StatusOr<std::optional<std::string>> Get(
      absl::string_view key) const override {
    if (SpaceOf(key) == Space::kCodes) used_.emplace(key);
    return below_.Get(key);
  }
  absl::Status Scan(absl::string_view begin, absl::string_view end,
                    store::Visitor visit) const override {
    return below_.Scan(begin, end, visit);
  }

 private:
  const View& below_;
  std::set<std::string, std::less<>>& used_;
};

// A resource that facts are about.
struct Case {
  std::string resource;
  uint64_t number = 0;
  uint64_t open_from = 0;
};

struct Fact {
  uint64_t known_from = 0;
  uint64_t known_to = 0;
  std::string encoded;
};

// Returns the case of that number; null for none. Requires `cases` by number.
const Case* CaseOf(const std::vector<Case>& cases, uint64_t number) {
  const auto found =
      std::lower_bound(cases.begin(), cases.end(), number,
                       [](const Case& a, uint64_t b) { return a.number < b; });
  return found == cases.end() || found->number != number ? nullptr : &*found;
}

// Says whether a fact, a case or a code of `table` is among `changes`.
bool AnyIn(const store::Changes& changes, uint32_t table) {
  return std::any_of(changes.begin(), changes.end(), [&](const auto& change) {
    return absl::StartsWith(change.first,
                            store::KeyIn(SpaceOf(change.first), table).key());
  });
}

class FactsCheck {
 public:
  FactsCheck(CouncilRecords& records, uint32_t table)
      : records_(records),
        table_(table),
        watched_(records.view(), used_codes_) {}

  absl::Status Run();

 private:
  absl::StatusOr<std::vector<Case>> ReadCases();
  absl::Status CheckCase(const Case& a_case);
  absl::StatusOr<std::vector<Fact>> FactsOf(const Case& a_case) const;
  void CheckSpans(const Case& a_case, const std::vector<Fact>& facts);
  absl::Status CheckVersions(const Case& a_case,
                             const std::vector<Fact>& facts);
  absl::Status CheckVersion(const AnyTable& table, const Case& a_case,
                            const Fact& fact, const Version& version);
  absl::Status CheckNames(const std::vector<Case>& cases);
  absl::Status CheckFactsOfNone(const std::vector<Case>& cases);
  absl::Status CheckCodes();
  void Differs(Space space, uint64_t revision, absl::string_view resource,
               absl::string_view words) {
    records_.Add(reasons::kFactDiffers, space, revision, resource, words);
  }

  CouncilRecords& records_;
  const uint32_t table_;
  std::set<std::string, std::less<>> used_codes_;
  const CodeWatch watched_;
};

absl::Status FactsCheck::Run() {
  CR_ASSIGN_OR_RETURN(std::vector<Case> cases, ReadCases());
  for (const Case& a_case : cases) CR_RETURN_IF_ERROR(CheckCase(a_case));
  std::sort(cases.begin(), cases.end(),
            [](const Case& a, const Case& b) { return a.number < b.number; });
  for (size_t i = 0; i < cases.size(); ++i) {
    if (cases[i].number == i) continue;
    Differs(Space::kCaseNumbers, 0, cases[i].resource,
            "the numbers of the cases are not 0, 1, 2 and so on");
    break;
  }
  CR_RETURN_IF_ERROR(CheckNames(cases));
  CR_RETURN_IF_ERROR(CheckFactsOfNone(cases));
  return CheckCodes();
}

absl::StatusOr<std::vector<Case>> FactsCheck::ReadCases() {
  std::vector<Case> cases;
  uint64_t count = 0;
  CR_RETURN_IF_ERROR(records_.EachKey(
      store::CaseCountKey(table_), Space::kCaseNumbers,
      [&](absl::string_view rest, absl::string_view value) {
        KeyReader parts(value);
        if (rest.empty()) {
          const bool read = parts.Uint64(count).ok() && parts.rest().empty();
          if (!read) count = std::numeric_limits<uint64_t>::max();
          return true;
        }
        Case a_case;
        KeyReader name(rest);
        if (!name.String(a_case.resource).ok() || !name.rest().empty()) {
          return false;
        }
        if (!parts.Uint64(a_case.number).ok() ||
            !parts.Uint64(a_case.open_from).ok() || !parts.rest().empty()) {
          Differs(Space::kCaseNumbers, 0, a_case.resource, "it cannot be read");
          return true;
        }
        cases.push_back(std::move(a_case));
        return true;
      }));
  if (count != cases.size()) {
    Differs(Space::kCaseNumbers, 0, "", "the count of cases is not theirs");
  }
  return cases;
}

absl::Status FactsCheck::CheckCase(const Case& a_case) {
  CR_RETURN_IF_ERROR(
      records_
          .Expect(reasons::kFactDiffers, Space::kCaseNames, 0, a_case.resource,
                  store::CaseNameKey(table_, a_case.number), a_case.resource)
          .status());
  CR_ASSIGN_OR_RETURN(const std::vector<Fact> facts, FactsOf(a_case));
  CheckSpans(a_case, facts);
  return CheckVersions(a_case, facts);
}

absl::StatusOr<std::vector<Fact>> FactsCheck::FactsOf(
    const Case& a_case) const {
  std::vector<Fact> facts;
  const std::string prefix =
      store::KeyIn(Space::kFacts, table_).Uint64(a_case.number).key();
  CR_RETURN_IF_ERROR(records_.view().Scan(
      prefix, store::PrefixEnd(prefix),
      [&](absl::string_view key, absl::string_view value) {
        Fact fact;
        KeyReader parts(value);
        if (KeyReader(key.substr(prefix.size())).Uint64(fact.known_from).ok() &&
            parts.Uint64(fact.known_to).ok()) {
          fact.encoded = std::string(parts.rest());
          facts.push_back(std::move(fact));
        }
        return true;
      }));
  return facts;
}

// Each fact is known until the next one, which says something else; the last
// one is still known.
void FactsCheck::CheckSpans(const Case& a_case,
                            const std::vector<Fact>& facts) {
  if (facts.empty() || facts.back().known_from != a_case.open_from) {
    Differs(Space::kFacts, a_case.open_from, a_case.resource,
            "the open fact of the case is not its last");
  }
  for (size_t i = 0; i < facts.size(); ++i) {
    const bool last = i + 1 == facts.size();
    if (facts[i].known_to !=
        (last ? store::kFactStillKnown : facts[i + 1].known_from)) {
      Differs(Space::kFacts, facts[i].known_from, a_case.resource,
              "it does not end where the next begins");
    }
    // Of a resource that was erased, what told two apart may be gone.
    if (!last && facts[i].encoded == facts[i + 1].encoded &&
        records_.erased.count(a_case.resource) == 0) {
      Differs(Space::kFacts, facts[i + 1].known_from, a_case.resource,
              "it says what the one before says");
    }
  }
}

// At each change of the case, the fact of that time is the one that its table
// would have written.
absl::Status FactsCheck::CheckVersions(const Case& a_case,
                                       const std::vector<Fact>& facts) {
  const AnyTable* table = TableOf(records_.schema(), a_case.resource);
  CR_ASSIGN_OR_RETURN(std::vector<Version> versions,
                      VersionsOf(records_.view(), a_case.resource));
  if (table == nullptr || versions.empty()) {
    Differs(Space::kCaseNumbers, 0, a_case.resource,
            "no change record tells of it");
    return absl::OkStatus();
  }
  std::reverse(versions.begin(), versions.end());
  std::set<uint64_t> changes;
  for (const Version& version : versions) {
    changes.insert(version.revision);
    if (version.gone()) continue;
    const auto after = std::upper_bound(
        facts.begin(), facts.end(), version.revision,
        [](uint64_t a, const Fact& b) { return a < b.known_from; });
    if (after == facts.begin()) {
      Differs(Space::kFacts, version.revision, a_case.resource,
              "it is missing");
      continue;
    }
    CR_RETURN_IF_ERROR(
        CheckVersion(*table, a_case, *std::prev(after), version));
  }
  for (const Fact& fact : facts) {
    if (changes.count(fact.known_from) > 0) continue;
    Differs(Space::kFacts, fact.known_from, a_case.resource,
            "no change record tells of it");
  }
  return absl::OkStatus();
}

absl::Status FactsCheck::CheckVersion(const AnyTable& table, const Case& a_case,
                                      const Fact& fact,
                                      const Version& version) {
  CR_ASSIGN_OR_RETURN(const std::optional<std::string> salted,
                      SaltedBodyOf(records_.view(), version));
  if (!salted.has_value()) return absl::OkStatus();  // It was erased.
  // As things stood then: this fact was the open one.
  const store::Changes then = {
      {store::CaseKey(table_, a_case.resource),
       store::CaseValue(a_case.number, fact.known_from)},
      {store::FactKey(table_, a_case.number, fact.known_from),
       store::FactValue(store::kFactStillKnown, fact.encoded)}};
  CR_ASSIGN_OR_RETURN(
      const std::optional<store::Changes> changes,
      ObservedChanges(table, records_, store::Overlay(then, watched_),
                      version.revision,
                      absl::string_view(*salted).substr(store::kSaltBytes)));
  // Other facts of the same resource are checked with their own table.
  const bool differs = !changes.has_value() || AnyIn(*changes, table_);
  if (differs) {
    Differs(Space::kFacts, version.revision, a_case.resource,
            "it is not what follows from the change");
  }
  return absl::OkStatus();
}

absl::Status FactsCheck::CheckNames(const std::vector<Case>& cases) {
  return records_.EachKey(
      store::KeyIn(Space::kCaseNames, table_).key(), Space::kCaseNames,
      [&](absl::string_view rest, absl::string_view name) {
        uint64_t number = 0;
        if (rest.size() != sizeof(number) ||
            !KeyReader(rest).Uint64(number).ok()) {
          return false;
        }
        const Case* a_case = CaseOf(cases, number);
        if (a_case == nullptr || a_case->resource != name) {
          const bool printable = TableOf(records_.schema(), name) != nullptr;
          Differs(Space::kCaseNames, 0, printable ? name : "",
                  "no case has that number");
        }
        return true;
      });
}

absl::Status FactsCheck::CheckFactsOfNone(const std::vector<Case>& cases) {
  return records_.EachKey(
      store::KeyIn(Space::kFacts, table_).key(), Space::kFacts,
      [&](absl::string_view rest, absl::string_view value) {
        ++records_.counts().facts;
        uint64_t number = 0;
        uint64_t revision = 0;
        KeyReader parts(rest);
        if (!parts.Uint64(number).ok() || !parts.Uint64(revision).ok() ||
            !parts.rest().empty() || value.size() < sizeof(uint64_t)) {
          return false;
        }
        if (CaseOf(cases, number) == nullptr) {
          Differs(Space::kFacts, revision, "", "it is of no case");
        }
        return true;
      });
}

// The codes of each dimension are 0, 1, 2 and so on, and each is of a word that
// a resource has had.
absl::Status FactsCheck::CheckCodes() {
  std::vector<std::set<uint32_t>> codes(256);
  const std::string prefix = store::KeyIn(Space::kCodes, table_).key();
  const auto differs = [&](absl::string_view words) {
    records_.Add(reasons::kCodeDiffers, Space::kCodes, 0, "", words);
  };
  CR_RETURN_IF_ERROR(records_.EachKey(
      prefix, Space::kCodes,
      [&](absl::string_view rest, absl::string_view value) {
        uint8_t dimension = 0;
        std::string word;
        uint32_t code = 0;
        KeyReader parts(rest);
        KeyReader value_parts(value);
        if (!parts.Byte(dimension).ok() || !parts.String(word).ok() ||
            !parts.rest().empty()) {
          return false;
        }
        if (!value_parts.Uint32(code).ok() || !value_parts.rest().empty() ||
            !codes[dimension].insert(code).second) {
          differs("it is not the code of that word alone");
        }
        // A word of what was erased may be nobody's now.
        if (records_.erased.empty() &&
            used_codes_.count(absl::StrCat(prefix, rest)) == 0) {
          differs("nothing has that word");
        }
        return true;
      }));
  for (const std::set<uint32_t>& of_dimension : codes) {
    if (!of_dimension.empty() &&
        *of_dimension.rbegin() + 1 != of_dimension.size()) {
      differs("the codes are not 0, 1, 2 and so on");
    }
  }
  return absl::OkStatus();
}

// Facts in tables that no service has.
absl::Status CheckOtherTables(CouncilRecords& records) {
  std::vector<uint32_t> known = records.schema().fact_tables;
  std::sort(known.begin(), known.end());
  for (const Space space :
       {Space::kFacts, Space::kCaseNumbers, Space::kCaseNames, Space::kCodes}) {
    const auto unknown = [&](absl::string_view, absl::string_view) {
      records.Add(reasons::kKeyUnknown, space, 0, "",
                  "no service has such a table");
      return true;
    };
    std::string begin = store::KeyIn(space).key();
    for (const uint32_t table : known) {
      const std::string prefix = store::KeyIn(space, table).key();
      CR_RETURN_IF_ERROR(records.view().Scan(begin, prefix, unknown));
      begin = store::PrefixEnd(prefix);
    }
    CR_RETURN_IF_ERROR(records.view().Scan(
        begin, store::PrefixEnd(store::KeyIn(space).key()), unknown));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckFacts(CouncilRecords& records) {
  CR_RETURN_IF_ERROR(CheckOtherTables(records));
  if (!records.log_is_sound) return absl::OkStatus();
  for (const uint32_t table : records.schema().fact_tables) {
    CR_RETURN_IF_ERROR(FactsCheck(records, table).Run());
  }
  return absl::OkStatus();
}

}  // namespace carereform::verify
