import { useEffect, useState } from 'react';

/** What is drawn and not styled has to know the colours of the theme, and when they are others. */

const darkness = window.matchMedia('(prefers-color-scheme: dark)');

/** Calls the listener whenever the theme or its contrast is another, until the returned function is called. */
function watchTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-contrast'] });
  darkness.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    darkness.removeEventListener('change', listener);
  };
}

/** The values that variables of `app/theme.css` have now. `names` must stay the same list. */
export function useThemeColours<Name extends string>(
  names: readonly Name[],
): Readonly<Record<Name, string>> {
  const [colours, setColours] = useState(() => coloursOf(names));
  useEffect(() => watchTheme(() => setColours(coloursOf(names))), [names]);
  return colours;
}

/** Of an element that has them: the text of a variable is not resolved for a theme. */
function coloursOf<Name extends string>(names: readonly Name[]): Readonly<Record<Name, string>> {
  const probe = document.createElement('span');
  document.body.append(probe);
  const colours = names.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  // One for each of the names.
  return Object.fromEntries(colours) as Record<Name, string>;
}
