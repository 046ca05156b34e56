#include "platform/player.h"

#include <utility>
#include <variant>

#include "platform/shared/playback.h"
#include "platform/shared/replay_feed.h"
#include "platform/shared/test_stream_feed.h"

namespace gramscope {

namespace {

struct MakeFeed {
  const PlayerOptions& options;
  std::function<void()> ready;

  std::unique_ptr<PlayerFeed> operator()(LogSource& source) {
    return std::make_unique<ReplayFeed>(std::move(source), options, std::move(ready));
  }
  std::unique_ptr<PlayerFeed> operator()(TestStreams& streams) {
    return std::make_unique<TestStreamFeed>(std::move(streams), options);
  }
};

}  // namespace

Player::Player(PlayerSource source, PlayerOptions options, std::function<void()> changed)
    : playback_(std::make_unique<Playback>(
          [&source](const PlayerOptions& given, std::function<void()> ready) {
            return std::visit(MakeFeed{given, std::move(ready)}, source);
          },
          std::move(options), std::move(changed))) {}

Player::~Player() = default;

void Player::pause() { playback_->command(PauseCommand{}); }
void Player::resume() { playback_->command(ResumeCommand{}); }
void Player::step(std::uint64_t count) { playback_->command(StepCommand{count}); }
void Player::seek(const SeekPlace& place) { playback_->command(place); }
void Player::setPace(const replay::Pace& pace) { playback_->command(pace); }
void Player::stop() { playback_->command(StopCommand{}); }

PlayerProgress Player::progress() const { return playback_->progress(); }
PlayerReport Player::report() const { return playback_->report(); }

}  // namespace gramscope
