import { growth } from '../../host/counters';
import { failedCheck, passed, unknown, type CheckDefinition } from '../check';
import { isDelivered } from '../facts';

/** Whether datagrams are thrown away because they were damaged, or their checksum was never written. */
export const checksumCheck: CheckDefinition = {
  id: 'checksum',
  title: 'Checksums are right',
  look: (facts) => {
    const { counters, target } = facts;
    const name = target.family === 4 ? 'Udp.InCsumErrors' : 'Six.Udp6InCsumErrors';
    const wrong = growth(name, counters.before, counters.after);
    if (wrong === null) return unknown('The system does not count wrong checksums.');
    const evidence = [`${name.split('.')[1]} counted ${wrong} meanwhile.`];
    if (wrong === 0) return passed('No checksum was wrong meanwhile.', evidence);
    const isMissing = !isDelivered(facts);
    return failedCheck(`${wrong} datagrams had a wrong checksum, and were discarded.`, {
      evidence,
      likelihood: isMissing ? 90 : 20,
      remedy: {
        words: 'Look for a damaged link, or a virtual interface that leaves checksums to hardware:',
        command: 'sudo ethtool -K INTERFACE tx off',
      },
    });
  },
};
