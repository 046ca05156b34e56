import { jsonText, type NetworkInterface } from '../contract';
import { listInterfaces } from '../engine';
import { decode } from './decode';
import { diagnose } from './diagnose';
import { groups } from './groups';
import { readArguments, type Format, type Invocation } from './arguments';
import { discover } from './discover';
import { exportTo } from './export';
import { interfaceAsText } from './format';
import { commandHelp, generalHelp } from './help';
import { listen } from './listen';
import { Output } from './output';
import { read } from './read';
import { replay } from './replay';
import { complain } from './report';
import { repairFile } from './repair';
import { printRules } from './rules';
import { send } from './send';
import { streams } from './streams';
import { sendTest } from './send-test';
import { version } from '../../package.json';

const output = new Output(process.stdout);

async function run(invocation: Invocation): Promise<number> {
  switch (invocation.command) {
    case 'help':
      await output.write(commandHelp[invocation.topic ?? ''] ?? generalHelp);
      return 0;
    case 'version':
      await output.write(`gramscope ${version}\n`);
      return 0;
    case 'decode':
      return decode(invocation, process.stdin, output);
    case 'interfaces':
      await printInterfaces(invocation.format);
      return 0;
    case 'groups':
      return groups(invocation, output);
    case 'diagnose':
      return diagnose(invocation, output);
    case 'listen':
      return listen(invocation, output);
    case 'read':
      return read(invocation, output);
    case 'repair':
      return repairFile(invocation.file);
    case 'rules':
      return printRules(invocation.file, output);
    case 'export':
      return exportTo(invocation, output);
    case 'replay':
      return replay(invocation, output);
    case 'discover':
      return discover(invocation, output);
    case 'send':
      return send(invocation, output);
    case 'streams':
      return streams(invocation, output);
    case 'send-test':
      return sendTest(invocation, output);
  }
}

async function printInterfaces(format: Format): Promise<void> {
  const line = (network: NetworkInterface) =>
    format === 'jsonl' ? jsonText(network) : interfaceAsText(network);
  for (const network of listInterfaces()) await output.write(`${line(network)}\n`);
}

async function main(): Promise<number> {
  const invocation = readArguments(process.argv.slice(2));
  if (invocation.ok) return run(invocation.value);
  complain(invocation.error);
  return 2;
}

/** Resolves to the exit status once all is done and written. */
export const finished = main().then((status) => {
  // Set rather than calling exit(), so that what was written is still flushed.
  process.exitCode = status;
  return status;
});
