// Short words for those who hear the pane: said, never shown as a message.
import type { PaneWord, Values } from '../../../templates/words/pane.ts'
import { announce } from '../../kit/live.ts'
import { t } from '../speech.ts'

export const announceWord = (word: PaneWord, values?: Values): void => announce(t(word, values))
