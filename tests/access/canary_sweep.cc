#include "tests/access/canary_sweep.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "carereform/common/v1/councils.pb.h"
#include "carereform/common/v1/imports.pb.h"
#include "common/access/callers.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "gtest/gtest.h"
#include "tests/access/access_host.h"
#include "tests/access/canaries.h"
#include "tests/support/http_get.h"

namespace carereform::tests {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

using Path = std::vector<const FieldDescriptor*>;

constexpr int kDeepest = 5;
constexpr const char* kSources[] = {"assessments", "financial-assessments",
                                    "improvement", "funding", "reporting"};

bool TakesText(const FieldDescriptor& field) {
  return field.type() == FieldDescriptor::TYPE_STRING ||
         field.type() == FieldDescriptor::TYPE_BYTES;
}

// The ways from a message to each of its fields that take text.
void AddTextFields(const Descriptor& message, const Path& so_far,
                   std::vector<Path>& paths) {
  if (so_far.size() >= kDeepest) return;
  for (int i = 0; i < message.field_count(); ++i) {
    Path path = so_far;
    path.push_back(message.field(i));
    if (TakesText(*message.field(i))) {
      paths.push_back(path);
    } else if (message.field(i)->message_type() != nullptr) {
      AddTextFields(*message.field(i)->message_type(), path, paths);
    }
  }
}

void Plant(Message& message, const Path& path, const std::string& text) {
  Message* at = &message;
  for (const FieldDescriptor* field : path) {
    const auto* reflection = at->GetReflection();
    if (field == path.back()) {
      if (field->is_repeated()) {
        reflection->AddString(at, field, text);
      } else {
        reflection->SetString(at, field, text);
      }
    } else {
      at = field->is_repeated() ? reflection->AddMessage(at, field)
                                : reflection->MutableMessage(at, field);
    }
  }
}

bool IsName(const FieldDescriptor& field) {
  return field.name() == "name" || field.name() == "parent";
}

// The ids that a caller chooses for a plan's parts are names, which are shown:
// they are the caller's to choose well.
bool IsChosenId(const FieldDescriptor& field) {
  return absl::EndsWith(field.name(), "_id") && field.name() != "request_id" &&
         field.name() != "external_id";
}

// The names of resources in a message, and of what they hold.
void AddNames(const Message& message, std::string& names) {
  const auto* reflection = message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->message_type() != nullptr && field->is_repeated()) {
      for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
        AddNames(reflection->GetRepeatedMessage(message, field, i), names);
      }
    } else if (field->message_type() != nullptr) {
      AddNames(reflection->GetMessage(message, field), names);
    } else if (field->name() == "name" && TakesText(*field)) {
      absl::StrAppend(&names, reflection->GetString(message, field), "\n");
    }
  }
}

class Sweep {
 public:
  Sweep()
      : canaries_(MakeCanaries()),
        net_(canaries_),
        host_(nlohmann::json::array(
                  {CallerEntry("limited", limited_, {"source"})}),
              nullptr) {}

  SweepResult Run() {
    EXPECT_TRUE(host_.started().ok()) << host_.started();
    testing::internal::CaptureStderr();
    MakeCouncil();
    std::vector<const MethodDescriptor*> methods = host_.ServedMethods();
    methods.erase(std::remove_if(methods.begin(), methods.end(),
                                 [](const MethodDescriptor* method) {
                                   return method->server_streaming();
                                 }),
                  methods.end());
    for (const MethodDescriptor* method : methods) SweepMethod(*method);
    for (int i = 0; i < kCanaryPeople; ++i) {
      StoreCase(canaries_[i]);
      SendStrangely(canaries_[i], *methods[i % methods.size()]);
    }
    ImportFiles();
    Look("stderr", testing::internal::GetCapturedStderr());
    for (const std::string& line : host_.Log()) Look("log", line);
    const std::string metrics =
        Fetch(host_.host().metrics_port(), "/metrics").second;
    EXPECT_NE(metrics.find("grpc_server_handled_total"), std::string::npos);
    Look("metrics", metrics);
    result_.log_lines = static_cast<int>(host_.Log().size());
    result_.planted = static_cast<int>(planted_.size());
    return std::move(result_);
  }

