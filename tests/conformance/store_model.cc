#include "tests/conformance/store_model.h"

#include <future>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/history.h"

namespace carereform::store {
namespace {

constexpr uint32_t kTable = 1;

// Values by resource.
using Values = std::map<std::string, std::string>;

// The entry that a change record should have.
struct ModelEntry {
  std::string resource;
  ChangeKind kind;
  std::string body;
};

// One council: what was there at each revision, and what made it so.
struct ModelCouncil {
  std::vector<Values> at = {{}};                   // By revision.
  std::vector<std::vector<ModelEntry>> by = {{}};  // By revision.
};

using Model = std::map<std::string, ModelCouncil>;

std::string CouncilOf(const ModelStep& step) {
  return step.other_council ? "other" : "one";
}

std::string ResourceOf(const ModelWrite& write) {
  return absl::StrCat("resource ", write.resource);
}

std::string ValueOf(const ModelWrite& write) {
  return absl::StrCat("value ", *write.value);
}

std::string RowKey(absl::string_view resource) {
  return KeyIn(Space::kRows, kTable).String(resource).key();
}

// Makes the change of a step in the model, and returns whether it makes one.
bool MakeInModel(const ModelStep& step, ModelCouncil& council) {
  Values values = council.at.back();
  std::vector<ModelEntry> entries;
  for (const ModelWrite& write : step.writes) {
    const std::string resource = ResourceOf(write);
    const bool there = values.count(resource) > 0;
    if (write.value.has_value()) {
      values[resource] = ValueOf(write);
      entries.push_back({resource,
                         there ? ChangeKind::kUpdated : ChangeKind::kCreated,
                         ValueOf(write)});
    } else if (there) {
      values.erase(resource);
      entries.push_back({resource, ChangeKind::kDeleted, ""});
    }
  }
  if (step.fails || entries.empty()) return false;
  council.at.push_back(std::move(values));
  council.by.push_back(std::move(entries));
  return true;
}

Model ModelOf(const std::vector<ModelStep>& steps) {
  Model model;
  for (const ModelStep& step : steps) {
    MakeInModel(step, model[CouncilOf(step)]);
  }
  // Nothing that failed makes a council.
  for (auto council = model.begin(); council != model.end();) {
    council = council->second.at.size() == 1 ? model.erase(council)
                                             : std::next(council);
  }
  return model;
}

// Makes the change of a step as a handler would.
absl::Status MakeInStore(const ModelStep& step, Txn& txn) {
  for (const ModelWrite& write : step.writes) {
    const std::string key = RowKey(ResourceOf(write));
    CR_ASSIGN_OR_RETURN(const std::optional<std::string> before,
                        txn.view().Get(key));
    if (write.value.has_value()) {
      const ChangeKind kind =
          before.has_value() ? ChangeKind::kUpdated : ChangeKind::kCreated;
      CR_RETURN_IF_ERROR(
          txn.Record(kind, ResourceOf(write), ValueOf(write)).status());
      txn.Put(key, ValueOf(write));
    } else if (before.has_value()) {
      CR_RETURN_IF_ERROR(
          txn.Record(ChangeKind::kDeleted, ResourceOf(write), "").status());
      txn.Delete(key);
    }
  }
  return step.fails ? MakeError(absl::StatusCode::kAborted, "FAILS", "as told")
                    : absl::OkStatus();
}

absl::StatusOr<Values> RowsOf(const Reader& reader) {
  Values rows;
  absl::Status problem;
  const std::string prefix = KeyIn(Space::kRows, kTable).key();
  CR_RETURN_IF_ERROR(reader.view().Scan(
      prefix, PrefixEnd(prefix),
      [&](absl::string_view key, absl::string_view value) {
        std::string resource;
        problem = KeyReader(key.substr(prefix.size())).String(resource);
        rows[resource] = std::string(value);
        return problem.ok();
      }));
  CR_RETURN_IF_ERROR(problem);
  return rows;
}

std::string CompareRows(const Reader& reader, const Values& expected) {
  const auto rows = RowsOf(reader);
  if (!rows.ok()) return rows.status().ToString();
  if (*rows == expected) return "";
  return absl::StrCat("at revision ", reader.head().revision, " there are ",
                      rows->size(), " rows and not the ", expected.size(),
                      " of the model");
}

std::string CompareHistory(const Reader& reader, const ModelCouncil& model) {
  Values everything;
  for (const Values& values : model.at) {
    everything.insert(values.begin(), values.end());
  }
  for (uint64_t revision = 1; revision < model.at.size(); ++revision) {
    for (const auto& [resource, any] : everything) {
      const auto body = BodyAt(reader, resource, revision);
      if (!body.ok()) return body.status().ToString();
      const auto expected = model.at[revision].find(resource);
      const bool there = expected != model.at[revision].end();
      if (body->has_value() != there ||
          (there && (*body)->body != expected->second)) {
        return absl::StrCat(resource, " differs at revision ", revision);
      }
    }
  }
  return "";
}

std::string CompareEntries(const Reader& reader, const ChangeHeader& header,
                           const std::vector<ModelEntry>& expected) {
  if (header.entries.size() != expected.size()) {
    return absl::StrCat("record ", header.revision, " has ",
                        header.entries.size(), " entries");
  }
  for (uint32_t i = 0; i < expected.size(); ++i) {
    const ChangeEntry& entry = header.entries[i];
    const auto body = ReadBody(reader, header.revision, i);
    if (!body.ok()) return body.status().ToString();
    if (entry.resource != expected[i].resource ||
        entry.kind != expected[i].kind || body->body != expected[i].body ||
        body->hash != entry.body_hash) {
      return absl::StrCat("entry ", i, " of record ", header.revision,
                          " differs");
    }
  }
  return "";
}

std::string CompareChain(const Reader& reader, const ModelCouncil& model) {
  const auto headers = HeadersAfter(reader, 0, model.at.size() + 1);
  if (!headers.ok()) return headers.status().ToString();
  if (headers->size() + 1 != model.at.size()) {
    return absl::StrCat("there are ", headers->size(), " change records, not ",
                        model.at.size() - 1);
  }
  std::string previous(32, '\0');
  for (size_t i = 0; i < headers->size(); ++i) {
    const ChangeHeader& header = (*headers)[i].header;
    if (header.revision != i + 1) {
      return absl::StrCat("record ", i + 1, " has revision ", header.revision);
    }
    if (header.previous_hash != previous) {
      return absl::StrCat("the chain breaks before record ", i + 1);
    }
    previous = (*headers)[i].hash;
    const std::string difference =
        CompareEntries(reader, header, model.by[i + 1]);
    if (!difference.empty()) return difference;
  }
  if (reader.head().revision + 1 != model.at.size()) {
    return absl::StrCat("the head is at ", reader.head().revision);
  }
  return reader.head().hash == previous ? "" : "the head is not the chain's";
}

std::string CompareCouncil(const Store& store, const std::string& council,
                           const ModelCouncil& model) {
  const auto reader = store.Read(council);
  if (!reader.ok()) return reader.status().ToString();
  for (const std::string& difference :
       {CompareChain(**reader, model), CompareRows(**reader, model.at.back()),
        CompareHistory(**reader, model)}) {
    if (!difference.empty()) return absl::StrCat(council, ": ", difference);
  }
  return "";
}

// A step on its way, and what its transaction saw that it should not have.
struct Underway {
  std::promise<absl::Status> result;
  std::string difference;
};

// Hands a step to the store. `before` is what it should see.
std::unique_ptr<Underway> Hand(Store& store, const ModelStep& step,
                               const ModelCouncil& before) {
  auto underway = std::make_unique<Underway>();
  WriteRequest request;
  request.council = CouncilOf(step);
  request.creates_council = true;
  request.body = [&step, seen = underway.get(), values = before.at.back(),
                  revision = before.at.size()](Txn& txn) -> absl::Status {
    seen->difference = CompareRows(txn, values);
    if (txn.revision() != revision) {
      seen->difference =
          absl::StrCat("revision ", txn.revision(), " is not ", revision);
    }
    return MakeInStore(step, txn);
  };
  request.done = [seen = underway.get()](absl::Status status) {
    seen->result.set_value(std::move(status));
  };
  store.Submit(std::move(request));
  return underway;
}

std::string Settle(const ModelStep& step, Underway& underway) {
  const absl::Status status = underway.result.get_future().get();
  if (!underway.difference.empty()) return underway.difference;
  const std::string expected = step.fails ? "FAILS" : "";
  return ReasonOf(status) == expected && status.ok() == expected.empty()
             ? ""
             : absl::StrCat("a step came to ", status.ToString());
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const ModelStep& step) {
  out << CouncilOf(step) << (step.fails ? " fails" : "");
  for (const ModelWrite& write : step.writes) {
    out << ", " << ResourceOf(write) << " "
        << (write.value.has_value() ? ValueOf(write) : "deleted");
  }
  return out;
}

std::string Compare(const Store& store, const std::vector<ModelStep>& steps) {
  const Model model = ModelOf(steps);
  std::vector<std::string> expected;
  for (const auto& [council, values] : model) expected.push_back(council);
  const auto councils = store.Councils();
  if (!councils.ok()) return councils.status().ToString();
  if (*councils != expected) {
    return absl::StrCat("there are ", councils->size(), " councils");
  }
  for (const auto& [council, values] : model) {
    std::string difference = CompareCouncil(store, council, values);
    if (!difference.empty()) return difference;
  }
  return "";
}

std::string MakeAndCompare(Store& store, const std::vector<ModelStep>& steps,
                           Handing handing) {
  Model model;
  std::vector<std::unique_ptr<Underway>> underway;
  std::vector<std::string> differences(steps.size());
  for (size_t i = 0; i < steps.size(); ++i) {
    ModelCouncil& council = model[CouncilOf(steps[i])];
    underway.push_back(Hand(store, steps[i], council));
    MakeInModel(steps[i], council);
    if (handing == Handing::kOneByOne) {
      differences[i] = Settle(steps[i], *underway[i]);
    }
  }
  for (size_t i = 0; i < steps.size(); ++i) {
    if (handing == Handing::kTogether) {
      differences[i] = Settle(steps[i], *underway[i]);
    }
  }
  for (size_t i = 0; i < steps.size(); ++i) {
    if (!differences[i].empty()) {
      return absl::StrCat("step ", i, ": ", differences[i]);
    }
  }
  return Compare(store, steps);
}

}  // namespace carereform::store
