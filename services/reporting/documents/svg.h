// The pieces that every chart is drawn of, as SVG that needs no style sheet of
// the page, and the frame that tells in words what a chart shows.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_SVG_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_SVG_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "services/reporting/documents/html_markup.h"

namespace carereform::reporting::documents {

// The width of every drawing, in pixels of its own grid. All places are whole
// pixels, so that a chart has the same bytes on every machine.
inline constexpr int64_t kDrawingWidth = 640;

// The Government Analysis Function's pair of colours, dark blue and orange, and
// the colours of text and paper.
inline constexpr absl::string_view kFirstColour = "#12436D";
inline constexpr absl::string_view kSecondColour = "#F46A25";
inline constexpr absl::string_view kTextColour = "#0b0c0c";
inline constexpr absl::string_view kPaperColour = "#ffffff";

// Returns how far `thousandths` reaches where `scale` thousandths reach
// `length` pixels; less than nought reaches nowhere. Requires `scale` > 0.
int64_t ScaledTo(int64_t length, int64_t thousandths, int64_t scale);

// Where a text stands against its place.
enum class Anchor { kStart, kMiddle, kEnd };
enum class Weight { kPlain, kBold };

// Returns a line of text on its baseline.
Markup SvgText(int64_t x, int64_t y, Anchor anchor, Weight weight,
               absl::string_view words);

// Returns how many pixels `words` take up at most, as far as that can be told
// without the font.
int64_t WidthOf(absl::string_view words);

struct Point {
  int64_t x = 0;
  int64_t y = 0;
};

enum class Dash { kNone, kDashed };

// Returns a straight line, `width` pixels wide.
Markup SvgLine(Point from, Point to, absl::string_view colour, int64_t width,
               Dash dash = Dash::kNone);

// What a chart says besides its drawing.
struct ChartWords {
  std::string id;           // Unique in the page.
  std::string title;        // The message, in a few words.
  std::string subtitle;     // What is drawn, in which unit, where and when.
  std::string description;  // All that the drawing shows, in words.
};

// Returns the figure with its caption. Whoever does not see the drawing is told
// its title and description in its place.
Markup ChartFigure(const ChartWords& words, int64_t height,
                   const Markup& drawn);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_SVG_H_
