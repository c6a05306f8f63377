// The fields of a PivotTable, and where each of them stands.
import { redrawPivot } from '../model/draw-pivot.ts'
import { guard } from '../model/guard.ts'
import { asSummary, type Pivot, type PivotSum, usualSummary } from '../model/pivot.ts'
import { invalidArgument, itemNotFound } from '../wire/host-error.ts'
import { isThing, read, type Thing } from '../wire/thing.ts'
import { collection } from './collection.ts'
import { type Model, text } from './given.ts'

const uses = {
  rows: ['RowColumnPivotHierarchyCollection', 'RowColumnPivotHierarchy'],
  filters: ['FilterPivotHierarchyCollection', 'FilterPivotHierarchy'],
} as const

export const hierarchiesThing = (pivot: Pivot): Thing =>
  collection('PivotHierarchyCollection', () =>
    pivot.fields.map((name) => ({
      keys: [name],
      thing: () => ({
        kind: 'PivotHierarchy',
        identity: { Id: name },
        scalars: { Id: read(() => name), Name: read(() => name) },
        holds: name,
      }),
    })),
  )

function fieldOf({ fields }: Pivot, given: unknown): string {
  const name = isThing(given) && given.kind === 'PivotHierarchy' ? given.holds : null
  const found = fields.find((field) => field === name)
  if (found === undefined) throw invalidArgument()
  return found
}

/** Changes the PivotTable and draws it. */
function changing({ book }: Model, pivot: Pivot, change: () => void): void {
  guard(pivot.sheet, 'allowPivotTables')
  change()
  redrawPivot(book, pivot)
}

export function usesThing(model: Model, pivot: Pivot, use: 'rows' | 'filters'): Thing {
  const [kind, one] = uses[use]
  const thing = (name: string): Thing => ({
    kind: one,
    identity: { Id: name },
    scalars: { Id: read(() => name), Name: read(() => name) },
    holds: name,
  })
  const list = () => pivot[use].map((name) => ({ keys: [name], thing: () => thing(name) }))
  return collection(kind, list, {
    methods: {
      Add: (hierarchy) => {
        const name = fieldOf(pivot, hierarchy)
        // A field stands in one place: elsewhere it is taken away.
        changing(model, pivot, () => {
          pivot.rows = pivot.rows.filter((field) => field !== name)
          pivot.filters = pivot.filters.filter((field) => field !== name)
          pivot[use] = [...pivot[use], name]
        })
        return thing(name)
      },
      Remove: (given) => {
        const name = isThing(given) && given.kind === one ? given.holds : null
        if (!pivot[use].some((field) => field === name)) throw itemNotFound()
        changing(model, pivot, () => {
          pivot[use] = pivot[use].filter((field) => field !== name)
        })
      },
    },
  })
}

export function sumsThing(model: Model, pivot: Pivot): Thing {
  const { sums } = pivot
  const list = () => sums.map((sum) => ({ keys: [sum.name], thing: () => sumThing(model, pivot, sum) }))
  return collection('DataPivotHierarchyCollection', list, {
    methods: {
      Add: (hierarchy) => {
        const field = fieldOf(pivot, hierarchy)
        const by = usualSummary(pivot, field)
        const made: PivotSum = { field, name: `${by} of ${field}`, by, format: 'General' }
        changing(model, pivot, () => void sums.push(made))
        return sumThing(model, pivot, made)
      },
      Remove: (given) => {
        const index = sums.findIndex((sum) => isThing(given) && given.holds === sum)
        if (index < 0) throw itemNotFound()
        changing(model, pivot, () => void sums.splice(index, 1))
      },
    },
  })
}

function sumThing(model: Model, pivot: Pivot, sum: PivotSum): Thing {
  return {
    kind: 'DataPivotHierarchy',
    // Its name changes within a batch; the client addresses it again by what it was given here.
    identity: { Id: sum.name },
    scalars: {
      Id: read(() => sum.name),
      Name: {
        get: () => sum.name,
        set: (given) => {
          const name = text(given)
          // Excel takes no name that a field of the source has already.
          if (pivot.fields.includes(name) || pivot.sums.some((one) => one !== sum && one.name === name))
            throw invalidArgument()
          changing(model, pivot, () => {
            sum.name = name
          })
        },
      },
      SummarizeBy: {
        get: () => sum.by,
        set: (given) =>
          changing(model, pivot, () => {
            sum.by = asSummary(given)
          }),
      },
      NumberFormat: {
        get: () => sum.format,
        set: (given) =>
          changing(model, pivot, () => {
            sum.format = text(given)
          }),
      },
    },
    holds: sum,
  }
}
