#include "common/store/change_record.h"

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/errors.h"
#include "common/store/key_codec.h"

namespace carereform::store {
namespace {

constexpr uint8_t kVersion = 1;

void AppendText(absl::string_view text, std::string& out) {
  out.append(KeyWriter().Uint32(static_cast<uint32_t>(text.size())).key());
  out.append(text.data(), text.size());
}

// Takes the parts of a header from the front of its bytes.
class HeaderParser {
 public:
  explicit HeaderParser(absl::string_view bytes) : rest_(bytes) {}

  absl::Status Bytes(size_t count, std::string& out) {
    if (rest_.size() < count) return errors::Corrupt("a change record");
    out.assign(rest_.data(), count);
    rest_.remove_prefix(count);
    return absl::OkStatus();
  }
  absl::Status Byte(uint8_t& out) {
    KeyReader reader(rest_);
    if (!reader.Byte(out).ok()) return errors::Corrupt("a change record");
    rest_ = reader.rest();
    return absl::OkStatus();
  }
  absl::Status Uint32(uint32_t& out) {
    KeyReader reader(rest_);
    if (!reader.Uint32(out).ok()) return errors::Corrupt("a change record");
    rest_ = reader.rest();
    return absl::OkStatus();
  }
  absl::Status Uint64(uint64_t& out) {
    KeyReader reader(rest_);
    if (!reader.Uint64(out).ok()) return errors::Corrupt("a change record");
    rest_ = reader.rest();
    return absl::OkStatus();
  }
  absl::Status Text(std::string& out) {
    uint32_t size = 0;
    CR_RETURN_IF_ERROR(Uint32(size));
    return Bytes(size, out);
  }
  bool done() const { return rest_.empty(); }

 private:
  absl::string_view rest_;
};

absl::Status ParseEntry(HeaderParser& parser, ChangeEntry& entry) {
  uint8_t kind = 0;
  CR_RETURN_IF_ERROR(parser.Text(entry.resource));
  CR_RETURN_IF_ERROR(parser.Byte(kind));
  if (kind < static_cast<uint8_t>(ChangeKind::kCreated) ||
      kind > static_cast<uint8_t>(ChangeKind::kErased)) {
    return errors::Corrupt("a change record");
  }
  entry.kind = static_cast<ChangeKind>(kind);
  return parser.Bytes(kDigestBytes, entry.body_hash);
}

}  // namespace

std::string EncodeChangeHeader(const ChangeHeader& header) {
  std::string out =
      KeyWriter()
          .Byte(kVersion)
          .Uint64(header.revision)
          .Uint64(static_cast<uint64_t>(absl::ToUnixMicros(header.commit_time)))
          .key();
  AppendText(header.actor, out);
  AppendText(header.method, out);
  AppendText(header.request_id, out);
  out.append(
      KeyWriter().Uint32(static_cast<uint32_t>(header.entries.size())).key());
  for (const ChangeEntry& entry : header.entries) {
    AppendText(entry.resource, out);
    out.push_back(static_cast<char>(entry.kind));
    out.append(entry.body_hash);
  }
  out.append(header.previous_hash);
  return out;
}

absl::StatusOr<ChangeHeader> DecodeChangeHeader(absl::string_view bytes) {
  HeaderParser parser(bytes);
  ChangeHeader header;
  uint8_t version = 0;
  CR_RETURN_IF_ERROR(parser.Byte(version));
  if (version > kVersion) {
    return errors::Newer(absl::StrCat("change record ", version),
                         absl::StrCat("change record ", kVersion));
  }
  uint64_t micros = 0;
  uint32_t count = 0;
  CR_RETURN_IF_ERROR(parser.Uint64(header.revision));
  CR_RETURN_IF_ERROR(parser.Uint64(micros));
  header.commit_time = absl::FromUnixMicros(static_cast<int64_t>(micros));
  CR_RETURN_IF_ERROR(parser.Text(header.actor));
  CR_RETURN_IF_ERROR(parser.Text(header.method));
  CR_RETURN_IF_ERROR(parser.Text(header.request_id));
  CR_RETURN_IF_ERROR(parser.Uint32(count));
  if (count > bytes.size()) return errors::Corrupt("a change record");
  header.entries.resize(count);
  for (ChangeEntry& entry : header.entries) {
    CR_RETURN_IF_ERROR(ParseEntry(parser, entry));
  }
  CR_RETURN_IF_ERROR(parser.Bytes(kDigestBytes, header.previous_hash));
  if (version != kVersion || !parser.done())
    return errors::Corrupt("a change record");
  return header;
}

std::string BodyHash(absl::string_view salt, absl::string_view body) {
  return Sha256(absl::StrCat(salt, body));
}

}  // namespace carereform::store
