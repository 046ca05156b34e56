import { discoveryTitles, isMulticast, type Announcement } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { Disclosure } from '../../ui/disclosure';
import { heardText, placeText } from './words';
import { WatchButton } from './watch-button';

interface AnnouncementItemProps {
  announcement: Announcement;
  /** Milliseconds since the epoch. */
  now: number;
}

/** One thing that was announced. What comes from the network is text here, and never a link. */
export function AnnouncementItem({ announcement, now }: AnnouncementItemProps) {
  const { id, protocol, kind, name, from, interfaces, places } = announcement;
  const hasGroup = places.some(({ host }) => isMulticast(host));
  return (
    <li className="discovery-item">
      <div className="discovery-head">
        <span className="discovery-name">{name === '' ? '(no name)' : name}</span>
        <span className="discovery-kind">{`${discoveryTitles[protocol]} ${kind}`}</span>
      </div>
      {places.length > 0 && (
        <ul className="discovery-places" aria-label={`Places of ${name}`}>
          {places.map((place) => (
            <li key={`${place.media} ${placeText(place)}`}>
              <code>{placeText(place)}</code> {place.media}
            </li>
          ))}
        </ul>
      )}
      <p className="discovery-more">{`from ${from} on ${interfaces.join(', ')}`}</p>
      <p className="discovery-more">{heardText(announcement, now)}</p>
      <Facts announcement={announcement} />
      {hasGroup && <WatchButton of={name} watch={() => call('discovery.watch', { id })} />}
    </li>
  );
}

function Facts({ announcement: { facts, name } }: { announcement: Announcement }) {
  if (facts.length === 0) return null;
  return (
    <Disclosure summary="More" title={`What else is said of ${name}`}>
      <dl className="discovery-facts">
        {facts.map((fact) => (
          <div key={fact.name}>
            <dt>{fact.name}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}
