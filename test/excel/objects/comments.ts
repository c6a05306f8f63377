// Excel.CommentCollection, of the workbook or of one sheet.
import { cellCount, sameArea } from '../model/area.ts'
import { guard } from '../model/guard.ts'
import { areaOf } from '../model/place.ts'
import type { Remark } from '../model/remark.ts'
import type { Sheet } from '../model/sheet.ts'
import { invalidArgument, itemAlreadyExists, itemNotFound } from '../wire/host-error.ts'
import { read, type Thing } from '../wire/thing.ts'
import { collection } from './collection.ts'
import { type Model, placeOf, text, yes } from './given.ts'
import { rangeThing } from './range.ts'

const author = 'Excel host'

export function commentsThing(model: Model, sheet: Sheet | null): Thing {
  const { book } = model
  const mine = () => book.remarks.filter(({ place }) => place.gone !== true && (sheet ?? place.sheet) === place.sheet)
  const at = (cell: unknown): Remark | undefined => {
    const place = placeOf(model, cell, sheet)
    return mine().find((one) => one.place.sheet === place.sheet && sameArea(areaOf(one.place), place.area))
  }
  const list = () => mine().map((remark) => ({ keys: [remark.id], thing: () => commentThing(model, remark) }))
  return collection('CommentCollection', list, {
    methods: {
      Add: (cell, content) => {
        const place = placeOf(model, cell, sheet)
        if (cellCount(place.area) !== 1) throw invalidArgument()
        guard(place.sheet, 'allowEditObjects')
        if (at(cell) !== undefined) throw itemAlreadyExists()
        const remark: Remark = {
          id: book.newId(),
          place: { sheet: place.sheet, area: place.area },
          content: text(content),
          author,
          resolved: false,
          at: book.today(),
          replies: [],
        }
        book.remarks.push(remark)
        return commentThing(model, remark)
      },
      GetItemByCell: (cell) => {
        const remark = at(cell)
        if (remark === undefined) throw itemNotFound()
        return commentThing(model, remark)
      },
    },
  })
}

function commentThing(model: Model, remark: Remark): Thing {
  return {
    kind: 'Comment',
    identity: { Id: remark.id },
    scalars: {
      Id: read(() => remark.id),
      AuthorName: read(() => remark.author),
      AuthorEmail: read(() => ''),
      CreationDate: read(() => remark.at.getTime()),
      ContentType: read(() => 'Plain'),
      Content: {
        get: () => remark.content,
        set: (content) => {
          remark.content = text(content)
        },
      },
      Resolved: {
        get: () => remark.resolved,
        set: (resolved) => {
          remark.resolved = yes(resolved)
        },
      },
    },
    objects: { Replies: () => repliesThing(model, remark) },
    methods: {
      GetLocation: () => rangeThing(model, { sheet: remark.place.sheet, area: areaOf(remark.place) }),
      Delete: () => {
        guard(remark.place.sheet, 'allowEditObjects')
        model.book.remarks.splice(model.book.remarks.indexOf(remark), 1)
      },
    },
  }
}

function repliesThing(model: Model, remark: Remark): Thing {
  const thing = (reply: Remark['replies'][number]): Thing => ({
    kind: 'CommentReply',
    identity: { Id: reply.id },
    scalars: {
      Id: read(() => reply.id),
      AuthorName: read(() => reply.author),
      Content: {
        get: () => reply.content,
        set: (content) => {
          reply.content = text(content)
        },
      },
    },
    methods: { Delete: () => void remark.replies.splice(remark.replies.indexOf(reply), 1) },
  })
  const list = () => remark.replies.map((reply) => ({ keys: [reply.id], thing: () => thing(reply) }))
  return collection('CommentReplyCollection', list, {
    methods: {
      Add: (content) => {
        const reply = { id: model.book.newId(), content: text(content), author, at: model.book.today() }
        remark.replies.push(reply)
        return thing(reply)
      },
    },
  })
}
