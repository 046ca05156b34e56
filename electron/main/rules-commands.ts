import { dialog, type BrowserWindow } from 'electron';
import { success, type Result, type Rules, type FeedFrame } from '../contract';
import { explainRecording, writeRules, writePrivateFile } from '../engine';
import type { KeptRules } from './kept-rules';
import { tellOutcome } from './outcome';

const filters = [
  { name: 'Rules', extensions: ['json'] },
  { name: 'All files', extensions: ['*'] },
];

/** Asks for a rules file, uses it in all windows, and tells the outcome in this one. */
export async function importRules(window: BrowserWindow, rules: KeptRules): Promise<void> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Import Rules',
    properties: ['openFile'],
    filters,
  });
  const [file] = filePaths;
  if (file === undefined) return;
  const adopted = await rules.adopt(file);
  tellOutcome(window, adopted.ok ? imported(adopted.value) : adopted);
}

/** Asks where to, and writes the rules in use. */
export async function exportRules(window: BrowserWindow, { inUse }: KeptRules): Promise<void> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Export Rules',
    defaultPath: 'gramscope-rules.json',
    filters,
  });
  if (canceled || filePath === '') return;
  tellOutcome(window, await write(filePath, inUse.rules));
}

async function write(file: string, rules: Rules): Promise<FeedFrame<'outcome'>> {
  try {
    await writePrivateFile(file, writeRules(rules));
    return success({ message: `The rules were written to ${file}`, detail: '' });
  } catch (error) {
    return { ok: false, error: explainRecording(error, file) };
  }
}

function imported({ colours, alerts }: Rules): Result<{ message: string; detail: string }> {
  const counts = `${counted(colours, 'colour rule')}, ${counted(alerts, 'alert rule')}`;
  return success({ message: `Rules imported: ${counts}`, detail: '' });
}

function counted(rules: readonly unknown[], what: string): string {
  return `${rules.length} ${what}${rules.length === 1 ? '' : 's'}`;
}
