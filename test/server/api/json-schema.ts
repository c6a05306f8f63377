// As much of JSON Schema as our OpenAPI document uses; an unknown keyword is a fault, so that nothing passes unread.

export type Schema = { readonly [keyword: string]: unknown }

const known = new Set([
  ...[
    '$schema',
    'type',
    'properties',
    'required',
    'additionalProperties',
    'items',
    'enum',
    'const',
    'anyOf',
    'oneOf',
    'propertyNames',
  ],
  ...['pattern', 'description', 'format', 'maxLength', 'minimum', 'maximum', 'maxItems'],
])

/** Paths of `value` that the schema does not allow. */
export function misfits(schema: Schema, value: unknown, path = '$'): string[] {
  const unread = Object.keys(schema).filter((keyword) => !known.has(keyword))
  if (unread.length > 0) return [`${path}: keyword ${unread}`]
  const { type, properties = {}, required = [], additionalProperties, items } = schema
  const anyOf = schema.anyOf ?? schema.oneOf
  if (anyOf) {
    const tried = (anyOf as Schema[]).map((each) => misfits(each, value, path))
    return tried.some((faults) => faults.length === 0) ? [] : tried.flat()
  }
  if ('enum' in schema && !(schema.enum as unknown[]).includes(value)) return [`${path}: ${value}`]
  if ('const' in schema && schema.const !== value) return [`${path}: ${value}`]
  const whole = type === 'integer' && Number.isInteger(value)
  if (type && !whole && kindOf(value) !== type) return [`${path}: ${kindOf(value)}, not ${type}`]
  if (Array.isArray(value)) return value.flatMap((each, n) => misfits((items ?? {}) as Schema, each, `${path}[${n}]`))
  if (typeof value !== 'object' || value === null) return []
  const fields = properties as Record<string, Schema>
  return [
    ...(required as string[]).filter((name) => !(name in value)).map((name) => `${path}.${name}: missing`),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const rule = fields[name] ?? (additionalProperties as Schema | boolean | undefined)
      if (rule === undefined || rule === false) return [`${path}.${name}: not described`]
      return rule === true ? [] : misfits(rule, inner, `${path}.${name}`)
    }),
  ]
}

const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)
