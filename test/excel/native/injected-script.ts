// The native surface as source text for a page.
import { installExternal, type Surface, type SurfaceOptions, type Transport } from './external.ts'

declare global {
  interface Window {
    excelSurface?: Surface
  }
}

/** Names of the functions that the page may call on the host's process; what is missing does nothing. */
export type Doors = Partial<Record<Exclude<keyof Transport, 'settings'>, string>>

/** A script that puts `external` onto the top window and tells the host that a page has started. */
export function injectedScript(
  options: SurfaceOptions,
  settings: Readonly<Record<string, string>>,
  doors: Doors,
): string {
  const door = (name: Exclude<keyof Transport, 'settings'>) =>
    `${name}: (...given) => ${doors[name] === undefined ? 'undefined' : `window.${doors[name]}(...given)`}`
  const names = ['execute', 'saveSettings', 'openDialog', 'closeDialog', 'toParent', 'toDialog', 'unknown'] as const
  const transport = `{ settings: ${JSON.stringify(settings)}, ${names.map(door).join(', ')} }`
  // `__name` is what the loader of TypeScript wraps functions in to keep their names.
  return `(() => {
    if (window !== window.top || location.protocol === 'about:') return
    const __name = (value) => value
    const install = ${installExternal.toString()}
    window.excelSurface = install(window, ${transport}, ${JSON.stringify(options)})
    window.excelStarted?.()
  })()`
}
