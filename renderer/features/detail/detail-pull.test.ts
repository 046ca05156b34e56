import { describe, expect, it } from 'vitest';
import { failure, success, type Detail, type Result } from '../../../electron/contract';
import { detailFixture as detail } from '../../lib/detail-fixture';
import { DetailPull } from './detail-pull';

/** A pull whose calls wait until a test answers them. */
function started() {
  const asked: { place: number; answer: (result: Result<Detail | null>) => void }[] = [];
  const pull = new DetailPull(
    ({ place }) => new Promise((answer) => void asked.push({ place, answer })),
  );
  const answer = async (at: number, result: Result<Detail | null>) => {
    asked[at]?.answer(result);
    await new Promise((resolve) => void setTimeout(resolve));
  };
  const want = (place: number, revision = 0) => pull.want({ view: null, place, revision });
  return { asked, answer, pull, want, shown: () => pull.state.getState() };
}

describe('the detail that is looked at', () => {
  it('is asked for once at a time, and what was passed over never', async () => {
    const { asked, answer, want, shown } = started();
    for (const place of [1, 2, 3]) want(place);
    await answer(0, success(detail));
    expect(asked.map(({ place }) => place)).toEqual([1, 3]);
    expect(shown()).toEqual({ kind: 'nothing' });
    await answer(1, success({ ...detail, number: 3 }));
    expect(shown()).toEqual({ kind: 'detail', detail: { ...detail, number: 3 } });
  });

  it('stays until the next one comes', async () => {
    const { answer, want, shown } = started();
    want(1);
    await answer(0, success(detail));
    want(2);
    expect(shown()).toMatchObject({ kind: 'detail' });
    await answer(1, success(null));
    expect(shown()).toEqual({ kind: 'gone' });
  });

  it('is asked for again at the same place, and the earlier answer dropped', async () => {
    const { asked, answer, want, shown } = started();
    want(1);
    want(1, 1);
    await answer(0, success(detail));
    expect(shown()).toEqual({ kind: 'nothing' });
    expect(asked).toHaveLength(2);
  });

  it('goes when nothing is selected, whatever comes later', async () => {
    const { answer, pull, want, shown } = started();
    want(1);
    pull.want(null);
    await answer(0, success(detail));
    expect(shown()).toEqual({ kind: 'nothing' });
  });

  it('says why it could not be had', async () => {
    const { answer, want, shown } = started();
    want(1);
    await answer(0, failure('INTERNAL', 'No.'));
    expect(shown()).toMatchObject({ kind: 'failed', failure: { message: 'No.' } });
  });
});
