// Order-preserving encoding of composite keys.
//
// Comparing two encoded keys byte by byte gives the same order as comparing
// their parts in turn, so a prefix of the parts is a range of the keys.
//
//   uint8    1 byte
//   uint32   4 bytes, big-endian
//   uint64   8 bytes, big-endian
//   string   bytes, with 00 written as 00 FF, then 00 01
//
// The format is stored on disk: it must never change. key_codec_test.cc holds
// golden bytes.

#ifndef CR_COMMON_STORE_KEY_CODEC_H_
#define CR_COMMON_STORE_KEY_CODEC_H_

#include <cstdint>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace carereform::store {

// Builds one key, part by part.
class KeyWriter {
 public:
  KeyWriter() = default;
  // Starts from a key that is there already, such as a prefix.
  explicit KeyWriter(std::string prefix) : key_(std::move(prefix)) {}

  KeyWriter& Byte(uint8_t part);
  KeyWriter& Uint32(uint32_t part);
  KeyWriter& Uint64(uint64_t part);
  KeyWriter& String(absl::string_view part);

  // The key so far.
  const std::string& key() const& { return key_; }
  std::string key() && { return std::move(key_); }

 private:
  std::string key_;
};

// Reads the parts of one key in the order they were written. Each function
// returns DATA_LOSS, with no reason, where the key has no such part.
class KeyReader {
 public:
  explicit KeyReader(absl::string_view key) : rest_(key) {}

  absl::Status Byte(uint8_t& part);
  absl::Status Uint32(uint32_t& part);
  absl::Status Uint64(uint64_t& part);
  absl::Status String(std::string& part);

  // What is left.
  absl::string_view rest() const { return rest_; }

 private:
  absl::string_view rest_;
};

// Returns the first key after every key that begins with `prefix`; empty, which
// stands for "no end", when there is none.
std::string PrefixEnd(absl::string_view prefix);

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_KEY_CODEC_H_
