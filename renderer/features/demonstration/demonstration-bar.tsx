import { call } from '../../lib/bridge';
import { useCommands } from '../../lib/commands';
import { liveState } from '../../lib/capture-store';
import { useCapture } from '../../lib/use-capture';
import { Button } from '../../ui/button';
import { useDemonstration } from '../send';
import '../../ui/bar.css';
import './demonstration-bar.css';

/** Says that the demonstration runs, as long as it does, and ends it. */
export function DemonstrationBar() {
  const demonstration = useDemonstration();
  const isLive = useCapture((capture) => liveState(capture) !== null);
  useCommands(isLive ? { 'demonstration.toggle': demonstration === null ? start : stop } : {});
  if (demonstration === null) return null;
  const { perSecond, name } = demonstration;
  return (
    <section className="bar bar-told demonstration-bar" aria-label="Demonstration">
      <p>
        Demonstration: Gramscope sends itself {perSecond} datagrams a second, most of them to{' '}
        <span className="demonstration-name">{name}</span>.
      </p>
      <Button onClick={stop}>Stop the demonstration</Button>
    </section>
  );
}

function start(): void {
  void call('demonstration.start', {});
}

function stop(): void {
  void call('demonstration.stop', {});
}
