// The way in: Excel when there is one. The shell is painted before; nothing here is needed for it.
import type { SheetHost } from '../host/sheet-host.ts'
import { createExcelHost } from './excel-host.ts'

/** Null in a plain browser tab, where office.js finds no application. */
export async function connectExcel(): Promise<SheetHost | null> {
  const { host } = await Office.onReady()
  return host === Office.HostType.Excel ? createExcelHost() : null
}

/**
 * Runs `action` when the ribbon button or shortcut of that name is used. Office waits until it has ended, whatever comes of it.
 */
export function onCommand(name: string, action: () => Promise<void>): void {
  Office.actions.associate(name, async (event?: Office.AddinCommands.Event) => {
    try {
      await action()
    } finally {
      // A shortcut brings no event.
      event?.completed?.()
    }
  })
}

/** Shows the pane, from a ribbon command or a shortcut. It takes the keyboard, so nothing else may call it. */
export const showPane = (): Promise<void> => Office.addin.showAsTaskpane()

/** Opens the pane by itself with this workbook from now on, where the deployment allows it. */
export const openWithWorkbook = (yes: boolean): Promise<void> =>
  Office.addin.setStartupBehavior(yes ? Office.StartupBehavior.load : Office.StartupBehavior.none)
