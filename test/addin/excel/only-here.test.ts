import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const sources = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((found) =>
    found.isDirectory()
      ? sources(join(folder, found.name))
      : /\.tsx?$/.test(found.name)
        ? [join(folder, found.name)]
        : [],
  )
const office = /(?<![\w.'"`/])(?:Excel|Office|OfficeExtension|CustomFunctions)\s*\./

const files = ['core', 'templates', 'addin'].flatMap(sources)
const code = (file: string) => readFileSync(file, 'utf8').replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '')

describe('the globals of Office', () => {
  it('are touched in addin/excel', () =>
    assert.ok(files.some((file) => file.startsWith(join('addin', 'excel')) && office.test(code(file)))))
  it('are touched nowhere else', () =>
    assert.deepEqual(
      files.filter((file) => !/^addin.(?:excel|manifest)/.test(file) && office.test(code(file))),
      [],
    ))
  it('are unknown to the port', () => {
    for (const file of sources(join('addin', 'host')))
      assert.doesNotMatch(readFileSync(file, 'utf8'), /office\.ts|office-js/)
  })
})
