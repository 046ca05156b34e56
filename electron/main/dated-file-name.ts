/** What a file is called that is saved at a time: `capture-20261231-235959.pcapng`, local time. */
export function datedFileName(stem: string, extension: string, time: Date): string {
  const day = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()];
  return `${stem}-${joined(day)}-${joined(clock)}.${extension}`;
}

function joined(numbers: number[]): string {
  return numbers.map((number) => String(number).padStart(2, '0')).join('');
}
