// Which exam something of sync is about, in words, and the way there.
import type { Desk } from '../session/desk.ts'
import { scoreRow } from '../session/score.ts'
import { t } from '../speech.ts'
import type { RowPlace } from './view.ts'

export const placeWords = ({ row, exam }: RowPlace): string =>
  row === null ? t('sync.atNoRow', { exam }) : t('sync.atRow', { row, exam })

/** The exam as this workbook knows it. */
export function examOf({ state }: Desk, record: string): string {
  const found = state.judgement.value?.rows.find(({ entry }) => entry.exam.record_id === record)?.entry
  return found ? t('sync.atRow', { row: found.row, exam: found.exam.accession_no ?? '' }).trim() : t('sync.elsewhere')
}

/** To the list of items, which takes the keys. */
export function goBack({ state }: Desk): void {
  state.view.value = 'score'
  state.want.value = 'list'
}

export function goToExam(desk: Desk, row: number): void {
  scoreRow(desk, row)
  goBack(desk)
}
