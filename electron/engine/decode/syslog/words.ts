/** The words of lines, which spaces separate. */
export function words(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split(' '));
}

export function wordSet(...lines: string[]): ReadonlySet<string> {
  return new Set(words(...lines));
}
