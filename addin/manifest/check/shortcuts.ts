// shortcuts.json: actions the pane has, keys that Office takes, words in both languages.
import { commands } from '../commands.ts'
import { type Fault, fault } from './fault.ts'
import { type Json, keysIn, listOf, textIn } from './json.ts'
import type { Placed } from './tree.ts'

// Shift alone types a capital letter, so one of the others must be with it.
const combination = /^(?=.*(?:Ctrl|Alt|Command)\+)(?:(?:Ctrl|Alt|Shift|Command)\+){1,4}[A-Z0-9]$/

export function shortcutFaults(placed: Placed, main: Json, other: Json | null): readonly Fault[] {
  const known = new Set(commands.map(({ id }) => id))
  const actions = listOf(main.value, 'actions')
  const ids = new Set(actions.map((action) => textIn(action, 'id')))
  const faults: Fault[] = []
  for (const id of ids) if (!known.has(id)) faults.push(fault('command-unknown', placed, { value: id }))
  for (const action of actions) faults.push(...wordFaults(placed, textIn(action, 'name'), main, other))
  const taken = new Set<string>()
  for (const shortcut of listOf(main.value, 'shortcuts')) {
    const action = textIn(shortcut, 'action')
    if (!ids.has(action)) faults.push(fault('command-unknown', placed, { value: action }))
    const keys = keysIn(shortcut, 'key')
    if (!keys.some(([platform]) => platform === 'default')) faults.push(fault('keys-wrong', placed, { value: action }))
    for (const [platform, value] of keys) {
      const parts = value.split('+')
      if (!combination.test(value) || new Set(parts).size < parts.length || taken.has(`${platform} ${value}`))
        faults.push(fault('keys-wrong', placed, { value }))
      taken.add(`${platform} ${value}`)
    }
  }
  return faults
}

function wordFaults(placed: Placed, name: string, main: Json, other: Json | null): Fault[] {
  const resource = /^\$\{resource\.(\w+)\}$/.exec(name)?.[1]
  if (resource === undefined) return [fault('shortcut-words', placed, { file: main.file, value: name })]
  const faults: Fault[] = []
  if (textIn(main.value, 'resources', 'default', resource, 'value') === '')
    faults.push(fault('shortcut-words', placed, { file: main.file, value: resource }))
  if (other && textIn(other.value, resource, 'value') === '')
    faults.push(fault('shortcut-words', placed, { file: other.file, value: resource }))
  return faults
}
