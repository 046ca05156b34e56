import type { Tool } from '../../electron/contract';

export const toolTitles: Readonly<Record<Tool, string>> = {
  send: 'Send',
  replay: 'Replay',
  statistics: 'Statistics',
  discovery: 'Discovery',
};
