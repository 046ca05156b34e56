#pragma once

namespace gramscope {

// Of <ws2ipdef.h>, by value, because older headers lack the later ones. The same numbers name the
// control messages of WSARecvMsg.

inline constexpr int kIpTos = 3;
inline constexpr int kIpTtl = 4;
inline constexpr int kIpPacketInfo = 19;
inline constexpr int kIpReceiveTtl = 21;
inline constexpr int kIpReceiveTos = 40;
inline constexpr int kIpReceiveEcn = 50;

inline constexpr int kIpv6PacketInfo = 19;
inline constexpr int kIpv6HopLimit = 21;
inline constexpr int kIpv6TrafficClass = 39;
inline constexpr int kIpv6ReceiveTrafficClass = 40;
inline constexpr int kIpv6ReceiveEcn = 50;

}  // namespace gramscope
