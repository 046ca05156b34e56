#include "platform/interface_watcher.h"

#include <utility>

#include "platform/system_error.h"
#include "platform/windows/winsock.h"

// After the socket headers.
#include <iphlpapi.h>

namespace gramscope {

/// The system calls back on threads of its own.
class InterfaceWatcher::Loop {
 public:
  explicit Loop(std::function<void()> changed) : changed_(std::move(changed)) {
    check(::NotifyIpInterfaceChange(AF_UNSPEC, interfaceChanged, this, FALSE, &interfaces_));
    const DWORD error =
        ::NotifyUnicastIpAddressChange(AF_UNSPEC, addressChanged, this, FALSE, &addresses_);
    if (error == NO_ERROR) return;
    end();
    check(error);
  }

  ~Loop() { end(); }
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

 private:
  static void check(DWORD error) {
    if (error != NO_ERROR) throw SystemError(errnoOf(error), "NotifyIpInterfaceChange");
  }

  static void WINAPI interfaceChanged(void* loop, MIB_IPINTERFACE_ROW*, MIB_NOTIFICATION_TYPE) {
    static_cast<Loop*>(loop)->changed_();
  }

  static void WINAPI addressChanged(void* loop, MIB_UNICASTIPADDRESS_ROW*, MIB_NOTIFICATION_TYPE) {
    static_cast<Loop*>(loop)->changed_();
  }

  /// Waits for calls that are going on.
  void end() noexcept {
    if (interfaces_ != nullptr) ::CancelMibChangeNotify2(interfaces_);
    if (addresses_ != nullptr) ::CancelMibChangeNotify2(addresses_);
  }

  const std::function<void()> changed_;
  HANDLE interfaces_ = nullptr;
  HANDLE addresses_ = nullptr;
};

InterfaceWatcher::InterfaceWatcher(std::function<void()> changed)
    : loop_(std::make_unique<Loop>(std::move(changed))) {}

InterfaceWatcher::~InterfaceWatcher() = default;

}  // namespace gramscope
