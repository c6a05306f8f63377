// Who there is: the site's own list of names, and every code that stands in a row.
import type { Entry } from '../../../core/exam.ts'
import type { StaffRow } from '../../../templates/reading/staff.ts'
import type { FieldKey } from '../scoring/draft.ts'

/** What a person does in a row. */
export type Post = Extract<FieldKey, `${string}_id`> | 'arbiter_id'

export const posts = [
  'qc_person_id',
  'request_physician_id',
  'technician_id',
  'reporter_id',
  'reviewer_id',
  'arbiter_id',
] as const satisfies readonly Post[]

/** Full Pinyin with a space between syllables, and first letters; ü is v. */
export type Reading = { readonly pinyin: string; readonly initials: string }

export type Person = Reading & {
  readonly code: string
  readonly name: string
  readonly department: string
  /** A code of the rubric's titles, or what somebody wrote. */
  readonly title: string
  readonly posts: ReadonlySet<Post>
}

export type Listed = StaffRow

const nothing: Reading = { pinyin: '', initials: '' }

const initialsIn = (pinyin: string): string =>
  /\s/.test(pinyin.trim())
    ? pinyin
        .trim()
        .split(/\s+/)
        .map((each) => each.charAt(0))
        .join('')
    : ''

/** What a person wrote into the sheet wins over what the dictionary gives. */
export function readingOf(row: Listed, readings: ReadonlyMap<string, Reading>): Reading {
  const known = readings.get(row.name) ?? nothing
  const pinyin = row.pinyin || known.pinyin
  return { pinyin, initials: row.initials || initialsIn(pinyin) || known.initials }
}

/** Everybody once, by code. */
export function peopleOf(
  listed: readonly Listed[],
  entries: Iterable<Entry>,
  readings: ReadonlyMap<string, Reading>,
): readonly Person[] {
  const seen = new Map<string, Set<Post>>()
  for (const { exam } of entries)
    for (const post of posts) {
      const code = exam[post]
      if (code !== null) seen.set(code, (seen.get(code) ?? new Set()).add(post))
    }
  const people = new Map<string, Person>()
  for (const row of listed) {
    const { staff_id: code, name, department, title } = row
    if (people.has(code)) continue
    people.set(code, { code, name, department, title, ...readingOf(row, readings), posts: seen.get(code) ?? new Set() })
  }
  for (const [code, of] of seen)
    if (!people.has(code)) people.set(code, { code, name: '', department: '', title: '', ...nothing, posts: of })
  return [...people.values()]
}
