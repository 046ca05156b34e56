import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { Capture } from '../../capture/capture';
import { AlertMonitor } from '../alert-monitor';

/** A capture with one socket on loopback, and the monitor that its alert rules are given to. */
export class WatchedCapture {
  readonly monitor: AlertMonitor;

  private constructor(
    readonly capture: Capture,
    private readonly port: number,
  ) {
    this.monitor = new AlertMonitor(capture);
  }

  static async open(): Promise<WatchedCapture> {
    const capture = new Capture();
    const opened = await capture.addSocket({ kind: 'udp', family: 4, host: '127.0.0.1', port: 0 });
    if (!opened.ok || opened.value.address.kind !== 'udp') throw new Error('no socket');
    return new WatchedCapture(capture, opened.value.address.port);
  }

  /** Runs a program of Python that sends to the port, which is its first argument. */
  send(program: string, ...args: readonly string[]): void {
    execFileSync('python3', ['-c', program, String(this.port), ...args]);
  }

  /** Does the same; resolves when its datagrams are in the log and all rules were evaluated for them. */
  async receive(count: number, program: string, ...args: readonly string[]): Promise<void> {
    const last = this.capture.extent().last + count;
    this.send(program, ...args);
    const changes = new EventTarget();
    const stop = this.capture.onChange(() => changes.dispatchEvent(new Event('change')));
    while (this.capture.extent().last < last) await once(changes, 'change');
    stop();
    await this.monitor.caughtUp();
  }

  close(): void {
    this.monitor.close();
    this.capture.close();
  }
}
