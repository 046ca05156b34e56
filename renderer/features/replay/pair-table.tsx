import { useEffect, useRef } from 'react';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { withChanged, withLine, withoutLine, type Pair } from './draft';
import { useProblem } from './use-field';
import './pair-table.css';

interface PairTableProps {
  label: string;
  /** How problems name its lines. */
  name: 'mapping' | 'replacement';
  pairs: readonly Pair[];
  onPairs: (pairs: Pair[]) => void;
  headings: readonly [string, string];
  placeholders: readonly [string, string];
  addLabel: string;
}

/** A table with two columns of which each line says what is put in the place of what. */
export function PairTable(props: PairTableProps) {
  const { label, name, pairs, onPairs, headings, addLabel } = props;
  const table = useRef<HTMLTableElement>(null);
  const known = useRef(pairs.length);
  useEffect(() => {
    // Whoever adds a line wants to write into it.
    if (pairs.length > known.current) {
      table.current?.querySelector<HTMLInputElement>('tbody:last-of-type input')?.focus();
    }
    known.current = pairs.length;
  }, [pairs.length]);
  return (
    <div className="pair-table">
      {pairs.length > 0 && (
        <table ref={table} aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{headings[0]}</th>
              <th scope="col">{headings[1]}</th>
              <th scope="col">
                <span className="visually-hidden">Remove</span>
              </th>
            </tr>
          </thead>
          {pairs.map((pair, at) => (
            <Line
              key={pair.id}
              pair={pair}
              place={at + 1}
              field={`${name}-${pair.id}`}
              headings={headings}
              placeholders={props.placeholders}
              onPair={(changed) => onPairs(withChanged(pairs, changed))}
              onRemove={() => onPairs(withoutLine(pairs, pair.id))}
            />
          ))}
        </table>
      )}
      <Button look="plain" onClick={() => onPairs(withLine(pairs))}>
        <Icon name="add" />
        {addLabel}
      </Button>
    </div>
  );
}

interface LineProps extends Pick<PairTableProps, 'headings' | 'placeholders'> {
  pair: Pair;
  /** From 1. */
  place: number;
  field: string;
  onPair: (pair: Pair) => void;
  onRemove: () => void;
}

function Line({ pair, place, field, headings, placeholders, onPair, onRemove }: LineProps) {
  const problem = useProblem(field);
  const problemId = `${field}-problem`;
  const sides = ['from', 'to'] as const;
  return (
    <tbody>
      <tr>
        {sides.map((side, at) => (
          <td key={side}>
            <input
              type="text"
              autoComplete="off"
              spellCheck={false}
              aria-label={`${headings[at] ?? ''}, line ${place}`}
              aria-invalid={problem !== undefined}
              aria-describedby={problem === undefined ? undefined : problemId}
              placeholder={place === 1 ? placeholders[at] : undefined}
              value={pair[side]}
              onChange={({ target }) => onPair({ ...pair, [side]: target.value })}
            />
          </td>
        ))}
        <td>
          <Button look="plain" aria-label={`Remove line ${place}`} onClick={onRemove}>
            <Icon name="close" />
          </Button>
        </td>
      </tr>
      {problem !== undefined && (
        <tr>
          <td colSpan={3} id={problemId} className="text-field-problem">
            {problem}
          </td>
        </tr>
      )}
    </tbody>
  );
}
