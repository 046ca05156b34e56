import { dialog, type BrowserWindow } from 'electron';
import {
  escapeControls,
  failure,
  jsonText,
  success,
  type ReplayReport,
  type Result,
} from '../../contract';
import { explainRecording, writePrivateFile } from '../../engine';
import { datedFileName } from '../dated-file-name';

/** Asks where to, and writes a report in the form that the command prints. Null where the person declines. */
export async function saveReport(
  window: BrowserWindow,
  report: ReplayReport | null,
): Promise<Result<{ path: string } | null>> {
  if (report === null) return failure('CALL_INAPPLICABLE', 'There is no report of a replay yet.');
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Save Report of the Replay',
    defaultPath: datedFileName('replay', 'json', new Date()),
    filters: [{ name: 'JSON', extensions: ['json'] }],
  });
  if (canceled || filePath === '') return success(null);
  try {
    await writePrivateFile(filePath, `${jsonText({ report }, 2)}\n`);
    return success({ path: escapeControls(filePath) });
  } catch (error) {
    return { ok: false, error: explainRecording(error, filePath) };
  }
}
