import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildPage } from '../browser/stage.ts'

/** The parser that the bundler itself brings. */
type Parse = (code: string, options: { ecmaVersion: number }) => unknown
const require = createRequire(import.meta.url)
const { parse } = createRequire(require.resolve('webpack'))('acorn') as { parse: Parse }

describe('the built pane', function () {
  this.timeout(60_000)
  let web: string
  let scripts: readonly string[]
  before(() => {
    web = buildPage()
    scripts = readdirSync(web).filter((name) => name.endsWith('.js'))
  })
  const read = (name: string) => readFileSync(join(web, name), 'utf8')

  it('stands from at most 60 kB of script, packed; the rest comes when it is needed', () => {
    const packed = gzipSync(read('pane.js'), { level: 9 }).length
    assert.ok(packed <= 60_000, `${packed} bytes`)
    assert.ok(scripts.length > 3, scripts.join(' '))
  })
  it('is ES2020 in every part, dependencies included', () => {
    for (const name of scripts) assert.doesNotThrow(() => parse(read(name), { ecmaVersion: 11 }), name)
  })
  it('has the place for the Office library, nothing inline, and nothing from elsewhere', () => {
    const html = read('pane.html')
    assert.match(html, /"\/officejs\/office\.js"/)
    assert.doesNotMatch(html, /<script>|<style|style=|\son\w+=|https?:/)
    assert.doesNotMatch(read('pane.css'), /https?:|@import|url\(/)
  })
  it('keeps in the browser only what it can do without, and by one door', () => {
    for (const name of scripts)
      assert.doesNotMatch(read(name), /sessionStorage|indexedDB|document\.cookie|serviceWorker/, name)
    const doors = scripts.filter((name) => read(name).includes('localStorage'))
    assert.deepEqual([doors.length, doors.includes('pane.js'), doors.includes('page.js')], [1, false, false])
    const sources = readdirSync('addin', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
    assert.deepEqual(
      sources.filter((name) => readFileSync(join('addin', name), 'utf8').includes('localStorage')),
      [join('excel', 'browser-memory.ts')],
    )
  })
  it('calls neither the history nor the dialogs that Office takes away', () => {
    for (const name of ['pane.js', ...scripts.filter((each) => /^\d/.test(each))])
      assert.doesNotMatch(read(name), /\b(?:push|replace)State\(|\b(?:alert|confirm|prompt)\("/, name)
  })
})
