#include "tools/carereform/change_text.h"

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "common/types/safe_text.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "tools/carereform/json_output.h"

namespace carereform::command_line {
namespace {

using changes::v1::ChangeRecord;
using Entry = ChangeRecord::Entry;

// An import changes up to 500 in one record.
constexpr int kShownResources = 3;

std::string InstantOf(const google::protobuf::Timestamp& time) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ",
                          absl::FromUnixSeconds(time.seconds()),
                          absl::UTCTimeZone());
}

std::string LastWord(const std::string& method) {
  return method.substr(method.rfind('.') + 1);
}

std::string ResourcesOf(const ChangeRecord& record) {
  std::vector<std::string> shown;
  for (const Entry& entry : record.entries()) {
    if (shown.size() == kShownResources) break;
    shown.push_back(
        absl::StrCat(entry.resource(), " ",
                     absl::AsciiStrToLower(Entry::Kind_Name(entry.kind()))));
  }
  const int others = record.entries_size() - static_cast<int>(shown.size());
  if (others > 0) shown.push_back(absl::StrCat(others, " more"));
  return absl::StrJoin(shown, ", ");
}

// A body as the message that it is; null where this program does not know it.
std::unique_ptr<google::protobuf::Message> MessageIn(const Entry& entry) {
  const auto* descriptor =
      google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName(
          entry.body_type());
  if (descriptor == nullptr) return nullptr;
  std::unique_ptr<google::protobuf::Message> message(
      google::protobuf::MessageFactory::generated_factory()
          ->GetPrototype(descriptor)
          ->New());
  if (!message->ParseFromString(entry.body())) return nullptr;
  return message;
}

void PrintBody(const Entry& entry, std::ostream& out) {
  out << "    ";
  if (entry.body_state() != Entry::INCLUDED) {
    out << entry.resource() << ": "
        << absl::AsciiStrToLower(Entry::BodyState_Name(entry.body_state()))
        << '\n';
    return;
  }
  const auto message = MessageIn(entry);
  if (message != nullptr) {
    PrintJsonLine(*message, out);
  } else {
    out << entry.resource() << ": " << entry.body().size() << " bytes\n";
  }
}

}  // namespace

void PrintChange(const ChangeRecord& record, std::ostream& out) {
  out << record.revision() << "  " << InstantOf(record.commit_time()) << "  "
      << SafeText(record.actor()) << "  " << SafeText(LastWord(record.method()))
      << "  " << SafeText(ResourcesOf(record)) << '\n';
  for (const Entry& entry : record.entries()) {
    if (entry.body_state() != Entry::BODY_STATE_UNSPECIFIED) {
      PrintBody(entry, out);
    }
  }
}

}  // namespace carereform::command_line
