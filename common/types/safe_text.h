// Text that others wrote, made safe to show.
#ifndef CR_COMMON_TYPES_SAFE_TEXT_H_
#define CR_COMMON_TYPES_SAFE_TEXT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace carereform {

// What stands for a character that cannot be shown.
inline constexpr char32_t kReplacementCharacter = 0xFFFD;

// Returns the characters of `text`, each byte that is not UTF-8 as
// kReplacementCharacter. Surrogates and overlong forms are not UTF-8.
std::vector<char32_t> CharactersOf(absl::string_view text);

// Appends `character` to `text` in UTF-8.
void AppendUtf8(char32_t character, std::string* text);

// Returns whether `character` changes the direction of what follows it, so that
// a reader can be shown other words than the ones that are there.
bool ChangesDirection(char32_t character);

// Returns whether `character` controls a terminal or printer. Tab, line feed
// and carriage return are not counted.
bool IsControl(char32_t character);

// Returns `text` in UTF-8 with each byte that is not UTF-8, each control and
// each change of direction as the replacement character.
std::string SafeText(absl::string_view text);

}  // namespace carereform

#endif  // CR_COMMON_TYPES_SAFE_TEXT_H_
