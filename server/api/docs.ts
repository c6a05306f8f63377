// The OpenAPI document as a page to read: no script, nothing from elsewhere.
import { html } from 'hono/html'
import type { generateSpecs } from 'hono-openapi'

type Spec = Awaited<ReturnType<typeof generateSpecs>>
type Operation = NonNullable<NonNullable<NonNullable<Spec['paths']>[string]>['get']>

/** One section a route: what it takes, what it answers. */
export function docsPage(spec: Spec) {
  const routes = Object.entries(spec.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, operation]) => routeSection(path, method, operation as Operation)),
  )
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>质控簿 API</title>
<link rel="stylesheet" href="/page.css">
</head>
<body>
<main class="docs">
<h1>质控簿 API ${spec.info?.version ?? ''}</h1>
<p><a href="/api/openapi.json">openapi.json</a></p>
${routes}
</main>
</body>
</html>`
}

function routeSection(path: string, method: string, { summary, parameters = [], requestBody, responses }: Operation) {
  const inputs = parameters.flatMap((parameter) => ('name' in parameter ? [parameter] : []))
  const body = requestBody && 'content' in requestBody ? Object.keys(requestBody.content).join(', ') : ''
  return html`<section>
<h2><code>${method.toUpperCase()} ${path}</code></h2>
<p>${summary ?? ''}</p>
${inputs.length > 0 ? html`<ul>${inputs.map(({ name, in: where, schema }) => html`<li><code>${name}</code> (${where}) ${schemaText(schema)}</li>`)}</ul>` : ''}
${body ? html`<p>Body: <code>${body}</code>${requestBody && 'description' in requestBody ? ` ${requestBody.description}` : ''}</p>` : ''}
${Object.entries(responses ?? {}).map(([status, response]) =>
  'content' in response && response.content
    ? html`<details><summary>${status} ${response.description}</summary>${Object.entries(response.content).map(
        ([type, { schema }]) => html`<p><code>${type}</code></p><pre>${JSON.stringify(schema, null, 1)}</pre>`,
      )}</details>`
    : html`<p>${status} ${'description' in response ? response.description : ''}</p>`,
)}
</section>`
}

const schemaText = (schema: unknown): string => (schema ? JSON.stringify(schema) : '')
