import type { FileState } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { fileState } from '../../lib/capture-store';
import { formatBytes, formatCount } from '../../lib/format-number';
import { useCapture } from '../../lib/use-capture';
import { Alert, FoldedNotice } from '../../ui/notice';
import { AssumptionsControl } from '../assumptions';
import { Indexing } from './indexing';
import './file-panel.css';

/** What is known of the file that the window shows. */
export function FilePanel() {
  const file = useCapture(fileState);
  if (file === null) return null;
  const { failure, notices } = file;
  return (
    <section className="file-panel">
      <h2>File</h2>
      <p className="file-name" title={file.path}>
        {file.name}
      </p>
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
      <Indexing file={file} />
      <Facts file={file} />
      <AssumptionsControl
        assumptions={file.assumptions}
        assume={(assumptions) => call('file.assume', { assumptions })}
      />
      {notices.map(({ message, detail }) => (
        <FoldedNotice key={message} tone="warning" message={message} detail={detail} />
      ))}
    </section>
  );
}

function Facts({ file }: { file: FileState }) {
  const facts = [
    { label: 'Size', value: sizeOf(file) },
    { label: 'Frames', value: formatCount(file.frames) },
    { label: 'Datagrams', value: formatCount(file.log.last) },
    { label: 'Other frames', value: formatCount(file.frames - file.log.last) },
  ];
  return (
    <dl className="file-facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Of what is compressed it is known at the end, and never if that was not waited for. */
function sizeOf({ size, indexing }: FileState): string {
  if (size !== null) return formatBytes(size);
  return indexing === 'running' ? 'not known yet' : 'not known';
}
