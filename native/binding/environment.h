#pragma once

#include <napi.h>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "binding/activity.h"
#include "core/packed_queue.h"
#include "platform/receiver.h"

namespace gramscope::binding {

class Socket;

/// What all sockets of one environment of Node (the main one, or a worker thread) share: one thread
/// that receives, one way to call JavaScript, the memory in which datagrams wait. Ends with the
/// environment, and closes the sockets that are still open then.
class Environment {
 public:
  /// That of `env`, made on the first call.
  static Environment& of(Napi::Env env);

  ~Environment();
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

  /// A number for a socket, from 1, never given out twice.
  std::uint32_t nextId() noexcept { return ++last_id_; }
  void add(std::uint32_t id, Socket& socket) { sockets_.emplace(id, &socket); }
  void remove(std::uint32_t id) { sockets_.erase(id); }

  /// The receive thread, started by the first call. Throws SystemError.
  Receiver& receiver();
  PackerPool& pool() noexcept { return pool_; }

  /// Has Socket::deliver() called soon, on the JavaScript thread. From any thread.
  void wake(std::uint32_t id);

  /// Keeps the environment alive until as many calls of release().
  void hold();
  void release();

 private:
  explicit Environment(Napi::Env env);

  /// What napi_add_env_cleanup_hook takes.
  static void endOf(void* environment);

  void end();
  void deliver();

  const Napi::Env env_;
  std::map<std::uint32_t, Socket*> sockets_;
  std::uint32_t last_id_ = 0;
  std::size_t holds_ = 0;
  PackerPool pool_;
  std::mutex ready_mutex_;
  std::vector<std::uint32_t> ready_;
  std::unique_ptr<Activity> activity_;
  std::unique_ptr<Receiver> receiver_;
};

}  // namespace gramscope::binding
