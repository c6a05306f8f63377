import { t } from '../speech.ts'
import type { Receipt } from '../wire.ts'

/** What a filing did not simply take, in sentences. Receipts from before there was sync do not say. */
export const filedNotes = ({ kept = 0, conflicts = 0, reverted = 0 }: Receipt): readonly string[] => [
  ...(kept > 0 ? [t('filed.keptMeans', { kept })] : []),
  ...(conflicts > 0 ? [t('filed.conflictsMeans', { conflicts })] : []),
  ...(reverted > 0 ? [t('filed.revertedMeans', { reverted })] : []),
]
