import { detailParts } from './detail';
import { Icon } from './icon';
import './notice.css';

interface NoticeProps {
  /** `danger` is what failed; `warning` is what works but needs attention; `done` is what succeeded. */
  tone: 'danger' | 'warning' | 'done';
  message: string;
  /** What to do about it; line breaks are kept, and it may hold a command to copy. */
  detail: string;
}

const icons = { danger: 'error', warning: 'warning', done: 'done' } as const;

/** A failure that answers something the person just did; screen readers announce it at once. */
export function Alert(props: NoticeProps) {
  return (
    <div role="alert">
      <Notice {...props} />
    </div>
  );
}

/** What happened and what to do about it, all of it in view. */
export function Notice({ tone, message, detail }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`}>
      <Icon name={icons[tone]} />
      <div className="notice-body">
        <p className="notice-message">{message}</p>
        {detail !== '' && <Detail text={detail} />}
      </div>
    </div>
  );
}

/** A notice of which only the message takes room until it is opened. */
export function FoldedNotice({ tone, message, detail }: NoticeProps) {
  if (detail === '') return <Notice tone={tone} message={message} detail="" />;
  return (
    <details className={`notice notice-${tone} notice-folded`}>
      <summary>
        <Icon name={icons[tone]} />
        <span className="notice-message">{message}</span>
        <Icon name="expand" />
      </summary>
      <Detail text={detail} />
    </details>
  );
}

function Detail({ text }: { text: string }) {
  return (
    <div className="notice-detail">
      {detailParts(text).map((part, index) => {
        // A detail never changes its order, so the place of a part is its identity.
        const Tag = part.kind === 'command' ? 'code' : 'p';
        // oxlint-disable-next-line react/no-array-index-key
        return <Tag key={index}>{part.text}</Tag>;
      })}
    </div>
  );
}
