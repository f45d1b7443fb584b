# Writes OUTPUT, a source file that defines SYMBOL as the bytes of INPUT.
file(READ ${INPUT} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
file(SIZE ${INPUT} size)
file(WRITE ${OUTPUT} "// Made from a data file; do not edit.
#include \"absl/strings/string_view.h\"
namespace carereform::data {
namespace {
constexpr unsigned char kBytes[] = {
${bytes}0x00};
}  // namespace
extern const absl::string_view ${SYMBOL};
const absl::string_view ${SYMBOL}(reinterpret_cast<const char*>(kBytes), ${size});
}  // namespace carereform::data
")
