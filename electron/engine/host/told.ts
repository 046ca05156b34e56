/** Reads of values that another program printed as JSON, whatever they are. */

export type Told = Readonly<Record<string, unknown>>;

export function toldOf(value: unknown): Told {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Told)
    : {};
}

export function listOf(value: unknown): readonly Told[] {
  return Array.isArray(value) ? value.map(toldOf) : [];
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
