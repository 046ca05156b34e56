/** Shapes on a 16 by 16 grid, drawn in the colour of the text around them. */
const paths = {
  warning: 'M8 1.5 15 14H1L8 1.5Zm0 4.5v4m0 1.6v.9',
  error: 'M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2l3.7-3.7ZM8 4.5v4m0 2v1',
  close: 'M4 4l8 8m0-8-8 8',
  done: 'M2.5 8.5 6 12l7.5-8',
  expand: 'M4 6.5l4 4 4-4',
  forward: 'M6.5 4l4 4-4 4',
  up: 'M4 9.5l4-4 4 4',
  down: 'M4 6.5l4 4 4-4',
  mark: 'M4.5 2h7v12L8 11l-3.5 3V2Z',
  columns: 'M2 3h12v10H2V3Zm4 0v10m4-10v10',
  find: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm3.2 7.7L14 14',
  send: 'M14 2 7 9m7-7-4.5 12L7 9 2 6.5 14 2Z',
  replay: 'M3 8a5 5 0 1 0 1.6-3.7M3 2.5v3.2h3.2M7 6v4l3.2-2L7 6Z',
  statistics: 'M2 14h12M3.5 11.5v-4m3 4v-8m3 8v-6m3 6v-9',
  discovery:
    'M8 7.2a.8.8 0 1 0 0 1.6.8.8 0 0 0 0-1.6ZM5.2 5.2a4 4 0 0 0 0 5.6m5.6-5.6a4 4 0 0 1 0 5.6M3 3a7 7 0 0 0 0 10M13 3a7 7 0 0 1 0 10',
  play: 'M4.5 2.5v11l9-5.5-9-5.5Z',
  pause: 'M5 2.5v11m6-11v11',
  stop: 'M3.5 3.5h9v9h-9Z',
  step: 'M3.5 2.5v11l7-5.5-7-5.5Zm9.5 0v11',
  slower: 'M13 3.5v9L7.5 8 13 3.5Zm-6 0v9L1.5 8 7 3.5Z',
  faster: 'M3 3.5v9L8.5 8 3 3.5Zm6 0v9L14.5 8 9 3.5Z',
  add: 'M8 3v10M3 8h10',
  question:
    'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM6 6.2a2 2 0 1 1 3 1.8c-.7.4-1 .8-1 1.5m0 1.6v.8',
  diagnose: 'M1.5 8.5h3l2-5 3 9.5 2-4.5h3',
} as const;

export type IconName = keyof typeof paths;

/** Says nothing to screen readers: the text beside it carries the meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
