import { memo, useState } from 'react';
import {
  charsets,
  type Assumptions,
  type Charset,
  type Failure,
  type Result,
} from '../../../electron/contract';
import { Disclosure } from '../../ui/disclosure';
import { Alert } from '../../ui/notice';
import { SelectField } from '../../ui/select-field';
import { charsetNames, wordsOf, zoneGroups } from './choices';
import './assumptions-control.css';

interface AssumptionsControlProps {
  assumptions: Assumptions;
  /** Has them replaced. */
  assume: (assumptions: Assumptions) => Promise<Result<null>>;
}

/** What is assumed of texts and times, in a few words that open the fields to change it. */
export function AssumptionsControl({ assumptions, assume }: AssumptionsControlProps) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const change = async (changed: Partial<Assumptions>) => {
    const result = await assume({ ...assumptions, ...changed });
    setFailure(result.ok ? null : result.error);
  };
  return (
    <Disclosure
      summary={
        <>
          <span className="visually-hidden">Text and times: </span>
          {wordsOf(assumptions)}
        </>
      }
      title="What is assumed of messages that do not say it themselves"
    >
      <div className="assumptions-fields">
        <SelectField
          label="Character set"
          value={assumptions.charset}
          // The options are the character sets of the contract.
          onValue={(charset) => void change({ charset: charset as Charset })}
        >
          {charsets.map((charset) => (
            <option key={charset} value={charset}>
              {charsetNames[charset]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Zone of times"
          value={assumptions.zone}
          onValue={(zone) => void change({ zone })}
        >
          <ZoneOptions />
        </SelectField>
      </div>
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
    </Disclosure>
  );
}

function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Hundreds, which no counter that changes above them renders again. */
const ZoneOptions = memo(function ZoneOptions() {
  return (
    <>
      <option value="local">Local ({ownZone()})</option>
      <option value="UTC">UTC</option>
      {zoneGroups(Intl.supportedValuesOf('timeZone')).map(({ label, zones }) => (
        <optgroup key={label} label={label}>
          {zones.map((each) => (
            <option key={each.zone} value={each.zone}>
              {each.label}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
});
