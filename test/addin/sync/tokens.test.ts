import assert from 'node:assert/strict'
import { createHmac, randomBytes, webcrypto } from 'node:crypto'
import { createTokens } from '../../../addin/sync/tokens.ts'

describe('addin/sync/tokens', () => {
  it('are the same that the centre makes of a filing', async () => {
    const key = randomBytes(32)
    const token = await createTokens(webcrypto.subtle as SubtleCrypto, key.toString('hex'))
    for (const text of ['CT2026001', '检查-7', ' 7 '])
      assert.equal(await token(text), createHmac('sha256', key).update(text).digest('hex').slice(0, 16))
  })
})
