#include "core/streams/stream_label.h"

#include <algorithm>

#include "core/streams/rtp_analysis.h"
#include "core/streams/rtp_payload_types.h"
#include "core/streams/transport_analysis.h"

namespace gramscope::streams {
namespace {

/// The payload type with the most packets: comfort noise and digits are types of their own.
std::string labelOf(const RtpAnalysis& analysis) {
  const auto* source = analysis.mainSource();
  if (source == nullptr || source->payloadTypes().empty()) return {};
  const auto most = std::ranges::max_element(source->payloadTypes(), {},
                                             &std::pair<std::uint8_t, std::uint64_t>::second);
  return payloadTypeName(most->first);
}

std::string labelOf(const TransportAnalysis& analysis) {
  const auto& programs = analysis.tables().programs();
  if (programs.empty()) return {};
  if (programs.size() > 1) return std::to_string(programs.size()) + " programs";
  return programs.front().name.empty() ? "1 program" : programs.front().name;
}

}  // namespace

std::string labelOf(const PayloadAnalysis& analysis) {
  switch (analysis.protocol()) {
    case Protocol::kRtp:
      return labelOf(static_cast<const RtpAnalysis&>(analysis));
    case Protocol::kTransport:
      return labelOf(static_cast<const TransportAnalysis&>(analysis));
    case Protocol::kTest:
    case Protocol::kSequence:
      break;
  }
  return {};
}

}  // namespace gramscope::streams
