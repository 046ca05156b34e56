/**
 * The colours that rules can give: the hues of Okabe and Ito, "Color Universal Design" (2008), and grey
 * for their black. Their order is that in which a person is offered them.
 */
export const colourNames = [
  'vermilion',
  'orange',
  'yellow',
  'green',
  'sky',
  'blue',
  'purple',
  'grey',
] as const;

export type ColourName = (typeof colourNames)[number];

export type Theme = 'light' | 'dark';

/** A line of a table, as hex values `#rrggbb`. */
export interface ColourPair {
  background: string;
  foreground: string;
}

/** Ink of the light theme, and paper of the dark one. */
const dark = '#14171c';
const light = '#f4f5f7';

/**
 * The colours in both themes. The hues are thinned by the paper of the theme, each as far as leaves any
 * two of them apart for people who lack one kind of cones too. Text on them has a contrast of 4.5:1 or
 * more (WCAG 2.2, success criterion 1.4.3).
 */
export const ruleColours: Readonly<Record<ColourName, Readonly<Record<Theme, ColourPair>>>> = {
  vermilion: onPaper('#d86911', '#a34c07'),
  orange: onPaper('#f1c970', '#4c3b15'),
  yellow: onPaper('#f7f097', '#4f4e26'),
  green: onPaper('#41b796', '#067357'),
  sky: onPaper('#7ac4ee', '#2b4d63'),
  blue: onPaper('#3891c3', '#0d3751'),
  purple: onPaper('#dba1c1', '#925a7b'),
  grey: onPaper('#cdcfd1', '#202121'),
};

function onPaper(inLight: string, inDark: string): Record<Theme, ColourPair> {
  return {
    light: { background: inLight, foreground: dark },
    dark: { background: inDark, foreground: light },
  };
}
