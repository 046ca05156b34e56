import { useMemo } from 'react';
import type { Detail, Place } from '../../../electron/contract';
import { Button } from '../../ui/button';
import { copyText } from '../../lib/clipboard';
import { formatCount } from '../../lib/format-number';
import { Segmented } from '../../ui/segmented';
import { glyphsOf, hexOf, offsetText, placeOf } from './bytes';
import { lookingStore, pointAt, setOpen, showTab, useLooking, type Pointed } from './detail-store';
import { FieldTree } from './field-tree';
import { HexView } from './hex-view';
import { nodesOf } from './nodes';
import { ancestorsOf, nodeAt, nodeCovering, type TreeNode } from './tree';

/** What a datagram tells and its bytes, side by side; where there is no room, one of them at a time. */
export function DetailBody({ detail }: { detail: Detail }) {
  const { pointed, tab } = useLooking();
  const nodes = useMemo(() => nodesOf(detail), [detail]);
  const glyphs = useMemo(() => glyphsOf(detail.payload, detail.charset), [detail]);
  const chosen = chosenOf(nodes, pointed);
  return (
    <div className="detail-body" data-tab={tab}>
      <FieldTree nodes={nodes} active={activeOf(nodes, pointed)} />
      <div className="detail-bytes">
        <HexView
          bytes={detail.payload}
          glyphs={glyphs}
          chosen={chosen}
          range={pointed?.kind === 'bytes' ? pointed.range : null}
          onRange={(range) => {
            pointAt({ kind: 'bytes', range });
            openTo(nodes, range.cursor);
          }}
        />
        <BytesBar detail={detail} chosen={chosen} />
      </div>
    </div>
  );
}

/** Which of both is seen where there is no room for both. */
export function DetailTabs() {
  const { tab } = useLooking();
  return (
    <div className="detail-tabs">
      <Segmented
        label="Show"
        options={[
          { value: 'fields', label: 'Fields' },
          { value: 'bytes', label: 'Bytes' },
        ]}
        value={tab}
        onValue={showTab}
      />
    </div>
  );
}

/** The node that is pointed at, or that covers the byte at the cursor. */
function activeOf(nodes: readonly TreeNode[], pointed: Pointed): string | null {
  if (pointed === null) return null;
  if (pointed.kind === 'field') return nodeAt(nodes, pointed.id)?.id ?? null;
  return nodeCovering(nodes, pointed.range.cursor)?.id ?? null;
}

function chosenOf(nodes: readonly TreeNode[], pointed: Pointed): Place | null {
  if (pointed === null) return null;
  if (pointed.kind === 'bytes') return placeOf(pointed.range);
  return nodeAt(nodes, pointed.id)?.place ?? null;
}

/** Has the node of a byte in sight. */
function openTo(nodes: readonly TreeNode[], offset: number): void {
  const node = nodeCovering(nodes, offset);
  if (node === undefined) return;
  const { closed } = lookingStore.getState();
  for (const id of ancestorsOf(nodes, node.id)) if (closed.has(id)) setOpen(id, 'open');
}

/** Which bytes are chosen, and what can be done with them. */
function BytesBar({ detail, chosen }: { detail: Detail; chosen: Place | null }) {
  const { payload } = detail;
  const bytes = chosen && payload.subarray(chosen.offset, chosen.offset + chosen.length);
  return (
    <div className="bytes-bar">
      <span data-testid="chosen-bytes">{wordsOf(chosen, payload.length)}</span>
      <Button
        look="plain"
        title="Copy as hexadecimal (Ctrl+C)"
        onClick={() => void copyText(hexOf(bytes ?? payload))}
      >
        Copy hex
      </Button>
    </div>
  );
}

function wordsOf(chosen: Place | null, total: number): string {
  if (chosen === null) return `${formatCount(total)} bytes`;
  const { offset, length } = chosen;
  const last = length > 1 ? `–${offsetText(offset + length - 1)}` : '';
  return `${offsetText(offset)}${last}: ${formatCount(length)} of ${formatCount(total)} bytes`;
}
