import { describe, expect, it, vi } from 'vitest';
import { callChannel, calls, defaultSettings, success, type CallName } from '../contract';
import { refuseCalls, registerCalls, type Handlers, type Trust } from './registrar';

type Listener = (event: { senderFrame: unknown }, ...inputs: unknown[]) => unknown;

const address = { kind: 'udp', family: 4, host: '127.0.0.1', port: 5514 };

const wanted = {
  content: { kind: 'text', text: 'a', placeholders: false },
  to: '127.0.0.1:5514',
  origin: { kind: 'throwaway', options: { ttl: null, loopback: true, interface: null } },
  repetition: { count: 1, interval: 0 },
  agreed: false,
};
const { options } = wanted.origin;
const checked = { content: { kind: 'hex', text: '00' }, to: null, interface: null };

function paceOf(perSecond: number) {
  return { kind: 'datagrams', perSecond };
}
const testStream = { length: 40, streams: 4096, pace: paceOf(100_000) };
const testContent = { kind: 'test', ...testStream };

const message = {
  name: 'a',
  form: 'text',
  body: '',
  placeholders: false,
  to: '',
  options,
  repetition: wanted.repetition,
};
const membership = { family: 4, group: '239.1.1.1', source: '10.0.0.7', interface: 'eth0' };

const request = {
  what: { from: '1', until: '', filter: 'udp', truncated: 'skip', limit: null },
  where: {
    mappings: ['*=127.0.0.1:9'],
    to: '',
    sourcePorts: 'any',
    interface: '',
    ttl: null,
    loopback: true,
  },
  when: {
    pace: { kind: 'original', factor: 1 },
    maxGap: null,
    startAt: '',
    timing: 'balanced',
    loops: 1,
    closingGap: true,
  },
  rewriting: { replace: [], rtp: false, syslogTime: false },
  mostRate: null,
  stopOnError: false,
};

/** A request of which one part is another. */
function requesting(part: 'what' | 'where' | 'when' | 'rewriting', changed: object) {
  return { request: { ...request, [part]: { ...request[part], ...changed } } };
}

const countOfAll = {
  view: null,
  by: 'port',
  measure: 'datagrams',
  last: null,
  buckets: 1,
  groups: 1,
};

const listOfStreams = {
  order: 'lost',
  descending: true,
  text: '239.',
  multicastOnly: true,
  alarmedOnly: false,
  from: 0,
  count: 200,
};
const streamEvents = { stream: 1, kinds: ['lost'], from: 0, count: 500 };
const swept = { groups: '239.1.1.0/24', ports: '5004', interfaces: null, dwell: 2 };
const sweepInputs = {
  right: swept,
  wrong: {
    'no groups': { ...swept, groups: undefined },
    'endless groups': { ...swept, groups: '1'.repeat(4097) },
    'ports that are a number': { ...swept, ports: 5004 },
    'endless ports': { ...swept, ports: '1'.repeat(1025) },
    'no interface': { ...swept, interfaces: [] },
    'an interface with a space': { ...swept, interfaces: ['eth 0'] },
    'no time': { ...swept, dwell: 0 },
    'an endless time': { ...swept, dwell: Infinity },
    'an extra key': { ...swept, rate: 1000 },
  },
};

