import { useEffect } from 'react';
import { fileState } from '../lib/capture-store';
import { useCapture } from '../lib/use-capture';

const application = 'Gramscope';

/** Names the window after its file, the name first: in a list of windows the rest is cut off. */
export function useTitle(): void {
  const name = useCapture((capture) => fileState(capture)?.name ?? null);
  useEffect(() => {
    document.title = name === null ? application : `${name} – ${application}`;
  }, [name]);
}
