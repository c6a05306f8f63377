// 医师统计 and 技师统计: a line for each person and link, crossed with modality. In the order of ids, never of scores.
import { linksOf, type Person, type PersonRole, peopleOf } from '../../core/statistics/people.ts'
import type { Texts } from '../../core/words.ts'
import type { Sheet } from '../sheet.ts'
import type { Context } from './context.ts'
import { textColumn } from './figure-columns.ts'
import {
  crossColumns,
  type LinkLine,
  linkColumn,
  linkLine,
  modalitiesIn,
  modalityOf,
  scoreColumns,
} from './link-lines.ts'
import { type FigureColumn, figureSheet } from './sheet.ts'

export type PersonLine = { readonly person: Person }

/** Who it is about. */
export const personColumns = <Line extends PersonLine>({
  siteName,
  nameOf,
  language,
}: Context): readonly FigureColumn<Line>[] => [
  textColumn('hospital', { 'zh-CN': '医院代码', 'en-US': 'Site code' }, 8, ({ person }) => person.hospital),
  textColumn(
    'name',
    { 'zh-CN': '医院', 'en-US': 'Hospital' },
    21,
    ({ person }) => siteName(person.hospital),
    'summary-wrapped',
  ),
  textColumn('person', { 'zh-CN': '工号', 'en-US': 'Staff id' }, 9, ({ person }) => person.id, 'summary-code'),
  textColumn('role', { 'zh-CN': '岗位', 'en-US': 'Role' }, language === 'zh-CN' ? 10 : 18, ({ person }) =>
    nameOf('roles', person.role),
  ),
]

const note: Texts = {
  'zh-CN':
    '按医院与工号排列，不排名。平均分用否决封顶前的原始分，否决例数另列；例数少于 {few} 不给均值与率，少于 {full} 灰显且不作比较。',
  'en-US':
    'In the order of site and id, never a ranking. Means use the raw score before the veto cap, vetoed cases stand beside them; under {few} cases no mean or rate, under {full} greyed and not to be compared.',
}

const filled = ({ sizes }: Context): Texts => {
  const put = (text: string) => text.replace('{few}', String(sizes.few)).replace('{full}', String(sizes.full))
  return { 'zh-CN': put(note['zh-CN']), 'en-US': put(note['en-US']) }
}

function peopleSheet(context: Context, sheet: 'physicians' | 'technicians', roles: readonly PersonRole[]): Sheet {
  const modalities = modalitiesIn(context)
  const lines = roles.flatMap((role) =>
    peopleOf(context.counted.exams, role).flatMap((person) =>
      linksOf(context.rubric, role).map((link) => ({
        person,
        ...linkLine(context, person.exams, link, modalities, modalityOf),
      })),
    ),
  )
  return figureSheet<PersonLine & LinkLine>(
    {
      sheet,
      note: filled(context),
      columns: [
        ...personColumns<PersonLine & LinkLine>(context),
        linkColumn(context),
        ...scoreColumns<PersonLine & LinkLine>(context),
        ...crossColumns<PersonLine & LinkLine>(context, modalities),
      ],
      lines,
      frozen: 5,
      cross: 5 + scoreColumns(context).length,
    },
    context,
  )
}

export const physiciansSheet = (context: Context): Sheet =>
  peopleSheet(context, 'physicians', ['REPORTER', 'REVIEWER', 'REQ_PHYS'])

export const techniciansSheet = (context: Context): Sheet => peopleSheet(context, 'technicians', ['TECH'])
