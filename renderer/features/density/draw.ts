import { countsPerBucket } from '../../../electron/contract';
import { largestBucket, layerCounts, layerHeights } from './layers';

interface Drawing {
  counts: Uint32Array;
  /** Of the layers, the lowest first. */
  colours: readonly string[];
  /** In CSS pixels. */
  width: number;
}

/** Draws a bar for each bucket, at the resolution of the screen. */
export function drawDensity(canvas: HTMLCanvasElement, drawing: Drawing): void {
  const { counts, colours } = drawing;
  const ratio = window.devicePixelRatio;
  const width = Math.round(drawing.width * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return;
  const buckets = counts.length / countsPerBucket;
  const largest = largestBucket(counts);
  const edge = (bucket: number) => Math.round((bucket * width) / buckets);
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const heights = layerHeights(layerCounts(counts, bucket, bucket), largest, height);
    const left = edge(bucket);
    // A gap tells bars apart where there is room for one.
    const wide = Math.max(1, edge(bucket + 1) - left - (width / buckets >= 3 ? 1 : 0));
    drawBar(context, { left, wide, bottom: height, heights, colours });
  }
}

interface Bar {
  left: number;
  wide: number;
  bottom: number;
  heights: readonly number[];
  colours: readonly string[];
}

function drawBar(context: CanvasRenderingContext2D, bar: Bar): void {
  let top = bar.bottom;
  bar.heights.forEach((height, layer) => {
    if (height === 0) return;
    context.fillStyle = bar.colours[layer] ?? '';
    context.fillRect(bar.left, top - height, bar.wide, height);
    top -= height;
  });
}
