import type { Answer, DecodedPacket } from 'dns-packet';
import { readDnsMessage } from '../decode/payload/dns';
import { typeName } from '../decode/payload/dns-records';
import {
  everyType,
  hostQuestion,
  pointersQuestion,
  recordsOf,
  serviceParts,
  serviceQuestion,
  textsOf,
} from './mdns-records';
import { facts, type DiscoveryProtocol, type Finding, type Heard, type Reader } from './protocol';
import { Recent } from './recent';
import { shownText } from './text';

const mostServices = 4000;
const mostHosts = 4000;

/** Addresses of one host, and texts of one service. */
const mostAddresses = 8;
const mostTexts = 16;

/**
 * Milliseconds in which each question that follows from an answer is asked once, and so many at most: what is
 * announced must not have us flood the link.
 */
const questionPeriod = 50_000;
const mostQuestions = 500;

/** Seconds that a question is listed after it was last asked. */
const questionLifetime = 300;

/** Questions that one message is read of. */
const mostQuestionsListed = 50;

/** Records that one message is read of. */
const mostRecords = 200;

/**
 * Seconds for which an answer to a socket that asked once is kept. Its records say 10 s at most, whatever
 * is true (RFC 6762, section 6.7); 120 s is usual for what names a host (section 10).
 */
const replyLifetime = 120;

/** Seconds without anything that says how long. */
const usualLifetime = 120;

/** Services that are announced by mDNS (RFC 6762) and DNS-SD (RFC 6763). */
export const mdns: DiscoveryProtocol = {
  name: 'mdns',
  rendezvous: ['224.0.0.251', 'ff02::fb'].map((group) => ({ group, port: 5353 })),
  reader: () => new MdnsReader(),
  // RFC 6762, section 11.
  asking: { ttl: 255, port: 5353, questions: () => [pointersQuestion(everyType)] },
};

/** What is known of a service so far: its records may come one by one. */
interface Service {
  /** As its records name it. */
  full: string;
  label: string;
  type: string;
  target: string;
  /** The same in lower case. */
  host: string;
  port: number;
  texts: string[];
  /** Seconds. */
  lifetime: number;
}

class MdnsReader implements Reader {
  readonly #services = new Recent<string, Service>(mostServices);
  readonly #hosts = new Recent<string, Set<string>>(mostHosts);
  readonly #asked = new Set<string>();
  /** When the last period of questions began. */
  #askedSince = 0;

