import { readDnsMessage } from '../decode/payload/dns';
import { typeName } from '../decode/payload/dns-records';
import { facts, type DiscoveryProtocol, type Finding, type Heard } from './protocol';
import { shownText } from './text';

/** Seconds that a question is listed after it was last asked. */
const lifetime = 300;

/**
 * Who asks for which names by LLMNR (RFC 4795). Answers go to who asked, so that nobody else hears them
 * (section 2.5).
 */
export const llmnr: DiscoveryProtocol = {
  name: 'llmnr',
  rendezvous: ['224.0.0.252', 'ff02::1:3'].map((group) => ({ group, port: 5355 })),
  reader: () => ({ read }),
};

function read(heard: Heard): Finding[] {
  const message = readDnsMessage(heard);
  // A query has exactly one question (RFC 4795, section 2.1.1).
  const [question] = message?.questions ?? [];
  if (message === null || message.flag_qr || question === undefined) return [];
  const name = shownText(question.name);
  return [
    {
      kind: 'announced',
      key: `${heard.src} ${name.toLowerCase()}`,
      lifetime,
      announced: {
        kind: 'question',
        name,
        places: [],
        facts: facts({ asks: `who has this name, ${shownText(typeName(question.type))}` }),
      },
    },
  ];
}
