// libSQL prepares every statement anew, which is half of what a history costs. Here a connection keeps those it has prepared.
import { createRequire } from 'node:module'

type Statement = {
  readonly raw: (on: boolean) => unknown
  readonly columns: () => unknown
  readonly run: (...given: unknown[]) => unknown
  readonly all: (...given: unknown[]) => unknown
}
type Connection = { readonly prepare: (sql: string) => Statement }

const known = new WeakMap<Connection, Map<string, Statement>>()
const done = new WeakSet<object>()

/** For this process, from now on. Results are those of libSQL; only tests of speed must not do this. */
export function keepStatements() {
  const { prototype } = createRequire(import.meta.url)('libsql') as {
    readonly prototype: { prepare: Connection['prepare'] }
  }
  if (done.has(prototype)) return
  done.add(prototype)
  const { prepare } = prototype
  prototype.prepare = function (this: Connection, sql: string) {
    const kept = known.get(this) ?? new Map<string, Statement>()
    known.set(this, kept)
    const statement = kept.get(sql) ?? kind(prepare.call(this, sql), () => void kept.delete(sql))
    // What defines tables is run once, and changes what the others mean.
    if (/^\s*(create|alter|drop|pragma)/i.test(sql)) kept.clear()
    else kept.set(sql, statement)
    return statement
  }
}

/** @param spoiled a statement that failed is not used again */
function kind(statement: Statement, spoiled: () => void): Statement {
  let columns: unknown = null
  let raw: { readonly error: unknown } | null = null
  const careful =
    (work: (...given: unknown[]) => unknown) =>
    (...given: unknown[]) => {
      try {
        return work(...given)
      } catch (error) {
        spoiled()
        throw error
      }
    }
  return Object.assign(Object.create(statement) as Statement, {
    raw: (on: boolean) => {
      if (raw?.error) throw raw.error
      if (raw) return
      try {
        statement.raw(on)
        raw = { error: null }
      } catch (error) {
        raw = { error }
        throw error
      }
    },
    columns: () => {
      columns ??= statement.columns()
      return columns
    },
    run: careful((...given) => statement.run(...given)),
    all: careful((...given) => statement.all(...given)),
  })
}
