#include "platform/recording.h"

#include <filesystem>
#include <utility>
#include <variant>

#include "platform/address_text.h"

namespace gramscope {
namespace {

RecorderOptions ofUdp(RecorderOptions options) {
  options.link_type = LinkType::kRaw;
  return options;
}

RecorderOptions ofUnix(RecorderOptions options) {
  options.link_type = LinkType::kUpperPdu;
  const std::filesystem::path path(options.path);
  auto name = path.stem();
  name += ".unix";
  name += path.extension();
  options.path = (path.parent_path() / name).string();
  return options;
}

bool isGroup(const SocketAddress& address) noexcept {
  const auto first = address.bytes[0];
  return address.family == Family::kIpv4 ? first >= 224 && first < 240 : first == 0xff;
}

/// The address as Gramscope writes it everywhere.
std::string textOf(const SocketName& name) {
  const auto* address = std::get_if<SocketAddress>(&name);
  if (address == nullptr) return "unix:" + std::get<std::string>(name);
  const std::string host = addressText(*address);
  const bool is_ipv4 = address->family == Family::kIpv4;
  return std::string("udp://") + (isGroup(*address) ? "@" : "") +
         (is_ipv4 ? host : '[' + host + ']') + ':' + std::to_string(address->port);
}

}  // namespace

Recording::Recording(RecorderOptions options)
    : options_(std::move(options)), udp_(ofUdp(options_)) {}

void Recording::add(std::uint32_t id, const Socket& socket) {
  const bool is_unix = socket.type() == SocketType::kUnix;
  if (is_unix && !unix_) unix_ = std::make_unique<Recorder>(ofUnix(options_));
  // The descriptor and its counter live as long as anybody asks.
  auto drops = [open = socket.current()] { return open->statistics().dropped; };
  (is_unix ? *unix_ : udp_).describe(id, textOf(socket.address()), std::move(drops));
}

void Recording::forget(std::uint32_t id) {
  udp_.forget(id);
  if (unix_) unix_->forget(id);
}

void Recording::append(std::span<const Datagram> batch) noexcept {
  if (batch.empty()) return;
  if (!batch[0].source_path) {
    udp_.append(batch);
  } else if (unix_) {
    unix_->append(batch);
  }
}

Recorder::Status Recording::finish() {
  udp_.finish();
  if (unix_) unix_->finish();
  return status();
}

Recorder::Status Recording::status() const {
  Recorder::Status sum = udp_.status();
  if (!unix_) return sum;
  const Recorder::Status other = unix_->status();
  sum.datagrams += other.datagrams;
  sum.lost += other.lost;
  sum.bytes += other.bytes;
  sum.waiting += other.waiting;
  if (sum.error == 0) sum.error = other.error;
  return sum;
}

}  // namespace gramscope
