// Ways to spoil the committed manifest, each with the faults that the check must then find, and no others.
import type { FaultCode } from '../../../addin/manifest/check/fault.ts'
import { abilityMutations } from './mutations/abilities.ts'
import { addressMutations } from './mutations/addresses.ts'
import { shapeMutations } from './mutations/shape.ts'

export type Mutation = {
  readonly title: string
  readonly from: string | RegExp
  readonly to: string
  readonly codes: readonly FaultCode[]
}

export const mutations: readonly Mutation[] = [...shapeMutations, ...addressMutations, ...abilityMutations]
