#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/log/log_source.h"
#include "core/replay/lateness.h"
#include "core/replay/routes.h"
#include "core/replay/schedule.h"
#include "core/replay/selection.h"
#include "platform/socket.h"
#include "platform/test_streams.h"

namespace gramscope {

/// Bytes that are replaced by as many others.
struct Replacement {
  std::vector<std::byte> from;
  std::vector<std::byte> to;
};

/// How close to a deadline a thread sleeps; from there on it waits in a loop.
enum class Timing : std::uint8_t { kExact, kBalanced, kFrugal };

struct PlayerOptions {
  RowSelection selection{};
  replay::RoutePlan routes{};
  replay::Pace pace{};
  /// Nanoseconds of the log.
  std::int64_t longest_gap = replay::Schedule::kNoLimit;
  /// Datagrams sent, after which it ends.
  std::uint64_t limit = UINT64_MAX;
  /// 0 for ever.
  std::uint64_t loops = 1;
  bool has_closing_gap = true;
  /// When the first one leaves, nanoseconds since 1970-01-01 UTC.
  std::optional<std::int64_t> start_at{};
  Timing timing = Timing::kBalanced;
  /// Whether datagrams leave from the ports that they came from, where those can be bound.
  bool keeps_source_ports = true;
  /// Hops; the system's where nothing is set.
  std::optional<int> ttl{};
  bool loopback = true;
  /// Where multicast leaves, and the zone of link-local destinations; 0 for where the system says.
  std::uint32_t interface_index = 0;
  std::vector<Replacement> replacements{};
  bool continues_rtp = false;
  bool sets_syslog_time = false;
  bool stops_on_error = false;
  bool begins_paused = false;
};

/// A row, or a time in nanoseconds since 1970-01-01 UTC: the first selected row that is not before
/// it.
struct SeekRow {
  std::uint64_t number;
};
struct SeekTime {
  std::int64_t time;
};
using SeekPlace = std::variant<SeekRow, SeekTime>;

enum class PlayerState : std::uint8_t { kWaiting, kPlaying, kPaused, kDone };

struct PlayerProgress {
  PlayerState state = PlayerState::kWaiting;
  /// The row that was dealt with last, and its time; 0 before the first.
  std::uint64_t row = 0;
  std::int64_t time = 0;
  /// From 1.
  std::uint64_t loop = 1;
  std::uint64_t sent = 0;
  std::uint64_t bytes = 0;
  std::uint64_t bits = 0;
  std::uint64_t errors = 0;
  replay::SkipCounts skipped{};
  /// Nanoseconds between the first and the last datagram, as they should have been and as they
  /// were.
  std::int64_t wanted = 0;
  std::int64_t achieved = 0;
  std::uint64_t stalls = 0;
};

/// Datagrams refused for one reason on the way to one destination.
struct SendRefusal {
  /// An errno value.
  int error;
  SocketName destination;
  std::uint64_t count;
  /// Of the first.
  std::uint64_t row;
  std::string detail;
};

struct UnboundPort {
  std::uint16_t port;
  /// An errno value.
  int error;
};

struct PlayerFailure {
  enum class Kind : std::uint8_t { kLogShrank, kSendRefused, kSystem, kMemory };
  Kind kind;
  /// Of kSystem and kSendRefused: an errno value, and the name of the call with static storage
  /// duration.
  int error = 0;
  const char* syscall = "";
  /// 0 where none was concerned.
  std::uint64_t row = 0;
};

struct PlayerReport {
  PlayerProgress progress;
  replay::Lateness lateness;
  std::vector<SendRefusal> refusals;
  std::vector<UnboundPort> unbound_ports;
  std::optional<PlayerFailure> failure;
};

class Playback;

/// What is sent: the datagrams of a log, or such as are made.
using PlayerSource = std::variant<LogSource, TestStreams>;

/// Sends datagrams on a thread of its own, while another reads those of a log ahead.
///
/// The controls may be called from any thread. They are done between two datagrams, in the order of
/// the calls.
class Player {
 public:
  /// `changed` is called on the player's thread when the state is another. Of test streams the rows
  /// are numbers, and of the options those count that are about pace and sockets, not about a log.
  /// Throws SystemError where no socket for test streams can be opened.
  Player(PlayerSource source, PlayerOptions options, std::function<void()> changed);
  /// Stops it.
  ~Player();
  Player(const Player&) = delete;
  Player& operator=(const Player&) = delete;

  void pause();
  void resume();
  /// Sends so many, and then nothing.
  void step(std::uint64_t count);
  /// Nothing for test streams, whose numbers only go up.
  void seek(const SeekPlace& place);
  void setPace(const replay::Pace& pace);
  void stop();

  PlayerProgress progress() const;
  PlayerReport report() const;

 private:
  std::unique_ptr<Playback> playback_;
};

}  // namespace gramscope