/** For each call one input that is right and many that are not. */
const inputs: Record<CallName, { right: unknown; wrong: Record<string, unknown> }> = {
  'interfaces.list': { right: {}, wrong: { 'an extra key': { all: true } } },
  'sockets.add': {
    right: {
      address,
      groups: [membership],
      reuseAddress: true,
      othersMaySend: false,
      options: { broadcast: true },
      assumptions: { charset: 'utf-8', zone: 'UTC' },
    },
    wrong: {
      'endless groups': { address, groups: Array.from({ length: 257 }, () => membership) },
      'a group that is none beside it': {
        address,
        groups: [{ ...membership, group: '10.0.0.1' }],
      },
      'an unknown option': { address, options: { dontRoute: true } },
      'senders that are no yes or no': { address, othersMaySend: 0o666 },
      'no address': {},
      'an extra key': { address, more: 1 },
      'an extra key inside': { address: { ...address, more: 1 } },
      'an unknown kind': { address: { ...address, kind: 'tcp' } },
      'an unknown family': { address: { ...address, family: 5 } },
      'a host that is no address': { address: { ...address, host: 'example.org' } },
      'a host of the other family': { address: { ...address, host: '::1' } },
      'a port below 0': { address: { ...address, port: -1 } },
      'a port above 65535': { address: { ...address, port: 65536 } },
      'a port with a fraction': { address: { ...address, port: 1.5 } },
      'a port that is text': { address: { ...address, port: '5514' } },
      'a group that is none': {
        address: { kind: 'group', family: 4, group: '10.0.0.1', port: 1 },
      },
      'an endless path': { address: { kind: 'unix', namespace: 'path', path: '/'.repeat(5000) } },
    },
  },
  'groups.list': {
    right: { interface: 'eth0' },
    wrong: {
      'no interface, not even null': {},
      'an interface with a path in it': { interface: '../eth0' },
      'an endless interface': { interface: 'x'.repeat(300) },
      'an extra key': { interface: null, all: true },
    },
  },
  'groups.diagnose': {
    right: { target: '239.1.1.1:5000%eth0', source: '10.0.0.7', seconds: 5, joins: true },
    wrong: {
      'no target': { source: null, seconds: 5, joins: true },
      'an endless target': { target: 'x'.repeat(401), source: null, seconds: 5, joins: true },
      'an endless source': { target: 'x', source: 'x'.repeat(301), seconds: 5, joins: true },
      'no time': { target: 'x', source: null, seconds: 0, joins: true },
      'more time than anybody has': { target: 'x', source: null, seconds: 301, joins: true },
      'a time that is none': { target: 'x', source: null, seconds: NaN, joins: true },
      'a number for a switch': { target: 'x', source: null, seconds: 5, joins: 1 },
      'an extra key': { target: 'x', source: null, seconds: 5, joins: true, as: 'root' },
    },
  },
  'groups.diagnosis': { right: {}, wrong: { 'an extra key': { number: 1 } } },
  'groups.stop': { right: {}, wrong: { 'an extra key': { number: 1 } } },
  'groups.report': { right: {}, wrong: { 'an extra key': { as: 'html' } } },
  'groups.save-report': { right: {}, wrong: { 'a path': { path: '/tmp/x' } } },
  'sockets.stop': { right: { id: 1 }, wrong: { 'no id': {}, 'an extra key': { id: 1, all: 1 } } },
  'sockets.start': { right: { id: 1 }, wrong: { 'no id': {}, zero: { id: 0 } } },
  'sockets.join': {
    right: { id: 1, membership },
    wrong: {
      'no socket': { membership },
      'no group': { id: 1, membership: { family: 4 } },
      'a group that is none': { id: 1, membership: { family: 4, group: '10.0.0.1' } },
      'a group of the other family': { id: 1, membership: { family: 6, group: '239.1.1.1' } },
      'a source that is a group': { id: 1, membership: { ...membership, source: '239.1.1.2' } },
      'an interface with a path in it': { id: 1, membership: { ...membership, interface: '/x' } },
      'an extra key': { id: 1, membership: { ...membership, port: 1 } },
    },
  },
  'sockets.leave': {
    right: { id: 1, membership: { family: 6, group: 'ff02::1' } },
    wrong: {
      'no socket': { membership },
      'no membership': { id: 1 },
      'an endless interface': { id: 1, membership: { ...membership, interface: 'x'.repeat(300) } },
    },
  },
  'sockets.tune': {
    right: {
      id: 1,
      options: { ttl: 1, multicastTtl: 0, multicastInterface: null, receiveBuffer: 1 },
    },
    wrong: {
      'no socket': { options: {} },
      'an extra key': { id: 1, options: { hops: 1 } },
      'no hops': { id: 1, options: { ttl: 0 } },
      'more hops than there are': { id: 1, options: { multicastTtl: 256 } },
      'a fraction of a hop': { id: 1, options: { ttl: 1.5 } },
      'undefined hops': { id: 1, options: { ttl: undefined } },
      'a number for a switch': { id: 1, options: { broadcast: 1 } },
      'no buffer': { id: 1, options: { sendBuffer: 0 } },
      'a buffer beyond an int': { id: 1, options: { receiveBuffer: 2 ** 30 } },
      'an index for an interface': { id: 1, options: { multicastInterface: 2 } },
    },
  },
  'sockets.remove': {
    right: { id: 1 },
    wrong: {
      'no id': {},
      'an extra key': { id: 1, force: true },
      text: { id: '1' },
      zero: { id: 0 },
      'too large': { id: 2 ** 32 },
      'not a number': { id: Number.NaN },
    },
  },
  'sockets.assume': {
    right: { id: 1, assumptions: { charset: 'gbk', zone: 'Europe/Zurich' } },
    wrong: {
      'no socket': { assumptions: { charset: 'gbk', zone: 'UTC' } },
      'no assumptions': { id: 1 },
      'an extra key': { id: 1, assumptions: { charset: 'gbk', zone: 'UTC' }, force: true },
      'an extra key inside': { id: 1, assumptions: { charset: 'gbk', zone: 'UTC', year: 1 } },
      'an unknown character set': { id: 1, assumptions: { charset: 'ebcdic', zone: 'UTC' } },
      'an unknown zone': { id: 1, assumptions: { charset: 'gbk', zone: 'Mars/Olympus' } },
      'an endless zone': { id: 1, assumptions: { charset: 'gbk', zone: 'x'.repeat(100_000) } },
    },
  },
  'file.assume': {
    right: { assumptions: { charset: 'utf-8', zone: 'local' } },
    wrong: {
      'no assumptions': {},
      'an extra key': { assumptions: { charset: 'gbk', zone: 'UTC' }, id: 1 },
      'no zone': { assumptions: { charset: 'gbk' } },
      'an inherited name': { assumptions: { charset: 'constructor', zone: 'UTC' } },
    },
  },
  'file.stop': { right: {}, wrong: { 'an extra key': { file: 1 } } },
  'settings.get': { right: {}, wrong: { 'an extra key': { area: 'keys' } } },
  'settings.change': {
    right: {
      keys: { 'file.open': 'Mod+Shift+O' },
      layout: defaultSettings.layout,
      streams: defaultSettings.streams,
      updates: { atStart: 'check', skipped: '1.2.0' },
      replay: defaultSettings.replay,
      messages: [message, { ...message, name: 'b', form: 'test', test: testStream }],
    },
    wrong: {
      'an unknown answer about updates': { updates: { atStart: 'install', skipped: null } },
      'an endless version': { updates: { atStart: 'ask', skipped: '1'.repeat(101) } },
      'a feed of updates': { updates: { ...defaultSettings.updates, url: 'https://192.0.2.1' } },
      'two messages of one name': { messages: [message, message] },
      'a message without name': { messages: [{ ...message, name: '' }] },
      'a message of a test without end': {
        messages: [{ ...message, form: 'test', test: { ...testStream, streams: 1e6 } }],
      },
      'a message of a file': { messages: [{ ...message, form: 'file' }] },
      'an extra key in a message': { messages: [{ ...message, path: '/etc/passwd' }] },
      'too many messages': {
        messages: Array.from({ length: 201 }, (_, at) => ({ ...message, name: String(at) })),
      },
      'messages without end': {
        messages: Array.from({ length: 7 }, (_, at) => ({
          ...message,
          name: String(at),
          body: ' '.repeat(300_000),
        })),
      },
      'a replay of certain datagrams': { replay: { ...defaultSettings.replay, from: '1' } },
      'a part of a replay': { replay: { to: '127.0.0.1:9' } },
      'mappings without end': {
        replay: {
          ...defaultSettings.replay,
          mappings: Array.from({ length: 257 }, (_, id) => ({ id, from: '', to: '' })),
        },
      },
      'a destination without end': { replay: { ...defaultSettings.replay, to: ' '.repeat(4097) } },
      'an unknown area': { rules: {} },
      'a view that is none': { layout: { ...defaultSettings.layout, view: 'bytes' } },
      'streams that are never silent': { streams: { ...defaultSettings.streams, silentAfter: 0 } },
      'a loss above everything': {
        streams: {
          ...defaultSettings.streams,
          alarms: { ...defaultSettings.streams.alarms, loss: 101 },
        },
      },
      'a sequence number of three bytes': {
        streams: {
          ...defaultSettings.streams,
          fields: [{ destination: '5004', field: { offset: 0, width: 3, order: 'big', step: 1 } }],
        },
      },
      'sockets, which only the main process keeps': { sockets: [] },
      'a part of an area': { appearance: { theme: 'dark' } },
      'an extra key inside': { appearance: { ...defaultSettings.appearance, more: 1 } },
      'an unknown theme': { appearance: { ...defaultSettings.appearance, theme: 'pink' } },
      'an endless zoom': { appearance: { ...defaultSettings.appearance, zoom: Infinity } },
      'an unknown command': { keys: { 'file.delete': 'Mod+X' } },
      'a key that is none': { keys: { 'file.open': 'Mod+Hyper+O' } },
      'a filter without a name': {
        filters: { saved: [{ name: ' ', text: 'udp' }], history: [] },
      },
      'a name twice': {
        filters: { saved: ['udp', 'ip'].map((text) => ({ name: 'same', text })), history: [] },
      },
      'an endless filter': { filters: { saved: [], history: ['x'.repeat(5000)] } },
      'an endless history': { filters: { saved: [], history: Array(21).fill('udp') } },
      'an endless key': { keys: { 'file.open': 'Mod+'.repeat(10_000) } },
    },
  },
  'files.dropped': {
    right: { paths: ['/tmp/a.pcapng'] },
    wrong: {
      'no paths': {},
      'an empty list': { paths: [] },
      'an empty path': { paths: [''] },
      'a path from nowhere': { paths: ['a.pcapng'] },
      'a path with NUL': { paths: ['/tmp/a\0b'] },
      'an endless path': { paths: ['/'.repeat(5000)] },
      'an endless list': { paths: Array.from({ length: 21 }, () => '/tmp/a.pcapng') },
      'an extra key': { paths: ['/tmp/a.pcapng'], write: true },
    },
  },
  'commands.run': {
    right: { id: 'zoom.in' },
    wrong: {
      'no command': {},
      'an unknown command': { id: 'file.delete' },
      'an inherited name': { id: 'constructor' },
      'a command of the page': { id: 'app.palette' },
      'an extra key': { id: 'zoom.in', by: 2 },
    },
  },
  'alerts.acknowledge': { right: {}, wrong: { 'an extra key': { id: 1 } } },
  'alerts.clear': { right: {}, wrong: { 'an extra key': { id: 1 } } },
  'filter.check': {
    right: { text: 'udp' },
    wrong: {
      'no text': {},
      'an extra key': { text: '', near: 1 },
      'a list': { text: ['udp'] },
      'an endless text': { text: ' '.repeat(65_537) },
    },
  },
  'filter.complete': {
    right: { text: 'udp', cursor: 3 },
    wrong: {
      'no cursor': { text: 'udp' },
      'an extra key': { text: 'udp', cursor: 3, near: 1 },
      'before the text': { text: 'udp', cursor: -1 },
      'between two characters': { text: 'udp', cursor: 1.5 },
      'beyond the longest filter': { text: 'udp', cursor: 65_537 },
      'an endless text': { text: ' '.repeat(65_537), cursor: 1 },
    },
  },
  'filter.apply': {
    right: { text: 'udp', near: 1 },
    wrong: {
      'no text': { near: 1 },
      'no place': { text: 'udp' },
      'an extra key': { text: 'udp', near: 1, view: 1 },
      'row 0': { text: 'udp', near: 0 },
      'an endless text': { text: ' '.repeat(65_537), near: 1 },
    },
  },
  'filter.clear': { right: {}, wrong: { 'an extra key': { view: 1 } } },
  'log.rows': {
    right: { view: null, first: 1, count: 100 },
    wrong: {
      'no view': { first: 1, count: 1 },
      'view 0': { view: 0, first: 1, count: 1 },
      'a view that is text': { view: '1', first: 1, count: 1 },
      'no count': { view: null, first: 1 },
      'an extra key': { view: null, first: 1, count: 1, text: 'x' },
      'row 0': { view: null, first: 0, count: 1 },
      'more than a screen': { view: null, first: 1, count: 1001 },
      'no row': { view: null, first: 1, count: 0 },
      infinity: { view: null, first: Infinity, count: 1 },
      'beyond safe integers': { view: null, first: 2 ** 53, count: 1 },
    },
  },
  'log.detail': {
    right: { view: null, place: 1 },
    wrong: {
      'no view': { place: 1 },
      'no place': { view: 1 },
      'row 0': { view: null, place: 0 },
      'an extra key': { view: null, place: 1, count: 2 },
      text: { view: null, place: '1' },
    },
  },
  'send.check': {
    right: { ...checked, content: testContent },
    wrong: {
      'no content': { to: null, interface: null },
      'an unknown form': { ...checked, content: { kind: 'base64', text: '' } },
      'an endless text': { ...checked, content: { kind: 'hex', text: '0'.repeat(393_163) } },
      'a path for a file': { ...checked, content: { kind: 'file', file: '/etc/passwd' } },
      'file 0': { ...checked, content: { kind: 'file', file: 0 } },
      'a test stream without pace': {
        ...checked,
        content: { kind: 'test', length: 40, streams: 1 },
      },
      'a path besides': { ...checked, content: { kind: 'file', file: 1, path: '/etc/passwd' } },
      'a destination that is none': { ...checked, to: 'nowhere' },
      'an endless destination': { ...checked, to: `/${'x'.repeat(300)}` },
      'an interface without name': { ...checked, interface: '' },
      'an extra key': { ...checked, agreed: true },
    },
  },
  'send.start': {
    right: wanted,
    wrong: {
      'no content': { ...wanted, content: undefined },
      'text without placeholders': { ...wanted, content: { kind: 'text', text: '' } },
      'less than a header': { ...wanted, content: { ...testContent, length: 39 } },
      'more than a datagram': { ...wanted, content: { ...testContent, length: 65_528 } },
      'no stream': { ...wanted, content: { ...testContent, streams: 0 } },
      'too many streams': { ...wanted, content: { ...testContent, streams: 4097 } },
      'a rate of 0': { ...wanted, content: { ...testContent, pace: paceOf(0) } },
      'an endless rate': { ...wanted, content: { ...testContent, pace: paceOf(Infinity) } },
      'the pace of a log': {
        ...wanted,
        content: { ...testContent, pace: { kind: 'original', factor: 1 } },
      },
      'a test stream and a text': { ...wanted, content: { ...testContent, text: 'a' } },
      'no destination': { ...wanted, to: null },
      'a name': { ...wanted, to: 'localhost:5514' },
      'port 0': { ...wanted, to: '127.0.0.1:0' },
      'no origin': { ...wanted, origin: undefined },
      'socket 0': { ...wanted, origin: { kind: 'socket', id: 0 } },
      'a socket with hops': { ...wanted, origin: { kind: 'socket', id: 1, options } },
      'hop 0': { ...wanted, origin: { ...wanted.origin, options: { ...options, ttl: 0 } } },
      '256 hops': { ...wanted, origin: { ...wanted.origin, options: { ...options, ttl: 256 } } },
      'no datagram': { ...wanted, repetition: { count: 0, interval: 0 } },
      'too many': { ...wanted, repetition: { count: 1e9 + 1, interval: 0 } },
      'half a datagram': { ...wanted, repetition: { count: 1.5, interval: 0 } },
      'a negative interval': { ...wanted, repetition: { count: 1, interval: -1 } },
      'an endless interval': { ...wanted, repetition: { count: 1, interval: Infinity } },
      'no answer': { ...wanted, agreed: null },
      'an extra key': { ...wanted, path: '/etc/passwd' },
    },
  },
  'send.stop': { right: {}, wrong: { 'an extra key': { number: 1 } } },
  'send.clear': { right: {}, wrong: { 'an extra key': { number: 1 } } },
  'send.choose-file': { right: {}, wrong: { 'a path': { path: '/etc/passwd' } } },
  'discovery.start': {
    right: { protocols: ['sap', 'ptp'], interfaces: ['eth0'], ask: false },
    wrong: {
      'no protocol': { protocols: [], interfaces: null, ask: false },
      'an unknown protocol': { protocols: ['cdp'], interfaces: null, ask: false },
      'more protocols than there are': {
        protocols: Array.from({ length: 6 }, () => 'sap'),
        interfaces: null,
        ask: false,
      },
      'no interface': { protocols: ['sap'], interfaces: [], ask: false },
      'an interface with a path in it': { protocols: ['sap'], interfaces: ['/x'], ask: false },
      'too many interfaces': {
        protocols: ['sap'],
        interfaces: Array.from({ length: 17 }, (_, at) => `eth${at}`),
        ask: false,
      },
      'no word on asking': { protocols: ['sap'], interfaces: null },
      'an extra key': { protocols: ['sap'], interfaces: null, ask: true, url: 'http://x' },
    },
  },
  'discovery.stop': { right: {}, wrong: { 'an extra key': { id: 1 } } },
  'discovery.list': {
    right: { from: 0, count: 500, text: 'printer' },
    wrong: {
      'a negative place': { from: -1, count: 1, text: '' },
      'half a place': { from: 0.5, count: 1, text: '' },
      'too many': { from: 0, count: 501, text: '' },
      'an endless text': { from: 0, count: 1, text: 'x'.repeat(201) },
      'no text': { from: 0, count: 1 },
      'an extra key': { from: 0, count: 1, text: '', all: true },
    },
  },
  'discovery.watch': {
    right: { id: 1 },
    wrong: { 'no number': {}, zero: { id: 0 }, 'an address': { id: 1, address } },
  },
  'sweep.check': sweepInputs,
  'sweep.start': sweepInputs,
  'sweep.stop': { right: {}, wrong: { 'an extra key': { id: 1 } } },
  'sweep.state': {
    right: { from: 65_536, count: 500 },
    wrong: {
      'no place': { count: 1 },
      'a place beyond all joins': { from: 65_537, count: 1 },
      'too many': { from: 0, count: 501 },
      'an extra key': { from: 0, count: 1, text: '' },
    },
  },
  'demonstration.start': { right: {}, wrong: { 'an address': { to: '192.0.2.1:514' } } },
  'demonstration.stop': { right: {}, wrong: { 'an extra key': { id: 1 } } },
  'updates.get': { right: {}, wrong: { 'an extra key': { id: 1 } } },
  'updates.check': { right: {}, wrong: { 'a feed': { url: 'https://192.0.2.1/' } } },
  'updates.download': { right: {}, wrong: { 'a version': { version: '9.0.0' } } },
  'updates.cancel': { right: {}, wrong: { 'an extra key': { id: 1 } } },
  'updates.install': { right: {}, wrong: { 'a path': { path: '/tmp/update' } } },
  'updates.dismiss': { right: {}, wrong: { 'an extra key': { skip: true } } },
  'updates.skip': { right: {}, wrong: { 'a version': { version: '9.0.0' } } },
  'replay.check': {
    right: { kind: 'mapping', text: '*=none' },
    wrong: {
      'no kind': { text: '*=none' },
      'an unknown kind': { kind: 'rule', text: '' },
      'an inherited name': { kind: 'constructor', text: '' },
      'an extra key': { kind: 'mapping', text: '', more: 1 },
      'an endless text': { kind: 'mapping', text: ' '.repeat(4097) },
    },
  },
  'replay.survey': {
    right: { request },
    wrong: {
      'no request': {},
      'an extra key': { request, agreed: true },
      'an extra key inside': { request: { ...request, more: 1 } },
      'a part that lacks': { request: { ...request, where: undefined } },
      'an endless place': requesting('what', { from: '1'.repeat(4097) }),
      'an endless filter': requesting('what', { filter: ' '.repeat(65_537) }),
      'a limit of 0': requesting('what', { limit: 0 }),
      'an unknown way with truncated ones': requesting('what', { truncated: 'mend' }),
      'mappings without end': requesting('where', { mappings: Array(257).fill('*=none') }),
      'a mapping that is none': requesting('where', { mappings: [1] }),
      '256 hops': requesting('where', { ttl: 256 }),
      'no hop': requesting('where', { ttl: 0 }),
      'a pace of nothing': requesting('when', { pace: { kind: 'original', factor: 0 } }),
      'a pace with an extra key': requesting('when', { pace: { kind: 'top', factor: 1 } }),
      'a gap without end': requesting('when', { maxGap: Infinity }),
      'loops below 0': requesting('when', { loops: -1 }),
      'half a loop': requesting('when', { loops: 0.5 }),
      'an unknown timing': requesting('when', { timing: 'best' }),
      'too many replacements': requesting('rewriting', { replace: Array(17).fill('a=b') }),
      'a rate of nothing': { request: { ...request, mostRate: 0 } },
    },
  },
  'replay.forget': { right: {}, wrong: { 'an extra key': { plan: 1 } } },
  'replay.start': {
    right: { plan: 1, agreed: false, paused: true },
    wrong: {
      'no plan': { agreed: true, paused: false },
      'plan 0': { plan: 0, agreed: true, paused: false },
      'no word on the concerns': { plan: 1, paused: false },
      'a word that is text': { plan: 1, agreed: 'yes', paused: false },
      'an extra key': { plan: 1, agreed: true, paused: false, request },
    },
  },
  'replay.control': {
    right: { control: { kind: 'seek', place: '12' } },
    wrong: {
      'no control': {},
      'an extra key': { control: { kind: 'pause' }, more: 1 },
      'an extra key inside': { control: { kind: 'pause', count: 1 } },
      'an unknown kind': { control: { kind: 'rewind' } },
      'a step of nothing': { control: { kind: 'step', count: 0 } },
      'a step of a half': { control: { kind: 'step', count: 1.5 } },
      'an endless place': { control: { kind: 'seek', place: '1'.repeat(4097) } },
      'a place that is a number': { control: { kind: 'seek', place: 12 } },
      'a pace beyond bounds': {
        control: { kind: 'pace', pace: { kind: 'bits', perSecond: 1e13 } },
      },
    },
  },
  'replay.save': { right: {}, wrong: { 'a path': { path: '/tmp/report.json' } } },
  'log.density': {
    right: { view: null, buckets: 2000 },
    wrong: {
      'no view': { buckets: 1 },
      'no bucket': { view: null, buckets: 0 },
      'more buckets than pixels': { view: null, buckets: 2001 },
      'an extra key': { view: null, buckets: 1, from: '0.000000000' },
    },
  },
  'statistics.count': {
    right: { view: 1, by: 'source', measure: 'bytes', last: 60, buckets: 300, groups: 20 },
    wrong: {
      'no view': { ...countOfAll, view: undefined },
      'an unknown grouping': { ...countOfAll, by: 'colour' },
      'an unknown measure': { ...countOfAll, measure: 'packets' },
      'no time at all': { ...countOfAll, last: 0 },
      'an endless time': { ...countOfAll, last: 2 ** 40 },
      'no bucket': { ...countOfAll, buckets: 0 },
      'too many buckets': { ...countOfAll, buckets: 2001 },
      'no group': { ...countOfAll, groups: 0 },
      'too many groups': { ...countOfAll, groups: 51 },
      'an extra key': { ...countOfAll, more: 1 },
    },
  },
  'streams.list': {
    right: listOfStreams,
    wrong: {
      'an unknown order': { ...listOfStreams, order: 'colour' },
      'a direction that is a word': { ...listOfStreams, descending: 'yes' },
      'an endless text': { ...listOfStreams, text: 'x'.repeat(201) },
      'no text': { ...listOfStreams, text: undefined },
      'before the first one': { ...listOfStreams, from: -1 },
      'no streams': { ...listOfStreams, count: 0 },
      'too many streams': { ...listOfStreams, count: 201 },
      'an extra key': { ...listOfStreams, more: 1 },
    },
  },
  'streams.show': {
    right: { stream: 1 },
    wrong: {
      'no stream': {},
      zero: { stream: 0 },
      'beyond 32 bits': { stream: 2 ** 32 },
      'an extra key': { stream: 1, all: true },
    },
  },
  'streams.events': {
    right: streamEvents,
    wrong: {
      'an unknown kind': { ...streamEvents, kinds: ['found'] },
      'endless kinds': { ...streamEvents, kinds: Array.from({ length: 13 }, () => 'lost') },
      'no stream at all': { ...streamEvents, stream: undefined },
      'too many events': { ...streamEvents, count: 501 },
      'an extra key': { ...streamEvents, more: 1 },
    },
  },
  'streams.filter': {
    right: { stream: 4_294_967_295 },
    wrong: { 'no stream': {}, 'a fraction of one': { stream: 1.5 } },
  },
  'streams.seek': {
    right: { stream: null, kinds: ['lost', 'continuity'], row: null, direction: 'previous' },
    wrong: {
      'no kinds': { stream: 1, row: 1, direction: 'next' },
      'an unknown kind': { stream: 1, kinds: ['found'], row: 1, direction: 'next' },
      'an unknown direction': { stream: 1, kinds: ['lost'], row: 1, direction: 'up' },
      'before the first row': { stream: 1, kinds: ['lost'], row: 0, direction: 'next' },
      'an extra key': { stream: 1, kinds: ['lost'], row: 1, direction: 'next', more: 1 },
    },
  },
  'log.find': {
    right: { view: null, from: 0, direction: 'next', what: { kind: 'text', text: 'error' } },
    wrong: {
      'no text': { view: null, from: 1, direction: 'next', what: { kind: 'text', text: '' } },
      'an endless text': {
        view: null,
        from: 1,
        direction: 'next',
        what: { kind: 'text', text: 'x'.repeat(1001) },
      },
      'an endless filter': {
        view: null,
        from: 1,
        direction: 'next',
        what: { kind: 'filter', text: ' '.repeat(65_537) },
      },
      'an unknown kind': { view: null, from: 1, direction: 'next', what: { kind: 'x', text: 'x' } },
      'an unknown direction': {
        view: null,
        from: 1,
        direction: 'up',
        what: { kind: 'text', text: 'x' },
      },
      'before the place before the first': {
        view: null,
        from: -1,
        direction: 'next',
        what: { kind: 'text', text: 'x' },
      },
      'an extra key inside': {
        view: null,
        from: 1,
        direction: 'next',
        what: { kind: 'text', text: 'x', flags: 'i' },
      },
    },
  },
  'log.endFind': { right: {}, wrong: { 'an extra key': { view: 1 } } },
  'log.jump': {
    right: { view: 1, from: 1, to: { kind: 'time', time: '-1.500000000' } },
    wrong: {
      'no target': { view: null, from: 1 },
      'row 0': { view: null, from: 1, to: { kind: 'number', number: 0 } },
      'a time that is a number': { view: null, from: 1, to: { kind: 'time', time: 1 } },
      'a time without nanoseconds': { view: null, from: 1, to: { kind: 'time', time: '1.5' } },
      'a time that is none': { view: null, from: 1, to: { kind: 'time', time: 'now' } },
      'a time beyond 64 bits': {
        view: null,
        from: 1,
        to: { kind: 'time', time: '9223372036.854775808' },
      },
      'an endless time': {
        view: null,
        from: 1,
        to: { kind: 'time', time: `${'9'.repeat(100_000)}.000000000` },
      },
      'an endless text': { view: null, from: 1, to: { kind: 'text', text: '1'.repeat(101) } },
      'an extra key': { view: null, from: 1, to: { kind: 'text', text: '1' }, more: 1 },
    },
  },
  'log.copy': {
    right: { view: null, first: 1, last: 2 ** 40, as: 'hex' },
    wrong: {
      'an unknown form': { view: null, first: 1, last: 2, as: 'exe' },
      'an inherited form': { view: null, first: 1, last: 2, as: 'constructor' },
      'no last': { view: null, first: 1, as: 'hex' },
      'row 0': { view: null, first: 0, last: 2, as: 'hex' },
      'an extra key': { view: null, first: 1, last: 2, as: 'hex', to: '/etc/passwd' },
    },
  },
  'marks.list': { right: {}, wrong: { 'an extra key': { first: 1 } } },
  'marks.toggle': {
    right: { view: null, first: 1, count: 1000 },
    wrong: {
      'no view': { first: 1, count: 1 },
      'more than at once': { view: null, first: 1, count: 1001 },
      'row 0': { view: null, first: 0, count: 1 },
      'an extra key': { view: null, first: 1, count: 1, path: '/tmp/x' },
    },
  },
  'marks.comment': {
    right: { number: 1, comment: '' },
    wrong: {
      'no comment': { number: 1 },
      'an endless comment': { number: 1, comment: 'x'.repeat(1001) },
      'row 0': { number: 0, comment: '' },
      'an extra key': { number: 1, comment: '', time: '0.000000000' },
    },
  },
  'marks.remove': {
    right: { number: 1 },
    wrong: { 'no number': {}, 'row 0': { number: 0 }, 'an extra key': { number: 1, all: true } },
  },
  'feeds.open': {
    right: { feed: 'capture' },
    wrong: {
      'no feed': {},
      'an unknown feed': { feed: 'keys' },
      'an inherited name': { feed: 'constructor' },
      'an extra key': { feed: 'capture', more: 1 },
    },
  },
  'feeds.acknowledge': {
    right: { feed: 'capture', sequence: 1 },
    wrong: {
      'an unknown feed': { feed: 'x', sequence: 1 },
      'no sequence': { feed: 'capture' },
      'an extra key': { feed: 'capture', sequence: 1, more: 1 },
      'sequence 0': { feed: 'capture', sequence: 0 },
      text: { feed: 'capture', sequence: '1' },
    },
  },
};

