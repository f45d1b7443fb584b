#include "common/types/safe_text.h"

#include <cstddef>

namespace carereform {
namespace {

// How a first byte of UTF-8 begins a character.
struct Lead {
  size_t length;   // Bytes in all; 0 where the byte begins nothing.
  char32_t bits;   // What the first byte gives.
  char32_t least;  // Below this the form is overlong.
};

Lead LeadOf(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if ((byte & 0xE0) == 0xC0) return {2, char32_t(byte & 0x1F), 0x80};
  if ((byte & 0xF0) == 0xE0) return {3, char32_t(byte & 0x0F), 0x800};
  if ((byte & 0xF8) == 0xF0) return {4, char32_t(byte & 0x07), 0x10000};
  return {0, 0, 0};
}

bool IsSurrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

// Takes one character off the front of `text`.
char32_t TakeCharacter(absl::string_view* text) {
  const Lead lead = LeadOf(static_cast<unsigned char>((*text)[0]));
  char32_t character = lead.bits;
  bool whole = lead.length > 0 && lead.length <= text->size();
  for (size_t i = 1; whole && i < lead.length; ++i) {
    const auto byte = static_cast<unsigned char>((*text)[i]);
    whole = (byte & 0xC0) == 0x80;
    character = (character << 6) | (byte & 0x3Fu);
  }
  if (!whole || character < lead.least || character > 0x10FFFF ||
      IsSurrogate(character)) {
    text->remove_prefix(1);
    return kReplacementCharacter;
  }
  text->remove_prefix(lead.length);
  return character;
}

}  // namespace

std::vector<char32_t> CharactersOf(absl::string_view text) {
  std::vector<char32_t> characters;
  characters.reserve(text.size());
  while (!text.empty()) characters.push_back(TakeCharacter(&text));
  return characters;
}

void AppendUtf8(char32_t character, std::string* text) {
  const auto append = [text](char32_t byte) {
    text->push_back(static_cast<char>(static_cast<unsigned char>(byte)));
  };
  if (character < 0x80) {
    append(character);
  } else if (character < 0x800) {
    append(0xC0 | (character >> 6));
    append(0x80 | (character & 0x3F));
  } else if (character < 0x10000) {
    append(0xE0 | (character >> 12));
    append(0x80 | ((character >> 6) & 0x3F));
    append(0x80 | (character & 0x3F));
  } else {
    append(0xF0 | (character >> 18));
    append(0x80 | ((character >> 12) & 0x3F));
    append(0x80 | ((character >> 6) & 0x3F));
    append(0x80 | (character & 0x3F));
  }
}

bool ChangesDirection(char32_t character) {
  return character == 0x061C || character == 0x200E || character == 0x200F ||
         (character >= 0x202A && character <= 0x202E) ||
         (character >= 0x2066 && character <= 0x2069);
}

bool IsControl(char32_t character) {
  if (character == '\t' || character == '\n' || character == '\r') return false;
  return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

std::string SafeText(absl::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char32_t c : CharactersOf(text)) {
    const bool hidden = IsControl(c) || ChangesDirection(c);
    AppendUtf8(hidden ? kReplacementCharacter : c, &safe);
  }
  return safe;
}

}  // namespace carereform
