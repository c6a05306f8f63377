// Excel.RangeBorderCollection: each edge of an area, and the lines within it.

import type { Area } from '../model/area.ts'
import { color } from '../model/color.ts'
import { type EdgeSide, edgeOf, edgeSides, setEdge } from '../model/edges.ts'
import { guard } from '../model/guard.ts'
import { areaOf } from '../model/place.ts'
import type { Edge } from '../model/style.ts'
import { uniform } from '../model/uniform.ts'
import { read, type Thing } from '../wire/thing.ts'
import { collection } from './collection.ts'
import type { Places } from './format.ts'
import { type Model, oneOf } from './given.ts'

const styles = ['None', 'Continuous', 'Dash', 'DashDot', 'DashDotDot', 'Dot', 'Double', 'SlantDashDot']
const weights = ['Hairline', 'Thin', 'Medium', 'Thick']

export function bordersThing(model: Model, places: Places): Thing {
  return collection('RangeBorderCollection', () =>
    edgeSides.map((side) => ({ keys: [side], thing: () => borderThing(model, places, side) })),
  )
}

function borderThing(model: Model, places: Places, side: EdgeSide): Thing {
  const part = (name: keyof Edge) =>
    uniform(places().map((place) => edgeOf(place.sheet, areaOf(place), side)?.[name] ?? null))
  const change = (made: Partial<Edge>) => {
    for (const place of places()) {
      guard(place.sheet, 'allowFormatCells')
      const area: Area = areaOf(place)
      setEdge(model.book, place.sheet, area, side, made)
    }
  }
  return {
    kind: 'RangeBorder',
    identity: { SideIndex: side },
    scalars: {
      SideIndex: read(() => side),
      Style: { get: () => part('style') ?? 'None', set: (value) => change({ style: oneOf(value, styles) }) },
      Weight: { get: () => part('weight') ?? 'Thin', set: (value) => change({ weight: oneOf(value, weights) }) },
      Color: { get: () => part('color') ?? '#000000', set: (value) => change({ color: color(value) }) },
    },
  }
}
