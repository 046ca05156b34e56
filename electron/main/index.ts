import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, ipcMain } from 'electron';
import type { Failure, Settings } from '../contract';
import { Capture, Demonstration, Discovery, streamOptionsOf, Sweep } from '../engine';
import { Alerts } from './alerts';
import { applyAppearance } from './appearance';
import { declareAppScheme, serveApp } from './app-protocol';
import { filesNamed, openFlag } from './command-line';
import { Commands } from './commands';
import { licencesPage, type NoticesFile } from './licences';
import { KeptRules } from './kept-rules';
import { KeptSockets } from './kept-sockets';
import { lockDown } from './lockdown';
import { installMenu } from './menu';
import { notify } from './notify';
import { tellOutcome } from './outcome';
import { RecentFiles } from './recent-files';
import { askBeforeQuitting } from './quitting';
import { refuseCalls } from './registrar';
import { RulesInUse } from './rules-in-use';
import { KeptSettings } from './settings';
import { openUpdates } from './updates/open-updates';
import type { Updates } from './updates/updates';
import { WindowPlaces } from './window-places';
import { measureBySessions } from './session-clocks';
import { Windows } from './windows';

declareAppScheme();
lockDown();

const capture = new Capture();
const demonstration = new Demonstration(capture);
const discovery = new Discovery();
const sweep = new Sweep();
measureBySessions(discovery, capture);

// The bundle of the main process lies in dist/main, beside dist/preload and dist/renderer.
const dist = join(import.meta.dirname, '..');
const kept = (name: string) => join(app.getPath('userData'), name);
const settings = new KeptSettings(kept('settings.json'));
const recent = new RecentFiles(kept('recent-files.json'));
const rules = new KeptRules(new RulesInUse(), kept('rules.json'));
const alerts = new Alerts(capture, rules.inUse, {
  raised: (alert) => notify(alert, () => windows.showLive()),
  failed: tellFailure,
});
const windows = new Windows({ capture, alerts, demonstration, discovery, sweep }, recent, {
  preload: join(dist, 'preload', 'index.cjs'),
  icon: pictureOfWindows(),
  rules: rules.inUse,
  settings,
  places: new WindowPlaces(kept('window.json')),
  runIn: (window, id) => commands.runIn(window, id),
  openFile: (path) => windows.openFile(path),
  isQuitting: () => quitting.isQuitting(),
  updates: () => updates,
});
const commands = new Commands({ windows, rules, settings, updates: () => updates });
/** There before any window is. */
let updates: Updates;

/** Packaging makes it, and only Linux needs it: the others take it from the application. */
function pictureOfWindows(): string | null {
  const picture = join(dist, 'icon.png');
  return process.platform === 'linux' && existsSync(picture) ? picture : null;
}

function tellFailure(error: Failure): void {
  tellOutcome(windows.front(), { ok: false, error });
}

/** Also of a capture that no window shows. */
function judgeStreams({ streams }: Settings): void {
  capture.setStreamOptions(streamOptionsOf(streams));
  alerts.renew();
}

function updateMenu(): void {
  installMenu({
    keys: settings.current.keys,
    recent: recent.paths,
    run: (id) => commands.run(id),
    openRecent: (path) => windows.openFile(path),
    forgetRecent: () => recent.clear(),
  });
}

app.on('window-all-closed', () => app.quit());
const quitting = askBeforeQuitting(() => windows.mayQuit());
app.on('will-quit', () => {
  demonstration.stop();
  discovery.stop();
  sweep.stop();
  alerts.close();
  capture.close();
});

// A second start hands its files to the first, which has the sockets.
if (!app.requestSingleInstanceLock()) app.exit();
app.on('second-instance', (_event, argv, folder) => {
  openFiles(filesOf(argv, folder));
  askIfWanted(argv);
});
// On a Mac, files come this way, also before it is ready.
const early: string[] = [];
app.on('open-file', (event, path) => {
  event.preventDefault();
  if (app.isReady()) windows.openFile(path);
  else early.push(path);
});

/** Opens these files; the running capture where there are none. */
function openFiles(files: readonly string[]): void {
  for (const file of files) windows.openFile(file);
  if (files.length === 0) windows.showLive();
}

/** Asks which file to open, where the command line wants that. */
function askIfWanted(argv: readonly string[]): void {
  if (argv.includes(openFlag)) commands.run('file.open');
}

/** The files that a command line names. */
function filesOf(argv: readonly string[], folder: string): string[] {
  return filesNamed({ argv, application: app.isPackaged ? null : app.getAppPath(), folder });
}

void app.whenReady().then(async () => {
  serveApp(join(dist, 'renderer'), () => licencesPage(noticesFile()));
  refuseCalls(ipcMain);
  const restored = settings.restore();
  judgeStreams(settings.current);
  settings.onChange(judgeStreams);
  const outcomes = [restored, await rules.restore()];
  applyAppearance(settings.current.appearance);
  settings.onChange(({ appearance }) => applyAppearance(appearance));
  settings.onChange(updateMenu);
  recent.onChange(updateMenu);
  updateMenu();
  updates = await openUpdates({ settings, quitting });
  app.setAboutPanelOptions({ applicationName: 'Gramscope', copyright: 'MIT licence' });
  const files = [...filesOf(process.argv, process.cwd()), ...early];
  // Who opens a file did not ask for ports to be opened too.
  const running = files.length === 0 ? 'start' : 'hold';
  await new KeptSockets(capture, settings, tellFailure).restore({ running });
  openFiles(files);
  askIfWanted(process.argv);
  for (const outcome of outcomes) if (!outcome.ok) tellOutcome(windows.front(), outcome);
});

/** Packages have it beside LICENSE.gramscope.txt (`extraFiles` of electron-builder). */
function noticesFile(): NoticesFile {
  return app.isPackaged ? join(process.resourcesPath, '..', 'THIRD-PARTY-NOTICES.txt') : null;
}
