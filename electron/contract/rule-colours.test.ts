import { describe, expect, it } from 'vitest';
import { colourNames, ruleColours, type ColourName, type Theme } from './rule-colours';

type Triple = readonly [number, number, number];

/** Red, green and blue as amounts of light, 0 to 1 (IEC 61966-2-1). */
function lightOf(hex: string): Triple {
  const part = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function times(matrix: readonly Triple[], [x, y, z]: Triple): Triple {
  const row = (at: number): number => {
    const [a = 0, b = 0, c = 0] = matrix[at] ?? [];
    return a * x + b * y + c * z;
  };
  return [row(0), row(1), row(2)];
}

/** WCAG 2.2, "relative luminance". */
function luminance(hex: string): number {
  const [red, green, blue] = lightOf(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Machado, Oliveira and Fernandes, "A Physiologically-based Model..." (2009), at severity 1. */
const visions: Readonly<Record<string, readonly Triple[]>> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Oklab (Ottosson, 2020), in which equal distances look about equally different. */
function oklab(light: Triple): Triple {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    [inRange(light[0]), inRange(light[1]), inRange(light[2])],
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [Math.cbrt(cones[0]), Math.cbrt(cones[1]), Math.cbrt(cones[2])],
  );
}

function inRange(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** How far apart two colours are for somebody with a vision. */
function distance(one: string, other: string, vision: readonly Triple[]): number {
  const a = oklab(times(vision, lightOf(one)));
  const b = oklab(times(vision, lightOf(other)));
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** Pairs of colours that are no farther apart than this. */
function alike(theme: Theme, vision: readonly Triple[], apart: number): string[] {
  const background = (name: ColourName): string => ruleColours[name][theme].background;
  return colourNames.flatMap((one, at) =>
    colourNames
      .slice(at + 1)
      .filter((other) => distance(background(one), background(other), vision) <= apart)
      .map((other) => `${one} and ${other}`),
  );
}

const themes = ['light', 'dark'] as const;

describe('ruleColours', () => {
  it.each(themes.flatMap((theme) => colourNames.map((name) => [theme, name] as const)))(
    'has text that can be read, %s, %s',
    (theme, name) => {
      const { background, foreground } = ruleColours[name][theme];
      expect(contrast(background, foreground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  // The just noticeable difference of Oklab is about 0.02.
  it.each(
    themes.flatMap((theme) => Object.keys(visions).map((vision) => [theme, vision] as const)),
  )('has no two colours that look alike, %s, %s', (theme, vision) =>
    expect(alike(theme, visions[vision] ?? [], 0.05)).toEqual([]),
  );
});
