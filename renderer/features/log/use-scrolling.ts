import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { changeView, viewStore } from './log-store';
import { grasped, positionOf, released, scrolledBy, scrolledTo, viewportOf } from './view';
import { positionAfterScroll } from '../../lib/viewport';

/** What we know of the scroller, to tell the person's scrolling from our own. */
interface Trace {
  /** As last written by us or reported by the browser. */
  scrollTop: number;
  clientHeight: number;
  /** Where the view wants the scrollbar to stand. */
  target: number;
  /** Whether the scrollbar is being pressed. */
  pointer: 'up' | 'pressed';
}

/**
 * Keeps scrollbar and view in step. The view is the truth: the scrollbar is set to `target` after
 * every change, and only a scroll event that leads elsewhere is the person's doing.
 */
export function useScrolling(scroller: RefObject<HTMLElement | null>, target: number): void {
  const trace = useRef<Trace>({ scrollTop: 0, clientHeight: 0, target: 0, pointer: 'up' });

  useLayoutEffect(() => {
    trace.current.target = target;
    if (scroller.current !== null) place(scroller.current, trace.current);
  });

  useEffect(() => {
    const element = scroller.current;
    return element === null ? undefined : listen(element, trace.current);
  }, [scroller]);
}

/** Listens until the returned function is called. */
function listen(element: HTMLElement, trace: Trace): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const letGo = () => {
    trace.pointer = 'up';
    changeView(released);
  };
  element.addEventListener('scroll', () => onScroll(element, trace), { signal });
  // Scrolling without the pointer, by touch for example, ends here; a drag may rest in between.
  element.addEventListener('scrollend', () => trace.pointer === 'up' && letGo(), { signal });
  element.addEventListener('pointerdown', (event) => onPress(element, trace, event), { signal });
  for (const end of ['pointerup', 'pointercancel', 'blur'])
    window.addEventListener(end, letGo, { signal });
  // Not passive: the wheel moves by rows, which the scaled scrollbar could not express.
  element.addEventListener('wheel', (event) => onWheel(element, event), { signal, passive: false });
  return () => controller.abort();
}

/** A press on the scrollbar hits the scroller itself, outside of the area that it shows. */
function onPress(element: HTMLElement, trace: Trace, event: PointerEvent): void {
  if (event.target !== element || event.offsetX < element.clientWidth) return;
  trace.pointer = 'pressed';
  changeView(grasped);
}

function place(element: HTMLElement, trace: Trace): void {
  trace.clientHeight = element.clientHeight;
  // While the person holds the scrollbar it is theirs.
  if (viewStore.getState().held !== null) return;
  if (Math.abs(element.scrollTop - trace.target) >= 1) element.scrollTop = trace.target;
  // Read back: the browser rounds to the pixels of the screen.
  trace.scrollTop = element.scrollTop;
}

function onScroll(element: HTMLElement, trace: Trace): void {
  const { scrollTop, clientHeight } = element;
  // A changed height means that the browser made room; the next rendering puts things right.
  const ours = clientHeight !== trace.clientHeight || Math.abs(scrollTop - trace.scrollTop) < 1;
  if (ours) return;
  const scroll = { from: trace.scrollTop, to: scrollTop };
  trace.scrollTop = scrollTop;
  changeView((before, log) => {
    const view = grasped(before, log);
    const position = positionOf(view, log);
    const viewport = viewportOf(view, log);
    const after = positionAfterScroll(viewport, view.rowHeight, { position, ...scroll });
    return scrolledTo(view, log, after);
  });
}

function onWheel(element: HTMLElement, event: WheelEvent): void {
  // With Ctrl the wheel zooms, with Shift it scrolls sideways: the browser knows how.
  if (event.ctrlKey || event.shiftKey || event.deltaY === 0) return;
  changeView((view, log) => {
    const moved = scrolledBy(view, log, event.deltaY / view.rowHeight);
    // At either end the wheel belongs to whatever the table lies in.
    if (positionOf(moved, log) !== positionOf(view, log)) event.preventDefault();
    return moved;
  });
  if (event.defaultPrevented) element.scrollLeft += event.deltaX;
}
