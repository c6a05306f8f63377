import assert from 'node:assert/strict'
import { openBook } from '../../../server/reader/book.ts'
import { dialectRows, dialects, dialectWish } from './dialect-files.ts'
import { rowsOf } from './read-all.ts'
import { fileOf, main, office, relationshipsXml, sheetXml } from './workbook-maker.ts'

describe('dialects of one table', () => {
  for (const [name, file] of Object.entries(dialects))
    it(name, async () => assert.deepEqual(await rowsOf(file()), [dialectRows]))

  it('keeps the order, the names and the states of the sheets, and leaves out chart sheets', async () => {
    const workbook = `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="B &amp; 乙" sheetId="3" state="veryHidden" r:id="b"/><sheet name="图" sheetId="4" r:id="c"/><sheet name="A" sheetId="1" state="hidden" r:id="a"/></sheets></workbook>`
    const book = openBook(
      fileOf({
        ...dialectWish,
        workbook,
        parts: {
          'xl/_rels/workbook.xml.rels': relationshipsXml([
            ['a', 'worksheet', 'worksheets/sheet1.xml'],
            ['b', 'worksheet', 'worksheets/b.xml'],
            ['c', 'chartsheet', 'chartsheets/sheet1.xml'],
            ['t', 'sharedStrings', 'sharedStrings.xml'],
            ['s', 'styles', 'styles.xml'],
            ['x', 'externalLink', 'externalLinks/externalLink1.xml'],
          ]),
          'xl/worksheets/b.xml': sheetXml('<row r="5"><c r="C5"><v>1</v></c></row>'),
        },
      }),
    )
    assert.deepEqual(book.survey, {
      date1904: false,
      externalLinks: true,
      sheets: [
        { name: 'B & 乙', state: 'veryHidden', head: [{ number: 5, cells: [null, null, 1] }] },
        { name: 'A', state: 'hidden', head: dialectRows },
      ],
    })
  })

  it('marks hidden rows, and leaves out rows and cells that hold nothing', async () => {
    const sheet =
      '<row r="2" hidden="1"><c r="B2"><v>1</v></c><c r="C2" s="0"/></row><row r="3"/><row r="4"><c r="A4" s="0"/></row><row r="9" hidden="true"><c r="A9"><v>2</v></c></row>'
    assert.deepEqual(await rowsOf(fileOf({ rows: sheet })), [
      [
        { number: 2, cells: [null, 1], hidden: true },
        { number: 9, cells: [2], hidden: true },
      ],
    ])
  })

  it('takes cells that are out of order', async () => {
    const sheet = '<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c><c><v>2</v></c></row>'
    assert.deepEqual(await rowsOf(fileOf({ rows: sheet })), [[{ number: 1, cells: [1, 2, 3] }]])
  })

  it('reads an empty sheet as no rows', async () => {
    assert.deepEqual(await rowsOf(fileOf({ sheet: `<worksheet xmlns="${main}"/>` })), [[]])
    assert.deepEqual(await rowsOf(fileOf({ sheet: `<worksheet xmlns="${main}"><sheetData/></worksheet>` })), [[]])
  })
})
