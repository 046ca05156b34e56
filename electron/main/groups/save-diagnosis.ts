import { dialog, type BrowserWindow } from 'electron';
import {
  escapeControls,
  failure,
  jsonText,
  success,
  type DiagnosisReport,
  type Result,
} from '../../contract';
import { diagnosisAsText, explainRecording, writePrivateFile } from '../../engine';
import { datedFileName } from '../dated-file-name';

/** Asks where to, and writes the report of a diagnosis. Null where the person declines. */
export async function saveDiagnosis(
  window: BrowserWindow,
  report: DiagnosisReport | null,
): Promise<Result<{ path: string } | null>> {
  if (report === null)
    return failure('CALL_INAPPLICABLE', 'There is no report of a diagnosis yet.');
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Save Report of the Diagnosis',
    defaultPath: datedFileName('diagnosis', 'txt', new Date()),
    filters: [
      { name: 'Text', extensions: ['txt'] },
      { name: 'JSON', extensions: ['json'] },
    ],
  });
  if (canceled || filePath === '') return success(null);
  const isJson = filePath.toLowerCase().endsWith('.json');
  const text = isJson ? `${jsonText(report, 2)}\n` : diagnosisAsText(report);
  try {
    await writePrivateFile(filePath, text);
    return success({ path: escapeControls(filePath) });
  } catch (error) {
    return { ok: false, error: explainRecording(error, filePath) };
  }
}
