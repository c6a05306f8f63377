// What of a change may come in, in the form in which it is kept.
import type { Rubric } from '../../../core/rubric.ts'
import { type FieldKind, fieldFault, fieldKinds } from '../../../core/sync/fields.ts'
import { type Held, markOf } from '../../../core/sync/held.ts'
import type { Change, Fields, FieldValue, Marks, Refusal } from '../../../core/sync/protocol.ts'
import { clean, storedAge } from '../door.ts'
import { itemForms } from './row-of.ts'

type Taken = { readonly change: Change; readonly refusal: null } | { readonly change: null; readonly refusal: Refusal }

const refused = (code: Refusal['code'], field: string): Taken => ({ change: null, refusal: { code, field } })

/**
 * Cleans the values and the reason, or says why the change is refused.
 * @param held says what unit the row's age has
 */
export function takenIn(rubric: Rubric, site: string, given: Change, held: Held | null): Taken {
  const change = given.why === undefined ? given : { ...given, why: clean(given.why) }
  if (change.kind !== 'set') return { change, refusal: null }
  const kinds = fieldKinds(rubric)
  const forms = itemForms(rubric)
  const sent = change.set
  let set = sent
  for (const field in sent) {
    const value = sent[field]!
    const kind = kinds.get(field)
    // Most of what a push brings.
    if (value === '√' && kind === 'item') continue
    const fault = fieldFault(kind, value)
    if (fault) return refused(fault, field)
    const stored = storedValue(kind!, value, forms.get(field))
    // Copied only when something is to be cleaned: a push brings thousands of values.
    if (stored !== value) set = { ...set, [field]: stored }
  }
  // No row of a site says that it is another's.
  if ((set.app_hospital_code ?? site) !== site) return refused('value-wrong', 'app_hospital_code')
  const aged = withStoredAge(set, change.base, held)
  return { change: aged.set === sent ? change : { ...change, ...aged }, refusal: null }
}

function storedValue(kind: FieldKind, value: FieldValue, form?: (text: string) => string): FieldValue {
  if (typeof value !== 'string') return value
  if (value === '') return null
  return kind === 'item' && form ? form(value) : clean(value)
}

/** The age is kept as it may be, also when it is the unit that is set. */
function withStoredAge(set: Fields, base: Marks, held: Held | null): { readonly set: Fields; readonly base: Marks } {
  const { patient_age = held?.fields.patient_age ?? null, age_unit = held?.fields.age_unit ?? null } = set
  const age = patient_age as number | null
  const stored = storedAge({ patient_age: age, age_unit: age_unit as string | null })
  if (stored === age) return { set, base }
  const aged = { ...set, patient_age: stored }
  return {
    set: aged,
    base: 'patient_age' in set || !held ? base : { ...base, patient_age: markOf(held, 'patient_age') },
  }
}
