import type { LogColumn } from '../../../electron/contract';
import { moved } from '../../lib/columns';
import { changeColumns, draftWidth, keepDraft } from './columns-store';

/** How far a pointer moves before it drags, in pixels: a click is none. */
const slack = 4;

interface Drag {
  /** Called with each place of the pointer once it drags. */
  move: (x: number) => void;
  /** Called when it is let go; not when Escape ends it. */
  drop: (x: number) => void;
  /** Called whichever way it ends. */
  end: () => void;
}

/** Follows a pointer that was pressed until it is let go. */
function follow(start: PointerEvent, { move, drop, end }: Drag): void {
  const controller = new AbortController();
  const { signal } = controller;
  let isDragging = false;
  const finish = () => {
    controller.abort();
    end();
  };
  window.addEventListener(
    'pointermove',
    ({ clientX }) => {
      isDragging ||= Math.abs(clientX - start.clientX) > slack;
      if (isDragging) move(clientX);
    },
    { signal },
  );
  window.addEventListener(
    'pointerup',
    ({ clientX }) => {
      if (isDragging) drop(clientX);
      finish();
    },
    { signal },
  );
  window.addEventListener('pointercancel', finish, { signal });
  window.addEventListener('keydown', ({ key }) => key === 'Escape' && finish(), { signal });
}

/** Drags the border of a column, which makes it wider or narrower. */
export function dragBorder(start: PointerEvent, heading: HTMLElement, name: LogColumn): void {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const { width } = heading.getBoundingClientRect();
  follow(start, {
    move: (x) => draftWidth(name, Math.max(1.5, (width + x - start.clientX) / rem)),
    drop: () => undefined,
    end: keepDraft,
  });
}

/** Drags a column to the place of another, which is marked meanwhile. */
export function dragColumn(start: PointerEvent, heading: HTMLElement, name: LogColumn): void {
  const row = heading.parentElement;
  if (row === null) return;
  const headings = [...row.querySelectorAll<HTMLElement>('[data-column]')];
  const at = (x: number) => headings.find((each) => each.getBoundingClientRect().right > x);
  const own = headings.indexOf(heading);
  const mark = (target: HTMLElement | undefined) => {
    for (const each of headings) delete each.dataset['drop'];
    if (target === undefined || target === heading) return;
    target.dataset['drop'] = headings.indexOf(target) < own ? 'before' : 'behind';
  };
  follow(start, {
    move: (x) => mark(at(x)),
    drop: (x) => {
      const target = (at(x) ?? headings.at(-1))?.dataset['column'];
      // The attribute comes from the very table of columns.
      if (target !== undefined) changeColumns((all) => moved(all, name, target as LogColumn));
    },
    end: () => mark(undefined),
  });
}
