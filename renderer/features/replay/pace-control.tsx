import type { FormEvent } from 'react';
import { paceText, type ReplayPace } from '../../../electron/contract';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { PaceFields } from './pace-fields';
import { desk } from './replay-store';
import { useTitle } from './transport';

/** How fast it is, and how that is changed while it runs. */
export function PaceControl({ pace }: { pace: ReplayPace }) {
  const isTop = pace.kind === 'top';
  return (
    <fieldset className="replay-group" aria-label="Speed">
      <div className="replay-pace">
        <Button
          aria-label="Half as fast"
          aria-disabled={isTop}
          title={useTitle('replay.slower')}
          onClick={() => void desk.scale(0.5)}
        >
          <Icon name="slower" />
        </Button>
        <output aria-label="Speed">{paceText(pace)}</output>
        <Button
          aria-label="Twice as fast"
          aria-disabled={isTop}
          title={useTitle('replay.faster')}
          onClick={() => void desk.scale(2)}
        >
          <Icon name="faster" />
        </Button>
      </div>
      <details className="replay-options">
        <summary>
          Another speed <Icon name="expand" />
        </summary>
        <form className="replay-group" noValidate onSubmit={apply}>
          <PaceFields />
          <Button type="submit">Set speed</Button>
        </form>
      </details>
    </fieldset>
  );
}

function apply(event: FormEvent): void {
  event.preventDefault();
  void desk.applyPace();
}
