#include "core/streams/stream_key.h"

#include <bit>
#include <cstring>
#include <random>

namespace gramscope::streams {
namespace {

SocketAddress withPort(SocketAddress address, std::uint16_t port) noexcept {
  address.port = port;
  return address;
}

/// SipHash with one round a word and three at the end (Aumasson and Bernstein, SipHash: a fast
/// short-input PRF, 2012), of words alone.
class SipHash {
 public:
  explicit SipHash(const StreamKeyHash::Secret& secret) noexcept
      : state_{secret[0] ^ 0x736f6d6570736575, secret[1] ^ 0x646f72616e646f6d,
               secret[0] ^ 0x6c7967656e657261, secret[1] ^ 0x7465646279746573} {}

  void add(std::uint64_t word) noexcept {
    state_[3] ^= word;
    mix();
    state_[0] ^= word;
  }

  std::uint64_t finish() noexcept {
    state_[2] ^= 0xff;
    for (int round = 0; round < 3; ++round) mix();
    return state_[0] ^ state_[1] ^ state_[2] ^ state_[3];
  }

 private:
  void mix() noexcept {
    auto& [a, b, c, d] = state_;
    a += b;
    c += d;
    b = std::rotl(b, 13) ^ a;
    d = std::rotl(d, 16) ^ c;
    a = std::rotl(a, 32);
    c += b;
    a += d;
    b = std::rotl(b, 17) ^ c;
    d = std::rotl(d, 21) ^ a;
    c = std::rotl(c, 32);
  }

  std::array<std::uint64_t, 4> state_;
};

void add(SipHash& hash, const SocketAddress& address) noexcept {
  std::array<std::uint64_t, sizeof(SocketAddress) / sizeof(std::uint64_t)> words;
  static_assert(sizeof(words) == sizeof(SocketAddress), "no padding, so that all of it counts");
  std::memcpy(words.data(), &address, sizeof(words));
  for (const auto word : words) hash.add(word);
}

std::uint64_t randomWord(std::random_device& device) {
  return std::uint64_t{device()} << 32 | device();
}

}  // namespace

StreamKey keyOf(const IndexBlock& block, const IndexRow& row) noexcept {
  const RowOrigin& origin = block.origin(row.origin);
  const auto direction = static_cast<Direction>(row.flags & IndexRow::kDirection);
  return {.source = withPort(block.address(row.source), row.source_port),
          .destination = withPort(block.address(row.destination), row.destination_port),
          .socket = origin.socket,
          .interface_index = origin.interface_index,
          .is_outbound = direction == Direction::kOutbound};
}

StreamKeyHash::StreamKeyHash() {
  std::random_device device;
  secret_ = {randomWord(device), randomWord(device)};
}

std::uint64_t StreamKeyHash::operator()(const StreamKey& key) const noexcept {
  SipHash hash(secret_);
  add(hash, key.source);
  add(hash, key.destination);
  hash.add(std::uint64_t{key.socket} << 32 | key.interface_index);
  hash.add(key.is_outbound ? 1 : 0);
  return hash.finish();
}

}  // namespace gramscope::streams
