export { CommandPalette } from './command-palette';
export { openPalette } from './palette-store';
