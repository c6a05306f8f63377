// The custom functions as Excel lists them (`=QC.SCORE(…)`). Their code is the pane's, associated by id; this is their metadata.
import type { Language, Texts } from '../../core/words.ts'

/** What stands before the dot. */
export const namespace = 'QC'

type Parameter = {
  readonly name: Texts
  readonly description: Texts
  readonly type: 'any' | 'string'
  readonly dimensionality: 'scalar' | 'matrix'
  readonly optional?: true
}

export type CustomFunction = {
  /** Name given to `CustomFunctions.associate`: capitals, at least three; never changed after release. */
  readonly id: string
  readonly description: Texts
  readonly parameters: readonly Parameter[]
}

const row: Parameter = {
  name: { 'zh-CN': '行', 'en-US': 'row' },
  description: {
    'zh-CN': '原始数据表的一整行，从第一列到最后一列',
    'en-US': 'one whole row of the score sheet, from its first column to its last',
  },
  type: 'any',
  dimensionality: 'matrix',
}

const part: Parameter = {
  name: { 'zh-CN': '环节', 'en-US': 'link' },
  description: {
    'zh-CN': '环节代码 REQ、IMG、FLM、R3D、RPT、REV；省略时为综合',
    'en-US': 'code of a link: REQ, IMG, FLM, R3D, RPT or REV; left out, the composite',
  },
  type: 'string',
  dimensionality: 'scalar',
  optional: true,
}

const linkOrItem: Parameter = {
  ...part,
  name: { 'zh-CN': '环节或条目', 'en-US': 'link_or_item' },
  description: {
    'zh-CN': '环节代码（如 IMG）或条目编号（如 IMG-01）；省略时为全部环节',
    'en-US': 'code of a link (IMG) or of an item (IMG-01); left out, all links',
  },
}

const keyRow: Parameter = {
  name: { 'zh-CN': '列名行', 'en-US': 'keys' },
  description: {
    'zh-CN': '列的顺序改动过时，给出表头中写列名（如 record_id）的那一行',
    'en-US': 'the header row with the column keys (such as record_id), when columns were moved',
  },
  type: 'any',
  dimensionality: 'matrix',
  optional: true,
}

export const customFunctions = [
  {
    id: 'SCORE',
    description: {
      'zh-CN': '一行评分记录的综合分，或某一环节的得分（满分 100）；不适用时为空',
      'en-US': 'Composite score of a row, or the score of one link (out of 100); empty when not applicable',
    },
    parameters: [row, part, keyRow],
  },
  {
    id: 'GRADE',
    description: {
      'zh-CN': '一行评分记录的等级，或某一环节的等级',
      'en-US': 'Grade of a row, or of one of its links',
    },
    parameters: [row, part, keyRow],
  },
  {
    id: 'DEDUCT',
    description: {
      'zh-CN': '一行评分记录扣去的分数：全部、某一环节或某一条目',
      'en-US': 'Points lost in a row: in all, in one link or for one item',
    },
    parameters: [row, linkOrItem, keyRow],
  },
  {
    id: 'CHECK',
    description: {
      'zh-CN': '按校验规则检查一行，逐条写出问题；没有问题时为空',
      'en-US': 'Checks a row by the rules and writes out its findings; empty when there are none',
    },
    parameters: [row, keyRow],
  },
] as const satisfies readonly CustomFunction[]

export type CustomFunctionId = (typeof customFunctions)[number]['id']

/** The metadata file that Excel fetches for one language. Names stay the ids, so that formulas read the same everywhere. */
export const functionsMetadata = (language: Language) => ({
  // A cell of the row that shows #N/A must not take the whole score away.
  allowErrorForDataTypeAny: true,
  functions: customFunctions.map(({ id, description, parameters }) => ({
    id,
    name: id,
    description: description[language],
    // A score that does not apply is an empty text, so neither number nor text alone.
    result: { type: 'any', dimensionality: 'scalar' },
    parameters: parameters.map((parameter: Parameter) => ({
      name: parameter.name[language],
      description: parameter.description[language],
      type: parameter.type,
      dimensionality: parameter.dimensionality,
      ...(parameter.optional ? { optional: true } : {}),
    })),
  })),
})
