import { defaultSettings, type settingsCalls } from '../../../contract';
import type { InputsOf } from './inputs-of';
import { options, testStream, wanted } from './parts';

const clock = { destination: '239.1.2.3:5004', payloadType: 97, rate: 48_000 };
const stopped = { ...clock, rate: 0 };
const [column, ...columns] = defaultSettings.streamTable.columns;
const twice = [column, column, ...columns.slice(1)];

const message = {
  name: 'a',
  form: 'text',
  body: '',
  placeholders: false,
  to: '',
  options,
  repetition: wanted.repetition,
};

export const settingsInputs: InputsOf<typeof settingsCalls> = {
  'settings.get': { right: {}, wrong: { 'an extra key': { area: 'keys' } } },
  'settings.change': {
    right: {
      keys: { 'file.open': 'Mod+Shift+O' },
      layout: defaultSettings.layout,
      streams: { ...defaultSettings.streams, clocks: [clock] },
      streamTable: defaultSettings.streamTable,
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
      'a clock that stands still': { streams: { ...defaultSettings.streams, clocks: [stopped] } },
      'endless clocks': {
        streams: { ...defaultSettings.streams, clocks: Array.from({ length: 101 }, () => clock) },
      },
      'a column of streams twice': { streamTable: { columns: twice } },
    },
  },
};
