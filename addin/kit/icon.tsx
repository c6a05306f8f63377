// Pictures beside words, never instead of them; drawn in the colour of the text.
const strokes = {
  error: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15M7.3 7.3l5.4 5.4m0-5.4-5.4 5.4',
  warning: 'M10 2.8 18 17H2L10 2.8M10 8v4m0 2.2v.3',
  notice: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15M10 9v5m0-8v.3',
  good: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15M6.6 10.2l2.3 2.3 4.6-4.8',
  wait: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15M10 5.8V10l2.8 1.8',
  busy: 'M10 2.5a7.5 7.5 0 0 1 7.5 7.5',
  stopped: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15M7.5 7.5h5v5h-5z',
  upload: 'M10 13V3.5M6 7.2l4-4 4 4M3.5 12.5v3a1.5 1.5 0 0 0 1.5 1.5h10a1.5 1.5 0 0 0 1.5-1.5v-3',
  download: 'M10 3v9.5m-4-3.7 4 4 4-4M3.5 13v2.5A1.5 1.5 0 0 0 5 17h10a1.5 1.5 0 0 0 1.5-1.5V13',
  copy: 'M7 6.5V4.2c0-.7.5-1.2 1.2-1.2h6.6c.7 0 1.2.5 1.2 1.2v6.6c0 .7-.5 1.2-1.2 1.2h-2.3M5.2 6.5h6.6c.7 0 1.2.5 1.2 1.2v7.6c0 .7-.5 1.2-1.2 1.2H5.2c-.7 0-1.2-.5-1.2-1.2V7.7c0-.7.5-1.2 1.2-1.2z',
  open: 'm5 7.5 5 5 5-5',
  close: 'm5 5 10 10m0-10L5 15',
  sheet: 'M4 3h12v14H4zM4 7.5h12M4 12h12M9 7.5V17',
  receipt: 'M5 2.5h10v15l-2.5-1.6-2.5 1.6-2.5-1.6L5 17.5zM7.8 7h4.4M7.8 10.5h4.4',
  chart: 'M3 17h14M5.5 14V9.5M10 14V4M14.5 14V7',
  again: 'M16 10a6 6 0 1 1-1.8-4.3L16 7.5M16 3.5v4h-4',
  print: 'M6 7V3h8v4M6 14H3.5V7h13v7H14M6 11.5h8V17H6z',
  search: 'M8.8 3.5a5.3 5.3 0 1 1 0 10.6 5.3 5.3 0 0 1 0-10.6M12.7 12.7 17 17',
} as const

export type IconName = keyof typeof strokes

export const Icon = ({ name }: { name: IconName }) => (
  <svg class={`icon icon-${name}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d={strokes[name]} />
  </svg>
)
