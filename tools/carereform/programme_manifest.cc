#include <filesystem>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "tools/carereform/import_file.h"
#include "tools/carereform/programme.h"

namespace carereform::command_line {
namespace {

using google::protobuf::Struct;

constexpr char kManifest[] = "manifest.json";

absl::Status Invalid(absl::string_view file, absl::string_view what) {
  return MakeError(absl::StatusCode::kInvalidArgument, "MANIFEST_INVALID",
                   absl::StrCat(file, ": ", what));
}

template <typename Message>
absl::StatusOr<Message> ReadJson(const std::string& path) {
  CR_ASSIGN_OR_RETURN(const std::string text, ReadImportFile(path));
  Message message;
  const auto parsed =
      google::protobuf::util::JsonStringToMessage(text, &message);
  if (!parsed.ok()) {
    return Invalid(path, absl::StrCat("is not the JSON it should be: ",
                                      parsed.message().ToString()));
  }
  return message;
}

std::string TextOf(const Struct& object, const std::string& member) {
  const auto found = object.fields().find(member);
  return found == object.fields().end() ? "" : found->second.string_value();
}

absl::StatusOr<std::string> RequiredText(const Struct& object,
                                         const std::string& member) {
  std::string text = TextOf(object, member);
  if (text.empty()) {
    return Invalid(kManifest,
                   absl::StrCat("\"", member, "\" must be a text of its own"));
  }
  return text;
}

// A programme stands by itself, so that it can be moved and given away.
absl::StatusOr<std::string> PathWithin(const std::string& directory,
                                       const std::string& file) {
  const std::filesystem::path path = std::filesystem::path(file);
  for (const auto& part : path) {
    if (path.is_absolute() || part == "..") {
      return Invalid(kManifest,
                     absl::StrCat("\"", file, "\" is outside the folder"));
    }
  }
  return (std::filesystem::path(directory) / path).string();
}

absl::StatusOr<Programme::File> ReadEntry(const google::protobuf::Value& value,
                                          const std::string& directory) {
  if (!value.has_struct_value()) {
    return Invalid(kManifest, "each of \"imports\" must be an object");
  }
  Programme::File file;
  CR_ASSIGN_OR_RETURN(file.source,
                      RequiredText(value.struct_value(), "source"));
  CR_ASSIGN_OR_RETURN(file.kind, RequiredText(value.struct_value(), "kind"));
  CR_ASSIGN_OR_RETURN(const std::string name,
                      RequiredText(value.struct_value(), "file"));
  CR_ASSIGN_OR_RETURN(file.path, PathWithin(directory, name));
  return file;
}

}  // namespace

absl::StatusOr<Programme> ReadProgramme(const std::string& directory) {
  const std::string path =
      (std::filesystem::path(directory) / kManifest).string();
  CR_ASSIGN_OR_RETURN(const Struct manifest, ReadJson<Struct>(path));
  Programme programme;
  programme.title = TextOf(manifest, "title");
  programme.note = TextOf(manifest, "note");
  CR_ASSIGN_OR_RETURN(programme.council_id,
                      RequiredText(manifest, "council_id"));
  CR_ASSIGN_OR_RETURN(const std::string council,
                      RequiredText(manifest, "council"));
  CR_ASSIGN_OR_RETURN(const std::string council_path,
                      PathWithin(directory, council));
  CR_ASSIGN_OR_RETURN(programme.council,
                      ReadJson<common::v1::Council>(council_path));
  const auto imports = manifest.fields().find("imports");
  if (imports == manifest.fields().end() ||
      imports->second.list_value().values().empty()) {
    return Invalid(kManifest, "\"imports\" must list at least one file");
  }
  for (const auto& value : imports->second.list_value().values()) {
    CR_ASSIGN_OR_RETURN(Programme::File file, ReadEntry(value, directory));
    programme.files.push_back(std::move(file));
  }
  return programme;
}

}  // namespace carereform::command_line
