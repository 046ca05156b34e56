import {
  colourNames,
  ruleColours,
  type ColourName,
  type ColourPair,
} from '../../electron/contract';

/** Makes the colours of rules known to the style sheets, each for both themes. */
export function declareRuleColours({ style }: HTMLElement): void {
  for (const name of colourNames) {
    style.setProperty(`--rule-${name}`, inThemes(name, 'background'));
    style.setProperty(`--rule-${name}-ink`, inThemes(name, 'foreground'));
  }
}

/** What gives an element the colour of a rule: its style sheet says what becomes of the two. */
export function coloursOf(name: ColourName): Record<string, string> {
  return {
    '--rule-paper': `var(--rule-${name})`,
    '--rule-ink': `var(--rule-${name}-ink)`,
  };
}

function inThemes(name: ColourName, part: keyof ColourPair): string {
  const { light, dark } = ruleColours[name];
  return `light-dark(${light[part]}, ${dark[part]})`;
}
