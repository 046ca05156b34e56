import { growth } from '../../host/counters';
import { failedCheck, passed, unknown, type CheckDefinition } from '../check';

/** Whether programs on the port, or the system, lose datagrams for want of room. */
export const receiveBufferCheck: CheckDefinition = {
  id: 'receive-buffer',
  title: 'Receive buffers are large enough',
  look: ({ sockets, target, counters, listening }) => {
    if (sockets === null) return unknown('The system does not count what sockets drop.');
    const ports = target.port === null ? (listening?.ports ?? []) : [target.port];
    const mine = sockets.after.filter(({ port }) => ports.includes(port));
    const drops = mine.reduce((sum, socket) => sum + socket.drops, 0);
    const lost = mine.reduce((sum, socket) => {
      const earlier = sockets.before.find(({ inode }) => inode === socket.inode);
      return sum + (earlier === undefined ? 0 : socket.drops - earlier.drops);
    }, 0);
    const errors = growth('Udp.RcvbufErrors', counters.before, counters.after) ?? 0;
    const evidence = [
      `Sockets on the port dropped ${drops} datagrams since they are open, ${lost} of them meanwhile.`,
      `Of all sockets RcvbufErrors counted ${errors} meanwhile.`,
    ];
    if (lost === 0) return passed('No socket on the port lost anything meanwhile.', evidence);
    return failedCheck(
      `A program on the port lost ${lost} datagrams meanwhile: it reads too slowly.`,
      {
        evidence,
        likelihood: 45,
        remedy: {
          words: 'Have the program ask for a larger receive buffer, and allow it one:',
          command: 'sudo sysctl -w net.core.rmem_max=16777216',
        },
      },
    );
  },
};
