#pragma once

#include "core/file/pcapng_blocks.h"
#include "platform/socket.h"

namespace gramscope {

/// How a file describes a socket with this name. The name is as Gramscope writes it everywhere,
/// `udp://127.0.0.1:514`, `udp://@[ff02::1]:514` for a group, `unix:/path`, `unix:@name`; the
/// filter of a UDP socket says what reaches it.
InterfaceDescription describe(const SocketName& name);

}  // namespace gramscope
