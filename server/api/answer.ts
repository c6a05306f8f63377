// How routes answer: language, attachments, problems.
import type { Context } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import type { GenericSchema } from 'valibot'
import { Problem, type ProblemCode } from '../../core/problem.ts'
import type { Language } from '../../core/words.ts'
import { problemShape } from './shapes.ts'

/** `?lang=` first, then what the browser prefers; Chinese when neither says English. */
export function languageOf(c: Context): Language {
  const wanted = c.req.query('lang') ?? c.req.header('accept-language') ?? ''
  return /^en\b/i.test(wanted) ? 'en-US' : 'zh-CN'
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook to save under a name, which may be Chinese (RFC 6266). */
export const attachment = (c: Context, bytes: Uint8Array, name: string) =>
  c.body(bytes.slice().buffer, 200, {
    'content-type': workbookType,
    'content-disposition': `attachment; filename="workbook.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
  })

/** Turns what a schema refused into the problem of the catalogue: each fault with the name of its field. */
export const refuseRequest = (result: { success: boolean; error?: readonly Issue[] }) => {
  if (result.success) return
  const faults = (result.error ?? []).map(({ message, path = [] }) =>
    [path.map((part) => (typeof part === 'object' ? String(part.key) : String(part))).join('.'), message]
      .filter(Boolean)
      .join(': '),
  )
  throw new Problem('request-wrong', { faults: faults.join('; ') })
}

type Issue = {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

/** Validates the query; what it refuses is problem `request-wrong`. */
export const query = <Schema extends Parameters<typeof validator>[1]>(schema: Schema) =>
  validator('query', schema, (result) => refuseRequest(result))

/** What is meant by the name in a route's `security`. */
export const securitySchemes = { token: { type: 'http', scheme: 'bearer' } } as const

type Said = {
  readonly summary: string
  readonly answer: GenericSchema | 'workbook' | 'stream'
  readonly problems?: readonly ProblemCode[]
  readonly body?: 'workbook'
  /** What a JSON body looks like. */
  readonly takes?: GenericSchema
}

/** The OpenAPI entry of a route. */
export const route = ({ summary, answer, problems = [], body, takes }: Said) =>
  describeRoute({
    summary,
    ...(problems.includes('token-needed') ? { security: [{ token: [] }] } : {}),
    ...(problems.includes('pane-too-old')
      ? { parameters: [{ in: 'header', name: 'X-QC-Protocol', required: true, schema: { type: 'integer' } }] }
      : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            description: 'The .xlsx file as it is; its name percent-encoded in the header X-File-Name',
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          },
        }
      : {}),
    ...(takes ? { requestBody: { required: true, content: { 'application/json': { schema: resolver(takes) } } } } : {}),
    responses: {
      200: {
        description: 'OK',
        content:
          answer === 'workbook'
            ? { [workbookType]: { schema: { type: 'string', format: 'binary' } } }
            : answer === 'stream'
              ? { 'text/event-stream': { schema: { type: 'string' } } }
              : { 'application/json': { schema: resolver(answer) } },
      },
      ...problemsOf('4XX', problems),
      ...problemsOf('5XX', problems),
    },
  })

function problemsOf(range: '4XX' | '5XX', codes: readonly ProblemCode[]) {
  const told = codes
    .map((code) => ({ code, status: String(new Problem(code).status) }))
    .filter(({ status }) => status[0] === range[0])
    .map(({ code, status }) => `${code} (${status})`)
  if (told.length === 0) return {}
  const content = { 'application/json': { schema: resolver(problemShape) } }
  return { [range]: { description: `Problems: ${told.join(', ')}`, content } }
}
