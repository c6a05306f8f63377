import assert from 'node:assert/strict'
import { createCodeFinder } from '../../../templates/reading/codes.ts'
import { rubric } from '../../rubric/rubric.ts'

const find = (list: string, text: string) => createCodeFinder(list, rubric.codesOf.get(list)!)(text)

const table: readonly (readonly [list: string, text: string, code: string | undefined])[] = [
  ['modalities', 'CT', 'CT'],
  ['modalities', 'ct', 'CT'],
  ['modalities', 'ＣＴ', 'CT'],
  ['modalities', '计算机体层成像', 'CT'],
  ['modalities', 'CT 计算机体层成像', 'CT'],
  ['modalities', '计算机体层成像（CT）', 'CT'],
  ['modalities', 'Computed tomography', 'CT'],
  ['modalities', 'MRI', 'MR'],
  ['modalities', '核磁共振', 'MR'],
  ['modalities', 'DX', 'DR'],
  ['modalities', 'XA', 'DSA'],
  ['modalities', 'X线', undefined],
  ['modalities', 'PET', undefined],
  ['encounter_types', '门诊', 'O'],
  ['encounter_types', 'O 门诊', 'O'],
  ['encounter_types', 'O-门诊', 'O'],
  ['encounter_types', '住院病人', 'I'],
  ['sex', '男', '1'],
  ['sex', '女性', '2'],
  ['sex', 'F', '2'],
  ['yes_no', '是', 'Y'],
  ['yes_no', '否', 'N'],
  ['yes_no', '有', 'Y'],
  ['yes_no', '无', 'N'],
  ['yes_no', '√', 'Y'],
  ['yes_no', 'y', 'Y'],
  ['yes_no', 'No', 'N'],
  ['yes_no', '1', undefined],
  ['laterality', '左侧', 'L'],
  ['laterality', '双侧', 'B'],
  ['body_parts', '鞍区', 'SELLA'],
  ['body_parts', '鞍区/垂体', 'SELLA'],
  ['body_parts', 'chest', 'CHEST'],
  ['titles', '231', '231'],
  ['titles', '主治医师', '233'],
  ['titles', '主治医生', '233'],
  ['titles', '234t', '234T'],
  ['radpeer', '2A', '2a'],
  ['gold_standard', '无', 'NONE'],
  ['concordance', 'N/A', 'NA'],
  ['critical_findings', '血', undefined],
  ['critical_findings', 'cv01', 'CV01'],
  ['sampling_methods', '定向抽样', 'G'],
  ['hospitals', '中日友好医院', 'S04'],
  ['sex', '__proto__', undefined],
  ['sex', 'constructor', undefined],
]

describe('codes as people type them', () => {
  for (const [list, text, code] of table)
    it(`takes “${text}” in ${list} for ${code ?? 'nothing'}`, () => assert.equal(find(list, text), code))

  it('knows every code by itself, by its captions, and by both together', () => {
    for (const [list, codes] of rubric.codesOf)
      for (const { code, zh, en } of codes.values()) {
        if (list === 'item_entry' || list === 'severity' || list === 'grades') continue
        assert.equal(find(list, code), code)
        for (const caption of en === undefined ? [zh] : [zh, en]) assert.equal(find(list, `${code} ${caption}`), code)
        assert.equal(find(list, zh), code, `${list} ${zh}`)
      }
  })
})
