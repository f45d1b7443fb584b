#include "common/store/key_codec.h"

namespace carereform::store {
namespace {

constexpr char kZero = '\x00';
constexpr char kEscaped = '\xff';
constexpr char kTerminator = '\x01';

absl::Status Malformed() {
  return absl::DataLossError("a stored key does not have the expected parts");
}

template <typename Unsigned>
void AppendBigEndian(Unsigned part, std::string& key) {
  for (int shift = 8 * (static_cast<int>(sizeof(Unsigned)) - 1); shift >= 0;
       shift -= 8) {
    key.push_back(static_cast<char>((part >> shift) & 0xff));
  }
}

template <typename Unsigned>
absl::Status TakeBigEndian(absl::string_view& rest, Unsigned& part) {
  if (rest.size() < sizeof(Unsigned)) return Malformed();
  part = 0;
  for (size_t i = 0; i < sizeof(Unsigned); ++i) {
    part = static_cast<Unsigned>((part << 8) |
                                 static_cast<unsigned char>(rest[i]));
  }
  rest.remove_prefix(sizeof(Unsigned));
  return absl::OkStatus();
}

}  // namespace

KeyWriter& KeyWriter::Byte(uint8_t part) {
  key_.push_back(static_cast<char>(part));
  return *this;
}

KeyWriter& KeyWriter::Uint32(uint32_t part) {
  AppendBigEndian(part, key_);
  return *this;
}

KeyWriter& KeyWriter::Uint64(uint64_t part) {
  AppendBigEndian(part, key_);
  return *this;
}

KeyWriter& KeyWriter::String(absl::string_view part) {
  for (const char c : part) {
    key_.push_back(c);
    if (c == kZero) key_.push_back(kEscaped);
  }
  key_.push_back(kZero);
  key_.push_back(kTerminator);
  return *this;
}

absl::Status KeyReader::Byte(uint8_t& part) {
  if (rest_.empty()) return Malformed();
  part = static_cast<uint8_t>(rest_[0]);
  rest_.remove_prefix(1);
  return absl::OkStatus();
}

absl::Status KeyReader::Uint32(uint32_t& part) {
  return TakeBigEndian(rest_, part);
}

absl::Status KeyReader::Uint64(uint64_t& part) {
  return TakeBigEndian(rest_, part);
}

absl::Status KeyReader::String(std::string& part) {
  part.clear();
  for (size_t i = 0; i + 1 < rest_.size(); ++i) {
    if (rest_[i] != kZero) {
      part.push_back(rest_[i]);
      continue;
    }
    ++i;
    if (rest_[i] == kTerminator) {
      rest_.remove_prefix(i + 1);
      return absl::OkStatus();
    }
    if (rest_[i] != kEscaped) return Malformed();
    part.push_back(kZero);
  }
  return Malformed();
}

std::string PrefixEnd(absl::string_view prefix) {
  std::string end(prefix);
  while (!end.empty() && end.back() == '\xff') end.pop_back();
  if (!end.empty()) ++end.back();
  return end;
}

}  // namespace carereform::store
