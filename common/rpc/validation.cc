#include "common/rpc/validation.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/types/resource_name.h"

namespace carereform::rpc {
namespace {

constexpr size_t kMaxWordCharacters = 63;
constexpr char kRequired[] = "is required";

// How much of the values of an enum is told: a request may lack several, and an
// error has room for some of them alone.
constexpr size_t kMostValueCharacters = 200;

// Counts the characters of valid UTF-8; nothing for other bytes.
std::optional<int> CountCharacters(absl::string_view text) {
  int count = 0;
  for (size_t i = 0; i < text.size(); ++count) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const int more = lead < 0x80             ? 0
                     : (lead & 0xe0) == 0xc0 ? 1
                     : (lead & 0xf0) == 0xe0 ? 2
                     : (lead & 0xf8) == 0xf0 ? 3
                                             : -1;
    if (more < 0 || i + more >= text.size()) return std::nullopt;
    for (int k = 1; k <= more; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) {
        return std::nullopt;
      }
    }
    i += more + 1;
  }
  return count;
}

bool IsWordCharacter(char c) {
  return absl::ascii_islower(c) || absl::ascii_isdigit(c) || c == '-' ||
         c == '_';
}

}  // namespace

void Validation::RefuseUnset(absl::string_view field,
                             const google::protobuf::EnumDescriptor& type) {
  std::string words;
  int told = 0;
  int left = 0;
  for (int i = 0; i < type.value_count(); ++i) {
    if (type.value(i)->number() == 0) continue;
    const std::string& word = type.value(i)->name();
    if (left > 0 || words.size() + word.size() > kMostValueCharacters) {
      ++left;
      continue;
    }
    absl::StrAppend(&words, told++ == 0 ? "" : ", ", word);
  }
  if (left > 0) absl::StrAppend(&words, " and ", left, " more");
  Refuse(field, absl::StrCat("is required: choose one of ", words));
}

void Validation::Refuse(absl::string_view field,
                        absl::string_view description) {
  violations_.push_back({std::string(field), std::string(description)});
}

void Validation::Require(bool holds, absl::string_view field,
                         absl::string_view description) {
  if (!holds) Refuse(field, description);
}

void Validation::Name(absl::string_view field, absl::string_view value,
                      absl::string_view pattern, Presence presence) {
  if (value.empty()) {
    if (presence == Presence::kRequired) {
      Refuse(field, absl::StrCat("is required: ", pattern));
    }
    return;
  }
  const auto ids = MatchName(pattern, value);
  if (!ids.ok()) Refuse(field, ids.status().message());
}

void Validation::Id(absl::string_view field, absl::string_view value,
                    Presence presence) {
  if (value.empty()) {
    if (presence == Presence::kRequired) Refuse(field, kRequired);
    return;
  }
  const absl::Status valid = ValidateId(value);
  if (!valid.ok()) Refuse(field, valid.message());
}

void Validation::Word(absl::string_view field, absl::string_view value,
                      Presence presence) {
  if (value.empty()) {
    if (presence == Presence::kRequired) Refuse(field, kRequired);
    return;
  }
  if (value.size() > kMaxWordCharacters ||
      !std::all_of(value.begin(), value.end(), IsWordCharacter)) {
    Refuse(field,
           "has to be 1 to 63 lower-case letters, digits, hyphens and "
           "underscores, such as home_first");
  }
}

void Validation::Text(absl::string_view field, absl::string_view value,
                      int max_characters, Presence presence) {
  if (value.empty()) {
    if (presence == Presence::kRequired) Refuse(field, kRequired);
    return;
  }
  const std::optional<int> count = CountCharacters(value);
  if (!count.has_value()) {
    Refuse(field, "is not valid UTF-8 text");
  } else if (*count > max_characters) {
    Refuse(field, absl::StrCat("has ", *count, " characters and may have ",
                               max_characters, ": shorten it"));
  }
}

std::optional<absl::CivilDay> Validation::Date(absl::string_view field,
                                               bool present,
                                               const google::type::Date& value,
                                               Presence presence) {
  if (!present) {
    if (presence == Presence::kRequired) Refuse(field, kRequired);
    return std::nullopt;
  }
  const auto day = ToDay(value);
  if (day.ok()) return *day;
  Refuse(field, day.status().message());
  return std::nullopt;
}

std::optional<DayOrMonth> Validation::DateOrMonth(
    absl::string_view field, bool present, const google::type::Date& value,
    Presence presence) {
  if (!present) {
    if (presence == Presence::kRequired) Refuse(field, kRequired);
    return std::nullopt;
  }
  const auto day = ToDayOrMonth(value);
  if (day.ok()) return *day;
  Refuse(field, day.status().message());
  return std::nullopt;
}

void Validation::PageSize(int32_t value) {
  Require(value >= 0, "page_size",
          "is negative: give 0 for the usual size, or how many to return");
}

void Validation::RequestId(absl::string_view value) {
  if (value.empty()) return;
  bool uuid = value.size() == 36;
  for (size_t i = 0; uuid && i < value.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    uuid = hyphen ? value[i] == '-' : absl::ascii_isxdigit(value[i]);
  }
  Require(uuid, "request_id",
          "has to be a UUID such as 6f1c2a1e-0d2f-4c55-9d0a-3f1f5a1b2c3d");
}

absl::Status Validation::Finish() const {
  return violations_.empty() ? absl::OkStatus() : InvalidFields(violations_);
}

}  // namespace carereform::rpc
