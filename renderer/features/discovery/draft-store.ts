import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import {
  discoveryProtocols,
  usualDwell,
  usualSweepPorts,
  type CallInput,
  type DiscoveryProtocolName,
  type SweepRequest,
} from '../../../electron/contract';

/** What stands in the panel, also while it is closed. */
export interface DiscoveryDraft {
  view: 'announced' | 'sweep';
  protocols: ReadonlySet<DiscoveryProtocolName>;
  /** Name of the interface; empty for every one that can do multicast. */
  interface: string;
  ask: boolean;
  /** What the list is searched for. */
  text: string;
  groups: string;
  ports: string;
  dwell: string;
}

const draftStore = createStore<DiscoveryDraft>(() => ({
  view: 'announced',
  protocols: new Set(discoveryProtocols),
  interface: '',
  ask: false,
  text: '',
  groups: '239.1.1.0/24',
  ports: usualSweepPorts,
  dwell: String(usualDwell),
}));

export function useDraft(): DiscoveryDraft {
  return useStore(draftStore);
}

export function changeDraft(change: Partial<DiscoveryDraft>): void {
  draftStore.setState(change);
}

/** Null while no protocol is chosen. */
export function listeningOf(draft: DiscoveryDraft): CallInput<'discovery.start'> | null {
  const protocols = discoveryProtocols.filter((name) => draft.protocols.has(name));
  if (protocols.length === 0) return null;
  return { protocols, interfaces: interfacesOf(draft), ask: draft.ask };
}

/** Null while the time is no number that a sweep can have. */
export function sweepOf(draft: DiscoveryDraft): SweepRequest | null {
  const dwell = Number(draft.dwell);
  if (draft.dwell.trim() === '' || !(dwell >= 0.1 && dwell <= 60)) return null;
  return { groups: draft.groups, ports: draft.ports, interfaces: interfacesOf(draft), dwell };
}

function interfacesOf({ interface: name }: DiscoveryDraft): string[] | null {
  return name === '' ? null : [name];
}
