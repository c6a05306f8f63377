import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import pageEn from '../../templates/words/page.en-US.json' with { type: 'json' }
import pageZh from '../../templates/words/page.zh-CN.json' with { type: 'json' }
import paneEn from '../../templates/words/pane.en-US.json' with { type: 'json' }
import paneZh from '../../templates/words/pane.zh-CN.json' with { type: 'json' }

type Catalogue = Readonly<Record<string, string>>
const parts: Readonly<
  Record<string, { readonly zh: Catalogue; readonly en: Catalogue; readonly folders: readonly string[] }>
> = {
  page: { zh: pageZh, en: pageEn, folders: ['addin/page'] },
  pane: { zh: paneZh, en: paneEn, folders: ['addin/pane'] },
}

const sourcesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
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

for (const [part, { zh, en, folders }] of Object.entries(parts))
  describe(`the words of the ${part}`, () => {
    const sources = folders.map(sourcesIn).join('\n')
    /** Words put together from a part that is fixed and one that is not, such as `level.${level}`. */
    const families = [...sources.matchAll(/\bt\(`([a-z.]+\.)\$\{/g)].map(([, family]) => family as string)

    it('are the same in both languages, in the same order', () => {
      assert.deepEqual(Object.keys(en), Object.keys(zh))
    })
    it('wait for the same values in both languages', () => {
      for (const [word, message] of Object.entries(zh)) assert.deepEqual(named(en[word]!), named(message), word)
    })
    it('are each used', () => {
      const unused = Object.keys(zh).filter(
        (word) => !sources.includes(`'${word}'`) && !families.some((family) => word.startsWith(family)),
      )
      assert.deepEqual(unused, [])
    })
    it('are all there: none that is asked for is missing', () => {
      const asked = [...sources.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, word]) => word as string)
      assert.ok(asked.length > 50)
      assert.deepEqual(
        asked.filter((word) => !(word in zh)),
        [],
      )
    })
    it('are never empty, and Chinese is written with full-width punctuation', () => {
      for (const [language, words] of Object.entries({ zh, en }))
        for (const [word, message] of Object.entries(words)) assert.notEqual(message.trim(), '', `${language} ${word}`)
      for (const [word, message] of Object.entries(zh)) assert.doesNotMatch(message, /[一-龥][,;:?!]/, word)
    })
  })
