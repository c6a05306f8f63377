import { useEffect, useState } from 'preact/hooks'
import type { Survey } from '../../host/sheet-host.ts'
import type { Desk } from '../session/desk.ts'
import { refuse } from '../session/desk.ts'
import { recallLayouts } from '../session/layouts.ts'
import { lookAtList } from '../session/list.ts'
import { type ListGuess, withKey } from '../worklist/guess.ts'
import { fingerprintOf, type ListLayout, mapColumns } from '../worklist/layouts.ts'
import type { ListRow } from '../worklist/rows.ts'

export type ChosenList = {
  readonly survey: Survey
  readonly index: number
  readonly guess: ListGuess
  /** The columns are those of a list that was confirmed before. */
  readonly layout: ListLayout | null
}

/** The columns as they are now, with the fields that a person has given them. */
function withFieldsOf(now: ChosenList, { guess, layout }: ChosenList): ChosenList {
  if (now.guess.headerRow !== guess.headerRow || fingerprintOf(now.guess) !== fingerprintOf(guess)) return now
  const keys = new Map(guess.columns.map(({ column, key }) => [column, key]))
  const columns = now.guess.columns.map((each) => ({ ...each, key: keys.get(each.column) ?? null }))
  return { ...now, layout, guess: { ...now.guess, columns } }
}

/** The list at hand: which sheet, which columns, and its rows as soon as they are read. Read again when any of it changes. */
export function useList(desk: Desk) {
  const { survey, rubric } = desk.state.shadow.value!
  const [layouts, setLayouts] = useState<readonly ListLayout[] | null>(null)
  const [list, setList] = useState<ChosenList | null>(null)
  const [index, setIndex] = useState(-1)
  const [rows, setRows] = useState<readonly ListRow[] | null>(null)
  const [turn, setTurn] = useState(0)

  const mapped = (index: number, at: number | null): ChosenList | null => {
    const sheet = survey.book.sheets[index]
    const found = sheet?.state === 'visible' ? mapColumns(rubric, sheet.head, layouts ?? [], at) : null
    return found && { survey, index, ...found }
  }
  const sheets = survey.book.sheets.flatMap(({ name, state, head }, index) =>
    state === 'visible' && head.length > 0 ? [{ index, name }] : [],
  )
  useEffect(() => {
    void recallLayouts(desk).then(setLayouts)
  }, [])
  useEffect(() => {
    if (!layouts) return
    const all = sheets.map(({ index }) => mapped(index, null)).filter((each) => each !== null)
    const guessed = list && all.find((each) => each.index === list.index)
    // A row of headings that a person has pointed at is where it was.
    const { headerRow } = list?.guess ?? {}
    const same = list && guessed?.guess.headerRow !== headerRow ? mapped(list.index, headerRow ?? null) : guessed
    const best = same && list ? withFieldsOf(same, list) : (all.find(({ layout }) => layout) ?? all[0] ?? null)
    setList(best)
    setIndex(best?.index ?? sheets[0]?.index ?? -1)
  }, [layouts, survey])
  useEffect(() => {
    let wanted = true
    setRows(null)
    if (list)
      void lookAtList(desk, list).then((outcome) => {
        if (!wanted) return
        if (outcome.done) setRows(outcome.value)
        else refuse(desk, outcome.trouble)
      })
    return () => {
      wanted = false
    }
  }, [list, turn])

  return {
    ready: layouts !== null && sheets.some((sheet) => sheet.index === index),
    sheets,
    index,
    // Of a workbook that has changed meanwhile the list is mapped anew first.
    list: list?.survey === survey ? list : null,
    rows,
    chooseSheet: (chosen: number) => {
      setIndex(chosen)
      setList(mapped(chosen, null))
    },
    chooseRow: (row: number) => setList(mapped(index, row)),
    chooseField: (column: number, key: string | null) =>
      list && setList({ ...list, guess: withKey(list.guess, column, key) }),
    again: () => setTurn(turn + 1),
  }
}