  read(heard: Heard): Finding[] {
    const message = readDnsMessage(heard);
    if (message === null) return [];
    if (!message.flag_qr) return questionsIn(message, heard);
    const records = recordsOf(message).slice(0, mostRecords);
    const news: News = { services: new Set(), withdrawn: new Set(), types: new Set() };
    for (const record of records) this.#note(record, heard, news);
    return [
      ...Array.from(news.withdrawn, (key): Finding => ({ kind: 'withdrawn', key })),
      ...[...news.services].flatMap((key) => this.#announced(key)),
      ...this.#questions(news, heard.time),
    ];
  }

  #note(record: Answer, heard: Heard, news: News): void {
    switch (record.type) {
      case 'A':
      case 'AAAA':
        return this.#noteHost(record.name, record.data, news);
      case 'PTR':
        if (isSame(record.name, everyType)) news.types.add(record.data);
        else this.#noteService(record.data, {}, lifetimeOf(record, heard), news);
        return;
      case 'SRV': {
        const { target, port } = record.data;
        return this.#noteService(
          record.name,
          { target, host: target.toLowerCase(), port },
          lifetimeOf(record, heard),
          news,
        );
      }
      case 'TXT': {
        const texts = textsOf(record.data).filter(Boolean).slice(0, mostTexts).map(shownText);
        // TXT lives longer than what the service is about, and says nothing of when that ends.
        return this.#noteService(record.name, { texts }, null, news);
      }
      default:
    }
  }

  #noteHost(name: string, address: string, news: News): void {
    const host = name.toLowerCase();
    const known = this.#hosts.get(host) ?? new Set();
    const isNew = known.size < mostAddresses && !known.has(address);
    if (isNew) known.add(address);
    this.#hosts.set(host, known);
    if (!isNew || known.size > 1) return;
    // Services whose records came before those of their host now have an address.
    for (const service of this.#services.values()) {
      if (service.host === host) news.services.add(service.full.toLowerCase());
    }
  }

  /** A lifetime of 0 takes the service back (RFC 6762, section 10.1); null says nothing of it. */
  #noteService(full: string, known: Partial<Service>, lifetime: number | null, news: News): void {
    const parts = serviceParts(full);
    if (parts === null) return;
    const key = full.toLowerCase();
    if (lifetime === 0) {
      this.#services.delete(key);
      news.services.delete(key);
      news.withdrawn.add(key);
      return;
    }
    const before = this.#services.get(key) ?? {
      target: '',
      host: '',
      port: 0,
      texts: [],
      lifetime: 0,
    };
    const longest = Math.max(before.lifetime, lifetime ?? 0);
    this.#services.set(key, { ...parts, full, ...before, ...known, lifetime: longest });
    news.services.add(key);
  }

  #announced(key: string): Finding[] {
    const service = this.#services.get(key);
    if (service === undefined) return [];
    const { label, type, target, host, port, texts, lifetime } = service;
    const addresses = [...(this.#hosts.get(host) ?? [])];
    const ends = addresses.length > 0 ? addresses : [target];
    const transport = type.endsWith('_tcp') ? 'TCP' : 'UDP';
    const announced = {
      kind: shownText(type),
      name: shownText(label),
      places: ends
        .filter((end) => end !== '')
        .map((end) => ({ media: transport, host: shownText(end), port, sources: [] })),
      facts: facts({ host: shownText(target), text: shownText(texts.join(', ')) }),
    };
    return [{ kind: 'announced', key, announced, lifetime: lifetime || usualLifetime }];
  }

  /** What is still missing of what the message names. */
  #questions({ types, services }: News, now: number): Finding[] {
    if (now - this.#askedSince > questionPeriod) {
      this.#askedSince = now;
      this.#asked.clear();
    }
    const questions = [...types].map(pointersQuestion);
    for (const key of services) {
      const service = this.#services.get(key);
      if (service === undefined) continue;
      const { full, target, host } = service;
      if (target === '') questions.push(serviceQuestion(full));
      else if (this.#hosts.get(host) === undefined) questions.push(hostQuestion(target));
    }
    return questions.flatMap((payload) => this.#question(payload));
  }

  #question(payload: Uint8Array): Finding[] {
    const key = Buffer.from(payload).toString('latin1').toLowerCase();
    if (this.#asked.size >= mostQuestions || this.#asked.has(key)) return [];
    this.#asked.add(key);
    return [{ kind: 'question', payload }];
  }
}

/** Who asks for what: each question is listed on its own, and once however often it is asked. */
function questionsIn({ questions = [] }: DecodedPacket, { src }: Heard): Finding[] {
  return questions.slice(0, mostQuestionsListed).map((question): Finding => {
    const name = shownText(question.name);
    const type = shownText(typeName(question.type));
    return {
      kind: 'announced',
      key: `question ${src} ${type} ${name.toLowerCase()}`,
      lifetime: questionLifetime,
      announced: {
        kind: 'question',
        name,
        places: [],
        facts: facts({ asks: asked(type, name) }),
      },
    };
  });
}

/** In words that tell a person what is wanted (RFC 6763, sections 4.1, 5 and 9). */
function asked(type: string, name: string): string {
  if (type === 'PTR' && isSame(name, everyType)) return 'which services there are, PTR';
  if (type === 'PTR' && name.startsWith('_')) return 'who offers this service, PTR';
  if (type === 'SRV' || type === 'TXT') return `where this service is, ${type}`;
  return `who has this name, ${type}`;
}

/** What one message is about, by key, and the kinds of services that it names. */
interface News {
  services: Set<string>;
  withdrawn: Set<string>;
  types: Set<string>;
}

function isSame(name: string, other: string): boolean {
  return name.toLowerCase() === other;
}

function lifetimeOf(record: Answer, { isReply }: Heard): number {
  const seconds = 'ttl' in record ? (record.ttl ?? usualLifetime) : usualLifetime;
  return isReply && seconds > 0 ? Math.max(seconds, replyLifetime) : seconds;
}
