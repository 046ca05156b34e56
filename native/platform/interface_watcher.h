#pragma once

#include <functional>
#include <memory>

namespace gramscope {

/// Tells that the interfaces of this machine changed: one came or went, or its name, its flags, its
/// MTU or its addresses are others. What changed is for listInterfaces() to say.
///
/// Changes that come together are told together. None is missed, also where the system could not
/// keep up with its notices; some calls are for nothing.
class InterfaceWatcher {
 public:
  /// `changed` is called on another thread, and neither blocks nor throws. Throws SystemError.
  explicit InterfaceWatcher(std::function<void()> changed);

  /// Afterwards `changed` is called no more.
  ~InterfaceWatcher();

  InterfaceWatcher(const InterfaceWatcher&) = delete;
  InterfaceWatcher& operator=(const InterfaceWatcher&) = delete;

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace gramscope
