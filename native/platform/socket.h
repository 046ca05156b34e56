#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/address.h"
#include "platform/datagram_socket.h"

namespace gramscope {

enum class SocketType : std::uint8_t { kUdp4, kUdp6, kUnix };

/// A UDP address, or the path of a Unix socket: `@name` in the abstract namespace, empty for one
/// without a name.
using SocketName = std::variant<SocketAddress, std::string>;

struct UdpBinding {
  SocketAddress address;
  /// SO_REUSEADDR.
  bool reuse_address = false;
  /// SO_REUSEPORT: the system spreads datagrams over the sockets on one port.
  bool reuse_port = false;
  /// IPV6_V6ONLY.
  bool ipv6_only = false;
};

/// Who may send to a Unix socket with a path, which is who may write to its file (unix(7)).
enum class UnixSenders : std::uint8_t {
  /// As the umask of the process says.
  kOfUmask,
  kOwner,
  kEverybody,
};

/// Bytes of payload and bookkeeping that the kernel queues for a socket. `got` is less than `asked`
/// where the system has a limit.
struct BufferSize {
  int asked = 0;
  int got = 0;
};

enum class SocketOption : std::uint8_t {
  kBroadcast,
  /// Hops of unicast datagrams.
  kTtl,
  /// Hops of multicast datagrams.
  kMulticastTtl,
  /// Whether this machine hears what it sends to groups.
  kMulticastLoopback,
  /// Bytes; what is read back includes the bookkeeping of the system, as in Node.
  kReceiveBuffer,
  kSendBuffer,
};

/// RFC 3678.
struct Membership {
  SocketAddress group;
  /// 0 lets the system choose by route.
  std::uint32_t interface_index = 0;
  /// Only datagrams from there, where set.
  std::optional<SocketAddress> source;

  friend bool operator==(const Membership&, const Membership&) = default;
};

/// A datagram socket that a program holds: opened when the first call needs it, with options that
/// may be set before it is bound, and outlive another bind(). Every call throws SystemError.
class Socket {
 public:
  struct Options {
    /// Names the socket in datagrams and towards a receiver.
    std::uint32_t id;
    SocketType type;
    /// Ask for the details of each datagram: see Datagram. Without, it has a time of arrival at
    /// the program, and neither TTL, traffic class, interface nor credentials.
    bool packet_info = false;
    /// Keep errors that ICMP reports about datagrams sent, also of an unconnected socket.
    bool icmp_errors = false;
  };

  explicit Socket(const Options& options) : options_(options) {}
  ~Socket();
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  SocketType type() const noexcept { return options_.type; }

  /// The open socket; null before the first call that needs one.
  const std::shared_ptr<DatagramSocket>& current() const noexcept { return current_; }

  /// The open socket, opened now if it was not.
  const std::shared_ptr<DatagramSocket>& opened();

  /// Binds a UDP socket. One that is bound already gives way to a fresh one with the same options
  /// and memberships; if that fails it stays.
  void bind(const UdpBinding& binding);

  /// Binds a Unix socket. Replaces the file of a socket on which no process listens; throws
  /// EADDRINUSE where one does, or where the file is no socket. Abstract names have no permissions.
  void bindPath(const std::string& path, UnixSenders senders = UnixSenders::kOfUmask);

  /// Takes over a descriptor; EINVAL where its domain or type is another.
  void adopt(int fd);

  /// Fixes the peer of a UDP socket, or frees that of any.
  void connect(const std::optional<SocketAddress>& peer);

  /// Fixes the peer of a Unix socket, which need not be bound.
  void connectPath(const std::string& path);

  SocketName address() const;
  SocketName peer() const;

  void set(SocketOption option, int value);
  int get(SocketOption option);

  /// Of kReceiveBuffer or kSendBuffer, in bytes that can be used; of an open socket alone, else 0.
  BufferSize buffer(SocketOption option) const noexcept;

  /// Where multicast goes out: an IPv4 address of the interface, or an address of either family
  /// with the index of the interface as its zone.
  void setMulticastInterface(const SocketAddress& address);
  void join(const Membership& membership);
  void leave(const Membership& membership);

  struct Statistics {
    SocketStatistics counters;
    BufferSize receive_buffer;
  };

  /// Of all descriptors that the socket has had.
  Statistics statistics() const noexcept;

  /// Lets go of the descriptor and removes the file that bindPath() made, if it is still that one.
  /// A receiver must have let go of it before. The second time does nothing.
  void close() noexcept;

 private:
  /// Which file bindPath() made, so that no other is ever removed.
  struct BoundFile {
    std::string path;
    std::uint64_t device;
    std::uint64_t inode;
  };

  std::shared_ptr<DatagramSocket> open() const;
  void askForInternet(DatagramSocket::Handle handle) const;
  void carryOver(DatagramSocket::Handle handle) const;
  void replaceBy(std::shared_ptr<DatagramSocket> fresh) noexcept;
  DatagramSocket::Handle descriptor();

  const Options options_;
  std::shared_ptr<DatagramSocket> current_;
  bool is_bound_ = false;
  std::map<SocketOption, int> values_;
  std::optional<SocketAddress> multicast_interface_;
  std::vector<Membership> memberships_;
  std::optional<BoundFile> file_;
  /// Of descriptors that were replaced.
  SocketStatistics earlier_;
};

}  // namespace gramscope
