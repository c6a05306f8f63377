import assert from 'node:assert/strict'
import { textCell } from './sheet-model.ts'
import { openDoor } from './verdict.ts'
import { addSheet, type Damaged, damage, genuineRows, scoresName } from './workbook.ts'

const rename = (name: string, to: string) => (copy: Damaged) =>
  copy.write('xl/workbook.xml', copy.text('xl/workbook.xml').replace(`name="${name}"`, `name="${to}"`))
/** Changes a value of the identity sheet. */
const meta = (key: string, value: string) => (copy: Damaged) => {
  const keys = [
    'product',
    'workbookId',
    'rubric',
    'rubricVersion',
    'rubricHash',
    'templateVersion',
    'site',
    'batch',
    'language',
    'kind',
  ]
  copy.sheet(({ rows }) => void rows[keys.indexOf(key)]!.cells.set(1, textCell(value)), '_meta')
}
const dropSheet = (name: string) => (copy: Damaged) =>
  copy.write(
    'xl/workbook.xml',
    copy.text('xl/workbook.xml').replace(new RegExp(`<sheet [^>]*name="${name}"[^>]*/>`), ''),
  )
const sheetXml = (rows: string): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
const words = (...texts: string[]): string =>
  `<row r="1">${texts.map((text, n) => `<c r="${'ABCDEFG'[n]}1" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`

const examples: readonly (readonly [
  what: string,
  change: (copy: Damaged) => void,
  findings: readonly string[],
  blocks?: true,
])[] = [
  ['a renamed score sheet', rename(scoresName, '九月评分'), ['WB-22 九月评分']],
  ['a score sheet with spaces around its name', rename(scoresName, `  ${scoresName} `), []],
  ['a score sheet in its English name', rename(scoresName, 'Raw data table'), []],
  ['the identity sheet deleted', dropSheet('_meta'), ['WB-10']],
  [
    'the identity sheet renamed and shown',
    (copy) => {
      rename('_meta', 'Sheet3')(copy)
      copy.write('xl/workbook.xml', copy.text('xl/workbook.xml').replaceAll('state="veryHidden"', 'state="visible"'))
    },
    [],
  ],
  ['an older template', meta('templateVersion', '0'), ['WB-08 _meta']],
  ['a newer template', meta('templateVersion', '42'), ['WB-09 _meta']],
  ['a rubric version that is not known', meta('rubricVersion', '0.0.1'), ['WB-06 _meta'], true],
  ['a rubric of the same version and other content', meta('rubricHash', 'f'.repeat(64)), ['WB-07 _meta'], true],
  ['an identity of another product', meta('product', 'somebody'), ['WB-10']],
  ['a trailing sheet of somebody', (copy) => addSheet(copy, '值班表', sheetXml(words('日期', '姓名'))), ['WB-19']],
  ['an empty trailing sheet', (copy) => addSheet(copy, 'Sheet1', sheetXml('')), []],
  ['a sheet called __proto__', (copy) => addSheet(copy, '__proto__', sheetXml(words('__proto__'))), ['WB-19']],
  [
    'a copy of the score sheet',
    (copy) => addSheet(copy, `${scoresName} (2)`, copy.text(copy.partOf(scoresName))),
    [`WB-05 ${scoresName} (2)`],
  ],
  [
    'links to another workbook',
    (copy) => {
      copy.write(
        'xl/_rels/workbook.xml.rels',
        copy
          .text('xl/_rels/workbook.xml.rels')
          .replace(
            '</Relationships>',
            '<Relationship Id="rIdLink" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>',
          ),
      )
      copy.write(
        'xl/externalLinks/externalLink1.xml',
        '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
      )
    },
    ['WB-20'],
  ],
]

describe('a workbook that is not quite ours', () => {
  const door = openDoor()
  after(() => door.close())

  for (const [what, change, findings, blocks] of examples)
    it(`says ${findings.join(', ') || 'nothing'} of ${what}`, async () => {
      const { added, errors, rows } = await door.verdict(damage(change))
      assert.deepEqual(added, findings)
      assert.equal(errors > 0, blocks === true)
      assert.equal(rows, genuineRows)
    })

  it('reads the same moments in a workbook of the 1904 system, and says so', async () => {
    const plain = await door.judged(damage(() => {}))
    const bytes = damage((copy) => {
      copy.write('xl/workbook.xml', copy.text('xl/workbook.xml').replace('<workbookPr', '<workbookPr date1904="1"'))
      for (const name of [scoresName, '工作量与总体数据', '整改台账']) shiftDates(copy, name)
    })
    const { rows, findings } = await door.judged(bytes)
    assert.deepEqual(
      rows.map(({ entry }) => entry.exam),
      plain.rows.map(({ entry }) => entry.exam),
    )
    assert.deepEqual(
      findings.filter(({ level }) => level !== 'notice'),
      [],
    )
    assert.ok(findings.some(({ code }) => code === 'WB-21'))
  })

  it('finds no clean bill for somebody else’s workbook', async () => {
    const { findings, counts, rows } = await door.judged(
      damage((copy) => {
        dropSheet('_meta')(copy)
        dropSheet('_entries')(copy)
        for (const name of [...copy.sheetNames()].filter((each) => each !== scoresName)) dropSheet(name)(copy)
        rename(scoresName, 'Sheet1')(copy)
        copy.write(copy.partOf('Sheet1'), sheetXml(words('姓名', '性别', '年龄', '诊断')))
      }),
    )
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['WB-10', 'WB-01'],
    )
    assert.deepEqual([counts.errors, rows.length], [1, 0])
  })

  it('finds no clean bill for a summary workbook', async () => {
    const { findings, counts, rows } = await door.judged(damage(meta('kind', 'summary')))
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['WB-03'],
    )
    assert.deepEqual([counts.errors, rows.length], [1, 0])
  })

  it('finds no clean bill for a score sheet without header', async () => {
    const { findings, counts, rows } = await door.judged(
      damage((copy) =>
        copy.sheet((model) => {
          model.rows = model.rows.filter(({ number }) => number > 4)
        }),
      ),
    )
    assert.ok(findings.some(({ code, sheet }) => code === 'WB-02' && sheet === scoresName))
    assert.deepEqual([counts.errors, rows.length], [1, 0])
  })
})

/** Serials as a workbook of the 1904 system stores them. */
function shiftDates(copy: Damaged, name: string): void {
  if (!copy.sheetNames().includes(name)) return
  copy.sheet(({ rows }) => {
    for (const { cells } of rows)
      for (const cell of cells.values())
        cell.inner = cell.inner.replace(
          /<v>(4[56]\d{3}(?:\.\d+)?)<\/v>/,
          (_, serial) => `<v>${Number(serial) - 1462}</v>`,
        )
  }, name)
}
