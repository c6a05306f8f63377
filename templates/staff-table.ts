// 人员名单: the only place where names of staff stand. It belongs to the site; no door reads it but the pane.
import type { InputTable } from '../core/rubric.ts'

type Field = InputTable['fields'][number]
export type StaffKey = 'staff_id' | 'name' | 'department' | 'title' | 'pinyin' | 'initials'

export const staffTable = {
  zh: '人员名单',
  en: 'Staff list',
  fields: [
    { key: 'staff_id', zh: '工号', en: 'Staff id', type: 'string' },
    { key: 'name', zh: '姓名', en: 'Name', type: 'string' },
    { key: 'department', zh: '科室', en: 'Department', type: 'string' },
    { key: 'title', zh: '职称', en: 'Title', type: 'code' },
    { key: 'pinyin', zh: '拼音', en: 'Pinyin', type: 'string' },
    { key: 'initials', zh: '拼音首字母', en: 'Initials', type: 'string' },
  ],
} as const satisfies Omit<InputTable, 'fields'> & { readonly fields: readonly (Field & { readonly key: StaffKey })[] }