 private:
  void Look(const std::string& where, const std::string& text) {
    const std::set<std::string> found = net_.FindIn(text);
    if (!found.empty()) result_.leaks.emplace(where, text.substr(0, 400));
  }

  // Makes calls and looks at how they ended.
  void Send(std::vector<AnyCall> calls) {
    for (const AnsweredCall& answered : host_.MakeAll(calls)) {
      ++result_.calls;
      if (answered.status.ok()) {
        LookAtNames(answered);
        continue;
      }
      ++result_.errors;
      Look("errors", WordsOf(answered.status));
    }
  }

  // Everything that an error tells, details and all.
  static std::string WordsOf(const absl::Status& status) {
    std::string words(status.message());
    status.ForEachPayload([&](absl::string_view, const absl::Cord& payload) {
      absl::StrAppend(&words, "\n", std::string(payload));
    });
    return words;
  }

  void LookAtNames(const AnsweredCall& answered) {
    std::string names;
    AddNames(*answered.response, names);
    Look("names", names);
  }

  // The next person's next particular.
  const std::string& Next() {
    const Canary& canary = canaries_[next_ / 3 % canaries_.size()];
    const std::string& text = next_ % 3 == 0   ? canary.nhs_number
                              : next_ % 3 == 1 ? canary.name
                                               : canary.postcode;
    ++next_;
    planted_.insert(text);
    return text;
  }

  void MakeCouncil() {
    common::v1::CreateCouncilRequest request;
    request.set_council_id("own");
    request.mutable_council()->set_display_name("A Council");
    Send(One("common.v1.CouncilService.CreateCouncil", request));
  }

  template <typename Request>
  static std::vector<AnyCall> One(const std::string& method,
                                  const Request& request,
                                  const std::string& token = "") {
    std::vector<AnyCall> calls;
    calls.push_back(
        {MethodNamed(method), token, std::make_unique<Request>(request)});
    return calls;
  }

  static const MethodDescriptor* MethodNamed(const std::string& name) {
    return google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(
        "carereform." + name);
  }

  // Into each field alone, as it is and as the end of a name; and into all.
  void SweepMethod(const MethodDescriptor& method) {
    std::vector<Path> paths;
    AddTextFields(*method.input_type(), {}, paths);
    result_.fields += static_cast<int>(paths.size());
    std::vector<AnyCall> calls;
    for (int round = 0; round < kRounds; ++round) {
      auto full = RequestAbout(method, "own", SourceFor(method, round));
      for (const Path& path : paths) {
        if (IsChosenId(*path.back())) continue;
        const std::string& text = Next();
        auto request = RequestAbout(method, "own", SourceFor(method, round));
        Plant(*request, path, text);
        calls.push_back({&method, "", std::move(request)});
        if (IsName(*path.back())) {
          for (const std::string& name : NamesWith(text, round)) {
            request = RequestAbout(method, "own", "");
            Plant(*request, path, name);
            calls.push_back({&method, "", std::move(request)});
          }
        } else {
          Plant(*full, path, text);
        }
      }
      calls.push_back(
          {&method, round % 2 == 0 ? "" : limited_, std::move(full)});
    }
    Send(std::move(calls));
  }

  // A source, for every other call about a method of sources.
  static std::string SourceFor(const MethodDescriptor& method, int round) {
    const bool of_sources =
        absl::StrContains(method.full_name(), "ImportService") ||
        absl::StrContains(method.full_name(), "MeasureService") ||
        absl::StrContains(method.full_name(), "ChangeFeedService");
    return of_sources ? kSources[round % std::size(kSources)] : "";
  }

