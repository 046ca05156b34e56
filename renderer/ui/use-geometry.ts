import { useLayoutEffect, useState, type RefObject } from 'react';

export interface Geometry {
  /** Inner height of the scroller, in CSS pixels like the others. */
  height: number;
  headerHeight: number;
  rowHeight: number;
}

interface Measured {
  scroller: RefObject<HTMLElement | null>;
  header: RefObject<HTMLElement | null>;
  /** An element as high as a row: row heights are in rem, and scale with the text. */
  row: RefObject<HTMLElement | null>;
}

/** Measures the table now and whenever the window or the size of its text changes. */
export function useGeometry({ scroller, header, row }: Measured): Geometry | null {
  const [geometry, setGeometry] = useState<Geometry | null>(null);
  useLayoutEffect(() => {
    const elements = [scroller.current, header.current, row.current];
    const measure = () => setGeometry(measured(elements));
    const observer = new ResizeObserver(measure);
    for (const element of elements) if (element !== null) observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [scroller, header, row]);
  return geometry;
}

function measured([scroller, header, row]: (HTMLElement | null)[]): Geometry | null {
  if (!scroller || !header || !row) return null;
  return {
    height: scroller.clientHeight,
    headerHeight: header.getBoundingClientRect().height,
    rowHeight: row.getBoundingClientRect().height,
  };
}
