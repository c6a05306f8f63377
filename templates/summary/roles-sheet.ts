// 岗位得分: what each person kept of the points that the person answers for, pooled over cases (IND-11).
import { type Person, peopleOf, personRoles, vetoesAnswered } from '../../core/statistics/people.ts'
import { type PooledScore, pooledScore } from '../../core/statistics/role-score.ts'
import type { Sheet } from '../sheet.ts'
import type { Context } from './context.ts'
import { countColumn, figureLook, textColumn, valueColumn } from './figure-columns.ts'
import { personColumns } from './people-sheets.ts'
import { figureSheet } from './sheet.ts'
import { remark } from './weight-words.ts'

type Line = { readonly person: Person; readonly pooled: PooledScore; readonly vetoed: number }

function lineOf({ rubric, sizes }: Context, person: Person): Line {
  const scored = person.exams.filter(({ score }) => score.roleScores[person.role] !== undefined)
  return {
    person,
    pooled: pooledScore(
      scored.map(({ score }) => score.roleScores[person.role]!),
      sizes,
    ),
    vetoed: scored.filter((exam) => vetoesAnswered(rubric, exam, person.role) > 0).length,
  }
}

export function rolesSheet(context: Context): Sheet {
  const { sizes, language } = context
  const lines = personRoles
    .flatMap((role) => peopleOf(context.counted.exams, role).map((person) => lineOf(context, person)))
    .filter(({ pooled }) => pooled.n > 0)
  const bound = (end: 'lower' | 'upper') =>
    valueColumn<Line>(
      end,
      end === 'lower' ? { 'zh-CN': '95%下限', 'en-US': '95% lo' } : { 'zh-CN': '95%上限', 'en-US': '95% hi' },
      ({ pooled }) => ({ value: pooled.interval[end], statistic: pooled.interval, n: pooled.n }),
      sizes,
    )
  return figureSheet<Line>(
    {
      sheet: 'roles',
      note: {
        'zh-CN':
          '岗位得分 = 100 ×（适用分 − 失分）÷ 适用分，按本人负责的条目跨病例合并；不受否决封顶影响，故否决例数并列。',
        'en-US':
          'Role score = 100 × (applicable − lost) ÷ applicable, pooled over cases and the items the person answers for; the veto cap does not touch it, so vetoed cases stand beside.',
      },
      columns: [
        ...personColumns<Line>(context),
        countColumn('n', { 'zh-CN': '例数 n', 'en-US': 'Cases n' }, ({ pooled }) => pooled.n),
        countColumn(
          'applicable',
          { 'zh-CN': '适用分', 'en-US': 'Applicable points' },
          (line) => line.pooled.applicable,
          11,
        ),
        countColumn('lost', { 'zh-CN': '失分', 'en-US': 'Points lost' }, ({ pooled }) => pooled.lost),
        {
          key: 'score',
          caption: { 'zh-CN': '岗位得分', 'en-US': 'Role score' },
          width: 10,
          cell: ({ pooled: { score } }, { at }) =>
            score.value === null
              ? null
              : { formula: `100*(${at('applicable')}-${at('lost')})/${at('applicable')}`, result: score.value },
          look: ({ pooled }) => figureLook('score', pooled.score, pooled.n, sizes),
        },
        bound('lower'),
        bound('upper'),
        countColumn('veto', { 'zh-CN': '否决例数', 'en-US': 'Vetoed cases' }, ({ vetoed }) => vetoed),
        textColumn(
          'remark',
          { 'zh-CN': '可信度提示', 'en-US': 'How far to trust it' },
          40,
          ({ pooled }) => remark(pooled.n, sizes, language),
          'summary-note',
        ),
      ],
      lines,
      frozen: 4,
    },
    context,
  )
}
