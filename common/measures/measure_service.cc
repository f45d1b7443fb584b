#include "common/measures/measure_service.h"

#include <utility>

#include "common/measures/measure_query.h"
#include "common/measures/measure_series.h"
#include "common/measures/measure_values.h"
#include "common/measures/series_breaks.h"
#include "common/rpc/errors.h"
#include "common/rpc/validation.h"
#include "common/types/resource_name.h"

namespace carereform::measures {
namespace {

constexpr char kSourcePattern[] = "councils/{council}/sources/{source}";

// The source in the name of a source or of a measure; empty if it has none.
std::string SourceOf(absl::string_view name) {
  for (const char* pattern : {kSourcePattern, kMeasurePattern}) {
    const auto ids = MatchName(pattern, name);
    if (ids.ok()) return (*ids)[1];
  }
  return "";
}

absl::Status CheckList(const v1::ListMeasuresRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kSourcePattern);
  return validation.Finish();
}

absl::Status CheckCompute(const v1::ComputeMeasureRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kMeasurePattern);
  return validation.Finish();
}

absl::Status CheckExplain(const v1::ExplainMeasureRequest& request) {
  rpc::Validation validation;
  validation.Name("measure.name", request.measure().name(), kMeasurePattern);
  return validation.Finish();
}

// Returns the measure of that name, with where its values can't be compared.
absl::StatusOr<v1::Measure> MeasureOf(const MeasureSource& source,
                                      const store::Reader& reader,
                                      const std::string& name) {
  CR_ASSIGN_OR_RETURN(const std::vector<v1::Measure> measures,
                      source.List(reader));
  CR_ASSIGN_OR_RETURN(v1::Measure measure, FindMeasure(measures, name));
  SeriesBreaks::BuiltIn().AddTo(SourceOf(name), measure);
  return measure;
}

absl::StatusOr<v1::ComputeMeasureResponse> Compute(
    const MeasureSource& source, const store::Reader& reader,
    const v1::ComputeMeasureRequest& request) {
  CR_ASSIGN_OR_RETURN(const v1::Measure measure,
                      MeasureOf(source, reader, request.name()));
  CR_ASSIGN_OR_RETURN(const MeasureQuery query,
                      CheckQuery(reader, measure, request));
  CR_ASSIGN_OR_RETURN(v1::ComputeMeasureResponse response,
                      source.Compute(reader, measure, query));
  Complete(measure, query, *response.mutable_value());
  for (v1::GroupValue& group : *response.mutable_groups()) {
    Complete(measure, query, *group.mutable_value());
  }
  return response;
}

absl::StatusOr<v1::MeasureExplanation> Explain(
    const MeasureSource& source, const store::Reader& reader,
    const v1::ComputeMeasureRequest& request) {
  CR_ASSIGN_OR_RETURN(const v1::Measure measure,
                      MeasureOf(source, reader, request.name()));
  CR_ASSIGN_OR_RETURN(const MeasureQuery query,
                      CheckQuery(reader, measure, request));
  CR_ASSIGN_OR_RETURN(v1::MeasureExplanation explanation,
                      source.Explain(reader, measure, query));
  Complete(measure, query, *explanation.mutable_value());
  explanation.set_method(measure.method());
  return explanation;
}

}  // namespace

MeasureService::MeasureService(const rpc::ServerParts& parts,
                               std::map<std::string, MeasuredSource> sources)
    : parts_(parts), sources_(std::move(sources)) {}

template <typename Request, typename Response, typename Check, typename Handler>
grpc::ServerUnaryReactor* MeasureService::Serve(
    grpc::CallbackServerContext* context, const std::string& resource,
    const Request* request, Response* response, Check check, Handler handler) {
  const auto source = sources_.find(SourceOf(resource));
  const bool known = source != sources_.end();
  // Any, where it is not here: the check refuses the call before it is used.
  const MeasuredSource owner =
      known ? source->second : sources_.begin()->second;
  return rpc::ServeRead(
      parts_, *owner.store, context, request, response,
      [&](const Request& asked) -> absl::Status {
        CR_RETURN_IF_ERROR(check(asked));
        return known ? absl::OkStatus() : rpc::errors::SourceNotFound();
      },
      [owner, handler](const store::Reader& reader, const rpc::Call&,
                       const Request& asked) {
        return handler(*owner.measures, reader, asked);
      });
}

grpc::ServerUnaryReactor* MeasureService::ListMeasures(
    grpc::CallbackServerContext* context,
    const v1::ListMeasuresRequest* request,
    v1::ListMeasuresResponse* response) {
  return Serve(
      context, request->parent(), request, response, &CheckList,
      [](const MeasureSource& source, const store::Reader& reader,
         const v1::ListMeasuresRequest& asked)
          -> absl::StatusOr<v1::ListMeasuresResponse> {
        v1::ListMeasuresResponse list;
        CR_ASSIGN_OR_RETURN(const std::vector<v1::Measure> measures,
                            source.List(reader));
        for (const v1::Measure& measure : measures) {
          v1::Measure& added = *list.add_measures();
          added = measure;
          SeriesBreaks::BuiltIn().AddTo(SourceOf(asked.parent()), added);
        }
        list.set_head_revision(static_cast<int64_t>(reader.head().revision));
        return list;
      });
}

grpc::ServerUnaryReactor* MeasureService::ComputeMeasure(
    grpc::CallbackServerContext* context,
    const v1::ComputeMeasureRequest* request,
    v1::ComputeMeasureResponse* response) {
  return Serve(context, request->name(), request, response, &CheckCompute,
               &Compute);
}

grpc::ServerUnaryReactor* MeasureService::ComputeMeasureSeries(
    grpc::CallbackServerContext* context,
    const v1::ComputeMeasureSeriesRequest* request,
    v1::ComputeMeasureSeriesResponse* response) {
  return Serve(context, request->name(), request, response, &CheckSeries,
               [](const MeasureSource& source, const store::Reader& reader,
                  const v1::ComputeMeasureSeriesRequest& asked)
                   -> absl::StatusOr<v1::ComputeMeasureSeriesResponse> {
                 CR_ASSIGN_OR_RETURN(const v1::Measure measure,
                                     MeasureOf(source, reader, asked.name()));
                 return ComputeSeries(source, reader, measure, asked);
               });
}

grpc::ServerUnaryReactor* MeasureService::ExplainMeasure(
    grpc::CallbackServerContext* context,
    const v1::ExplainMeasureRequest* request,
    v1::MeasureExplanation* response) {
  return Serve(context, request->measure().name(), request, response,
               &CheckExplain,
               [](const MeasureSource& source, const store::Reader& reader,
                  const v1::ExplainMeasureRequest& asked) {
                 return Explain(source, reader, asked.measure());
               });
}

}  // namespace carereform::measures
