// Excel's own colours decide between light and dark; where it does not tell them, the system does. Looked at again with each focus.
import type { SheetHost } from '../host/sheet-host.ts'

export function followTheme({ theme }: SheetHost): void {
  const apply = () => {
    const { background, dark } = theme()
    const { dataset } = document.documentElement
    if (background === null) delete dataset.theme
    else dataset.theme = dark ? 'dark' : 'light'
  }
  apply()
  addEventListener('focus', apply)
}
