#pragma once

#include <cstdint>
#include <string_view>

#include "core/file/layers.h"

namespace gramscope::file {

/// LINKTYPE_WIRESHARK_UPPER_PDU: tags that name a dissector of Wireshark, and then what it reads
/// (epan/exported_pdu.h of Wireshark).
inline constexpr std::uint32_t kExportedPdu = 252;

struct ExportedPdu {
  std::string_view dissector{};
  /// Whether it is a Unix datagram, as Gramscope writes them: `UNIX` in the protocol column.
  bool is_unix = false;
  /// Empty where the tags do not end.
  Slice payload{};
};

ExportedPdu readExportedPdu(const Slice& frame);

/// What the payload begins with, if the dissector is one below UDP.
Step ofDissector(const ExportedPdu& pdu);

}  // namespace gramscope::file
