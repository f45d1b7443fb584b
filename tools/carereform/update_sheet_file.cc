#include "tools/carereform/update_sheet_file.h"

#include <filesystem>
#include <sstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "tools/carereform/child_program.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/message_file.h"
#include "tools/carereform/private_folder.h"
#include "tools/carereform/written_file.h"

namespace carereform {
namespace data {

extern const absl::string_view kUpdateSheetCells;
extern const absl::string_view kUpdateSheetFile;
extern const absl::string_view kUpdateSheetOds;
extern const absl::string_view kUpdateSheetXlsx;

}  // namespace data

namespace command_line {
namespace {

// Debian's own, for which Debian's packages are installed.
constexpr char kPython[] = "/usr/bin/python3";
constexpr char kProgram[] = "update_sheet_file.py";
constexpr absl::Duration kLimit = absl::Seconds(60);

absl::Status RunProgram(const PrivateFolder& folder, const std::string& what,
                        const std::string& source, const std::string& result) {
  for (const auto& [name, text] :
       {std::pair("update_sheet_cells.py", data::kUpdateSheetCells),
        std::pair(kProgram, data::kUpdateSheetFile),
        std::pair("update_sheet_ods.py", data::kUpdateSheetOds),
        std::pair("update_sheet_xlsx.py", data::kUpdateSheetXlsx)}) {
    CR_RETURN_IF_ERROR(WritePrivateFile(folder.PathOf(name), text));
  }
  const absl::Status ended =
      RunChild({kPython,
                {"-s", "-B", folder.PathOf(kProgram), what, source, result},
                PrivateEnvironment(folder.path()),
                folder.PathOf("messages"),
                kLimit});
  if (ended.ok()) return absl::OkStatus();
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   "SHEET_PROGRAM_FAILED", ended.message());
}

absl::Status FileRefused(absl::string_view why) {
  return MakeError(absl::StatusCode::kInvalidArgument, "SHEET_FILE_REFUSED",
                   why);
}

}  // namespace

absl::StatusOr<std::string> WriteSheetFile(
    const improvement::v1::UpdateSheet& sheet, absl::string_view ending) {
  CR_ASSIGN_OR_RETURN(const PrivateFolder folder, PrivateFolder::Make());
  std::ostringstream json;
  PrintJson(sheet, json);
  const std::string source = folder.PathOf("sheet.json");
  const std::string result = folder.PathOf(absl::StrCat("sheet.", ending));
  CR_RETURN_IF_ERROR(WritePrivateFile(source, json.str()));
  CR_RETURN_IF_ERROR(RunProgram(folder, "write", source, result));
  return ReadText(result);
}

absl::StatusOr<improvement::v1::PreviewUpdateSheetRequest> ReadSheetFile(
    const std::string& path) {
  std::error_code error;
  const std::string absolute = std::filesystem::absolute(path, error).string();
  if (error || !std::filesystem::is_regular_file(absolute, error)) {
    return ReadText(path).status().ok() ? FileRefused("That is not a file.")
                                        : ReadText(path).status();
  }
  CR_ASSIGN_OR_RETURN(const PrivateFolder folder, PrivateFolder::Make());
  const std::string result = folder.PathOf("rows.json");
  CR_RETURN_IF_ERROR(RunProgram(folder, "read", absolute, result));
  CR_ASSIGN_OR_RETURN(const std::string json, ReadText(result));
  google::protobuf::Struct answer;
  if (google::protobuf::util::JsonStringToMessage(json, &answer).ok() &&
      answer.fields().count("refused") != 0) {
    return FileRefused(answer.fields().at("refused").string_value());
  }
  improvement::v1::PreviewUpdateSheetRequest rows;
  if (!google::protobuf::util::JsonStringToMessage(json, &rows).ok()) {
    return FileRefused(
        "The file is not an update sheet: its hidden rows or columns were "
        "changed. Take a new sheet.");
  }
  return rows;
}

}  // namespace command_line
}  // namespace carereform
