// Why the centre did not take a change, and what the person can do next. One entry a code of the protocol.
import type { RefusalCode } from '../../../core/sync/protocol.ts'
import type { Language } from '../../../core/words.ts'

/** `again`: sending it again may help. `theirs`: the centre has a value that can take its place. */
export type RefusalWords = Readonly<Record<Language, { readonly message: string; readonly next: string }>> & {
  readonly ways: readonly ('again' | 'theirs')[]
}

const told = (
  [zhMessage, zhNext]: readonly [string, string],
  [enMessage, enNext]: readonly [string, string],
  ways: RefusalWords['ways'],
): RefusalWords => ({
  'zh-CN': { message: zhMessage, next: zhNext },
  'en-US': { message: enMessage, next: enNext },
  ways,
})

export const refusalWords: Readonly<Record<RefusalCode, RefusalWords>> = {
  'record-locked': told(
    ['该病例在中心已锁定，修改没有被接受', '请仲裁员解锁或由仲裁员修改；否则请改用中心的值'],
    [
      'The exam is locked at the centre, so the change was not taken',
      'Ask an arbiter to unlock or change it; otherwise take what the centre has',
    ],
    ['again', 'theirs'],
  ),
  'record-taken': told(
    ['另一份副本已把这个行号用于另一例检查', '本窗格会给这一行换新的编号再发送，无需处理；仍停在这里时请重新发送'],
    [
      'Another copy has used the id of this row for another exam',
      'The pane gives the row a new id and sends it by itself; if it stays here, send it again',
    ],
    ['again'],
  ),
  'record-removed': told(
    ['该病例在中心已被删除', '如仍需要，请重新发送，由有权的人决定；否则请改用中心的值'],
    [
      'The exam was removed at the centre',
      'If it is still needed send it again, and somebody entitled decides; otherwise take what the centre has',
    ],
    ['again', 'theirs'],
  ),
  'rubric-unknown': told(
    ['中心不认识本工作簿的评分标准版本', '内容都保留在本工作簿；请管理员更新中心，更新后自动发送'],
    [
      'The centre does not know the version of the rubric of this workbook',
      'Everything stays in this workbook; have the centre updated, and it is sent by itself',
    ],
    ['again'],
  ),
  'field-unknown': told(
    ['中心不认识这一列', '内容保留在本工作簿；请核对本窗格与中心的版本，更新后重新发送'],
    [
      'The centre does not know this column',
      'It stays in this workbook; check the versions of pane and centre, and send it again after the update',
    ],
    ['again'],
  ),
  'value-wrong': told(
    ['这个值不符合评分标准', '请在单元格中改正（“校验”里有说明），改正后自动重新发送'],
    [
      'The rubric does not allow this value',
      'Mend the cell (the findings say how); it is sent again by itself when it has changed',
    ],
    ['again', 'theirs'],
  ),
  'not-entitled': told(
    [
      '您没有权限修改这一处：冲突是别人的，或这一例要由您独立复评',
      '请有权的人（仲裁员）修改，或改用中心的值；要由您独立复评的，中心的值不给您看，选“改用”后这一行保持原样、不再发送',
    ],
    [
      'You may not change this: the conflict is between others, or you are to read the exam blind',
      'Ask somebody who may (an arbiter) to change it, or take what the centre has; where you are to read blind that is not shown to you: the row then stays as it is and is not sent again',
    ],
    ['again', 'theirs'],
  ),
  'conflict-unknown': told(
    ['这处冲突已由别人裁决', '请核对现在的值；仍要修改时直接改单元格即可'],
    [
      'Somebody else has decided this conflict',
      'Look at the value that holds now; to change it still, change the cell',
    ],
    ['again', 'theirs'],
  ),
}
