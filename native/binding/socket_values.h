#pragma once

#include <napi.h>

#include "binding/socket_channel.h"
#include "platform/send_queue.h"
#include "platform/socket.h"

namespace gramscope::binding {

// What JavaScript says to and hears from a datagram socket: the shapes of
// lib/dgram/native-socket.ts. Each reader throws a TypeError or RangeError that names the field; an
// address that is no literal of the family throws SystemError (EINVAL), as Node has it.

SocketChannel::Options readSocketOptions(Napi::Value value);
UdpBinding readBinding(Napi::Value value, Family family);

/// `syscall` is the name for the error.
SocketAddress readEndpoint(Napi::Value value, Family family, const char* syscall);
Membership readMembership(Napi::Value value, Family family);
SocketOption readOptionName(Napi::Value value);

/// An address of an interface, or its index; 0 leaves the choice to the system.
SocketAddress readMulticastInterface(Napi::Value value, Family family);

Napi::Object toValue(Napi::Env env, const SocketName& name);
Napi::Object toValue(Napi::Env env, const BufferSize& buffer);
Napi::Object toValue(Napi::Env env, const gramscope::Socket::Statistics& statistics);
Napi::Object toValue(Napi::Env env, const SocketChannel::Failure& failure);
Napi::Object toValue(Napi::Env env, const SendQueue::Size& size);
Napi::Number toValue(Napi::Env env, std::size_t count);

/// Appends to an array of SendFailure (lib/dgram/native-socket.ts). Throws a TypeError where it is
/// none.
void addFailures(Napi::Value array, const std::vector<SendFailure>& failures);

}  // namespace gramscope::binding
