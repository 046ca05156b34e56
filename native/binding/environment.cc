#include "binding/environment.h"

#include <utility>

#include "binding/socket.h"

namespace gramscope::binding {

Environment& Environment::of(Napi::Env env) {
  auto* existing = env.GetInstanceData<Environment>();
  if (existing != nullptr) return *existing;
  std::unique_ptr<Environment> made(new Environment(env));
  env.SetInstanceData(made.get());
  return *made.release();
}

Environment::Environment(Napi::Env env)
    : env_(env), activity_(std::make_unique<Activity>(env, [this] { deliver(); })) {
  // After the thread-safe function has registered its own hook: see SessionObject.
  napi_add_env_cleanup_hook(env, endOf, this);
}

Environment::~Environment() { end(); }

Receiver& Environment::receiver() {
  if (!receiver_) receiver_ = std::make_unique<Receiver>();
  return *receiver_;
}

void Environment::wake(std::uint32_t id) {
  {
    const std::lock_guard lock(ready_mutex_);
    ready_.push_back(id);
  }
  activity_->signal();
}

void Environment::hold() {
  if (holds_++ == 0 && activity_) activity_->ref(env_);
}

void Environment::release() {
  if (--holds_ == 0 && activity_) activity_->unref(env_);
}

void Environment::deliver() {
  activity_->rearm();
  std::vector<std::uint32_t> ready;
  {
    const std::lock_guard lock(ready_mutex_);
    ready.swap(ready_);
  }
  for (const auto id : ready) {
    // A listener of another socket may have closed it.
    const auto socket = sockets_.find(id);
    if (socket != sockets_.end()) socket->second->deliver();
  }
}

void Environment::endOf(void* environment) { static_cast<Environment*>(environment)->end(); }

/// Sockets first, the thread next, and then the way to call JavaScript, which the thread uses.
void Environment::end() {
  if (!activity_) return;
  napi_remove_env_cleanup_hook(env_, endOf, this);
  while (!sockets_.empty()) sockets_.begin()->second->end();
  receiver_.reset();
  activity_.reset();
}

}  // namespace gramscope::binding
