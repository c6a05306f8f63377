// What this Excel is and can do beyond the floor of the manifest; 0 syncs.
import type { Language } from '../../core/words.ts'
import type { Abilities, Theme } from '../host/sheet-host.ts'

const platforms: Readonly<Record<string, Abilities['platform']>> = {
  PC: 'windows',
  Mac: 'mac',
  OfficeOnline: 'web',
}

export function abilitiesOf(): Abilities {
  const has = (set: string, version: string) => Office.context.requirements.isSetSupported(set, version)
  return {
    platform: platforms[String(Office.context.platform)] ?? 'other',
    changeTrigger: has('ExcelApi', '1.14'),
    protectionNotice: has('ExcelApi', '1.14'),
    pivotTables: has('ExcelApi', '1.8'),
    shortcuts: has('KeyboardShortcuts', '1.1'),
    contextualTabs: has('RibbonApi', '1.2'),
    customFunctions: has('CustomFunctionsRuntime', '1.1'),
  }
}

export const displayLanguage = (): Language =>
  /^zh/i.test(Office.context.displayLanguage ?? 'zh-CN') ? 'zh-CN' : 'en-US'

const color = /^#?([0-9a-f]{6})$/i

/** How light a colour is, 0 to 1. */
function lightness(hex: string): number {
  const n = Number.parseInt(hex, 16)
  return (0.299 * (n >> 16) + 0.587 * ((n >> 8) & 255) + 0.114 * (n & 255)) / 255
}

export function themeOf(): Theme {
  const theme = Office.context.officeTheme as Office.OfficeTheme | undefined
  const background = color.exec(theme?.bodyBackgroundColor ?? '')?.[1] ?? null
  const text = color.exec(theme?.bodyForegroundColor ?? '')?.[1] ?? null
  return {
    background: background && `#${background}`,
    text: text && `#${text}`,
    dark: background !== null && lightness(background) < 0.5,
  }
}
