// @ts-check
// Opens a capture file in Node and indexes it. Usage: open-in-node MODULE FILE. Prints nanoseconds until
// the first rows could be pulled and until all were indexed, and the most memory the process had.
const [, , module_, path] = process.argv;
const { LogFile } = require(String(module_));

async function main() {
  const begun = process.hrtime.bigint();
  const since = () => Number(process.hrtime.bigint() - begun);
  const file = await LogFile.open(String(path));
  let firstRowsNs = 0;
  for (;;) {
    const changed = new Promise((resolve) => file.onActivity(() => resolve(undefined)));
    const { done, datagrams } = file.progress();
    if (firstRowsNs === 0 && file.rows(1, 50).length > 0) firstRowsNs = since();
    if (done) {
      const indexedNs = since();
      const peakBytes = process.resourceUsage().maxRSS * 1024;
      console.log(JSON.stringify({ datagrams, firstRowsNs, indexedNs, peakBytes }));
      return file.close();
    }
    await changed;
  }
}

void main();
