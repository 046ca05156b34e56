#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <utility>

namespace gramscope {

/// A system call that the operating system refused.
class SystemError : public std::exception {
 public:
  /// `error` is an errno value; `syscall` the name of the call, with static storage duration.
  SystemError(int error, const char* syscall) : error_(error), syscall_(syscall) {}

  /// The same, for a call that was about an address. A `port` of 0 counts as none.
  SystemError(int error, const char* syscall, std::string address, std::uint16_t port)
      : error_(error), syscall_(syscall), address_(std::move(address)), port_(port) {}

  /// The same error with a sentence about it, for people.
  SystemError explained(std::string detail) const {
    SystemError result = *this;
    result.detail_ = std::move(detail);
    return result;
  }

  const char* what() const noexcept override { return syscall_; }
  int error() const noexcept { return error_; }
  const char* syscall() const noexcept { return syscall_; }
  /// Empty where no address was involved.
  const std::string& address() const noexcept { return address_; }
  std::uint16_t port() const noexcept { return port_; }
  /// Empty where the error says enough.
  const std::string& detail() const noexcept { return detail_; }

 private:
  int error_;
  const char* syscall_;
  std::string address_;
  std::uint16_t port_ = 0;
  std::string detail_;
};

}  // namespace gramscope
