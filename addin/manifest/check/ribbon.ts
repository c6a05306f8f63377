// The ribbon: ids, pictures and actions of tabs, groups and buttons.
import { commands } from '../commands.ts'
import { type Fault, fault } from './fault.ts'
import { named, type Tree, textOf } from './tree.ts'

const requiredSizes = ['16', '32', '80']
const mostButtons = 6

export function ribbonFaults(tree: Tree): readonly Fault[] {
  return [...idFaults(tree), ...iconFaults(tree), ...actionFaults(tree)]
}

function idFaults(tree: Tree): Fault[] {
  const seen = new Set<string>()
  const faults: Fault[] = []
  for (const placed of named(tree, 'CustomTab', 'Group', 'Control', 'Item')) {
    const { id } = placed.element.attributes
    if (!id) faults.push(fault('no-id', placed, { name: placed.name }))
    else if (!/^[A-Za-z][\w.-]*$/.test(id)) faults.push(fault('not-id', placed, { id }))
    else if (seen.has(id)) faults.push(fault('id-twice', placed, { id }))
    else if (id.length > 125) faults.push(fault('too-long', placed, { length: id.length, most: 125 }))
    seen.add(id ?? '')
  }
  for (const group of named(tree, 'Group')) {
    const count = group.children.filter(({ name }) => name === 'Control').length
    if (count > mostButtons) faults.push(fault('too-many-buttons', group, { count, most: mostButtons }))
  }
  return faults
}

const iconFaults = (tree: Tree): Fault[] =>
  named(tree, 'Icon').flatMap((icon) => {
    const sizes = new Set(icon.children.map(({ element }) => element.attributes.size))
    return requiredSizes.filter((size) => !sizes.has(size)).map((size) => fault('lacks-size', icon, { size }))
  })

function actionFaults(tree: Tree): Fault[] {
  const known = new Set(commands.map(({ id }) => id))
  return named(tree, 'Action').flatMap((action): Fault[] => {
    const needed = action.type === 'ShowTaskpane' ? 'SourceLocation' : 'FunctionName'
    const found = action.children.find(({ name }) => name === needed)
    if (!found) return [fault('action-incomplete', action, { type: action.type, name: needed })]
    if (needed === 'SourceLocation') return []
    const value = textOf(found)
    if (!/^[A-Za-z]\w{0,63}$/.test(value)) return [fault('not-function-name', found, { value })]
    return known.has(value) ? [] : [fault('command-unknown', found, { value })]
  })
}