  // Names whose every part may be what does not belong there.
  static std::vector<std::string> NamesWith(const std::string& text,
                                            int round) {
    std::vector<std::string> names = {
        "councils/" + text, "councils/own/sources/" + text,
        absl::StrCat("councils/own/sources/", kSources[round % 5], "/measures/",
                     text),
        absl::StrCat("councils/own/sources/", kSources[round % 5], "/imports/",
                     text),
        "backups/" + text};
    for (const char* collection : {"referrals",
                                   "financialAssessments",
                                   "people",
                                   "erasures",
                                   "targets",
                                   "observations",
                                   "calendarDates",
                                   "progressReturns",
                                   "workstreams",
                                   "areas",
                                   "actionGroups",
                                   "actions",
                                   "outcomeTargets",
                                   "milestones",
                                   "cqcAssessments",
                                   "funds",
                                   "allocations",
                                   "charges",
                                   "invoices",
                                   "deferredPayments",
                                   "accountFinalisations",
                                   "directPayments",
                                   "upratingRuns",
                                   "rateTables",
                                   "chargingPolicies"}) {
      names.push_back(absl::StrCat("councils/own/", collection, "/", text));
      names.push_back(absl::StrCat("councils/", text, "/", collection, "/a"));
    }
    names.push_back(
        absl::StrCat("councils/own/progressReturns/a/cells/", text));
    return names;
  }

  // A case whose id in the council's own system is somebody's number, sent
  // again, and then moved in ways that it cannot be.
  void StoreCase(const Canary& canary) {
    planted_.insert(canary.nhs_number);
    assessments::v1::CreateReferralRequest create;
    create.set_parent("councils/own");
    auto& referral = *create.mutable_referral();
    referral.set_type(assessments::v1::Referral::CARE_ACT);
    referral.set_team("north");
    referral.set_external_id(canary.nhs_number);
    *referral.mutable_received_date() =
        rpc::ToDate(absl::CivilDay(2025, 11, 3));
    for (int again = 0; again < 2; ++again) {
      Send(One("assessments.v1.AssessmentService.CreateReferral", create));
    }
  }

  // As a token, as metadata, as what is no message and as what is no method.
  void SendStrangely(const Canary& canary, const MethodDescriptor& method) {
    for (const std::string& text :
         {canary.nhs_number, canary.name, canary.postcode}) {
      planted_.insert(text);
      std::vector<AnyCall> calls;
      calls.push_back({&method, text, RequestAbout(method, "own", "")});
      Send(std::move(calls));
      for (const absl::Status& status : host_.MakeStrangely(method, text)) {
        ++result_.calls;
        ++result_.errors;
        Look("errors", WordsOf(status));
      }
    }
  }

  // Files of every kind with people where columns, values and fields are.
  void ImportFiles() {
    const std::pair<const char*, const char*> kinds[] = {
        {"assessments", "referrals"},
        {"financial-assessments", "financial-assessments"},
        {"financial-assessments", "financial-assessment-extract"},
        {"financial-assessments", "charges"},
        {"financial-assessments", "invoices"},
        {"financial-assessments", "rate-tables"},
        {"financial-assessments", "charging-policies"},
        {"reporting", "observations"},
        {"reporting", "targets"},
        {"improvement", "plan"},
        {"improvement", "recommendations"},
        {"improvement", "risks"},
        {"improvement", "meetings"},
        {"funding", "funds"}};
    for (int i = 0; i < kImporters; ++i) {
      for (const auto& [source, kind] : kinds) {
        for (const std::string& file : FilesWith(canaries_[i])) {
          Import(source, kind, file, canaries_[i].name);
        }
      }
    }
  }

