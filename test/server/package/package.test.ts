import assert from 'node:assert/strict'
import { strFromU8, unzipSync } from 'fflate'
import { withoutType, withRelationship, withType } from '../../../server/package/registry.ts'
import { outlineOf, sheetOrder, withSections } from '../../../server/package/sections.ts'
import { attributes, escapeAttribute, storable, textElement } from '../../../server/package/xml.ts'
import { packAside, packPart, zipOf } from '../../../server/package/zip-writer.ts'
import { inflateWhole } from '../../../server/reader/inflate.ts'
import { limits } from '../../../server/reader/limits.ts'
import { openPackage } from '../../../server/reader/zip.ts'

describe('zip writer', () => {
  const parts = [packPart('a.xml', Buffer.from('<a/>')), packPart('xl/质控.xml', Buffer.from('x'.repeat(5000)))]
  it('writes what an independent reader reads', () => {
    const files = unzipSync(zipOf(parts))
    assert.deepEqual(Object.keys(files), ['a.xml', 'xl/质控.xml'])
    assert.equal(strFromU8(files['xl/质控.xml']!), 'x'.repeat(5000))
  })
  it('copies packed bytes as they are', () => {
    const opened = [...openPackage(zipOf(parts), limits).values()]
    assert.deepEqual(zipOf(opened), zipOf(parts))
    assert.equal(inflateWhole(opened[0]!).toString(), '<a/>')
  })
  it('packs the same beside the event loop', async () =>
    assert.deepEqual(await packAside('a.xml', Buffer.from('<a/>')), parts[0]))
})

describe('XML text', () => {
  it('loses only what XML cannot hold', () => {
    assert.equal(storable('a\u0000\u001f\u007f\ufffe\uffff\ud800b\udc00'), 'ab')
    assert.equal(storable('😀\t\n\r\n\r甲'), '😀\t\n\n\n甲')
  })
  it('is never cut inside a character', () => assert.equal(storable(`${'a'.repeat(32_766)}😀`).length, 32_766))
  it('keeps blanks at its ends', () => {
    assert.equal(textElement(' a'), '<t xml:space="preserve"> a</t>')
    assert.equal(textElement('a'), '<t>a</t>')
  })
  it('is escaped in attributes with its line ends', () => {
    assert.equal(escapeAttribute('<"\n&'), '&lt;&quot;&#10;&amp;')
    assert.equal(attributes({ a: 1, b: undefined, c: true, d: '' }), ' a="1" c="1" d=""')
  })
})

describe('sections', () => {
  const xml = Buffer.from(
    '<?xml version="1.0"?><worksheet a=">"><!-- <cols/> --><cols><col/></cols> <sheetData/><x:y/></worksheet>',
  )
  const outline = outlineOf(xml, 'worksheet', 'p')
  const changed = (...changes: readonly (readonly [string, string | null])[]) =>
    withSections(xml, outline, sheetOrder, new Map(changes))
      .toString()
      .replace(/^.*-->/, '')

  it('are found at the first level only', () =>
    assert.deepEqual(
      outline.sections.map(({ name }) => name),
      ['cols', 'sheetData', 'x:y'],
    ))
  it('are replaced, taken away and put in by the order of the schema', () => {
    assert.equal(changed(['cols', '<c/>']), '<c/> <sheetData/><x:y/></worksheet>')
    assert.equal(changed(['cols', null]), ' <sheetData/><x:y/></worksheet>')
    assert.equal(
      changed(['hyperlinks', '<h/>'], ['sheetPr', '<p/>'], ['sheetViews', '<v/>']),
      '<p/><v/><cols><col/></cols> <sheetData/><x:y/><h/></worksheet>',
    )
    assert.equal(changed(['sheetFormatPr', null]), '<cols><col/></cols> <sheetData/><x:y/></worksheet>')
  })
  for (const bad of [
    '<other/>',
    '<x:worksheet></x:worksheet>',
    '<worksheet><a></worksheet>',
    '<worksheet>',
    '',
    '<worksheet/>',
  ])
    it(`are not looked for in ${bad || 'nothing'}`, () =>
      assert.throws(() => outlineOf(Buffer.from(bad), 'worksheet', 'p'), { code: 'workbook-not-patchable' }))
})

describe('registry', () => {
  it('adds and takes away content types', () => {
    const types = '<Types xmlns="t"/>'
    const more = withType(types, 'xl/t.xml', 'table')
    assert.match(more, /^<Types xmlns="t"><Override PartName="\/xl\/t.xml" ContentType="[^"]+table\+xml"\/><\/Types>$/)
    assert.equal(withoutType(more, 'xl/t.xml'), '<Types xmlns="t"></Types>')
  })
  it('gives each relationship an id of its own', () => {
    const one = withRelationship(null, 'table', 'a.xml')
    const two = withRelationship(one.xml, 'styles', 'b.xml')
    assert.deepEqual([one.id, two.id], ['rId1', 'rId2'])
  })
  it('refuses what it would have to guess at', () =>
    assert.throws(() => withType('<t:Types></t:Types>', 'a.xml', 'table'), { code: 'workbook-not-patchable' }))
})