const wrongForAll = {
  nothing: undefined,
  null: null,
  text: 'x',
  'a number': 1,
  'a list': [],
  'a date': new Date(0),
};

function register({ trust = () => true }: { trust?: Trust } = {}) {
  const listeners = new Map<string, Listener>();
  const names = Object.keys(calls) as CallName[];
  const handlers = Object.fromEntries(names.map((name) => [name, vi.fn(() => success(null))]));
  const ipc = {
    handle: (channel: string, listener: Listener) => listeners.set(channel, listener),
    removeHandler: (channel: string) => listeners.delete(channel),
  };
  const unregister = registerCalls(ipc as never, handlers as unknown as Handlers, trust);
  const invoke = (name: CallName, ...sent: unknown[]) =>
    listeners.get(callChannel(name))?.({ senderFrame: { url: 'https://example.org' } }, ...sent);
  return { handlers, invoke, listeners, unregister };
}

describe.each(Object.keys(calls) as CallName[])('%s', (name) => {
  it('reaches its handler with an input that the contract allows', async () => {
    const { handlers, invoke } = register();
    expect(await invoke(name, inputs[name].right)).toEqual({ ok: true, value: null });
    expect(handlers[name]).toHaveBeenCalledExactlyOnceWith(inputs[name].right);
  });

  it.each(Object.entries({ ...wrongForAll, ...inputs[name].wrong }))(
    'refuses %s',
    async (_what, input) => {
      const { handlers, invoke } = register();
      expect(await invoke(name, input)).toMatchObject({
        ok: false,
        error: { code: 'INPUT_INVALID' },
      });
      expect(handlers[name]).not.toHaveBeenCalled();
    },
  );

  it('refuses no argument and two', async () => {
    const { handlers, invoke } = register();
    expect(await invoke(name)).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
    expect(await invoke(name, inputs[name].right, 1)).toMatchObject({ ok: false });
    expect(handlers[name]).not.toHaveBeenCalled();
  });

  it('refuses a foreign sender before it looks at the input', async () => {
    const { handlers, invoke } = register({ trust: () => false });
    expect(await invoke(name, inputs[name].right)).toMatchObject({
      ok: false,
      error: { code: 'SENDER_REFUSED' },
    });
    expect(handlers[name]).not.toHaveBeenCalled();
  });
});

