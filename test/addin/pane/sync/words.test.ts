import assert from 'node:assert/strict'
import { language } from '../../../../addin/pane/speech.ts'
import { badgeLooks } from '../../../../addin/pane/sync/badge-looks.ts'
import { fieldWords, valueWords } from '../../../../addin/pane/sync/field-words.ts'
import { shortMoment } from '../../../../addin/pane/sync/moments.ts'
import { refusalWords } from '../../../../addin/pane/sync/refusal-words.ts'
import { refusals, wholeRow } from '../../../../core/sync/protocol.ts'
import { languages } from '../../../../core/words.ts'
import { rubric } from '../stage.ts'

describe('the words of sync', () => {
  beforeEach(() => {
    language.value = 'zh-CN'
  })
  after(() => {
    language.value = 'zh-CN'
  })

  it('say of every refusal why, what next and which ways there are', () => {
    assert.deepEqual(Object.keys(refusalWords).sort(), [...refusals].sort())
    for (const code of refusals) {
      for (const each of languages) {
        assert.ok(refusalWords[code][each].message.length > 4, `${code} ${each}`)
        assert.ok(refusalWords[code][each].next.length > 4, `${code} ${each}`)
      }
      assert.notEqual(refusalWords[code]['zh-CN'].message, refusalWords[code]['en-US'].message)
      assert.ok(refusalWords[code].ways.length > 0, code)
    }
  })
  it('are different from one refusal to the next', () => {
    const said = refusals.map((code) => refusalWords[code]['en-US'].message)
    assert.equal(new Set(said).size, said.length)
  })
  it('have a picture of its own level for each state of the badge that asks for something', () => {
    assert.equal(badgeLooks.conflict.level, 'bad')
    assert.equal(badgeLooks.off.level, '')
    assert.notEqual(badgeLooks.synced.icon, badgeLooks.waiting.icon)
    assert.notEqual(badgeLooks.offline.icon, badgeLooks.waiting.icon)
  })
  it('name items, columns and whole rows as the rubric does', () => {
    assert.equal(fieldWords(rubric, 'IMG-04'), `IMG-04 ${rubric.itemById.get('IMG-04')!.zh}`)
    assert.equal(fieldWords(rubric, 'modality'), '检查类型')
    assert.equal(fieldWords(rubric, wholeRow), '整行')
    assert.equal(fieldWords(rubric, 'of_tomorrow'), 'of_tomorrow')
    language.value = 'en-US'
    assert.equal(fieldWords(rubric, wholeRow), 'The whole row')
  })
  it('say what a value means: codes, letters, reasons, dates, nothing', () => {
    assert.equal(valueWords(rubric, 'modality', 'CT'), `CT ${rubric.codesOf.get('modalities')!.get('CT')!.zh}`)
    assert.equal(valueWords(rubric, 'modality', 'XX'), 'XX')
    assert.equal(valueWords(rubric, 'remarks', null), '（空）')
    assert.equal(valueWords(rubric, 'qc_date', Date.UTC(2026, 8, 1) / 1000), '2026-09-01')
    assert.equal(valueWords(rubric, 'exam_start', Date.UTC(2026, 8, 1, 9, 20) / 1000), '2026-09-01 09:20')
    assert.equal(valueWords(rubric, wholeRow, 'removed'), '删除这一行')
    assert.equal(valueWords(rubric, wholeRow, null), '保留这一行')
    const item = rubric.itemById.get('IMG-04')!
    assert.equal(valueWords(rubric, 'IMG-04', '√'), '√ 符合，满分')
    const [a, b] = item.deductions
    assert.equal(valueWords(rubric, 'IMG-04', 'A,B'), `A −${a!.points} ${a!.zh}；B −${b!.points} ${b!.zh}`)
    const reason = item.naReasons[0]!
    assert.equal(
      valueWords(rubric, 'IMG-04', `NA:${reason}`),
      `NA ${reason} ${rubric.codesOf.get('na_reasons')!.get(reason)!.zh}`,
    )
  })
  it('give the time of today, the day of what is older, and nothing for nonsense', () => {
    const now = new Date(2026, 10, 15, 18)
    assert.equal(shortMoment(new Date(2026, 10, 15, 9, 5).toISOString(), now, 'zh-CN'), '09:05')
    assert.match(shortMoment(new Date(2026, 10, 14, 9, 5), now, 'zh-CN'), /11\D14\D.*09:05/)
    assert.equal(shortMoment('soon', now, 'en-US'), '')
  })
})
