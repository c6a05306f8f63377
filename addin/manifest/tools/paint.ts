// Draws shapes into pixels. Lines are first moved onto the pixel grid, so that the small sizes are crisp.
import type { Drawing, Point, Shape } from './svg.ts'

/** Straight RGBA, four bytes a pixel, row by row. */
export type Pixels = { readonly size: number; readonly rgba: Uint8Array }

/** Samples along one side of a pixel. */
const samples = 8
/** A pixel's middle is never farther from a point in it. */
const halfDiagonal = Math.SQRT1_2

/** Distance to the edge of what is coloured, negative within, in pixels. */
type Distance = (x: number, y: number) => number
type Layer = { readonly colour: readonly number[]; readonly away: Distance }

/** A drawing at a size in pixels: the same drawing and size give the same bytes. */
export function paint({ size: units, shapes }: Drawing, size: number): Pixels {
  const layers = shapes.flatMap((shape) => layersOf(shape, size / units)).reverse()
  const rgba = new Uint8Array(size * size * 4)
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) rgba.set(pixel(layers, x, y), (y * size + x) * 4)
  return { size, rgba }
}

// Samples are coloured by the uppermost layer that covers them and averaged, weighted by coverage.
function pixel(layers: readonly Layer[], x: number, y: number): readonly number[] {
  const touching = layers.filter(({ away }) => away(x + 0.5, y + 0.5) < halfDiagonal)
  const top = touching[0]
  if (!top) return [0, 0, 0, 0]
  if (top.away(x + 0.5, y + 0.5) <= -halfDiagonal) return [...top.colour, 255]
  const sum = [0, 0, 0]
  let covered = 0
  for (let i = 0; i < samples * samples; i++) {
    const [across, down] = [x + ((i % samples) + 0.5) / samples, y + (Math.floor(i / samples) + 0.5) / samples]
    const layer = touching.find(({ away }) => away(across, down) <= 0)
    if (!layer) continue
    covered++
    for (const channel of [0, 1, 2]) sum[channel]! += layer.colour[channel]!
  }
  if (covered === 0) return [0, 0, 0, 0]
  return [...sum.map((value) => Math.round(value / covered)), Math.round((covered * 255) / samples ** 2)]
}

function layersOf(shape: Shape, scale: number): Layer[] {
  const width = shape.stroke ? Math.max(1, Math.round(shape.width * scale)) : 0
  // The middle of a line of odd width lies between two grid lines.
  const snap = (value: number) => (width % 2 === 1 ? Math.floor(value * scale) + 0.5 : Math.round(value * scale))
  const away = distanceTo(shape, ([x, y]) => [snap(x), snap(y)], scale)
  return [
    ...(shape.fill ? [{ colour: channels(shape.fill), away }] : []),
    ...(shape.stroke
      ? [{ colour: channels(shape.stroke), away: (x: number, y: number) => Math.abs(away(x, y)) - width / 2 }]
      : []),
  ]
}

function distanceTo(shape: Shape, snapped: (point: Point) => Point, scale: number): Distance {
  if (shape.kind === 'disc') {
    const [cx, cy] = snapped(shape.centre)
    return (x, y) => Math.hypot(x - cx, y - cy) - shape.radius * scale
  }
  if (shape.kind === 'box') {
    const [[left, top], [right, bottom]] = [snapped(shape.from), snapped(shape.to)]
    const radius = shape.radius * scale
    return (x, y) => {
      const across = Math.abs(x - (left + right) / 2) - (right - left) / 2 + radius
      const down = Math.abs(y - (top + bottom) / 2) - (bottom - top) / 2 + radius
      return Math.hypot(Math.max(across, 0), Math.max(down, 0)) + Math.min(Math.max(across, down), 0) - radius
    }
  }
  const points = shape.points.map(snapped)
  const sides = points.slice(1).map((to, place): readonly [Point, Point] => [points[place]!, to])
  return (x, y) => {
    const within = sides.filter(([from, to]) => crosses(x, y, from, to)).length % 2 === 1
    const outline = Math.min(...sides.map(([from, to]) => distance(x, y, from, to)))
    return within ? -outline : outline
  }
}

/** Whether a ray from the point to the right meets the side. */
const crosses = (x: number, y: number, [ax, ay]: Point, [bx, by]: Point) =>
  ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax

function distance(x: number, y: number, [ax, ay]: Point, [bx, by]: Point): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
}

function channels(colour: string): readonly number[] {
  if (!/^#[0-9a-f]{6}$/.test(colour)) throw new Error(`our icons use colours like #1f7ad1 only: ${colour}`)
  return [1, 3, 5].map((place) => Number.parseInt(colour.slice(place, place + 2), 16))
}
