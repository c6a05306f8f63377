// Fictitious staff of one site: work codes and titles, and how careful each of them happens to be.
import type { Random } from './random.ts'

export type Person = {
  readonly id: string
  /** Code of the list `titles`. */
  readonly title: string
  /** How often the person loses points, 1 is usual. */
  readonly slips: number
}

export type Staff = {
  readonly requesters: readonly Person[]
  readonly technicians: readonly Person[]
  readonly reporters: readonly Person[]
  readonly reviewers: readonly Person[]
  /** Score all links, or the report links. */
  readonly physicians: readonly Person[]
  /** Score the image links where a site divides the work. */
  readonly seniorTechnicians: readonly Person[]
}

/** `S04` gives ids such as T0402: the post, the site, a number. */
export function staffOf(random: Random, site: string): Staff {
  const group = (post: string, titles: readonly string[]): readonly Person[] =>
    titles.map((title, n) => ({
      id: `${post}${site.slice(1)}${String(n + 1).padStart(2, '0')}`,
      title,
      slips: 0.4 + 1.4 * random.next(),
    }))
  return {
    requesters: group('R', ['232', '233', '233', '234', '234']),
    technicians: group('T', ['263', '264', '264', '265']),
    reporters: group('P', ['233', '234', '234', '234T']),
    reviewers: group('V', ['231', '232']),
    physicians: group('Q', ['231', '231']),
    seniorTechnicians: group('K', ['262', '263']),
  }
}
