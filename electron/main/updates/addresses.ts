/** Which addresses newer versions may come from. */
export interface Allowed {
  /** `loopback` besides allows http to this machine, which is for tests in a checkout alone. */
  plain: 'never' | 'loopback';
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Why an address is not asked; null where it may be. */
export function refusalOf(url: URL, { plain }: Allowed): string | null {
  if (url.protocol === 'https:') return null;
  const isHere = url.protocol === 'http:' && loopback.has(url.hostname);
  if (isHere && plain === 'loopback') return null;
  return `${url.protocol}//${url.host} is not asked, because only https tells who answers.`;
}
