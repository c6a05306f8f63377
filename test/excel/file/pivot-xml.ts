// A PivotTable as parts of a file: the table, what its source held, and its records.
import { areaText } from '../model/area.ts'
import { compareItems, itemsOf, type Pivot, pivotLines } from '../model/pivot.ts'
import { areaOf } from '../model/place.ts'
import { type CellValue, onWire } from '../model/value.ts'
import { escaped, xmlHead } from './xml.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export type PivotTexts = { readonly table: string; readonly cache: string; readonly records: string }

/** Numbers stand in the records; of every other field the items are listed once, in the order in which they are shown. */
const isNumeric = ({ records }: Pivot, column: number): boolean =>
  records.length > 0 && records.every((record) => typeof record[column] === 'number')

const valueText = (value: CellValue): string =>
  value === null
    ? '<m/>'
    : typeof value === 'number'
      ? `<n v="${value}"/>`
      : `<s v="${escaped(String(onWire(value)))}"/>`

/** `formatId` gives the number of a number format; `cacheId` and the link belong to the package. */
export function pivotTexts(
  pivot: Pivot,
  formatId: (format: string) => string,
  { cacheId, link }: { readonly cacheId: string; readonly link: string },
): PivotTexts {
  const { fields, records } = pivot
  const shared = fields.map((field, column) => (isNumeric(pivot, column) ? null : itemsOf(pivot, field)))
  const places = shared.map((items) => items && new Map(items.map((item, n) => [item, n])))
  const lines = records.map(
    (record) =>
      `<r>${fields.map((_, n) => (places[n] ? `<x v="${places[n].get(record[n] ?? null)}"/>` : valueText(record[n] ?? null))).join('')}</r>`,
  )
  return {
    table: tableText(pivot, shared, formatId, cacheId),
    cache: cacheText(pivot, shared, link),
    records: `${xmlHead}<pivotCacheRecords xmlns="${main}" xmlns:r="${links}" count="${records.length}">${lines.join('')}</pivotCacheRecords>`,
  }
}

type Shared = readonly (readonly CellValue[] | null)[]

function cacheText({ fields, records, source }: Pivot, shared: Shared, link: string): string {
  const from =
    typeof source === 'string'
      ? `name="${escaped(source)}"`
      : `ref="${areaText(areaOf(source))}" sheet="${escaped(source.sheet.name)}"`
  const found = fields.map((name, n) => {
    const items = shared[n]
    if (items)
      return `<cacheField name="${escaped(name)}" numFmtId="0"><sharedItems${items.includes(null) ? ' containsBlank="1"' : ''} count="${items.length}">${items.map(valueText).join('')}</sharedItems></cacheField>`
    const numbers = records.map((record) => Number(record[n]))
    const whole = numbers.every(Number.isInteger) ? ' containsInteger="1"' : ''
    const least = numbers.reduce((a, b) => Math.min(a, b))
    const most = numbers.reduce((a, b) => Math.max(a, b))
    return `<cacheField name="${escaped(name)}" numFmtId="0"><sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1"${whole} minValue="${least}" maxValue="${most}"/></cacheField>`
  })
  return `${xmlHead}<pivotCacheDefinition xmlns="${main}" xmlns:r="${links}" r:id="${link}" createdVersion="6" refreshedVersion="6" minRefreshableVersion="3" recordCount="${records.length}"><cacheSource type="worksheet"><worksheetSource ${from}/></cacheSource><cacheFields count="${fields.length}">${found.join('')}</cacheFields></pivotCacheDefinition>`
}

function tableText(pivot: Pivot, shared: Shared, formatId: (format: string) => string, cacheId: string): string {
  const { fields, rows, filters, sums, name, id, autoFormat, preserveFormatting } = pivot
  const place = (field: string) => fields.indexOf(field)
  const items = (n: number) => {
    const list = [...(shared[n] ?? [])].sort(compareItems)
    return `<items count="${list.length + 1}">${list.map((_, x) => `<item x="${x}"/>`).join('')}<item t="default"/></items>`
  }
  const fieldTexts = fields.map((field, n) => {
    const data = sums.some((sum) => sum.field === field) ? ' dataField="1"' : ''
    const axis = rows.includes(field) ? ' axis="axisRow"' : filters.includes(field) ? ' axis="axisPage"' : ''
    const open = `<pivotField${axis}${data} showAll="0"`
    return axis === '' ? `${open}/>` : `${open}>${items(n)}</pivotField>`
  })
  const list = (tag: string, texts: readonly string[]) =>
    texts.length === 0 ? '' : `<${tag} count="${texts.length}">${texts.join('')}</${tag}>`
  const columns =
    sums.length > 1
      ? `${list('colFields', ['<field x="-2"/>'])}${list(
          'colItems',
          sums.map((_, n) => (n === 0 ? '<i><x/></i>' : `<i i="${n}"><x v="${n}"/></i>`)),
        )}`
      : list('colItems', ['<i/>'])
  const pages = filters.length > 0 ? ` rowPageCount="${filters.length}" colPageCount="1"` : ''
  const body = pivot.body === null ? 'A1' : areaText(areaOf(pivot.body))
  return [
    `${xmlHead}<pivotTableDefinition xmlns="${main}" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" xr:uid="${id}" name="${escaped(name)}" cacheId="${cacheId}" applyNumberFormats="0" applyBorderFormats="0" applyFontFormats="0" applyPatternFormats="0" applyAlignmentFormats="0" applyWidthHeightFormats="1" dataCaption="Values" updatedVersion="6" minRefreshableVersion="3" useAutoFormatting="${autoFormat ? 1 : 0}" preserveFormatting="${preserveFormatting ? 1 : 0}" itemPrintTitles="1" createdVersion="6" indent="0" outline="1" outlineData="1" multipleFieldFilters="0">`,
    `<location ref="${body}" firstHeaderRow="0" firstDataRow="1" firstDataCol="1"${pages}/>`,
    list('pivotFields', fieldTexts),
    list(
      'rowFields',
      rows.map((field) => `<field x="${place(field)}"/>`),
    ),
    list('rowItems', rowItems(pivot, shared)),
    columns,
    list(
      'pageFields',
      filters.map((field) => `<pageField fld="${place(field)}" hier="-1"/>`),
    ),
    list(
      'dataFields',
      sums.map(
        ({ field, name: shown, by, format }) =>
          `<dataField name="${escaped(shown)}" fld="${place(field)}"${by === 'Sum' ? '' : ` subtotal="${by.toLowerCase()}"`} baseField="0" baseItem="0" numFmtId="${formatId(format)}"/>`,
      ),
    ),
    '<pivotTableStyleInfo name="PivotStyleLight16" showRowHeaders="1" showColHeaders="1" showRowStripes="0" showColStripes="0" showLastColumn="1"/></pivotTableDefinition>',
  ].join('')
}

/** `r` says how many outer items are those of the line above. */
function rowItems(pivot: Pivot, shared: Shared): readonly string[] {
  if (pivot.rows.length === 0) return ['<i/>']
  const orders = pivot.rows.map((field) => {
    const list = [...(shared[pivot.fields.indexOf(field)] ?? [])].sort(compareItems)
    return new Map(list.map((item, n) => [item, n]))
  })
  return pivotLines(pivot).map(({ depth, label }) => {
    if (depth < 0) return '<i t="grand"><x/></i>'
    const at = orders[depth]!.get(label)!
    return `<i${depth === 0 ? '' : ` r="${depth}"`}><x${at === 0 ? '' : ` v="${at}"`}/></i>`
  })
}
