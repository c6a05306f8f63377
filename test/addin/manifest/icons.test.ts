import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { iconFile, iconNames, sizesOf } from '../../../addin/icons/icons.ts'
import { pngSize } from '../../../addin/manifest/check/files.ts'
import { iconFolder, pictures } from '../../../addin/manifest/tools/icons.ts'
import { paint } from '../../../addin/manifest/tools/paint.ts'
import { png } from '../../../addin/manifest/tools/png.ts'
import { readSvg } from '../../../addin/manifest/tools/svg.ts'

const committed = (file: string) => readFileSync(new URL(file, iconFolder))

const drawn = pictures()

/** RGBA of a PNG as ours are: 8-bit RGBA, one IDAT, filter "up". */
function pixelsOf(bytes: Buffer): Uint8Array {
  const [size] = pngSize(bytes)!
  const rows = inflateSync(bytes.subarray(41, 41 + bytes.readUInt32BE(33)))
  const rgba = new Uint8Array(size * size * 4)
  for (let y = 0; y < size; y++)
    for (let i = 0; i < size * 4; i++)
      rgba[y * size * 4 + i] = rows[y * (size * 4 + 1) + 1 + i]! + (y > 0 ? rgba[(y - 1) * size * 4 + i]! : 0)
  return rgba
}

const luminance = (rgb: readonly number[]) =>
  rgb
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, channel) => sum + value * [0.2126, 0.7152, 0.0722][channel]!, 0)

const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)

describe('the pictures', () => {
  it('are exactly those that the manifest names, in every size', () => {
    const wanted = iconNames.flatMap((name) => sizesOf(name).map((size) => iconFile(name, size)))
    assert.deepEqual(
      readdirSync(iconFolder)
        .filter((file) => file.endsWith('.png'))
        .sort(),
      wanted.sort(),
    )
  })

  for (const { file, pixels } of drawn)
    it(`${file} is drawn from its SVG`, () => {
      assert.deepEqual(pngSize(committed(file)), [pixels.size, pixels.size])
      assert.deepEqual(pixelsOf(committed(file)), pixels.rgba, 'run: npm run manifest -- --icons')
    })

  it('take less than 40 kB together', () => {
    const sum = drawn.reduce((bytes, { file }) => bytes + committed(file).length, 0)
    assert.ok(sum < 40_000, String(sum))
  })

  it('can be told from white, from Excel’s grey and from its dark ribbon', () => {
    for (const name of iconNames) {
      const svg = committed(`${name}.svg`).toString()
      const colours = [...new Set(svg.match(/#[0-9a-f]{6}/g))].filter((colour) => colour !== '#ffffff')
      for (const colour of colours)
        for (const ground of [
          [255, 255, 255],
          [245, 245, 245],
          [41, 41, 41],
        ]) {
          const light = luminance([1, 3, 5].map((place) => Number.parseInt(colour.slice(place, place + 2), 16)))
          assert.ok(contrast(light, luminance(ground)) >= 3, `${name} ${colour} on ${ground}`)
        }
    }
  })
})

describe('the painter', () => {
  const square = (inside: string) => readSvg(`<svg viewBox="0 0 4 4">${inside}</svg>`)

  it('fills whole pixels whole and leaves the others empty', () => {
    const { rgba } = paint(square('<rect x="0" y="0" width="2" height="4" fill="#102030"/>'), 4)
    assert.deepEqual([...rgba.subarray(0, 16)], [16, 32, 48, 255, 16, 32, 48, 255, 0, 0, 0, 0, 0, 0, 0, 0])
  })

  it('puts a line one pixel wide onto one row of pixels', () => {
    const { rgba } = paint(square('<path d="M0 2H4" stroke="#ff0000" stroke-width="1"/>'), 4)
    const alpha = [0, 1, 2, 3].map((row) => rgba[row * 16 + 4 + 3])
    assert.deepEqual(alpha, [0, 0, 255, 0])
  })

  it('gives the edge of a disc partial coverage that adds up to its area', () => {
    const { rgba, size } = paint(square('<circle cx="2" cy="2" r="1.5" fill="#000000"/>'), 64)
    const area = rgba.reduce((sum, value, place) => sum + (place % 4 === 3 ? value / 255 : 0), 0) / (size / 4) ** 2
    assert.ok(Math.abs(area - Math.PI * 1.5 ** 2) < 0.01, String(area))
  })

  it('refuses what it cannot draw instead of leaving it out', () => {
    for (const inside of ['<text>x</text>', '<path d="M0 0C1 1 2 2 3 3" fill="#000000"/>'])
      assert.throws(() => square(inside), /our icons use|do not use/)
    assert.throws(() => paint(square('<rect width="1" height="1" fill="red"/>'), 4), /colours/)
  })

  it('writes a PNG that says its own size and is intact', () => {
    const bytes = png(paint(square('<rect x="1" y="1" width="2" height="2" rx="1" fill="#123456"/>'), 20))
    assert.deepEqual(pngSize(bytes), [20, 20])
    assert.equal(bytes.subarray(-8, -4).toString('latin1'), 'IEND')
    assert.equal(bytes.readUInt32BE(bytes.length - 4), 0xae426082)
  })
})
