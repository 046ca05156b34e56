import type { CallOutput, SweepState } from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';
import { Alert, FoldedNotice } from '../../ui/notice';
import { FindItem } from './find-item';
import { SweepForm } from './sweep-form';
import { usePolled } from './use-polled';
import { durationText } from './words';

/** Groups with traffic that are shown; few networks have as many. */
const mostShown = 500;

/** Which groups carry something. */
export function SweepView() {
  const { value, failure, refresh } = usePolled('sweep.state', { from: 0, count: mostShown });
  return (
    <>
      <SweepForm state={value?.state ?? null} refresh={refresh} />
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
      {value !== null && value.state.state !== 'none' && <Found {...value} />}
    </>
  );
}

function Found({ state, finds }: CallOutput<'sweep.state'>) {
  const { done, joins, failures, refused } = state;
  return (
    <section className="discovery-results" aria-labelledby="found-heading">
      <header>
        <h3 id="found-heading">Carry something</h3>
        <output>{progressText(state)}</output>
      </header>
      <progress aria-label="Joins of the sweep" max={joins} value={done} />
      <ul className="discovery-list" aria-label="Carry something">
        {finds.map((find) => (
          <FindItem key={`${find.group} ${find.port} ${find.interface}`} find={find} />
        ))}
      </ul>
      {refused > 0 && (
        <p className="discovery-more">{`${formatCount(refused)} joins were refused:`}</p>
      )}
      {failures.map(({ message, detail }) => (
        <FoldedNotice key={message} tone="warning" message={message} detail={detail} />
      ))}
    </section>
  );
}

function progressText({ state, found, done, joins, remaining }: SweepState): string {
  const groups = formatCount(found);
  if (state === 'done') return `${groups}, of all ${formatCount(joins)}`;
  const part = `${groups}, of ${formatCount(done)} of ${formatCount(joins)}`;
  return state === 'stopped'
    ? `${part}, stopped`
    : `${part}; ${durationText(remaining * 1000)} left`;
}
