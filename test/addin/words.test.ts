import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import en from '../../templates/words/page.en-US.json' with { type: 'json' }
import zh from '../../templates/words/page.zh-CN.json' with { type: 'json' }

const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = { 'zh-CN': zh, 'en-US': en }

const sources = readdirSync('addin/page', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join('addin/page', name), 'utf8'))
  .join('\n')

/** Names of the values that a message waits for, also inside its plurals. */
function valuesOf(tokens: unknown): string[] {
  if (!Array.isArray(tokens)) return []
  return tokens.flatMap((token) => {
    if (!Array.isArray(token)) return []
    const [name, , choices] = token as [string, string?, unknown?]
    const inner = typeof choices === 'object' && choices !== null ? Object.values(choices).flatMap(valuesOf) : []
    return [name, ...inner].filter((each) => each !== '#')
  })
}
const named = (message: string) => [...new Set(valuesOf(compileMessageOrThrow(message)))].sort()

describe('the words of the page', () => {
  it('are the same in both languages, in the same order', () => {
    assert.deepEqual(Object.keys(en), Object.keys(zh))
  })
  it('wait for the same values in both languages', () => {
    for (const [word, message] of Object.entries(zh))
      assert.deepEqual(named(en[word as keyof typeof en]), named(message), word)
  })
  it('are each used by the page', () => {
    const unused = Object.keys(zh).filter((word) => !sources.includes(`'${word}'`))
    assert.deepEqual(unused, [])
  })
  it('are all there: the page asks for none that is missing', () => {
    const asked = [...sources.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, word]) => word as string)
    assert.ok(asked.length > 50)
    assert.deepEqual(
      asked.filter((word) => !(word in zh)),
      [],
    )
  })
  it('are never empty, and Chinese is written with full-width punctuation', () => {
    for (const [language, words] of Object.entries(catalogues))
      for (const [word, message] of Object.entries(words)) assert.notEqual(message.trim(), '', `${language} ${word}`)
    for (const [word, message] of Object.entries(zh)) assert.doesNotMatch(message, /[一-龥][,;:?!]/, word)
  })
})
