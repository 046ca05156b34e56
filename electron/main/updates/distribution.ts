import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { UpdatesStage } from '../../contract';

/** What the running program was put on this machine by, as far as newer versions go. */
export type Distribution =
  | { by: 'itself'; as: 'appimage' | 'nsis' | 'mac' }
  | { by: 'others'; stage: Extract<UpdatesStage, { kind: 'unavailable' }> };

interface Program {
  platform: NodeJS.Platform;
  isPackaged: boolean;
  /** The program, as an absolute path. */
  executable: string;
  /** The folder with what is packed with it. */
  resources: string;
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * Tells who brings newer versions. Packages of a package manager are not replaced by the application, though
 * electron-updater could: it would have root install what a web server sent, without the signature that a
 * package manager checks, and behind its back.
 */
export function distributionOf(program: Program): Distribution {
  if (!program.isPackaged) {
    return others('Gramscope runs from its sources here.', 'Newer ones come with: git pull');
  }
  if (program.platform === 'darwin') return { by: 'itself', as: 'mac' };
  return program.platform === 'win32' ? onWindows(program) : onLinux(program);
}

/** The installer leaves its uninstaller beside the program; the portable program and the archive have none. */
function onWindows({ executable, env }: Program): Distribution {
  const isPortable = env['PORTABLE_EXECUTABLE_FILE'] !== undefined;
  const isInstalled = existsSync(join(dirname(executable), 'Uninstall Gramscope.exe'));
  if (isInstalled && !isPortable) return { by: 'itself', as: 'nsis' };
  return others(
    'This Gramscope was not installed, but runs from where it was put.',
    'Download the newer version, and put it in the place of this one.',
  );
}

function onLinux({ executable, resources, env }: Program): Distribution {
  const manager = packageType(resources);
  if (manager !== null) {
    return others(
      `This Gramscope was installed as a package, and the package manager keeps it (${manager}).`,
      `Download the newer package, and install it over this one:\n${installing[manager]}`,
    );
  }
  if (env['APPIMAGE'] !== undefined) return { by: 'itself', as: 'appimage' };
  if (executable.startsWith(packagesHome)) {
    return others(
      'This Gramscope was installed as a package, and the package manager keeps it.',
      'Download the newer package, and install it over this one.',
    );
  }
  return others(
    'This Gramscope runs from an unpacked archive.',
    'Download the newer archive, and unpack it in the place of this one.',
  );
}

/** Where packages put it; those that were made without a feed do not say of which kind they are. */
const packagesHome = '/opt/Gramscope/';

const installing = {
  deb: 'sudo apt install ./gramscope.deb',
  rpm: 'sudo dnf install ./gramscope.rpm',
  pacman: 'sudo pacman -U gramscope.pacman',
} as const;

/** electron-builder writes it into such packages, and into no others. */
function packageType(resources: string): keyof typeof installing | null {
  try {
    const type = readFileSync(join(resources, 'package-type'), 'utf8').trim();
    return type === 'deb' || type === 'rpm' || type === 'pacman' ? type : null;
  } catch {
    return null;
  }
}

function others(reason: string, remedy: string): Distribution {
  return { by: 'others', stage: { kind: 'unavailable', reason, remedy } };
}
