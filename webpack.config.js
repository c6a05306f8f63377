import { fileURLToPath } from 'node:url'
import { EsbuildPlugin } from 'esbuild-loader'
import { staticFiles } from './addin/manifest/static-files.js'

const path = (name) => fileURLToPath(new URL(name, import.meta.url))
/** What every browser of 2020 runs; the minifier lowers dependencies to it too. */
const target = 'es2020'

export default {
  entry: {
    page: ['./addin/page/main.tsx', './addin/page/page.css', './addin/page/page.html'],
    pane: ['./addin/pane/main.tsx', './addin/pane/pane.css', './addin/pane/pane.html'],
  },
  output: { path: path('dist'), filename: '[name].js', cssFilename: '[name].css', clean: true },
  resolve: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  experiments: { css: true },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        loader: 'esbuild-loader',
        options: { target, jsx: 'automatic', jsxImportSource: 'preact' },
      },
      { test: /\/words\/.+\.json$/, loader: path('addin/words-loader.js') },
      { test: /\.css$/, type: 'css/global' },
      { test: /\.html$/, type: 'asset/resource', generator: { filename: '[name][ext]' } },
    ],
  },
  plugins: [staticFiles],
  optimization: { minimizer: [new EsbuildPlugin({ target, css: true, charset: 'utf8' })] },
  devtool: 'source-map',
  performance: { hints: false },
}
