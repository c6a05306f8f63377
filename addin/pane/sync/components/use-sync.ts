import { useDesk } from '../../components/use-desk.ts'
import type { SyncView } from '../view.ts'

/** Null until a person wants it: the pane works in the workbook alone. */
export const useSync = (): SyncView | null => useDesk().state.sync.value
