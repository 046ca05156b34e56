import { useState, type KeyboardEvent } from 'react';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Alert } from '../../ui/notice';
import { Segmented } from '../../ui/segmented';
import type { StreamDetail } from '../../../electron/contract';
import { useStreamDetail } from './detail-store';
import { EventList } from './event-list';
import { FigureGroups } from './figure-groups';
import { seekLoss, showDatagrams } from './going';
import { IntervalHistogram } from './interval-histogram';
import { SeriesPlots } from './series-plots';
import { askAbout, closeDetail } from './streams-store';
import { contentOf, destinationOf, sourceOf } from './words';
import './stream-detail.css';

const tabs = [
  { value: 'figures', label: 'Figures' },
  { value: 'plots', label: 'Over Time' },
  { value: 'events', label: 'What Happened' },
] as const;

type Tab = (typeof tabs)[number]['value'];

/** All that is known of one stream. */
export function StreamDetailPane({ stream }: { stream: number }) {
  const { detail, failure } = useStreamDetail(stream);
  const [tab, setTab] = useState<Tab>('figures');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a way out, from all that is in it
    <section className="stream-detail" aria-labelledby="stream-heading" onKeyDown={closeOnEscape}>
      <header className="stream-detail-bar">
        <h2 id="stream-heading">Stream {stream}</h2>
        <span className="stream-detail-ends">{detail && endsOf(detail)}</span>
        <Actions stream={stream} detail={detail} />
        <Button look="plain" aria-label="Close stream" title="Close (Esc)" onClick={closeDetail}>
          <Icon name="close" />
        </Button>
      </header>
      <div className="stream-tabs">
        <Segmented label="Part" options={tabs} value={tab} onValue={setTab} />
      </div>
      {failure !== null && <Alert tone="danger" {...failure} />}
      {detail !== null && (
        <div className="stream-detail-body" data-tab={tab}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- else keys could not scroll it */}
          <div className="stream-detail-main" tabIndex={0}>
            <FigureGroups detail={detail} />
            <div className="stream-charts">
              <SeriesPlots series={detail.series} />
              {detail.intervals && <IntervalHistogram histogram={detail.intervals.histogram} />}
            </div>
          </div>
          <EventList stream={stream} />
        </div>
      )}
    </section>
  );
}

function Actions({ stream, detail }: { stream: number; detail: StreamDetail | null }) {
  return (
    <div className="stream-actions">
      <Button
        look="plain"
        title="Show the log with these datagrams alone"
        onClick={() => void showDatagrams(stream)}
      >
        Show These Datagrams
      </Button>
      <Button look="plain" onClick={() => void seekLoss('previous')}>
        <Icon name="up" /> Previous Loss
      </Button>
      <Button look="plain" onClick={() => void seekLoss('next')}>
        <Icon name="down" /> Next Loss
      </Button>
      <Button
        look="plain"
        title="Say where in the payload its sequence number is"
        onClick={() => askAbout('sequence', detail?.line)}
      >
        Sequence Number…
      </Button>
      {detail?.rtp != null && (
        <Button
          look="plain"
          title="Say how fast its media clock runs"
          onClick={() => askAbout('clock', detail.line)}
        >
          Clock Rate…
        </Button>
      )}
    </div>
  );
}

function endsOf({ line }: StreamDetail): string {
  const by = line.interface === '' ? '' : ` by ${line.interface}`;
  const content = contentOf(line);
  return `${sourceOf(line)} → ${destinationOf(line)}${by}${content === '' ? '' : ` · ${content}`}`;
}

function closeOnEscape({ key, defaultPrevented }: KeyboardEvent): void {
  if (key === 'Escape' && !defaultPrevented) closeDetail();
}
