// What a history needs of the product. The mutations load this file from a copy of the product in which one thing is broken.

import { round } from '../../addin/sync/round.ts'
import { createSync } from '../../addin/sync/sync.ts'
import { openStore } from '../../server/store/store.ts'

export const product = { createSync, round, openStore }
export type Product = typeof product
