import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { OfficeAddinManifest } from 'office-addin-manifest'
import { checkManifest } from '../../../addin/manifest/check/check.ts'
import { commands } from '../../../addin/manifest/commands.ts'
import { customFunctions } from '../../../addin/manifest/functions.ts'
import { usualId } from '../../../addin/manifest/product.ts'
import { projectFile, projectFiles } from '../../../addin/manifest/tools/place.ts'
import { jsonFiles, manifestText } from '../../../addin/manifest/tools/text.ts'
import { usualVersion, wishOf } from '../../../addin/manifest/tools/wish.ts'
import { element, readXml, writeXml } from '../../../addin/manifest/xml.ts'
import { tool } from './tool.ts'

const committed = (path: string) => readFileSync(projectFile(path), 'utf8')
const localhost = { base: 'https://localhost:3000', id: usualId, version: usualVersion() }

describe('manifest.xml', () => {
  it('is what npm run manifest makes for https://localhost:3000', () =>
    assert.equal(committed('manifest.xml'), manifestText(localhost), 'run: npm run manifest'))

  for (const [name, text] of Object.entries(jsonFiles()))
    it(`has its ${name} as npm run manifest makes it`, () =>
      assert.equal(committed(`addin/manifest/${name}`), text, 'run: npm run manifest'))

  it('is read by Microsoft’s own tool as what it says', async () => {
    const read = await OfficeAddinManifest.readManifestFile(projectFile('manifest.xml'))
    assert.equal(read.id, usualId)
    assert.equal(read.version, usualVersion())
    assert.equal(read.defaultLocale, 'zh-CN')
    assert.equal(read.displayName, '质控簿')
    assert.deepEqual(read.hosts, ['Workbook'])
    assert.equal(read.permissions, 'ReadWriteDocument')
    assert.equal(read.defaultSettings?.sourceLocation, 'https://localhost:3000/pane.html')
    assert.deepEqual(read.appDomains, ['https://localhost:3000'])
  })

  it('names another server, id and version wherever it named its own', () => {
    const id = '0d8f1c5e-3b1a-4c7d-9e2f-5a6b7c8d9e0f'
    const text = manifestText({ base: 'https://qc.example', id, version: '1.2.3.4' })
    assert.doesNotMatch(text, /localhost/)
    assert.equal(
      text.replaceAll('https://qc.example', localhost.base).replace(id, usualId).replace('1.2.3.4', localhost.version),
      committed('manifest.xml'),
    )
    assert.deepEqual(checkManifest(text, projectFiles), [])
  })

  it('offers every command on the ribbon and by key, and lists no function twice', () => {
    const text = committed('manifest.xml')
    for (const { id } of commands) assert.ok(text.includes(`id="${id}.Button"`), id)
    const shortcuts = JSON.parse(committed('addin/manifest/shortcuts.json'))
    assert.deepEqual(
      shortcuts.shortcuts.map(({ action }: { action: string }) => action),
      commands.map(({ id }) => id),
    )
    const ids = customFunctions.map(({ id }) => id)
    assert.deepEqual(ids, ['SCORE', 'GRADE', 'DEDUCT', 'CHECK'])
    assert.equal(new Set(commands.map(({ id }) => id)).size, commands.length)
  })
})

describe('npm run manifest', () => {
  it('refuses an address without https and an option it does not know', () => {
    for (const args of [
      ['--url', 'http://qc.example'],
      ['--url', 'https://qc.example/a b'],
      ['--port', '1'],
    ])
      assert.equal(typeof wishOf(args), 'string', args.join(' '))
  })

  it('takes the slash off the address', () => {
    const wish = wishOf([
      '--url',
      'https://qc.example:8443/',
      '--id',
      usualId,
      '--version',
      '9.8.7.6',
      '--out',
      'made/m.xml',
    ])
    assert.deepEqual(wish, {
      base: 'https://qc.example:8443',
      id: usualId,
      version: '9.8.7.6',
      out: resolve('made/m.xml'),
      icons: false,
    })
  })

  it('writes a manifest that npm run validate finds clean, and writes nothing for a bad id', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'qc-manifest-'))
    const out = join(folder, 'deep', 'manifest.xml')
    const made = await tool('manifest', '--url', 'https://qc.example', '--version', '1.0.0.1', '--out', out)
    assert.equal(made.code, 0, made.said)
    const checked = await tool('validate', out, '--lang', 'en-US')
    assert.deepEqual([checked.code, checked.said.trim()], [0, `${out}: no faults found`])
    const bad = await tool('manifest', '--id', '42', '--out', join(folder, 'bad.xml'))
    assert.equal(bad.code, 1)
    assert.match(bad.said, /GUID/)
    assert.equal((await tool('validate', join(folder, 'bad.xml'))).code, 2)
    await rm(folder, { recursive: true })
  }).timeout(60_000)

  it('leaves sideloading to Windows and Mac, in one line', async () => {
    const { code, said } = await tool('sideload')
    assert.equal(code, 1)
    assert.match(said, /^sideload .*Windows.*Mac.*\n$/)
  })
})

describe('XML', () => {
  it('comes back from its text as it was', () => {
    const value = element('a', { b: '<&">' }, [element('c', {}, 'x & y < z'), element('ns:d')])
    const read = readXml(writeXml(value, 'remark'))
    assert.ok('name' in read)
    assert.deepEqual(read.attributes, value.attributes)
    assert.deepEqual(
      read.children.map(({ name, text, line }) => [name, text, line]),
      [
        ['c', 'x & y < z', 4],
        ['ns:d', '', 5],
      ],
    )
  })

  it('refuses a DTD, because entities of its own could be in it', () => {
    assert.deepEqual(readXml('<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "c">]><a/>'), {
      line: 2,
      near: '<!DOCTYPE a [<!ENTITY b "c">]><a/>',
    })
  })
})
