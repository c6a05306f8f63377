import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// Who may import what. This table is the architecture; CONTRIBUTING.md only draws it.
const may: Readonly<Record<string, readonly RegExp[]>> = {
  core: [/^core\//, /^valibot$/],
  templates: [/^(core|templates)\//, /^@lingui\//],
  addin: [/^(core|templates|addin)\//, /^(preact|@preact\/signals)(\/.+)?$/, /^pinyin-pro$/],
  // Run by a developer or an administrator, never bundled.
  'addin/manifest/tools': [/^addin\//, /^core\//, /^node:[\w/]+$/],
  server: [
    /^(core|templates|server)\//,
    /^node:[\w/]+$/,
    /^(hono|@hono\/node-server|drizzle-orm)(\/.+)?$/,
    /^(hono-openapi|@libsql\/client|exceljs|valibot|commander|pino|uuidv7)$/,
  ],
}

// A library that only one folder may know, so that it can be changed in one place.
const only: Readonly<Record<string, RegExp>> = {
  exceljs: /^server\/pen\//,
  '@libsql/client': /^server\/store\//,
  commander: /^server\/cli\//,
  // A dictionary of 300 kB: in a part of its own, loaded only for names without a reading.
  'pinyin-pro': /^addin\/pane\/staff\/pinyin\.ts$/,
}

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((found) =>
    found.isDirectory()
      ? sources(join(folder, found.name))
      : /\.tsx?$/.test(found.name)
        ? [join(folder, found.name)]
        : [],
  )

const statement = /^(?:import|export)\s[^'=]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(statement)].map(([, from, bare, dynamic]) => {
    const target = (from ?? bare ?? dynamic)!
    return target.startsWith('.') ? join(file, '..', target) : target
  })

/** The innermost folder of the table that a file lies in. */
const roomOf = (file: string) =>
  Object.keys(may)
    .filter((folder) => file.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0]

for (const [folder, allowed] of Object.entries(may))
  describe(`${folder}/`, () => {
    const files = sources(folder).filter((file) => roomOf(file) === folder)
    it('imports only what it may', () => {
      assert.ok(files.length > 0)
      for (const file of files)
        for (const target of importsOf(file))
          assert.ok(
            allowed.some((pattern) => pattern.test(target)),
            `${file} imports ${target}`,
          )
    })
    it('keeps each special library in its own room', () => {
      for (const file of files)
        for (const target of importsOf(file)) assert.ok(only[target]?.test(file) ?? true, `${file} imports ${target}`)
    })
    it('has no file that one cannot hold in the head', () => {
      for (const file of files) {
        const lines = readFileSync(file, 'utf8').split('\n').length
        assert.ok(lines <= 300 || file.includes('/words/'), `${file} has ${lines} lines`)
      }
    })
    it('has no drawer named after nothing', () => {
      for (const file of files) assert.doesNotMatch(file, /(^|\/)(utils?|helpers?|common|misc|types|constants)(\.|\/)/)
    })
  })
