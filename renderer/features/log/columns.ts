/** The columns of the log, in order; the style sheet gives each `name` its width. */
export const columns = [
  { name: 'number', title: 'No.' },
  { name: 'time', title: 'Time' },
  { name: 'source', title: 'Source' },
  { name: 'destination', title: 'Destination' },
  { name: 'ttl', title: 'TTL' },
  { name: 'length', title: 'Length' },
  { name: 'text', title: 'Text' },
] as const;
