// The few pieces of SVG that our icons use, read into shapes. Anything else is refused, never skipped.
import { type Element, readXml } from '../xml.ts'

export type Point = readonly [x: number, y: number]

type Colours = { readonly fill: string | null; readonly stroke: string | null; readonly width: number }

export type Shape = Colours &
  (
    | { readonly kind: 'box'; readonly from: Point; readonly to: Point; readonly radius: number }
    | { readonly kind: 'disc'; readonly centre: Point; readonly radius: number }
    | { readonly kind: 'line'; readonly points: readonly Point[] }
  )

export type Drawing = { readonly size: number; readonly shapes: readonly Shape[] }

/** @throws Error naming what the drawing uses and we do not know */
export function readSvg(text: string): Drawing {
  const root = readXml(text)
  if ('near' in root || root.name !== 'svg') throw new Error('not an SVG')
  const [x, y, width, height] = (root.attributes.viewBox ?? '').split(' ').map(Number)
  if (x !== 0 || y !== 0 || !width || width !== height) throw new Error('the viewBox must be a square from 0 0')
  return { size: width, shapes: root.children.filter(({ name }) => name !== 'title').map(shapeOf) }
}

function shapeOf({ name, attributes }: Element): Shape {
  const number = (key: string, otherwise = 0) => Number(attributes[key] ?? otherwise)
  const colours: Colours = {
    fill: attributes.fill ?? null,
    stroke: attributes.stroke ?? null,
    width: number('stroke-width', 1),
  }
  if (name === 'rect') {
    const [x, y] = [number('x'), number('y')]
    const to: Point = [x + number('width'), y + number('height')]
    return { ...colours, kind: 'box', from: [x, y], to, radius: number('rx') }
  }
  if (name === 'circle') return { ...colours, kind: 'disc', centre: [number('cx'), number('cy')], radius: number('r') }
  if (name === 'path') return { ...colours, kind: 'line', points: pointsOf(attributes.d ?? '') }
  throw new Error(`our icons do not use <${name}>`)
}

function pointsOf(path: string): readonly Point[] {
  if (/[^MLHVZ\d.\s]/.test(path)) throw new Error(`our icons use M, L, H, V and Z only: ${path}`)
  const points: Point[] = []
  for (const [, command, rest = ''] of path.matchAll(/([MLHVZ])([\d.\s]*)/g)) {
    const [first = 0, second = 0] = rest.trim().split(/\s+/).map(Number)
    const [x, y] = points.at(-1) ?? [0, 0]
    points.push(
      command === 'Z' ? points[0]! : command === 'H' ? [first, y] : command === 'V' ? [x, first] : [first, second],
    )
  }
  return points
}
