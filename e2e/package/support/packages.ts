import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../support/application';

const folder = join(root, 'out/packages');

/** The package of a kind that `npm test` made: the first, or the one that upgrades it. */
export function packageFile(ending: 'deb' | 'rpm' | 'tar.gz', which: 'first' | 'upgrade'): string {
  const names = readdirSync(folder).filter((name) => name.endsWith(`.${ending}`));
  const name = names.find((one) => one.includes('-999.0.0-') === (which === 'upgrade'));
  if (name === undefined)
    throw new Error(`no ${ending} in ${folder}: run npm test -- --only=package`);
  return join(folder, name);
}

/** What the menu entry starts. `%F` stands for files (Desktop Entry Specification, "The Exec key"). */
export function commandOf(desktopEntry: string, files: readonly string[]): [string, ...string[]] {
  const exec = /^Exec=(.*)$/mu.exec(desktopEntry)?.[1] ?? '';
  const words = exec.split(' ').flatMap((word) => (word === '%F' ? files : [word]));
  const [program, ...rest] = words;
  if (program === undefined || program === '') throw new Error('the entry starts nothing');
  return [program, ...rest];
}
