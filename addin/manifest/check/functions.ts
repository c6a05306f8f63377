// functions.json: ids that Excel takes and the pane has, and the same functions in every language.
import { customFunctions } from '../functions.ts'
import { type Fault, fault } from './fault.ts'
import { type Json, listOf, textIn } from './json.ts'
import type { Placed } from './tree.ts'

export function functionFaults(placed: Placed, main: Json, others: readonly Json[]): readonly Fault[] {
  const listed = listOf(main.value, 'functions')
  const seen = new Set<string>()
  const faults: Fault[] = []
  for (const entry of listed) {
    const id = textIn(entry, 'id')
    const fits = /^[A-Z][A-Z0-9_.]{2,}$/.test(id) && !seen.has(id) && textIn(entry, 'name') === id
    if (!fits) faults.push(fault('function-id', placed, { value: id || textIn(entry, 'name') }))
    seen.add(id)
  }
  const ours = customFunctions.map(({ id }) => id)
  const value = [...ours.filter((id) => !seen.has(id)), ...[...seen].filter((id) => !ours.some((our) => our === id))]
  if (value.length > 0)
    faults.push(fault('function-differs', placed, { file: main.file, other: 'functions.ts', value: value.join(', ') }))
  const shape = shapeOf(main)
  for (const other of others) {
    const different = shapeOf(other).find((line, place) => line !== shape[place]) ?? shape[shapeOf(other).length]
    if (different !== undefined)
      faults.push(fault('function-differs', placed, { file: main.file, other: other.file, value: different }))
  }
  return faults
}

/** What must not depend on the language: id, and each parameter's type, shape and whether it may be left out. */
const shapeOf = ({ value }: Json): readonly string[] =>
  listOf(value, 'functions').map((entry) => {
    const parameters = listOf(entry, 'parameters').map((parameter) =>
      ['type', 'dimensionality', 'optional'].map((key) => textIn(parameter, key)).join(' '),
    )
    return `${textIn(entry, 'id')}(${parameters.join('; ')})`
  })
