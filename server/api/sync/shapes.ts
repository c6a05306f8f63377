// What pane and centre say to each other, as it comes over the wire: core/sync/protocol.ts in valibot.
import * as v from 'valibot'
import { type Fields, limits, type Marks, refusals, roles } from '../../../core/sync/protocol.ts'

/** Ids are the client's; control characters would not come back as they were. */
const id = v.pipe(v.string(), v.regex(/^[^\p{Cc}\p{Cs}]{1,100}$/u))
const isMark = (given: unknown): boolean => Number.isSafeInteger(given) && (given as number) >= 0
const mark = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const mostKey = 60
const key = v.pipe(v.string(), v.maxLength(mostKey))
const value = v.nullable(v.union([v.string(), v.number()]))
const why = v.pipe(v.string(), v.maxLength(limits.why))
const reason = v.pipe(why, v.regex(/\S/))
const settles = v.exactOptional(v.pipe(v.array(id), v.maxLength(100)))
const lineage = v.object({ workbook: id, copy: id })

const isRecord = (given: unknown, isValue: (one: unknown) => boolean): boolean => {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return false
  for (const name in given)
    if (name.length > mostKey || !isValue((given as Record<string, unknown>)[name])) return false
  return true
}
const isValue = (one: unknown): boolean => one === null || typeof one === 'string' || typeof one === 'number'

type Parts = { readonly marks: v.GenericSchema<unknown, Marks>; readonly fields: v.GenericSchema<unknown, Fields> }

const pushWith = ({ marks, fields }: Parts) =>
  v.object({
    protocol: v.number(),
    push: id,
    epoch: v.pipe(v.string(), v.maxLength(100)),
    seen: v.exactOptional(v.object({ mark, hash: v.pipe(v.string(), v.maxLength(64)) })),
    lineage,
    changes: v.array(
      v.variant('kind', [
        v.strictObject({
          kind: v.literal('set'),
          record: id,
          rubric: key,
          base: marks,
          set: fields,
          settles,
          why: v.exactOptional(why),
        }),
        v.strictObject({ kind: v.literal('remove'), record: id, base: mark, settles, why: reason }),
        v.strictObject({ kind: v.literal('restore'), record: id, base: mark, settles, why: reason }),
      ]),
    ),
  })

/** As it is described. */
export const pushShape = pushWith({ marks: v.record(key, mark), fields: v.record(key, value) } as Parts)
/** As it is looked at: the same, but a push brings thousands of values. */
export const quickPushShape = pushWith({
  marks: v.custom<Marks>((given) => isRecord(given, isMark), 'marks by field'),
  fields: v.custom<Fields>((given) => isRecord(given, isValue), 'values by field'),
} as Parts)

const digits = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))
const hash = v.optional(v.pipe(v.string(), v.regex(/^([0-9a-f]{64})?$/)), '')

export const feedQuery = v.object({
  since: v.optional(digits, '0'),
  hash,
  from: v.optional(digits, '0'),
  heard: v.optional(digits, '0'),
  heardHash: hash,
  batch: v.optional(v.pipe(v.string(), v.maxLength(100))),
  limit: v.optional(v.pipe(digits, v.minValue(1), v.maxValue(limits.page)), String(limits.page)),
})
export const waitQuery = v.object({ since: v.optional(digits, '0') })
export const trailQuery = v.object({ record: id })
export const whereShape = v.object({ lineage, batch: v.pipe(v.string(), v.maxLength(100)), record: v.nullable(id) })

const role = v.picklist(roles)
export const helloShape = v.object({
  protocol: v.object({ newest: v.number(), oldest: v.number() }),
  epoch: v.string(),
  site: v.string(),
  person: v.string(),
  role,
  head: v.number(),
  tokenKey: v.string(),
  rubrics: v.array(v.object({ version: v.string(), hash: v.string() })),
})

const side = v.object({
  value,
  mark: v.number(),
  by: v.nullable(v.string()),
  at: v.nullable(v.string()),
})
const conflict = v.object({
  id: v.string(),
  record: v.string(),
  field: v.string(),
  base: side,
  theirs: side,
  mine: side,
  copy: v.nullable(v.string()),
})
const answeredFields = v.record(v.string(), value)
const answeredMarks = v.record(v.string(), v.number())

export const pushAnswerShape = v.object({
  push: v.string(),
  epoch: v.string(),
  head: v.number(),
  hash: v.optional(v.string()),
  results: v.array(
    v.object({
      record: v.string(),
      accepted: v.union([v.number(), answeredMarks]),
      conflicts: v.array(conflict),
      settled: v.array(v.string()),
      refused: v.nullable(v.object({ code: v.picklist(refusals), field: v.nullable(v.string()) })),
    }),
  ),
})

export const feedAnswerShape = v.union([
  v.object({
    epoch: v.string(),
    since: v.number(),
    rows: v.array(
      v.object({
        record: v.string(),
        mark: v.number(),
        rubric: v.string(),
        set: answeredFields,
        marks: answeredMarks,
        removed: v.nullable(v.object({ why: v.string(), by: v.string(), at: v.string() })),
        hidden: v.boolean(),
        conflicts: v.array(conflict),
        by: v.nullable(v.string()),
        at: v.string(),
      }),
    ),
    next: v.number(),
    hash: v.string(),
    more: v.boolean(),
    head: v.number(),
  }),
  v.object({ epoch: v.string(), lost: v.literal(true), head: v.number() }),
])

const presence = v.object({
  person: v.string(),
  lineage: v.object({ workbook: v.string(), copy: v.string() }),
  batch: v.string(),
  record: v.nullable(v.string()),
  since: v.string(),
  until: v.string(),
})
export const peopleShape = v.object({ people: v.array(presence) })
export const newsShape = v.object({ epoch: v.string(), head: v.number(), people: v.array(presence) })

export const trailShape = v.object({
  record: v.string(),
  changes: v.array(
    v.object({
      mark: v.number(),
      at: v.string(),
      by: v.nullable(v.string()),
      door: v.string(),
      why: v.nullable(v.string()),
      fields: v.record(v.string(), v.object({ old: value, new: value })),
      removed: v.boolean(),
      opened: v.array(conflict),
      settled: v.array(v.string()),
    }),
  ),
})
