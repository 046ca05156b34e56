import { useState } from 'react';
import type { StreamColumn } from '../../../electron/contract';
import { Button } from '../../ui/button';
import { ColumnList } from '../../ui/column-list';
import { Icon } from '../../ui/icon';
import { Popover } from '../../ui/popover';
import { changeStreamColumns, columnLooks, usualStreamColumns, useStreamColumns } from './columns';
import './columns-popover.css';

// Object.fromEntries() forgets which keys there are: those of the table of columns, all of them.
const titles = Object.fromEntries(
  Object.entries(columnLooks).map(([name, { title }]) => [name, title]),
) as Record<StreamColumn, string>;

/** Where the columns of the table of streams are picked, ordered and sized. */
export function ColumnsPopover() {
  const [open, setOpen] = useState(false);
  const columns = useStreamColumns();
  return (
    <Popover
      title="Columns"
      label={
        <>
          <Icon name="columns" /> Columns
        </>
      }
      open={open}
      onOpen={setOpen}
    >
      <div className="stream-columns">
        <ColumnList
          columns={columns}
          titles={titles}
          table=".stream-grid"
          onColumns={changeStreamColumns}
        />
        <Button onClick={() => changeStreamColumns(usualStreamColumns)}>As designed</Button>
      </div>
    </Popover>
  );
}
