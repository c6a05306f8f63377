import assert from 'node:assert/strict'
import { createBell } from '../../../server/sync/bell.ts'
import { handIntervals } from '../api/hand-intervals.ts'

describe('server/sync/bell', () => {
  let time: ReturnType<typeof handIntervals>
  beforeEach(() => {
    time = handIntervals()
  })
  afterEach(() => time.release())

  function stage() {
    const bell = createBell()
    const heard: string[] = []
    const listen = (name: string, { site = 'S04', device = name } = {}) =>
      bell.listen(site, device, (why) => void heard.push(`${name} ${why}`))
    return { bell, heard, listen, told: () => heard.splice(0) }
  }

  it('is heard at its site, until it is called off', () => {
    const { bell, listen, told } = stage()
    listen('a')
    const callOff = listen('b')
    listen('c', { site: 'S05' })
    bell.ring('S04')
    assert.deepEqual(told(), ['a news', 'b news'])
    callOff()
    bell.ring('S04')
    assert.deepEqual(told(), ['a news'])
  })

  it('rings by itself every 2 s, at every site, as long as somebody listens', () => {
    const { listen, told } = stage()
    const both = [listen('a'), listen('c', { site: 'S05' })]
    time.pass(1999)
    assert.deepEqual(told(), [])
    time.pass(1)
    assert.deepEqual(told(), ['a news', 'c news'])
    both[0]!()
    time.pass(2000)
    assert.deepEqual(told(), ['c news'])
    both[1]!()
    time.pass(1000)
    listen('d')
    time.pass(1999)
    assert.deepEqual(told(), [], 'the time of those who left')
    time.pass(1)
    assert.deepEqual(told(), ['d news'])
  })

  it('is heard once by who listens anew in that moment', () => {
    const { bell } = stage()
    const heard = { times: 0 }
    const again = () => {
      const callOff = bell.listen('S04', 'a', () => {
        heard.times++
        callOff()
        if (heard.times < 10) again()
      })
    }
    again()
    bell.ring('S04')
    assert.equal(heard.times, 1)
    time.pass(2000)
    assert.equal(heard.times, 2)
  })

  it('has enough of a device that listens a fifth time: of its oldest', () => {
    const { bell, heard, listen, told } = stage()
    listen('other')
    const first = bell.listen('S04', 'busy', (why) => {
      heard.push(`1 ${why}`)
      first()
    })
    for (const name of ['2', '3', '4']) listen(name, { device: 'busy' })
    assert.deepEqual(told(), [])
    listen('5', { device: 'busy' })
    assert.deepEqual(told(), ['1 enough'])
    bell.ring('S04')
    assert.deepEqual(told(), ['other news', '2 news', '3 news', '4 news', '5 news'])
  })
})
