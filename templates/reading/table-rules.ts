// What belongs to the rows of 工作量与总体数据 and 整改台账: which fields they need, what their figures are part of.

export type TableName = 'populationTable' | 'actionLog'

type Rules = {
  /** Code list of a field by field key. */
  readonly lists: Readonly<Record<string, string>>
  readonly required: readonly string[]
  /** Fields that stand in rows which nobody has touched. */
  readonly prepared: readonly string[]
  /** A row is the same as another when these are. */
  readonly identity: readonly string[]
  /** The first is counted among the second. */
  readonly parts: readonly (readonly [part: string, whole: string])[]
}

export const tableRules: Readonly<Record<TableName, Rules>> = {
  populationTable: {
    lists: { hospital: 'hospitals', modality: 'modalities', encounter_type: 'encounter_types', role: 'roles' },
    required: ['period', 'hospital'],
    prepared: ['period', 'hospital', 'modality', 'encounter_type', 'role'],
    identity: ['period', 'hospital', 'modality', 'encounter_type', 'role', 'staff_id'],
    parts: [
      ['positive_n', 'reports_n'],
      ['ontime_n', 'reports_n'],
      ['em_n', 'reports_n'],
      ['em_2h_n', 'em_n'],
      ['crit_10m_n', 'crit_n'],
      ['extrav_n', 'enh_ct_n'],
      ['pirads_n', 'pr_mr_n'],
      ['birads_n', 'mg_n'],
      ['rejects_n', 'exposures_n'],
      ['corrected_n', 'reports_n'],
    ],
  },
  actionLog: {
    lists: { hospital: 'hospitals', owner_role: 'roles', status: 'statuses' },
    required: ['action_id', 'trigger', 'hospital', 'measure'],
    prepared: ['action_id', 'hospital', 'status'],
    identity: ['action_id'],
    parts: [],
  },
}