describe('refuseCalls', () => {
  it('refuses the sender of every call, whatever the input', async () => {
    const listeners = new Map<string, Listener>();
    refuseCalls({
      handle: (channel: string, listener: Listener) => listeners.set(channel, listener),
    } as never);
    for (const name of Object.keys(calls) as CallName[]) {
      const answer = await listeners.get(callChannel(name))?.({ senderFrame: null }, inputs[name]);
      expect(answer).toMatchObject({ ok: false, error: { code: 'SENDER_REFUSED' } });
    }
  });
});

describe('registerCalls', () => {
  it('answers with a value when a handler throws', async () => {
    const { handlers, invoke } = register();
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    handlers['log.rows']?.mockImplementation(() => {
      throw new Error('out of ideas');
    });
    expect(await invoke('log.rows', inputs['log.rows'].right)).toMatchObject({
      ok: false,
      error: { code: 'INTERNAL', message: 'log.rows failed: out of ideas' },
    });
    log.mockRestore();
  });

  it('stops at the first thing that is wrong in a list of millions', async () => {
    const { invoke } = register();
    const paths: unknown[] = Array.from({ length: 3_000_000 }, () => 1);
    const before = process.memoryUsage.rss();
    expect(await invoke('files.dropped', { paths })).toMatchObject({ ok: false });
    // An issue of each of them would take more than a gigabyte.
    expect(process.memoryUsage.rss() - before).toBeLessThan(256 * 1024 * 1024);
  });

  it('names the field that is wrong', async () => {
    const { invoke } = register();
    expect(await invoke('sockets.add', { address: { ...address, port: 70_000 } })).toMatchObject({
      error: {
        message: 'sockets.add: address.port: the port is above 65535; it must be 0 to 65535',
      },
    });
  });

  it('closes every door when it is undone', () => {
    const { listeners, unregister } = register();
    expect(listeners.size).toBe(Object.keys(calls).length);
    unregister();
    expect(listeners.size).toBe(0);
  });
});
