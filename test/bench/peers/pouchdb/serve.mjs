// The peer's server: PouchDB over LevelDB behind its own HTTP routes, on loopback, in a process of its own.
import { createRequire } from 'node:module'

const [, , folder, modules] = process.argv
const require = createRequire(`${modules}/`)
const express = require('express')
const PouchDB = require('pouchdb')
const app = express().use(
  '/',
  require('express-pouchdb')(PouchDB.defaults({ prefix: `${folder}/server-` }), {
    mode: 'minimumForPouchDB',
    logPath: `${folder}/log.txt`,
    inMemoryConfig: true,
  }),
)
const server = app.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send({ cpu: (user + system) / 1000 })
})
