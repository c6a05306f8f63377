// The token of this device for the site of the workbook: in the browser's own storage when the person wants that, else in
// memory. Never in the workbook.
import { identityOf } from '../../../templates/reading/recognise.ts'
import type { Desk } from '../session/desk.ts'

/** Who scores for two sites has a token of each. */
function keyOf({ state }: Desk): string {
  const survey = state.shadow.value?.survey
  const site = (survey && identityOf(survey.book)?.site) ?? ''
  return site === '' ? 'sync.token' : `sync.token.${site}`
}

/** Is there one from an earlier time? */
export const hasToken = (desk: Desk): boolean => (desk.host.recall(keyOf(desk)) ?? '') !== ''

export function createToken(desk: Desk) {
  const { recall, retain } = desk.host
  const key = keyOf(desk)
  let held = recall(key) || null
  return {
    now: (): string | null => held,
    /** Null forgets it everywhere. */
    set: (token: string | null, keep: boolean): void => {
      held = token
      retain(key, keep && token !== null ? token : '')
    },
  }
}

const shape = /qc1_[0-9a-z]{8}_[\w-]{43}(?![\w-])/
const dashes = /[\u2010-\u2015\u2212]/g
/** Mails break long lines, documents put in what cannot be seen. */
const broken = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/g

/** The token in what was pasted: with words around it, full-width, broken into lines. Null: there is none, or not all of it. */
export function tokenIn(pasted: string): string | null {
  const plain = pasted.normalize('NFKC').replace(dashes, '-')
  return shape.exec(plain)?.[0] ?? shape.exec(plain.replace(broken, ''))?.[0] ?? null
}
