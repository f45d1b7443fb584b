// The words of common/markup in which the page of a return is written.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_HTML_MARKUP_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_HTML_MARKUP_H_

#include "common/markup/html_markup.h"

namespace carereform::reporting::documents {

using markup::Attribute;
using markup::Attributes;
using markup::BulletList;
using markup::Element;
using markup::EscapeHtml;
using markup::LinkWithin;
using markup::Markup;
using markup::Paragraph;
using markup::SummaryItem;
using markup::SummaryList;
using markup::Table;
using markup::TableRow;
using markup::Tag;
using markup::Text;

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_HTML_MARKUP_H_
