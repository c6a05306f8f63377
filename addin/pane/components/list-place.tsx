import { Field } from '../../kit/field.tsx'
import { t } from '../speech.ts'
import { textIn } from '../worklist/headings.ts'
import { useDesk } from './use-desk.ts'
import type { ChosenList } from './use-list.ts'

type Sheets = readonly { readonly index: number; readonly name: string }[]

/** Headings stand among the first rows. */
const headingRows = 12
const longest = 40

/** The first cells of a row, to tell it by. Rows of exams are not offered in words: a name may stand in them. */
const RowOptions = ({ index }: { readonly index: number }) => {
  const { survey } = useDesk().state.shadow.value!
  return (
    <>
      {(survey.book.sheets[index]?.head ?? []).slice(0, headingRows).map((row) => {
        const texts = row.cells.map((_, column) => textIn(row, column)).filter((text) => text !== '')
        const words = texts.some((text) => /\d{3}/.test(text)) ? '…' : texts.join(' · ').slice(0, longest)
        return (
          <option key={row.number} value={String(row.number)}>
            {row.number} {words}
          </option>
        )
      })}
    </>
  )
}

type SheetGiven = { readonly sheets: Sheets; readonly index: number; readonly onSheet: (index: number) => void }

const SheetField = ({ sheets, index, onSheet }: SheetGiven) => (
  <Field label={t('worklist.sheet')}>
    <select value={String(index)} onChange={(event) => onSheet(Number(event.currentTarget.value))}>
      {sheets.map((sheet) => (
        <option key={sheet.index} value={String(sheet.index)}>
          {sheet.name}
        </option>
      ))}
    </select>
  </Field>
)

const RowField = ({
  index,
  row,
  onRow,
}: {
  readonly index: number
  readonly row: number
  readonly onRow: (row: number) => void
}) => (
  <Field label={t('worklist.headerRow')}>
    <select value={String(row)} onChange={(event) => onRow(Number(event.currentTarget.value))}>
      {row === 0 ? <option value="0" /> : null}
      <RowOptions index={index} />
    </select>
  </Field>
)

type Given = {
  readonly sheets: Sheets
  readonly index: number
  readonly list: ChosenList | null
  readonly onSheet: (index: number) => void
  readonly onRow: (row: number) => void
}

/** Where the list stands, and in which row its headings. Nothing that looks like headings: a person points at them. */
export function ListPlace({ sheets, index, list, onSheet, onRow }: Given) {
  if (sheets.length === 0) return <p class="hint">{t('worklist.noList')}</p>
  const columns = list?.guess.columns ?? []
  const known = columns.filter(({ key }) => key !== null).length
  return (
    <>
      <SheetField sheets={sheets} index={index} onSheet={onSheet} />
      <RowField index={index} row={list?.guess.headerRow ?? 0} onRow={onRow} />
      <p class="hint">
        {list?.layout
          ? t('worklist.remembered')
          : list
            ? t('worklist.guessed', { known, all: columns.length })
            : t('worklist.noList')}
      </p>
    </>
  )
}
