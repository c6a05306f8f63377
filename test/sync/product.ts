// What a history needs of the product. The mutations load this file from a copy of the product in which one thing is broken.
import { createClient } from '@libsql/client'
import { round } from '../../addin/sync/round.ts'
import { createSync } from '../../addin/sync/sync.ts'
import { openStore } from '../../server/store/store.ts'

/** With the client that it tells errors of: loaded in two ways, a class of errors is two. */
export const product = { createSync, round, openStore, createClient }
export type Product = typeof product
