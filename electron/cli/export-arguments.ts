import { success, type Result } from '../contract';
import type { ExportForm, FileSelection, Filter } from '../engine';
import { readDisplayFilter } from './filter-argument';
import { firstForeign, readNumber, usage, type Values } from './usage';

export interface ExportCommand {
  /** `-` is standard input. */
  file: string;
  /** `-` is standard output. */
  to: string;
  form: ExportForm;
  compression: 'none' | 'gzip';
  existing: 'keep' | 'replace';
  selection: FileSelection;
  /** Of what is selected, this alone; everything if undefined. */
  filter: Filter | undefined;
}

const own = ['to', 'from', 'until', 'format', 'ethernet', 'overwrite', 'display-filter'] as const;

const kinds: Readonly<Record<string, ExportForm['kind']>> = {
  pcapng: 'pcapng',
  pcap: 'pcap',
  csv: 'csv',
  jsonl: 'jsonl',
  json: 'jsonl',
};

export function readExport(
  values: Values,
  [file, ...others]: string[],
): Result<{ command: 'export' } & ExportCommand> {
  if (file === undefined) return usage('export needs a file.', 'export');
  const foreign = others[0] ?? firstForeign(values, own);
  if (foreign !== undefined) return usage(`export does not take "${foreign}".`, 'export');
  const to = values.to;
  if (typeof to !== 'string' || to === '') return usage('export needs --to OUT.', 'export');
  const form = readForm(values, to);
  if (!form.ok) return form;
  const selection = readSelection(values);
  if (!selection.ok) return selection;
  const filter = readDisplayFilter(values);
  if (!filter.ok) return filter;
  return success({
    command: 'export',
    file,
    to,
    form: form.value,
    compression: to.endsWith('.gz') ? 'gzip' : 'none',
    existing: values.overwrite === true ? 'replace' : 'keep',
    selection: selection.value,
    filter: filter.value,
  });
}

/** `--format`, or what the name of the target ends with. */
function readForm({ format, ethernet }: Values, to: string): Result<ExportForm> {
  const ending = /\.([^./\\]+)(?:\.gz)?$/u.exec(to)?.[1]?.toLowerCase() ?? '';
  const kind = kinds[String(format ?? ending)];
  if (kind === undefined && format !== undefined) {
    return usage(`--format is pcapng, pcap, csv or jsonl, not "${format}".`, 'export');
  }
  if (kind === undefined) {
    return usage(`"${to}" does not tell the format: name it with --format.`, 'export');
  }
  if (kind === 'csv' || kind === 'jsonl') {
    return ethernet === undefined
      ? success({ kind })
      : usage(`--ethernet goes with pcapng and pcap, not with ${kind}.`, 'export');
  }
  return success(ethernet === true ? { kind, framing: 'ethernet' } : { kind });
}

function readSelection({ from, until }: Values): Result<FileSelection> {
  const most = Number.MAX_SAFE_INTEGER;
  const first = readNumber('from', from, { whole: true, most });
  if (!first.ok) return first;
  const last = readNumber('until', until, { whole: true, most });
  if (!last.ok) return last;
  if (from === undefined && until === undefined) return success({ kind: 'everything' });
  const range = {
    first: from === undefined ? 1 : first.value,
    last: until === undefined ? most : last.value,
  };
  if (range.last < range.first) return usage('--until comes before --from.', 'export');
  return success({ kind: 'range', ...range });
}
