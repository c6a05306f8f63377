// The extended overrides: keyboard shortcuts for the Excels that have them (Microsoft 365, Mac, web; not LTSC).
import type { Language, Texts } from '../../core/words.ts'
import { commands } from './commands.ts'

const nameOf = (id: string) => `${id}_name`

const names = (language: Language) =>
  Object.fromEntries(commands.map(({ id, label }) => [nameOf(id), { value: (label as Texts)[language] }]))

/** shortcuts.json: actions, keys, and the words of the default language, which must stand in this file itself. */
export const shortcutsFile = () => ({
  actions: commands.map(({ id }) => ({ id, type: 'ExecuteFunction', name: `\${resource.${nameOf(id)}}` })),
  shortcuts: commands.map(({ id, keys }) => ({
    action: id,
    key: { default: keys.windows, mac: keys.mac },
  })),
  resources: { default: names('zh-CN') },
})

/** shortcuts.en-US.json: the same words for the one other language. */
export const shortcutWords = () => names('en-US')
