// Actions that say something back: whole links, the same as last time, marked for discussion, chosen from the list.
import { isForDiscussion, withMark, withoutMark } from '../../../core/discussion.ts'
import type { Entry } from '../../../core/exam.ts'
import { caption } from '../../../core/words.ts'
import { createEntryReader } from '../../../templates/reading/entries.ts'
import { scoresIn } from '../book/shadow.ts'
import type { Draft, DraftView } from '../scoring/draft.ts'
import { type LinkGone, linkNotApplicable } from '../scoring/link-na.ts'
import { textOfPlace } from '../scoring/moves.ts'
import { reasoned, reasonsOf } from '../scoring/reasons.ts'
import { earlierOf, withSame } from '../scoring/same.ts'
import { language } from '../speech.ts'
import { announceWord } from './announce.ts'
import { type Desk, tell } from './desk.ts'
import { change, rubricOf } from './press.ts'
import type { Message } from './state.ts'

/** Sets the whole link aside and says why, and by which field. */
export function setLinkAside(desk: Desk, draft: Draft, view: DraftView): void {
  const rubric = rubricOf(desk)
  const gone = linkNotApplicable(rubric, draft, view)
  if (!gone) {
    announceWord('score.noSuch')
    return
  }
  change(desk, gone.draft)
  tell(desk, gone.reason === '' ? null : asideWords(desk, gone))
}

function asideWords(desk: Desk, gone: LinkGone): Message {
  const rubric = rubricOf(desk)
  const { field } = gone
  const reason = rubric.codesOf.get('na_reasons')?.get(gone.reason)
  const column = field ? rubric.columnByKey.get(field.key) : undefined
  return {
    level: 'notice',
    word: field ? 'score.linkAside' : 'score.linkUnobtainable',
    values: {
      link: caption(rubric.linkById.get(gone.link)!, language.value),
      reason: `${gone.reason}${reason ? ` ${caption(reason, language.value)}` : ''}`,
      field: column ? caption(column, language.value) : '',
      value: field?.value ?? '',
    },
  }
}

/** Marks the exam for discussion, or takes the mark away; the rest of the remark stays as it is. */
export function flag(desk: Desk, draft: Draft): void {
  const remarks = draft.remarks ?? draft.entry.exam.remarks
  const marked = isForDiscussion(remarks)
  const next = marked ? (withoutMark(remarks) ?? '') : withMark(remarks, desk.state.shadow.value!.found.language)
  change(desk, { ...draft, remarks: next })
  announceWord(marked ? 'flag.off' : 'flag.on')
}

/** Entries of the rows above, the nearest first. */
function* above({ state }: Desk, row: number): Iterable<Entry> {
  const shadow = state.shadow.value!
  const reader = createEntryReader(shadow.rubric, shadow.found.scores!)
  const rows = [...(scoresIn(shadow)?.rows.values() ?? [])].filter(({ number }) => number < row)
  for (const raw of rows.sort((a, b) => b.number - a.number)) {
    const { entry } = reader.row(raw)
    if (entry) yield entry
  }
}

/** The same deductions as the person had last time: the first press says which, the second takes them. */
export function sameAgain(desk: Desk, draft: Draft, view: DraftView): void {
  const { state } = desk
  const asked = state.asking.value
  if (asked) {
    state.asking.value = null
    change(desk, withSame(draft, view, asked))
    tell(desk, { level: 'good', word: 'same.taken', values: { row: asked.row } })
    return
  }
  const found = earlierOf(rubricOf(desk), draft, view, above(desk, draft.entry.row))
  const some = found !== null && found.texts.size > 0
  state.asking.value = some ? found : null
  const codes = [...(found?.texts ?? [])].map(([place, text]) => `${rubricOf(desk).items[place]!.id} ${text}`)
  tell(desk, {
    level: 'notice',
    word: some ? 'same.ask' : found ? 'same.clean' : 'same.none',
    values: { row: found?.row ?? 0, id: found?.person ?? '', codes: codes.join('；') },
  })
}

/** A line of the list of reasons; a letter that may be given several times asks how often. */
export function chooseReason(desk: Desk, draft: Draft, view: DraftView, number: number): void {
  const { state } = desk
  const rubric = rubricOf(desk)
  const reasons = reasonsOf(rubric, draft.place, language.value)
  const line = state.choosing.value?.line ?? null
  const reason = reasons[line ?? number - 1]
  if (!reason || !view.shown[draft.place]) {
    announceWord('score.noSuch')
    return
  }
  const counts = line === null && reason.most > 1
  state.choosing.value = counts ? { line: number - 1 } : null
  if (counts) {
    announceWord('reasons.count', { text: reason.text, most: reason.most })
    return
  }
  const count = line === null ? 1 : number
  const text = reasoned(rubric, draft.place, textOfPlace(view, draft.place), reason, count)
  change(desk, { ...draft, typed: new Map(draft.typed).set(draft.place, text) })
}
