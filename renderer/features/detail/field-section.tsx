import type { ReactNode } from 'react';

/** A line of a section; one whose value is null is left out. */
export interface Field {
  name: string;
  value: ReactNode;
  /** What the name means, told when it is pointed at. */
  title?: string;
}

interface FieldSectionProps {
  title: string;
  fields: readonly Field[];
  /** `given` where names are what a payload or a filter calls them. */
  names?: 'ours' | 'given';
}

/** Names and values of what belongs together; nothing at all where there are none. */
export function FieldSection({ title, fields, names = 'ours' }: FieldSectionProps) {
  const there = fields.filter(({ value }) => value !== null);
  if (there.length === 0) return null;
  return (
    <section className="detail-section">
      <h3>{title}</h3>
      <dl data-names={names}>
        {there.map(({ name, value, title: meaning }, at) => (
          // Names from the network may look alike; their order is that of the payload.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={`${at} ${name}`}>
            <dt title={meaning}>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
