#include "common/backup/manifest.h"

#include <set>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/backup/errors.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/types/resource_name.h"
#include "nlohmann/json.hpp"

namespace carereform::backup {
namespace {

using nlohmann::json;

constexpr char kFormatPrefix[] = "carereform backup ";
constexpr char kFormat[] = "carereform backup 1";
constexpr char kTimeFormat[] = "%Y-%m-%dT%H:%M:%SZ";

absl::Status Wrong() {
  return errors::Damaged("its manifest is not what was written");
}

// The digest of a manifest without its digest: members are in one order.
std::string DigestOf(json manifest) {
  manifest.erase("digest");
  return store::Sha256Hex(manifest.dump());
}

json SourceJson(const ManifestSource& source) {
  json councils = json::array();
  for (const auto& [council, mark] : source.marks) {
    councils.push_back({{"council", council},
                        {"revision", mark.revision},
                        {"hash", absl::BytesToHexString(mark.hash)},
                        {"lineage", absl::BytesToHexString(mark.lineage)}});
  }
  return {
      {"source", source.source},      {"file", FileNameOf(source.source)},
      {"rows", source.file.rows},     {"size_bytes", source.file.size_bytes},
      {"sha256", source.file.sha256}, {"councils", std::move(councils)}};
}

// Reads a manifest whose digest is right, so that everything is there.
Manifest Read(const json& document) {
  Manifest manifest;
  std::string problem;
  absl::ParseTime(kTimeFormat, document.at("created").get<std::string>(),
                  &manifest.created, &problem);
  for (const json& entry : document.at("sources")) {
    ManifestSource& source = manifest.sources.emplace_back();
    source.source = entry.at("source").get<std::string>();
    source.file = {entry.at("rows").get<uint64_t>(),
                   entry.at("size_bytes").get<uint64_t>(),
                   entry.at("sha256").get<std::string>()};
    for (const json& council : entry.at("councils")) {
      source.marks[council.at("council").get<std::string>()] = {
          council.at("revision").get<uint64_t>(),
          absl::HexStringToBytes(council.at("hash").get<std::string>()),
          absl::HexStringToBytes(council.at("lineage").get<std::string>())};
    }
  }
  return manifest;
}

// A source's id is the name of a file and of a folder.
bool IdsAreGood(const Manifest& manifest) {
  std::set<std::string> seen;
  for (const ManifestSource& source : manifest.sources) {
    if (!ValidateId(source.source).ok() || !seen.insert(source.source).second) {
      return false;
    }
  }
  return !manifest.sources.empty();
}

}  // namespace

std::string FileNameOf(absl::string_view source) {
  return absl::StrCat(source, ".backup");
}

std::string FormatManifest(const Manifest& manifest) {
  json document = {{"format", kFormat},
                   {"created", absl::FormatTime(kTimeFormat, manifest.created,
                                                absl::UTCTimeZone())},
                   {"sources", json::array()}};
  for (const ManifestSource& source : manifest.sources) {
    document["sources"].push_back(SourceJson(source));
  }
  document["digest"] = DigestOf(document);
  return document.dump(2) + "\n";
}

absl::StatusOr<Manifest> ParseManifest(absl::string_view text) {
  const json document = json::parse(text.begin(), text.end(), nullptr,
                                    /*allow_exceptions=*/false);
  if (!document.is_object() || !document.contains("format") ||
      !document["format"].is_string()) {
    return Wrong();
  }
  const auto format = document["format"].get<std::string>();
  if (format != kFormat) {
    return absl::StartsWith(format, kFormatPrefix) ? errors::Newer(format)
                                                   : Wrong();
  }
  if (!document.contains("digest") || !document["digest"].is_string() ||
      document["digest"].get<std::string>() != DigestOf(document)) {
    return Wrong();
  }
  // Who made up a digest too is caught here: the library throws.
  try {
    Manifest manifest = Read(document);
    if (!IdsAreGood(manifest)) return Wrong();
    return manifest;
  } catch (const json::exception&) {
    return Wrong();
  }
}

}  // namespace carereform::backup
