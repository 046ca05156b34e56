import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import './plot.css';

interface PlotProps {
  /** What is drawn; another object means that it is drawn from the beginning. */
  options: Omit<UPlot.Options, 'width' | 'height'>;
  /** Figures of it, which may change without that. */
  data: UPlot.AlignedData;
  /** What a picture would say; the figures stand elsewhere. */
  label: string;
  /** Told the place in the data where the person clicks. */
  onPick?: (at: number) => void;
}

const height = 150;

/** A chart of uPlot as wide as there is room. */
export function Plot({ options, data, label, onPick }: PlotProps) {
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot | null>(null);
  const newest = useRef({ data, onPick });

  useLayoutEffect(() => {
    newest.current = { data, onPick };
    plot.current?.setData(data);
  }, [data, onPick]);
  useLayoutEffect(() => {
    if (frame.current === null) return undefined;
    const width = frame.current.clientWidth;
    const made = new UPlot({ ...options, width, height }, newest.current.data, frame.current);
    made.over.addEventListener('click', () => {
      const at = made.cursor.idx;
      if (typeof at === 'number') newest.current.onPick?.(at);
    });
    plot.current = made;
    return () => {
      plot.current = null;
      made.destroy();
    };
  }, [options]);
  useWidth(frame, plot);

  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- uPlot needs an element that has children.
    <div ref={frame} className="plot" role="img" aria-label={label} />
  );
}

function useWidth(frame: RefObject<HTMLDivElement | null>, plot: RefObject<UPlot | null>): void {
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() =>
      plot.current?.setSize({ width: element.clientWidth, height }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame, plot]);
}
