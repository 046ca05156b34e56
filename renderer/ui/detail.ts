/** A piece of what a failure advises: prose, or a shell command to run as it stands. */
export interface DetailPart {
  kind: 'prose' | 'command';
  text: string;
}

/** Commands that need privileges begin with sudo and reach to the end of their line. */
const command = /\bsudo .*$/u;

/** Separates the commands in a detail from the prose, so that they can be shown as code. */
export function detailParts(detail: string): DetailPart[] {
  return detail.split('\n').flatMap(partsOfLine);
}

function partsOfLine(line: string): DetailPart[] {
  const start = line.search(command);
  if (start < 0) return [{ kind: 'prose', text: line }];
  const prose = line.slice(0, start).trim();
  const advised: DetailPart = { kind: 'command', text: line.slice(start) };
  return prose === '' ? [advised] : [{ kind: 'prose', text: prose }, advised];
}
