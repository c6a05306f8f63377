import { useDesk } from './use-desk.ts'

export const staffList = 'staff-codes'

/** Codes of QC readers that the workbook knows, offered while a code is typed. */
export function StaffCodes() {
  const { judgement } = useDesk().state
  const codes = new Set(
    judgement.value?.rows.flatMap(({ entry: { exam } }) =>
      [exam.qc_person_id, exam.arbiter_id].filter((each) => each !== null),
    ),
  )
  return (
    <datalist id={staffList}>
      {[...codes].sort().map((code) => (
        <option key={code} value={code} />
      ))}
    </datalist>
  )
}
