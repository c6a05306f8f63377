import { siteName } from '../about.ts'
import { moment, number, t } from '../speech.ts'
import type { FilingLine } from '../wire.ts'

const months = (from: string | null, to: string | null): string =>
  from === to ? (from ?? '—') : `${from ?? ''} – ${to ?? ''}`

type TableGiven = { readonly lines: readonly FilingLine[]; readonly onReceipt: (number: string) => void }

/** Written out, because on a narrow screen the rows become blocks, and blocks lose the roles of a table. */
const as = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const

export function FiledTable({ lines, onReceipt }: TableGiven) {
  const names = [
    t('receipt.at'),
    t('field.site'),
    t('field.batch'),
    t('list.months'),
    t('list.rows'),
    t('filed.added'),
    t('filed.changed'),
    t('list.receipt'),
  ]
  return (
    <table class="table" {...as.table} aria-labelledby="filed-title">
      <thead {...as.rowgroup}>
        <tr {...as.row}>
          {names.map((name) => (
            <th key={name} {...as.columnheader} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...as.rowgroup}>
        {lines.map(({ id, at, site, batch, from, to, rows, added, changed, receipt }) => (
          <tr key={id} {...as.row}>
            {[
              moment(at),
              `${site} ${siteName(site)}`,
              batch || '—',
              months(from, to),
              number(rows),
              number(added),
              number(changed),
              <button key="receipt" type="button" class="link" onClick={() => onReceipt(receipt)}>
                {receipt}
              </button>,
            ].map((cell, index) => (
              <td key={names[index]} {...as.cell} data-label={names[index]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
