import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { checkManifest } from '../../../addin/manifest/check/check.ts'
import { type FaultCode, faultCodes, faultText } from '../../../addin/manifest/check/fault.ts'
import type { Files } from '../../../addin/manifest/check/files.ts'
import { projectFile, projectFiles } from '../../../addin/manifest/tools/place.ts'
import { mutations } from './mutations.ts'

const committed = readFileSync(projectFile('manifest.xml'), 'utf8')

/** The project's files with some JSON of ours in place of its own. */
const withJson =
  (path: string, change: (text: string) => string): Files =>
  (asked) => {
    const bytes = projectFiles(asked)
    return asked === path && bytes ? new TextEncoder().encode(change(new TextDecoder().decode(bytes))) : bytes
  }

const codes = (text: string, files: Files = projectFiles) => [
  ...new Set(checkManifest(text, files).map(({ code }) => code)),
]

const cases: readonly [title: string, path: string, change: (text: string) => string, expected: FaultCode][] = [
  ['a file that is not JSON', '/functions.json', () => '{', 'file-broken'],
  ['a function id in small letters', '/functions.json', (text) => text.replaceAll('"SCORE"', '"score"'), 'function-id'],
  [
    'a function that the pane has and Excel is not told of',
    '/functions.json',
    (text) => text.replaceAll('"GRADE"', '"GRADES"'),
    'function-differs',
  ],
  ['a function listed twice', '/functions.json', (text) => text.replaceAll('"GRADE"', '"SCORE"'), 'function-id'],
  [
    'a parameter that only one language may leave out',
    '/functions.en-US.json',
    (text) => text.replace(',\n          "optional": true', ''),
    'function-differs',
  ],
  [
    'a shortcut for no action',
    '/shortcuts.json',
    (text) => text.replace('"action": "scoreRow"', '"action": "score"'),
    'command-unknown',
  ],
  [
    'an action that the pane has not',
    '/shortcuts.json',
    (text) => text.replaceAll('"scoreRow"', '"scoreAll"'),
    'command-unknown',
  ],
  ['Shift alone', '/shortcuts.json', (text) => text.replace('Ctrl+Alt+Shift+Q', 'Shift+Q'), 'keys-wrong'],
  ['a key without a modifier', '/shortcuts.json', (text) => text.replace('Ctrl+Alt+Shift+Q', 'F8'), 'keys-wrong'],
  [
    'one combination for two actions',
    '/shortcuts.json',
    (text) => text.replace('Ctrl+Alt+Shift+Q', 'Ctrl+Alt+Shift+E'),
    'keys-wrong',
  ],
  [
    'no default combination',
    '/shortcuts.json',
    (text) => text.replace('"default": "Ctrl+Alt+Shift+Q"', '"windows": "Ctrl+Alt+Shift+Q"'),
    'keys-wrong',
  ],
  [
    'an action without Chinese words',
    '/shortcuts.json',
    (text) => text.replace('"value": "评所选行"', '"value": ""'),
    'shortcut-words',
  ],
  [
    'an action without English words',
    '/shortcuts.en-US.json',
    (text) => text.replace('"scoreRow_name"', '"scoreRow"'),
    'shortcut-words',
  ],
]

describe('the offline check of a manifest', () => {
  it('finds nothing in the committed one', () => assert.deepEqual(checkManifest(committed, projectFiles), []))

  for (const { title, from, to, codes: expected } of mutations)
    it(`finds ${title}`, () => {
      const spoilt = committed.replace(from, to)
      assert.notEqual(spoilt, committed)
      assert.deepEqual(codes(spoilt).sort(), [...expected].sort())
    })

  it('finds a seventh button in a group', () => {
    const button = /<Control xsi:type="Button" id="checkWorkbook.Button">[\s\S]*?<\/Control>/.exec(committed)![0]
    const more = [1, 2, 3, 4, 5].map((n) => button.replace('checkWorkbook.Button', `more${n}.Button`)).join('')
    assert.deepEqual(codes(committed.replace(button, button + more)), ['too-many-buttons'])
  })

  it('says the line, the place, the fault and the mend, in both languages', () => {
    const line = committed.split('\n').findIndex((text) => text.includes('<Version>')) + 1
    const [fault] = checkManifest(committed.replace(/<Version>.*</, '<Version>1.0<'), projectFiles)
    assert.equal(
      faultText(fault!, 'en-US'),
      `line ${line} OfficeApp/Version: Version must have four numbers: 1.0. Write it like 1.2.3.4, each part at most 65535.`,
    )
    assert.equal(
      faultText(fault!, 'zh-CN'),
      `第 ${line} 行 OfficeApp/Version：Version 应为四段数字：1.0。写成 1.2.3.4 这样（每段不超过 65535）。`,
    )
  })

  it('leaves no placeholder unfilled in any message', () => {
    for (const { from, to } of mutations)
      for (const fault of checkManifest(committed.replace(from, to), projectFiles))
        for (const language of ['zh-CN', 'en-US'] as const) assert.doesNotMatch(faultText(fault, language), /[{}]/)
  })
})

describe('the offline check of functions.json and shortcuts.json', () => {
  for (const [title, path, change, expected] of cases)
    it(`finds ${title}`, () => assert.deepEqual(codes(committed, withJson(path, change)).includes(expected), true))
})

it('every fault there is has a manifest or a file that has it', () => {
  const shown = new Set([...mutations.flatMap((mutation) => mutation.codes), ...cases.map(([, , , code]) => code)])
  // Its manifest is built in a test of its own, out of a button of this one.
  assert.deepEqual(
    faultCodes.filter((code) => !shown.has(code)),
    ['too-many-buttons'],
  )
})
