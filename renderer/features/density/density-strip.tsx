import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { countsPerBucket } from '../../../electron/contract';
import { showAllTimes, useHasTimes } from '../filter';
import { useThemeColours } from '../../lib/theme-colours';
import { Button } from '../../ui/button';
import { nowhere, selectedSpan, type Cursor } from './cursor';
import { useDensity } from './density-store';
import { drawDensity } from './draw';
import { layerColours } from './layers';
import { Places } from './places';
import { scaleOf, type TimeSpan } from './scale';
import { TimeSlider } from './time-slider';
import { endsOf, wordsOf } from './words';
import './density-strip.css';

/** CSS pixels of a bar and the gap beside it. */
const barWidth = 3;
const mostBars = 1200;

/** The whole log over time, by severity: to see where something happened, and to go there. */
export function DensityStrip() {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const density = useDensity(Math.min(mostBars, Math.floor(width / barWidth)));
  const [cursor, setCursor] = useState<Cursor>(nowhere);
  const [hovered, setHovered] = useState<TimeSpan | null>(null);
  const scale = density && scaleOf(density, density.counts.length / countsPerBucket);
  const span = scale && (selectedSpan(cursor, scale) ?? hovered);
  return (
    <section className="density" aria-label="Density" data-empty={density === null}>
      <div className="density-frame" ref={frame}>
        {density !== null && scale !== null && (
          <>
            <Bars counts={density.counts} width={width} />
            <Places scale={scale} cursor={cursor} />
            <TimeSlider
              counts={density.counts}
              scale={scale}
              cursor={cursor}
              onCursor={setCursor}
              onHover={setHovered}
            />
          </>
        )}
      </div>
      {density !== null && scale !== null && (
        <div className="density-labels">
          <span>{endsOf(scale).from}</span>
          <span className="density-words">
            {span !== null && wordsOf(density.counts, scale, span)}
          </span>
          <AllTimes />
          <span>{endsOf(scale).to}</span>
        </div>
      )}
    </section>
  );
}

/** The way back from a selection of times. */
function AllTimes() {
  const hasTimes = useHasTimes();
  if (!hasTimes) return null;
  return (
    <Button look="plain" className="density-all" onClick={showAllTimes}>
      Show all times
    </Button>
  );
}

function Bars({ counts, width }: { counts: Uint32Array; width: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = useThemeColours(layerColours);
  useLayoutEffect(() => {
    if (canvas.current === null) return;
    const inOrder = layerColours.map((name) => colours[name]);
    drawDensity(canvas.current, { counts, colours: inOrder, width });
  }, [counts, colours, width]);
  return <canvas ref={canvas} aria-hidden="true" />;
}

/** In CSS pixels; 0 until it is known. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (element.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
