// What the rules look up in a rubric all day, prepared once for a checker.
import { modalitiesOfLink } from '../case.ts'
import type { ExamKey } from '../exam.ts'
import { planOf } from '../plan.ts'
import type { Code, Item, Rubric } from '../rubric.ts'
import { createLimits } from '../time-limits.ts'
import type { Texts } from '../words.ts'
import { createPersonalReader } from './personal.ts'
import { createTitles } from './titles.ts'

/** Lists that grow at the centre (rubric: note of request_hospital); a code that the file does not know yet is no fault. */
const openLists: ReadonlySet<string> = new Set(['hospitals'])

export type Field = {
  readonly key: ExamKey
  readonly required: boolean
  /** What the column takes, for columns of codes. */
  readonly codes: ReadonlyMap<string, Code> | null
  readonly open: boolean
  /** People type free text or codes of their own into it. */
  readonly typed: boolean
  /** Place among `totalKeys`; -1 for columns that are no total. */
  readonly total: number
}

export type Lookups = ReturnType<typeof createLookups>

export function createLookups(rubric: Rubric) {
  const { columns, items } = rubric
  const codes = (list: string) => rubric.codesOf.get(list) ?? new Map<string, Code>()
  const codesWhere = (list: string, property: string) =>
    new Set([...codes(list).values()].filter((code) => code[property] === true).map(({ code }) => code))
  const both = (named: { readonly zh: string; readonly en?: string | undefined } | undefined, id: string): Texts => ({
    'zh-CN': named ? `${id} ${named.zh}` : id,
    'en-US': named ? `${id} ${named.en ?? named.zh}` : id,
  })
  const itemsAllowing = (link: string, reason: string): readonly Item[] =>
    rubric.itemsOf.get(link)?.filter(({ naReasons }) => naReasons.includes(reason)) ?? []
  const totalKeys = totalKeysOf(rubric)
  const scopes = new Map<string, number>()

  return {
    rubric,
    placeOfItem: new Map(items.map(({ id }, place) => [id, place])),
    /** Reasons that an item allows, by its place. */
    allowed: items.map(({ naReasons }) => new Set(naReasons)),
    totalKeys,
    /** All columns but the items, in order; totals are calculated, so nothing is demanded of them. */
    fields: columns
      .filter(({ type }) => type !== 'entry')
      .map(({ key, type, group, required, codelist }): Field => {
        const list = codelist === null || group === 'total' ? null : codes(codelist)
        return {
          key: key as ExamKey,
          required: required === 'yes',
          codes: list,
          open: openLists.has(codelist ?? ''),
          typed: type === 'string' && group !== 'total',
          total: totalKeys.indexOf(key as ExamKey),
        }
      }),
    plan: planOf(rubric),
    titles: createTitles(rubric),
    limits: createLimits(rubric),
    personal: createPersonalReader(),
    paired: codesWhere('body_parts', 'paired'),
    ionizing: codesWhere('modalities', 'ionizing'),
    /** Items that may be NA:N07 when there is only an e-film. */
    filmless: itemsAllowing('FLM', 'N07'),
    /** Items that are NA:N18 when no reconstruction was done at all. */
    undone: itemsAllowing('R3D', 'N18'),
    modalities3d: modalitiesOfLink(rubric, 'R3D'),
    /** Peer grades by the deduction code of RPT-07 that stands for them (`√` for agreement). */
    peerGrades: new Map([...codes('radpeer').values()].map(({ code, rptCode }) => [String(rptCode), code])),
    caption: (key: string): Texts => {
      const item = rubric.itemById.get(key)
      if (item) return both(item, item.id)
      const { zh, en } = rubric.columnByKey.get(key) ?? { zh: key, en: key }
      return { 'zh-CN': zh, 'en-US': en }
    },
    link: (id: string): Texts => both(rubric.linkById.get(id), id),
    code: (list: string, code: string): Texts => both(codes(list).get(code), code),
    /** Links as bits in the rubric's order from `ALL` or `REQ;IMG`, each once; 0 for a text that is no scope. */
    scopeBits: (text: string): number => {
      const known = scopes.get(text)
      if (known !== undefined) return known
      const bits = bitsOf(rubric, text)
      if (scopes.size < 1024) scopes.set(text, bits)
      return bits
    },
  }
}

/** Totals in the order in which VR-44 compares them. */
const totalKeysOf = ({ links }: Rubric): readonly ExamKey[] => [
  ...links.flatMap(({ id }) => [`${id}_raw`, `${id}_score`, `${id}_grade`] as ExamKey[]),
  ...(['total_raw', 'total_score', 'total_grade', 'veto_codes', 'deduction_count', 'na_count'] as const),
]

function bitsOf({ links, linkById }: Rubric, text: string): number {
  if (text === 'ALL') return 2 ** links.length - 1
  const named = text.split(';')
  if (!named.every((id) => linkById.has(id)) || new Set(named).size !== named.length) return 0
  return links.reduce((bits, { id }, place) => bits + (named.includes(id) ? 2 ** place : 0), 0)
}
