// What must hold between the parts of a rubric file. Each fault names the path at which it stands.
import type { RubricFile } from './rubric-shape.ts'

export type Fault = { readonly path: string; readonly message: string }

/** Faults of a file that has the right shape; empty when the rubric can be scored. */
export function faultsOf(file: RubricFile): Fault[] {
  const faults: Fault[] = []
  const fault = (path: string, message: string) => void faults.push({ path, message })
  const codesOf = (list: string) => new Set((file.codelists[list] ?? []).map(({ code }) => code))

  const unique = (path: string, values: readonly string[]) => {
    const seen = new Set<string>()
    values.forEach((value, index) => {
      if (seen.has(value)) fault(`${path}[${index}]`, `${value} stands twice`)
      seen.add(value)
    })
    return seen
  }
  const known = (path: string, value: string, among: ReadonlySet<string>) => {
    if (!among.has(value)) fault(path, `${value} is not known`)
  }

  const links = unique(
    'links',
    file.links.map(({ id }) => id),
  )
  unique(
    'items',
    file.items.map(({ id }) => id),
  )
  const columns = unique(
    'columns',
    file.columns.map(({ key }) => key),
  )
  unique(
    'validationRules',
    file.validationRules.map(({ id }) => id),
  )
  unique(
    'indicators',
    file.indicators.map(({ id }) => id),
  )
  unique(
    'sites',
    file.sites.map(({ code }) => code),
  )
  for (const [list, codes] of Object.entries(file.codelists))
    unique(
      `codelists.${list}`,
      codes.map(({ code }) => code),
    )
  const codes = unique(
    'items.*.deductions',
    file.items.flatMap((item) => [...item.deductions, ...(item.veto ? [item.veto] : [])].map(({ code }) => code)),
  )

  const modalities = codesOf('modalities')
  const reasons = codesOf('na_reasons')
  const roles = codesOf('roles')

  // Scoring walks the items link by link, so their order is the links' order.
  const order = file.items.map(({ link }) => file.links.findIndex(({ id }) => id === link))
  for (const [index, place] of order.entries())
    if (index > 0 && place < order[index - 1]!) fault(`items[${index}].link`, 'items must stand in the order of links')
  file.links.forEach((link, index) => {
    const total = file.items.filter((item) => item.link === link.id).reduce((sum, item) => sum + item.maxPoints, 0)
    if (total !== link.maxPoints)
      fault(`links[${index}].maxPoints`, `items of ${link.id} add up to ${total}, not ${link.maxPoints}`)
    for (const reason of link.naCodes) known(`links[${index}].naCodes`, reason, reasons)
    for (const role of link.attributableTo) known(`links[${index}].attributableTo`, role, roles)
  })

  file.items.forEach((item, index) => {
    const at = `items[${index}]`
    known(`${at}.link`, item.link, links)
    known(`${at}.responsible`, item.responsible, roles)
    if (item.alsoInvolved !== null) known(`${at}.alsoInvolved`, item.alsoInvolved, roles)
    if (!columns.has(item.id)) fault(`${at}.id`, `no column ${item.id}`)
    for (const modality of item.modalities) known(`${at}.modalities`, modality, modalities)
    for (const reason of item.naReasons) known(`${at}.naReasons`, reason, reasons)
    unique(
      `${at}.deductions`,
      item.deductions.map(({ letter }) => letter),
    )
    item.deductions.forEach((deduction, n) => {
      if (deduction.points > item.maxPoints)
        fault(`${at}.deductions[${n}].points`, `${deduction.points} is more than the item's ${item.maxPoints}`)
      if (deduction.code !== item.id + deduction.letter)
        fault(`${at}.deductions[${n}].code`, `must be ${item.id}${deduction.letter}`)
    })
    if (item.veto && item.veto.points !== item.maxPoints) fault(`${at}.veto.points`, `must be ${item.maxPoints}`)
    if (item.veto && item.veto.code !== `${item.id}V`) fault(`${at}.veto.code`, `must be ${item.id}V`)
  })

  file.columns.forEach((column, index) => {
    if (column.codelist !== null && !(column.codelist in file.codelists))
      fault(`columns[${index}].codelist`, `no code list ${column.codelist}`)
    if (column.type === 'entry' && !file.items.some(({ id }) => id === column.key))
      fault(`columns[${index}].key`, `no item ${column.key}`)
  })
  for (const key of ['nationalComplianceCodes', 'neverEventCodes'] as const)
    for (const [index, code] of file.scoring[key].entries()) known(`scoring.${key}[${index}]`, code, codes)
  for (const link of file.config.compositeNeeds) known('config.compositeNeeds', link, links)

  const last = file.config.timeliness.at(-1)
  if (last?.encounter !== '*' || !last.modalities.includes('*'))
    fault('config.timeliness', 'the last row must take any encounter and any modality')
  return faults
}
