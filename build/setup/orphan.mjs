// @ts-check
import { readFileSync } from 'node:fs';

/** How often we look, in milliseconds: also about as long as we outlive npm. */
const INTERVAL_MS = 300;

/**
 * Ends this process, with SIGTERM, when npm, which started it, is gone. npm tells signals to the shell
 * between itself and us: that shell dies of SIGTERM and waits at SIGINT, and in neither case tells us.
 */
export function endWithNpm() {
  const first = lineage();
  const timer = setInterval(() => {
    if (lineage() === first) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, INTERVAL_MS);
  timer.unref();
}

/** Our parent and, where the system tells (proc(5)), its parent. */
function lineage() {
  const shell = process.ppid;
  try {
    const status = readFileSync(`/proc/${shell}/status`, 'utf8');
    return `${shell} ${/^PPid:\s*(\d+)$/m.exec(status)?.[1]}`;
  } catch {
    return String(shell);
  }
}