  static std::vector<std::string> FilesWith(const Canary& canary) {
    const std::string line =
        absl::StrCat(canary.nhs_number, ",", canary.name, ",", canary.postcode);
    return {
        absl::StrCat(line, "\n", line, "\n"),
        absl::StrCat("# ", canary.name,
                     "\nexternal_id,type,team,received_date,", canary.name,
                     "\n", line, ",", canary.name, ",x\n"),
        absl::StrCat("external_id,type,team,locality,received_date\n",
                     canary.name, ",", canary.postcode, ",", canary.name, ",",
                     canary.postcode, ",", canary.nhs_number, "\n",
                     canary.nhs_number, ",care_act,north,,2025-10-01\n",
                     canary.nhs_number, ",care_act,north,,2025-10-01\n"),
        absl::StrCat("external_id,kind,referred_date\n", canary.name, ",",
                     canary.postcode, ",", canary.nhs_number, "\n"),
        absl::StrCat("external_id,kind,issued_date,due_date,"
                     "period_first_date,period_last_date,amount_pence,",
                     "account,charge\n", canary.name, ",", canary.postcode,
                     ",2025-10-01,", canary.nhs_number,
                     ",2025-09-01,2025-09-28,", canary.name, ",",
                     canary.nhs_number, ",", canary.postcode, "\n"),
        absl::StrCat(
            "table,figure,amount,unit,from_date,to_date,status,", "source\n",
            canary.name, ",", canary.postcode, ",", canary.nhs_number, ",",
            canary.name, ",2027-04-06,2028-04-06,statute,", canary.name, "\n",
            "2027-28,tariff_step,", canary.nhs_number,
            ",pence,2027-04-06,2028-04-06,statute,", canary.name, "\n"),
        absl::StrCat("{\"charge\": {\"external_id\": \"", canary.nhs_number,
                     "\", \"end_reason\": \"", canary.name,
                     "\"}}\n{\"charge\": {\"external_id\": \"", canary.name,
                     "\"}, \"circumstances\": {\"setting\": \"",
                     canary.postcode, "\"}}\n"),
        absl::StrCat("{\"", canary.name, "\": 1}"),
        absl::StrCat("{\"note\": {\"", canary.name, "\": \"", canary.postcode,
                     "\"}}"),
        absl::StrCat("{\"targets\": [{\"", canary.name,
                     "\": 1}], \"funds\": [\"", canary.name, "\"]}"),
        absl::StrCat("{\"funds\": [{\"id\": \"", canary.name,
                     "\", \"fund\": {\"recurrence\": \"", canary.name,
                     "\"}}]}"),
        absl::StrCat("{\"funds\": [{\"id\": \"", canary.nhs_number,
                     "\", \"fund\": {\"title\": \"", canary.name, "\"}}]}"),
        absl::StrCat("{ ", canary.name),
    };
  }

  void Import(const std::string& source, const std::string& kind,
              const std::string& file, const std::string& file_name) {
    const std::string service = "common.v1.ImportService.";
    common::v1::CreateImportRequest create;
    create.set_parent("councils/own/sources/" + source);
    create.mutable_import()->set_kind(kind);
    create.mutable_import()->set_file_name(file_name);
    create.mutable_import()->set_size_bytes(static_cast<int64_t>(file.size()));
    const auto created = host_.MakeAll(One(service + "CreateImport", create));
    ASSERT_TRUE(created.front().status.ok()) << created.front().status;
    common::v1::UploadImportPartRequest part;
    part.set_name(NameOf(*created.front().response));
    part.set_data(file);
    Send(One(service + "UploadImportPart", part));
    common::v1::CheckImportRequest check;
    check.set_name(part.name());
    for (const AnsweredCall& checked :
         host_.MakeAll(One(service + "CheckImport", check))) {
      ++result_.calls;
      ASSERT_TRUE(checked.status.ok()) << checked.status;
      LookAtIssues(checked);
    }
    common::v1::ApplyImportRequest apply;
    apply.set_name(part.name());
    Send(One(service + "ApplyImport", apply));
  }

  static std::string NameOf(const Message& message) {
    common::v1::Import import;
    import.CopyFrom(message);
    return import.name();
  }

  void LookAtIssues(const AnsweredCall& checked) {
    common::v1::Import import;
    import.CopyFrom(*checked.response);
    for (const common::v1::ImportIssue& issue : import.issues()) {
      Look("issues", absl::StrCat(issue.column(), "\n", issue.rule(), "\n",
                                  issue.remedy()));
    }
  }

  // Of how many people files are imported, thirteen of each kind.
  static constexpr int kImporters = 15;

  // How often each method is swept.
  static constexpr int kRounds = 3;

  const std::vector<Canary> canaries_;
  const CanaryNet net_;
  const std::string limited_ = access::NewToken();
  AccessHost host_;
  size_t next_ = 0;
  std::set<std::string> planted_;
  SweepResult result_;
};

}  // namespace

SweepResult RunCanarySweep() { return Sweep().Run(); }

}  // namespace carereform::tests
