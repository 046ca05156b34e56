import { useLayoutEffect, useRef, type RefObject } from 'react';

/** A field that somebody has just asked for has the keyboard, with its text selected. */
export function useFocusOnMount(): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  // Before the next key: an effect after painting would let that go where the keyboard was.
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return field;
}
