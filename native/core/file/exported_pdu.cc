#include "core/file/exported_pdu.h"

namespace gramscope::file {
namespace {

constexpr std::uint16_t kEnd = 0;
constexpr std::uint16_t kDissectorName = 12;
constexpr std::uint16_t kProtocolColumn = 33;

/// Texts may be padded with zeros to a multiple of four.
std::string_view textOf(std::span<const std::byte> bytes) {
  std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return text.substr(0, text.find('\0'));
}

}  // namespace

ExportedPdu readExportedPdu(const Slice& frame) {
  ExportedPdu pdu;
  Slice rest = frame;
  while (rest.has(4)) {
    const auto tag = rest.u16(0);
    const std::size_t length = rest.u16(2);
    if (!rest.has(4 + length)) break;
    const auto value = rest.bytes.subspan(4, length);
    rest = rest.after(4 + length);
    if (tag == kDissectorName) pdu.dissector = textOf(value);
    if (tag == kProtocolColumn && textOf(value) == "UNIX") pdu.is_unix = true;
    if (tag == kEnd) {
      pdu.payload = rest;
      return pdu;
    }
  }
  return {};
}

Step ofDissector(const ExportedPdu& pdu) {
  if (pdu.dissector == "ip") return {Layer::kIp, pdu.payload};
  if (pdu.dissector == "ipv6") return {Layer::kIpv6, pdu.payload};
  if (pdu.dissector.starts_with("eth_")) return {Layer::kEthernet, pdu.payload};
  return {};
}

}  // namespace gramscope::file
