import { Alert } from '../../ui/notice';
import { TextField } from '../../ui/text-field';
import { AnnouncementItem } from './announcement-item';
import { changeDraft, useDraft } from './draft-store';
import { ListenForm } from './listen-form';
import { usePolled } from './use-polled';
import { countText } from './words';

/** Announcements that are shown at once; a person who looks for one narrows them down. */
const mostShown = 200;

/** The longest text that the main process searches for. */
const longestText = 200;

/** What other hosts announce. */
export function AnnouncedView() {
  const { text } = useDraft();
  const { value, at, failure, refresh } = usePolled('discovery.list', {
    from: 0,
    count: mostShown,
    text,
  });
  const announcements = value?.announcements ?? [];
  return (
    <>
      <ListenForm state={value?.state ?? null} refresh={refresh} />
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
      {value !== null && (value.total > 0 || value.state.isRunning) && (
        <section className="discovery-results" aria-labelledby="announced-heading">
          <header>
            <h3 id="announced-heading">Announced</h3>
            <output>{countText(announcements.length, value.matching, value.total)}</output>
          </header>
          <TextField
            label="Only with"
            value={text}
            maxLength={longestText}
            onValue={(typed) => changeDraft({ text: typed })}
          />
          <ul className="discovery-list" aria-label="Announced">
            {announcements.map((announcement) => (
              <AnnouncementItem key={announcement.id} announcement={announcement} now={at} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
