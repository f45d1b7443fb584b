#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "common/types/safe_text.h"
#include "services/reporting/documents/html_sections.h"

namespace carereform::reporting::documents {
namespace {

constexpr absl::string_view kScreen = R"css(
*{box-sizing:border-box}
html{color:#0b0c0c;background:#fff;font:1.1875rem/1.4 Arial,Helvetica,sans-serif}
body{margin:0}
a{color:#1a65a6;text-underline-offset:.15em}
a:hover{color:#0f385c}
a:focus,.scroll:focus,main:focus-visible{outline:3px solid #0b0c0c;
 box-shadow:0 0 0 6px #fd0}
main:focus:not(:focus-visible){outline:0}
.skip{position:absolute;left:-999em}
.skip:focus{position:static;display:block;padding:.75em;background:#fd0;
 color:#0b0c0c}
.banner{background:#ffee80;border-bottom:4px solid #7a3c1c;padding:.75rem 1rem;
 font-weight:bold}
.banner p{max-width:72rem;margin:0 auto}
main{display:block;max-width:74rem;margin:0 auto;padding:1.5rem 1rem 4rem}
.council{margin:0;color:#484949;font-size:1.5rem}
h1{font-size:2.5rem;line-height:1.1;margin:.25rem 0 1rem}
h2{font-size:1.9rem;line-height:1.15;margin:3rem 0 .75rem;padding-top:.75rem;
 border-top:4px solid #12436d}
h3{font-size:1.5rem;line-height:1.2;margin:2.25rem 0 .75rem}
h4{font-size:1.25rem;line-height:1.25;margin:1.75rem 0 .5rem}
h5{font-size:1.1rem;margin:1.25rem 0 .5rem}
p,ul,ol{max-width:44rem;margin:0 0 1rem}
li{margin-bottom:.25rem}
.lead{font-size:1.5rem}
.data-note{border-left:5px solid #7a3c1c;padding:.1rem .75rem;color:#7a3c1c;
 font-size:1rem}
nav h2{font-size:1.1875rem;border:0;margin:0;padding:0 0 .5rem}
nav ol{padding-left:1.5rem}
code{font-size:.85em;overflow-wrap:anywhere}
.scroll{overflow-x:auto;margin:0 0 1.5rem}
table{border-collapse:collapse;width:100%;font-size:1rem;line-height:1.35}
caption{font-weight:bold;font-size:1.1rem;text-align:left;padding:0 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;
 border-bottom:1px solid #b1b4b6;overflow-wrap:break-word}
thead th{border-bottom:2px solid #0b0c0c}
tbody th{font-weight:bold}
.beside{table-layout:fixed;min-width:34rem}
.beside th:first-child{width:10.5rem}
.beside td,.beside th{border-right:1px solid #e0e1e2;padding-left:.75rem}
.beside th:first-child{padding-left:0}
.beside td:last-child,.beside thead th:last-child{border-right:0}
:target{background:#fff7bf}
.value{font-size:1.2em;white-space:nowrap}
.beside .value{font-size:1.5em}
.nowrap{white-space:nowrap}
.below{display:block;color:#484949;font-size:.9375rem;font-weight:normal}
.summary{margin:0 0 1.5rem;border-top:1px solid #b1b4b6}
.summary>div{display:grid;grid-template-columns:12rem 1fr;gap:0 1.5rem;
 padding:.6rem 0;border-bottom:1px solid #b1b4b6}
.summary dt{font-weight:bold}
.summary dd{margin:0;max-width:52rem}
.summary ul{margin:0;padding-left:1.2rem}
.tag{display:inline-block;padding:.1em .5em;background:#e5e6e7;color:#282d30;
 font-size:1rem;white-space:nowrap}
.tag-met{background:#cfe4dc;color:#083d29}
.tag-missed{background:#f4d7d7;color:#651b1b}
.tag-warning{background:#ffee80;color:#7a3c1c}
.tally{list-style:none;display:flex;flex-wrap:wrap;gap:1rem;padding:0;
 max-width:none}
.tally li{flex:1 1 12rem;border-top:5px solid #12436d;background:#f4f8fb;
 padding:.75rem 1rem;margin:0}
.big{display:block;font-size:3rem;line-height:1;font-weight:bold}
.halves{display:grid;grid-template-columns:repeat(auto-fit,minmax(22rem,1fr));
 gap:0 3rem}
.columns{font-size:1rem;max-width:none}
.target,.group{margin-bottom:2.5rem}
figure{margin:0 0 1.25rem;overflow-x:auto}
figcaption strong{display:block}
.subtitle{display:block;color:#484949;font-size:1rem;margin-bottom:.5rem}
svg{display:block;width:100%;min-width:26rem;max-width:40rem;height:auto}
@media (max-width:40rem){.halves{display:block}html{font-size:100%}h1{font-size:2rem}
 .summary>div{display:block}}
)css";

constexpr absl::string_view kPrint = R"css(
@media print{
html{font-size:10pt}
a{color:inherit;text-decoration:none}
.skip,nav{display:none}
.banner{border:2px solid #7a3c1c;-webkit-print-color-adjust:exact;
 print-color-adjust:exact}
main{max-width:none;padding:1rem 0}
p,ul,ol{max-width:none}
h1{font-size:22pt}h2{font-size:17pt;margin-top:1.5rem}h3{font-size:13pt}
h4{font-size:11.5pt}
h2,h3,h4,h5,caption,figcaption,.data-note,.aim{break-after:avoid}
tr,figure,.summary>div,.tally{break-inside:avoid}
thead{display:table-header-group;break-after:avoid}
tbody tr:first-child{break-before:avoid}
table{font-size:8.5pt}
th,td{padding:.3rem .6rem .3rem 0}
.below,.data-note,.tag{font-size:8.5pt}
.scroll,figure{overflow:visible}
.beside{min-width:0}.beside th:first-child{width:7.5rem}
svg{max-width:40rem;min-width:0}
.tag,.tally li,rect{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.tag{border:1px solid currentColor}
}
)css";

// Returns `text` as a CSS string. Every character that is not a letter, digit
// or space is written by number and a space, so that none can end the string or
// the style.
std::string CssString(absl::string_view text) {
  std::string css = "\"";
  for (const char32_t c : CharactersOf(SafeText(text))) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       (c >= '0' && c <= '9') || c == ' ';
    if (plain) {
      AppendUtf8(c, &css);
    } else {
      absl::StrAppendFormat(&css, "\\%x ", static_cast<uint32_t>(c));
    }
  }
  return css + "\"";
}

}  // namespace

std::string StyleSheet(const v1::Cover& cover, const Imprint& imprint) {
  const std::string notes = absl::StrJoin(cover.data_notes(), "; ");
  const std::string name =
      absl::StrCat(cover.council(), ", progress return ", cover.quarter(), ", ",
                   PrintStanding(cover), ", version ", cover.version(), ", ",
                   EditionName(imprint));
  return absl::StrCat(
      kScreen, kPrint,
      "@page{size:A4;margin:20mm 14mm 18mm;"
      "@top-center{font:bold 9pt Arial,Helvetica,sans-serif;content:",
      CssString(notes),
      "}@bottom-left{font:8pt Arial,Helvetica,sans-serif;content:",
      CssString(name),
      "}@bottom-right{font:8pt Arial,Helvetica,sans-serif;"
      "content:\"Page \" counter(page) \" of \" counter(pages)}}\n");
}

}  // namespace carereform::reporting::documents
