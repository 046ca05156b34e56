import type { StreamDetail } from '../../../electron/contract';
import { Alarming } from './alarming';
import type { Figure } from './figure';
import { figureGroups } from './figures';
import { TransportTables } from './transport-tables';
import { alarmWords } from './words';

/** All figures of a stream, in groups side by side. */
export function FigureGroups({ detail }: { detail: StreamDetail }) {
  return (
    <div className="stream-figures">
      {figureGroups(detail).map(({ title, figures }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <dl>
            {figures.map((figure) => (
              <FigureLine key={figure.name} figure={figure} words={alarmOf(figure, detail)} />
            ))}
          </dl>
        </section>
      ))}
      {detail.transport !== null && <TransportTables transport={detail.transport} />}
    </div>
  );
}

/** What is exceeded by a figure, in words; null where nothing is. */
function alarmOf({ alarm }: Figure, { line }: StreamDetail): string | null {
  return alarm !== undefined && line.alarms.includes(alarm) ? alarmWords[alarm] : null;
}

function FigureLine({ figure, words }: { figure: Figure; words: string | null }) {
  const { name, value, hint, alarm } = figure;
  return (
    <div title={hint}>
      <dt>{name}</dt>
      <dd>
        {words === null || alarm === undefined ? value : <Alarming alarm={alarm} text={value} />}
      </dd>
    </div>
  );
}
