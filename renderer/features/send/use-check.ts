import { useEffect, useState } from 'react';
import type { CallInput, Failure, SendCheck } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { contentOf, destinationOf, sendOptionsOf, type Draft } from './draft';

/** What the main process says of the draft. */
export interface Checked {
  /** Null until it is known, and where there is nothing to check. */
  check: SendCheck | null;
  /** Why a file cannot be read; null where it can. */
  failure: Failure | null;
}

const unchecked: Checked = { check: null, failure: null };

/** Asks the main process what would be sent, whenever that is something else; the newest answer counts. */
export function useCheck(draft: Draft): Checked {
  const [checked, setChecked] = useState(unchecked);
  // As text, because what is the same as before need not be asked again.
  const asked = JSON.stringify(checkInputOf(draft));
  useEffect(() => {
    let isNewest = true;
    const input: CallInput<'send.check'> | null = JSON.parse(asked);
    if (input === null) return undefined;
    void call('send.check', input).then((answer) => {
      if (!isNewest) return;
      setChecked(
        answer.ok ? { check: answer.value, failure: null } : { check: null, failure: answer.error },
      );
    });
    return () => {
      isNewest = false;
    };
  }, [asked]);
  return asked === 'null' ? unchecked : checked;
}

function checkInputOf(draft: Draft): CallInput<'send.check'> | null {
  const content = contentOf(draft);
  if (content === null) return null;
  const to = destinationOf(draft) === null ? null : draft.to.trim();
  return { content, to, interface: sendOptionsOf(draft).interface };
}
