// What a validity rule is: one entry of the table in rules.ts. Ids, levels and meaning are the rubric's (validationRules).
import type { Entry, ExamKey } from '../exam.ts'
import type { FindingWords, Fix, Level } from '../finding.ts'
import type { Texts } from '../words.ts'
import type { Lookups } from './lookups.ts'
import type { Row } from './row.ts'

/** Parameters of a finding; `Texts` are captions of the rubric, which are put into the words of each language. */
export type Params = Readonly<Record<string, string | number | Texts>>

export type More = {
  /** Value that may be put into the cell without guessing; left out when a person must decide. */
  readonly fix?: Fix['value'] | undefined
  /** Instead of the rule's level, where one fault of it weighs less. */
  readonly level?: Level
}

/** Notes a fault: the column at which the finding stands, which of the rule's words, their parameters. */
export type Found<Word extends string = string> = (at: string, word: Word, params?: Params, more?: More) => void
export type FoundIn<Word extends string = string> = (entry: Entry, ...fault: Parameters<Found<Word>>) => void

/**
 * What a rule looks at. It is asked only after the test has found something, so that a clean row pays for the tests alone;
 * the rule then stays silent about what another finding already speaks of. A fault at an item cell needs that the item applies and its
 * link is judged anyway, unless `anyLink`.
 */
export type Needs = {
  /** Must hold a value, and one of its code list: VR-02 speaks of the others. */
  readonly filled?: readonly ExamKey[]
  /** May be empty. */
  readonly seen?: readonly ExamKey[]
  /** Item cells; silent while one breaks the grammar (VR-38) or, in a draft, is not scored yet. */
  readonly items?: readonly string[]
  /** Links that must be in scope and apply. */
  readonly links?: readonly string[]
  /** All item cells: silent while any of them is unreadable or breaks the grammar. */
  readonly allItems?: true
  /** The test itself asks for the link of an item cell. */
  readonly anyLink?: true
}

type Base<Word extends string> = {
  readonly id: string
  /** Only where it differs from the level in the rubric file. */
  readonly level?: Level
  readonly needs: Needs
  /** Holds for VOID rows too; the others are not asked about them. */
  readonly voided?: true
  /** Speaks of empty cells of a DRAFT too. */
  readonly drafts?: true
  readonly words: Readonly<Record<Word, FindingWords>>
}

/** A rule about one row. The test must bear empty cells; what it finds with them is dropped by `needs`. */
export type RowRule<Word extends string = string> = Base<Word> & {
  readonly test: (row: Row, found: Found<Word>) => void
}

/** A rule about rows together: takes each row, speaks at the end. It asks for its needs itself. */
export type SheetRule<Word extends string = string> = Base<Word> & {
  readonly across: (lookups: Lookups) => {
    readonly take: (row: Row) => void
    readonly end: (found: FoundIn<Word>) => void
  }
}

export type Rule = RowRule | SheetRule

export const rowRule = <Word extends string>(rule: RowRule<Word>): Rule => rule
export const sheetRule = <Word extends string>(rule: SheetRule<Word>): Rule => rule

type Said = readonly [message: string, mend: string]

/** The words of a fault: what is wrong and how to mend it, Chinese first. */
export const says = (zh: Said, en: Said): FindingWords => ({
  'zh-CN': { message: zh[0], mend: zh[1] },
  'en-US': { message: en[0], mend: en[1] },
})
