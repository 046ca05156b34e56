import type { CallOutput, ReplaySurvey } from '../../../electron/contract';
import { formatBytes, formatCount, formatRate } from '../../lib/format-number';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { DestinationTable } from './destination-table';
import { FailureAlert } from './failure-alert';
import { Figures, type Figure } from './figures';
import { desk, useDesk } from './replay-store';
import { Section } from './section';
import { counted, durationText, skippedTexts } from './words';

/** What would be sent, and what there is to confirm, before anything is. */
export function SurveyView() {
  const surveyed = useDesk((shown) => shown.surveyed);
  return surveyed === null ? null : <Surveyed {...surveyed} />;
}

function Surveyed({ survey, undecided }: CallOutput<'replay.survey'>) {
  const { sendable, skipped, concerns } = survey;
  const notSent = skippedTexts(skipped);
  if (undecided > 0) notSent.push(`${formatCount(undecided)} for which the filter took too long`);
  return (
    <section className="replay-survey" aria-label="What would be sent">
      <output className="replay-headline"> Would send {counted(sendable, 'datagram')}</output>
      <Figures label="Survey" figures={figuresOf(survey)} />
      <Section title="Destinations">
        <DestinationTable survey={survey} />
      </Section>
      {notSent.length > 0 && (
        <Section title="Not sent">
          <ul className="replay-list">
            {notSent.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Section>
      )}
      <div className="replay-foot">
        {concerns.map(({ message, detail }) => (
          <Notice key={message} tone="warning" message={message} detail={detail} />
        ))}
        <FailureAlert />
        <Actions isAsked={concerns.length > 0} />
      </div>
    </section>
  );
}

/** What is to be confirmed is agreed to by the button that says so. */
function Actions({ isAsked }: { isAsked: boolean }) {
  return (
    <div className="replay-actions">
      <Button look="primary" onClick={() => void desk.start({ paused: false })}>
        {isAsked ? 'Agree and start' : 'Start'}
      </Button>
      <Button onClick={() => void desk.start({ paused: true })}>
        {isAsked ? 'Agree, start paused' : 'Start paused'}
      </Button>
      <Button onClick={() => void desk.back()}>Back</Button>
    </div>
  );
}

function figuresOf(survey: ReplaySurvey): Figure[] {
  const { selected, bytes, peak } = survey;
  return [
    { label: 'Selected', value: formatCount(selected) },
    { label: 'Payloads', value: formatBytes(bytes) },
    { label: 'Takes', value: durationText(survey) },
    ...(peak === null
      ? []
      : [
          {
            label: 'Busiest second',
            value: `${formatRate(peak.datagrams)} · ${formatRate(peak.bits / 1_000_000)} Mbit`,
          },
        ]),
  ];
}
