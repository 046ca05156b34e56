#include "binding/player.h"

#include <cstdint>
#include <functional>
#include <utility>

#include "binding/arguments.h"
#include "binding/errors.h"
#include "binding/log_source_value.h"
#include "binding/replay_values.h"
#include "binding/test_streams_value.h"

namespace gramscope::binding {
namespace {

constexpr Range kSteps = {1, kMaxSafeInteger};

/// Logs are externals, and what else there is to send is told.
PlayerSource readPlayerSource(Napi::Value value) {
  if (value.IsObject() && !value.IsExternal()) return readTestStreams(value);
  return requireSource(value);
}

}  // namespace

struct Player::Session {
  Session(Napi::Env env, PlayerSource source, PlayerOptions options, std::function<void()> notify)
      : activity(env, std::move(notify)),
        player(std::move(source), std::move(options), [this] { activity.insist(); }) {
    activity.ref(env);
  }

  Activity activity;
  gramscope::Player player;
};

Napi::Function Player::define(Napi::Env env) {
  return DefineClass(
      env, "Player",
      {InstanceMethod("progress", &Player::progress), InstanceMethod("report", &Player::report),
       InstanceMethod("pause", &Player::pause), InstanceMethod("resume", &Player::resume),
       InstanceMethod("step", &Player::step), InstanceMethod("seek", &Player::seek),
       InstanceMethod("setPace", &Player::setPace), InstanceMethod("stop", &Player::stop),
       InstanceMethod("close", &Player::close)});
}

Player::Player(const Napi::CallbackInfo& info) : Napi::ObjectWrap<Player>(info) {
  const Napi::Env env = info.Env();
  guarded(env, [&] {
    PlayerSource source = readPlayerSource(info[0]);
    session_ = std::make_unique<Session>(env, std::move(source), readPlayerOptions(info[1]),
                                         [this] { notify(); });
  });
  Ref();
  is_held_ = true;
  // After the thread-safe function has registered its own hook: see SessionObject.
  napi_add_env_cleanup_hook(env, endOf, this);
}

Player::~Player() { end(); }

Napi::Value Player::progress(const Napi::CallbackInfo& info) {
  const gramscope::Player& player = this->player();
  session_->activity.rearm();
  return progressValue(info.Env(), player.report());
}

Napi::Value Player::report(const Napi::CallbackInfo& info) {
  return toValue(info.Env(), player().report());
}

void Player::pause(const Napi::CallbackInfo&) { player().pause(); }
void Player::resume(const Napi::CallbackInfo&) { player().resume(); }
void Player::stop(const Napi::CallbackInfo&) { player().stop(); }

void Player::step(const Napi::CallbackInfo& info) {
  player().step(static_cast<std::uint64_t>(requireInteger(info[0], "count", kSteps)));
}

void Player::seek(const Napi::CallbackInfo& info) { player().seek(readSeekPlace(info[0])); }

void Player::setPace(const Napi::CallbackInfo& info) { player().setPace(readPace(info[0])); }

void Player::close(const Napi::CallbackInfo&) { end(); }

gramscope::Player& Player::player() const {
  if (!session_) throw codedError(Env(), "ERR_PLAYER_CLOSED", "the player is closed");
  return session_->player;
}

/// Calls the listener, on the JavaScript thread, and lets the process end if nothing is left to
/// wait for.
void Player::notify() {
  if (session_ && session_->player.progress().state == PlayerState::kDone) {
    session_->activity.unref(Env());
    release();
  }
  const Napi::Object self = Value();
  if (self.IsEmpty()) return;
  const Napi::Value listener = self.Get("onactivity");
  if (listener.IsFunction()) listener.As<Napi::Function>().Call(self, {});
}

void Player::release() {
  if (is_held_) Unref();
  is_held_ = false;
}

void Player::endOf(void* player) { static_cast<Player*>(player)->end(); }

/// Closes the session, if open: on close(), on collection, or when the environment ends.
void Player::end() {
  if (!session_) return;
  napi_remove_env_cleanup_hook(Env(), endOf, this);
  session_.reset();
  release();
}

}  // namespace gramscope::binding
