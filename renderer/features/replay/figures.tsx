import { latenessText, type ReplayProgress } from '../../../electron/contract';

/** A name and what it is, and whether that is bad. */
export interface Figure {
  label: string;
  value: string;
  tone?: 'danger' | 'warning' | undefined;
}

/** How late datagrams left. */
export function latenessFigures({ median, p99, worst }: ReplayProgress['lateness']): Figure[] {
  return [
    { label: 'Late, median', value: latenessText(median) },
    { label: 'Late, 99th percentile', value: latenessText(p99) },
    { label: 'Late, worst', value: latenessText(worst) },
  ];
}

/** Numbers under each other. */
export function Figures({ label, figures }: { label: string; figures: readonly Figure[] }) {
  return (
    <dl className="replay-figures" aria-label={label}>
      {figures.map(({ label: name, value, tone }) => (
        <div key={name} data-tone={tone}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
