import type { Grouping, Statistics, StatisticsGroup } from '../../../electron/contract';
import { formatBytes, formatCount } from '../../lib/format-number';
import { Icon } from '../../ui/icon';
import { showOnly } from '../filter';
import { groupingWords, mostLines, toggleLine, type Choice } from './choice';
import { othersOf } from './figures';
import { dashes, lineColour } from './look';
import { share } from './words';

interface GroupTableProps {
  statistics: Statistics;
  by: Grouping;
  choice: Choice;
}

/** The largest groups. It is the legend of the chart too: a check box shows or hides a line. */
export function GroupTable({ statistics, by, choice }: GroupTableProps) {
  const { groups, all } = statistics;
  const others = othersOf(statistics);
  return (
    <table className="statistics-table">
      <caption className="visually-hidden">
        The largest {groupingWords[by].many} by {choice.measure}
      </caption>
      <thead>
        <tr>
          <th scope="col">{groupingWords[by].one}</th>
          <th scope="col">Datagrams</th>
          <th scope="col">Bytes</th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group, at) => (
          <tr key={group.name}>
            <th scope="row">
              <GroupName group={group} at={at} by={by} isHidden={choice.hidden.has(group.name)} />
            </th>
            <td>{formatCount(group.datagrams)}</td>
            <td>{formatBytes(group.bytes)}</td>
            <td>{share(group[choice.measure], all[choice.measure])}</td>
          </tr>
        ))}
        {others !== null && (
          <tr className="statistics-others">
            <th scope="row">
              {statistics.isDistinctExact ? '' : 'at least '}
              {formatCount(others.groups)} others
            </th>
            <td>{formatCount(others.datagrams)}</td>
            <td>{formatBytes(others.bytes)}</td>
            <td>{share(others[choice.measure], all[choice.measure])}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

interface GroupNameProps {
  group: StatisticsGroup;
  at: number;
  by: Grouping;
  isHidden: boolean;
}

function GroupName({ group: { name, filter }, at, by, isHidden }: GroupNameProps) {
  return (
    <span className="statistics-name">
      {at < mostLines && (
        <label className="statistics-toggle" title="Show its line">
          <input
            type="checkbox"
            aria-label={`Line of ${name}`}
            checked={!isHidden}
            onChange={() => toggleLine(name)}
          />
          <span className="statistics-box">
            <Icon name="done" />
          </span>
          <LineSample by={by} name={name} at={at} />
        </label>
      )}
      {filter === null ? (
        <span className="statistics-text">{name}</span>
      ) : (
        <button
          type="button"
          className="statistics-text"
          title={`Show only ${filter}`}
          onClick={() => showOnly(filter)}
        >
          {name}
        </button>
      )}
    </span>
  );
}

/** The line as it is in the chart. */
function LineSample({ by, name, at }: { by: Grouping; name: string; at: number }) {
  return (
    <svg className="statistics-sample" viewBox="0 0 20 8" aria-hidden="true">
      <path
        d="M0 4h20"
        style={{ stroke: `var(--${lineColour(by, name, at)})` }}
        strokeDasharray={dashes[at]?.join(' ')}
      />
    </svg>
  );
}
