// Two texts side by side, where only a few words of many differ.

export type Differing = {
  /** What both begin with, what only this one has, what both end with. */
  readonly before: string
  readonly own: string
  readonly after: string
}

/** By whole characters, however many code units they take. */
export function differing(text: string, other: string): Differing {
  const [mine, theirs] = [[...text], [...other]]
  const most = Math.min(mine.length, theirs.length)
  let from = 0
  while (from < most && mine[from] === theirs[from]) from++
  let end = 0
  while (end < most - from && mine[mine.length - 1 - end] === theirs[theirs.length - 1 - end]) end++
  const to = mine.length - end
  const part = (start: number, stop: number) => mine.slice(start, stop).join('')
  return { before: part(0, from), own: part(from, to), after: part(to, mine.length) }
}

const around = 12
const most = 120

/** So long that a person would have to look for what differs. */
export const isLong = (text: string): boolean => text.length > 80

export const lastOf = (text: string): string =>
  [...text].length > around ? `…${[...text].slice(-around).join('')}` : text
export const firstOf = (text: string, length: number = most): string =>
  [...text].length > length ? `${[...text].slice(0, length).join('')}…` : text
/** What comes after the difference. */
export const restOf = (text: string): string => firstOf(text, around)
