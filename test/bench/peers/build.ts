// The two pages to compare, built alike: webpack in production mode, esbuild, ES2020.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import webpack, { type Configuration } from 'webpack'

type Product = { readonly default: Configuration }
const { default: product } = (await import(new URL('../../../webpack.config.js', import.meta.url).href)) as Product
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

async function bundle(change: Configuration, folder: string): Promise<void> {
  const { plugins: _, devtool: __, ...shared } = product
  const compiler = webpack({ ...shared, mode: 'production', ...change, output: { ...shared.output, path: folder } })
  await new Promise<void>((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error || stats?.hasErrors()) reject(error ?? new Error(stats?.toString('errors-only')))
      else resolve()
    })
  })
}

/** Writes `ours` and `fluent` with their pages into a folder. */
export async function buildPeers(folder: string, fluentPackages: string): Promise<void> {
  const style = here('../../../addin/pane/pane.css')
  for (const name of ['ours', 'ours-form', 'ours-shell'])
    await bundle({ entry: { [name]: [here(`${name}.tsx`), style] } }, join(folder, name))
  await bundle(
    {
      entry: { fluent: here('fluent/form.jsx') },
      resolve: { extensions: ['.ts', '.mjs', '.js', '.jsx'], modules: [fluentPackages] },
      module: {
        rules: [
          {
            test: /\.(?:jsx|ts)$/,
            loader: 'esbuild-loader',
            options: { target: 'es2020', jsx: 'automatic' },
          },
        ],
      },
    },
    join(folder, 'fluent'),
  )
  const page = readFileSync(here('page.html'), 'utf8')
  for (const [name, style] of [
    ...['ours', 'ours-form', 'ours-shell'].map((name) => [name, `<link rel="stylesheet" href="${name}.css">`] as const),
    ['fluent', ''] as const,
    ['nothing', ''] as const,
  ]) {
    mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, name, 'index.html'), page.replace('STYLE', style).replace('SCRIPT', `${name}.js`))
  }
  writeFileSync(
    join(folder, 'nothing', 'nothing.js'),
    "requestAnimationFrame(() => setTimeout(() => { performance.mark('interactive'); window.isInteractive = true }, 0))",
  )
}
