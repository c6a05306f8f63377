import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildPage } from './stage.ts'

describe('the built page', function () {
  this.timeout(60_000)
  let web: string
  before(() => {
    web = buildPage()
  })
  const read = (name: string) => readFileSync(join(web, name), 'utf8')
  const has = (name: string, pattern: RegExp) => pattern.test(read(name))

  it('is one file each of HTML, script and style', () => {
    const files = readdirSync(web).filter((name) => name.startsWith('page.') && !name.endsWith('.map'))
    assert.deepEqual(files.sort(), ['page.css', 'page.html', 'page.js'])
  })
  it('has at most 60 kB of script, packed', () => {
    const packed = gzipSync(read('page.js'), { level: 9 }).length
    assert.ok(packed <= 60_000, `${packed} bytes`)
  })
  it('asks for nothing elsewhere and has nothing inline that the policy of the server would refuse', () => {
    const html = read('page.html')
    assert.doesNotMatch(html, /<script>|<style|style=|\son\w+=/)
    assert.equal(has('page.html', /https?:/) || has('page.css', /https?:|@import|url\(/), false)
  })
  it('keeps nothing in the browser', () => {
    assert.equal(has('page.js', /localStorage|sessionStorage|indexedDB|document\.cookie|serviceWorker/), false)
  })
  it('carries the words compiled, and not their compiler', () => {
    assert.equal(has('page.js', /校验与填报/), true)
    assert.equal(has('page.js', /, plural, one \{|doubleapos/), false)
  })
})
