import { describe, expect, it } from 'vitest';
import { questionOnClosing, questionOnQuitting, quitAnswers, undertakingsOf } from './questions';

const recording = { path: '/a.pcapng', datagrams: 1, bytes: 1, lost: 0, failure: null };
const sending = { state: 'sending', to: '127.0.0.1:9', sent: 1200 } as const;
const sent = { ...sending, state: 'done' } as const;
const nothing = { name: 'a.pcap', replay: { run: null }, sendings: [] };

describe('quitting', () => {
  it('is asked about where something would be lost or end, and not otherwise', () => {
    expect(questionOnQuitting({ recording: null, unsaved: 0 }, [])).toBeNull();
    expect(questionOnQuitting({ recording: null, unsaved: 1 }, [])).toMatchObject({
      message: 'Quit without saving?',
      detail: '1 datagram is in no file yet and would be lost.',
    });
    expect(questionOnQuitting({ recording, unsaved: 0 }, [])).toMatchObject({
      message: 'Quit and end the recording?',
      detail: 'What was recorded stays in /a.pcapng.',
    });
  });

  it('offers to save where there is something to save, and has that as its usual answer', () => {
    const lossy = questionOnQuitting({ recording: null, unsaved: 1 }, []);
    expect(lossy?.buttons).toHaveLength(quitAnswers.length);
    expect(lossy?.buttons?.[lossy.defaultId ?? 0]).toBe('Save and Quit…');
    expect(questionOnQuitting({ recording, unsaved: 0 }, [])?.buttons).toEqual(['Quit', 'Cancel']);
  });

  it('tells what is being sent beside what would be lost', () => {
    const undertakings = undertakingsOf({ ...nothing, sendings: [sent, sending] });
    expect(questionOnQuitting({ recording: null, unsaved: 0 }, undertakings)).toMatchObject({
      message: 'Quit and stop sending?',
      detail: '1,200 datagrams sent to 127.0.0.1:9, and more to come.',
    });
    expect(questionOnQuitting({ recording, unsaved: 2 }, undertakings)).toMatchObject({
      message: 'Quit, end the recording and stop sending?',
      detail: [
        '2 datagrams are in no file yet and would be lost.',
        'What was recorded stays in /a.pcapng.',
        '1,200 datagrams sent to 127.0.0.1:9, and more to come.',
      ].join('\n'),
    });
  });
});

describe('closing a window', () => {
  it('is asked about while it sends, and not when it has', () => {
    expect(questionOnClosing(undertakingsOf({ ...nothing, sendings: [sent] }))).toBeNull();
    expect(questionOnClosing(undertakingsOf({ ...nothing, sendings: [sending] }))).toMatchObject({
      message: 'Close the window and stop sending?',
    });
  });
});
