import { BrowserWindow, nativeTheme, type WebFrameMain } from 'electron';
import {
  feedChannel,
  type MainCommand,
  type MarksState,
  type Result,
  type SourceState,
} from '../contract';
import type { ReplaySource } from '../engine';
import { Announcer } from './announcer';
import { zoomTo } from './appearance';
import { appUrl, isAppUrl } from './app-protocol';
import { askBeforeClosing, agree } from './closing';
import { Consent } from './consent/consent';
import { Gestures } from './consent/gestures';
import { withConsent } from './consent/with-consent';
import { Counting } from './counting';
import { Finder, type Landscape } from './finder';
import { Diagnoses } from './groups/diagnoses';
import type { Live } from './live';
import { Matches, type Searched } from './matches';
import { undertakingsOf } from './questions';
import { registerCalls, type Handlers } from './registrar';
import { showReplay, type ShownReplay } from './replay/show-replay';
import type { RulesInUse } from './rules-in-use';
import type { KeptSettings } from './settings';
import type { Updates } from './updates/updates';
import type { WindowPlaces } from './window-places';
import { WindowSending } from './window-sending';
import { StreamColours, type StreamsKnown } from './stream-colours';
import { WindowStreams, type Streaming } from './window-streams';

/** What a window shows: a running capture, or a file. */
interface Source extends Searched, Landscape, Streaming, StreamsKnown {
  marks: { state(): MarksState };
  onChange(listener: () => void): () => void;
}

/** What the calls of a window act on, besides its capture or file. */
export interface Shown extends ShownReplay {
  window: BrowserWindow;
  announcer: Announcer;
  matches: Matches;
  counting: Counting;
  finder: Finder;
  diagnoses: Diagnoses;
  rules: RulesInUse;
  settings: KeptSettings;
  sending: WindowSending;
  streams: WindowStreams;
  streamColours: StreamColours;
  updates: Updates;
  /** Does a command in the window. */
  run: (id: MainCommand) => void;
  openFile: (path: string) => void;
}

/** What all windows have in common. */
export interface Surroundings {
  preload: string;
  /** The picture of its windows; null where there is none, or the system takes it from the application. */
  icon: string | null;
  rules: RulesInUse;
  settings: KeptSettings;
  places: WindowPlaces;
  runIn: (window: BrowserWindow, id: MainCommand) => void;
  /** Opens a file in a window of its own. */
  openFile: (path: string) => void;
  /** Whether the application quits, and all windows close. */
  isQuitting: () => boolean;
  updates: () => Updates;
}

interface WindowOptions {
  surroundings: Surroundings;
  source: Source;
  /** What of it is replayed; fails while that cannot be told. */
  replayed: () => Result<ReplaySource>;
  /** Null where the window shows a file. */
  live: Live | null;
  handlers: (shown: Shown) => Handlers;
}

export interface OpenedWindow {
  window: BrowserWindow;
  /** What it is sending, a line each; none where nothing would end with it. */
  undertakings: () => string[];
  gestures: Gestures;
}

/** Opens a window that shows a capture or a file, and connects the two. */
export function openWindow({
  surroundings,
  source,
  replayed,
  live,
  handlers,
}: WindowOptions): OpenedWindow {
  const { rules, settings } = surroundings;
  const window = createWindow(surroundings);
  const contents = window.webContents;
  const matches = new Matches(source, rules.coloursOf, () => announcer.changed());
  const finder = new Finder(source, matches);
  const streamColours = new StreamColours(source, rules, () => announcer.changed());
  const announcer = new Announcer(
    () => ({
      state: source.state(),
      matches: matches.state(),
      rules: rules.revision + streamColours.revision,
      marks: source.marks.state(),
      alerts: live?.alerts.newest() ?? [],
    }),
    (frame) => contents.send(feedChannel('capture'), frame),
  );
  const sending = new WindowSending(window, live);
  const stopSettings = settings.onChange((changed) =>
    contents.send(feedChannel('settings'), changed),
  );
  const updates = surroundings.updates();
  const stopUpdates = updates.onChange(() =>
    contents.send(feedChannel('updates'), updates.state()),
  );
  const stopListening = [source, rules, ...(live ? [live.alerts] : [])].map((told) =>
    told.onChange(() => announcer.changed()),
  );
  const run = (id: MainCommand) => surroundings.runIn(window, id);
  const { openFile } = surroundings;
  // Each window has a door of its own, which leads to what this very window shows.
  const counting = new Counting();
  const streams = new WindowStreams(source, settings, rules);
  const diagnoses = new Diagnoses();
  const shown = {
    window,
    announcer,
    matches,
    counting,
    finder,
    diagnoses,
    rules,
    settings,
    sending,
    streams,
    streamColours,
    updates,
    run,
    openFile,
  };
  const replayShown = showReplay(contents, replayed);
  const undertakings = () =>
    undertakingsOf({
      name: nameOf(source.state()),
      replay: replayShown.replay.state(),
      sendings: sending.sendings.state(),
    });
  askBeforeClosing(window, { undertakings, isQuitting: surroundings.isQuitting });
  const gestures = new Gestures();
  gestures.follow(contents);
  const consent = new Consent(gestures, (question) => agree(window, question));
  const answering = withConsent(handlers({ ...shown, ...replayShown }), consent);
  const unregister = registerCalls(contents.ipc, answering, (frame) =>
    isMainFrameOf(window, frame),
  );
  // The size of the text is the page's, and a page that is loaded has that of its address again.
  contents.on('did-finish-load', () => zoomTo(window, settings.current.appearance.zoom));
  // A renderer that went away acknowledges nothing; the next one opens the feed anew.
  contents.on('render-process-gone', () => {
    announcer.close();
    sending.announcer.close();
  });
  window.on('closed', () => {
    stopSettings();
    stopUpdates();
    stopListening.forEach((stop) => stop());
    finder.end();
    diagnoses.close();
    matches.clear();
    announcer.close();
    sending.close();
    streams.close();
    // Nothing is asked or joined for somebody who has gone.
    live?.discovery.stop();
    live?.sweep.stop();
    unregister();
  });
  void window.loadURL(appUrl);
  return { window, undertakings, gestures };
}

function nameOf(state: SourceState): string {
  return state.source === 'file' ? state.name : 'the running capture';
}

function createWindow({ preload, icon, places }: Surroundings): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Gramscope',
    ...(icon === null ? {} : { icon }),
    width: 1280,
    height: 800,
    ...places.bounds({ isFirst: BrowserWindow.getAllWindows().length === 0 }),
    minWidth: 640,
    minHeight: 400,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
    },
  });
  places.follow(window);
  window.once('ready-to-show', () => window.show());
  return window;
}

/** Only the page that we loaded ourselves may call: no subframe, no other window, no other page. */
function isMainFrameOf(window: BrowserWindow, frame: WebFrameMain | null): boolean {
  if (frame === null || window.isDestroyed()) return false;
  return frame === window.webContents.mainFrame && isAppUrl(frame.url);
}
