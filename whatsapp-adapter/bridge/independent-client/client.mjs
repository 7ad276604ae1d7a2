import './quiet.mjs'
import { spawn } from 'node:child_process'
import makeWASocket, { initAuthCreds, makeCacheableSignalKeyStore, DisconnectReason } from 'baileys'
const log = console._log, quiet = { level: 'silent', trace(){}, debug(){}, info(){}, warn(){}, error(){}, child(){ return quiet } }
const p = spawn('./standin', [], { stdio: ['pipe', 'pipe', 'inherit'] })
const first = JSON.parse(await new Promise(r => p.stdout.once('data', d => r(d.toString()))))
const control = async (c, b = {}) => { const r = await fetch(first.control + c, { method: 'POST', body: JSON.stringify(b) }); const j = await r.json(); if (!r.ok) throw new Error(c + ' ' + JSON.stringify(j)); return j }
const own = '919811110001', peer = '919811110002'
const store = {}; const keys = { get: (t, ids) => Object.fromEntries(ids.map(i => [i, store[t + i]]).filter(x => x[1])), set: d => { for (const t in d) for (const i in d[t]) d[t][i] == null ? delete store[t + i] : store[t + i] = d[t][i] } }
const creds = initAuthCreds(); const seen = [], updates = []
let sock, scanned = false
const code = process.argv[2] === 'code'
function start () {
  sock = makeWASocket({ auth: { creds, keys }, waWebSocketUrl: first.url, logger: quiet, markOnlineOnConnect: false, syncFullHistory: false, getMessage: async () => undefined })
  sock.ev.on('creds.update', u => Object.assign(creds, u))
  sock.ev.on('messages.upsert', u => { updates.push(...u.messages.map(m => [m.key.id, m.status])); seen.push(...u.messages.map(m => m.message?.conversation || m.message?.extendedTextMessage?.text)) })
  sock.ev.on('messages.update', u => updates.push(...u.map(x => [x.key.id, x.update.status])))
  return new Promise((resolve, reject) => {
    sock.ev.on('connection.update', async u => {
      try {
        if (u.qr && !scanned) { scanned = true
          if (code) { const c = await sock.requestPairingCode(own); await control('code', { number: own, code: c }) } else await control('scan', { qr: u.qr, number: own }) }
        if (u.connection === 'open') resolve('open')
        if (u.connection === 'close') { const s = u.lastDisconnect?.error?.output?.statusCode; if (s === DisconnectReason.restartRequired) resolve(start()); else reject(new Error('closed ' + s + ' ' + u.lastDisconnect?.error?.message)) }
      } catch (e) { reject(e) }
    })
  })
}
const until = async (what, f) => { const t = Date.now(); while (!await f()) { if (Date.now() - t > 15000) throw new Error('never: ' + what); await new Promise(r => setTimeout(r, 50)) } }
try {
  const t0 = Date.now(); log(await start(), Date.now() - t0, 'ms')
  const text = 'नमस्ते 👩‍👩‍👧 ' + 'ab'.repeat(500)
  const m = await sock.sendMessage(peer + '@s.whatsapp.net', { text })
  await until('arrived', async () => (await control('arrivals', { to: peer })).some(a => a.id === m.key.id && a.text === text && a.copies === 1 && a.own_copies === 1 && !a.conflict))
  log('sent, decrypted exactly, own copy too')
  await until('delivered', () => updates.some(u => u[0] === m.key.id && u[1] >= 3)); log('delivery receipt')
  for (const by_lid of [false, true]) await control('write', { from: peer, to: own, text: 'to baileys ' + by_lid, by_lid })
  await until('received', () => seen.includes('to baileys false') && seen.includes('to baileys true')); log('received by PN and by LID')
  await until('acknowledged', async () => !(await control('pending', { number: own })).length); log('all acknowledged')
  await control('fault', { action: 'undecryptable' })
  const m2 = await sock.sendMessage(peer + '@s.whatsapp.net', { text: 'again' })
  await until('resent', async () => (await control('arrivals', { to: peer })).some(a => a.id === m2.key.id && a.text === 'again' && a.copies === 1)); log('retry receipt answered')
  log(JSON.stringify(await control('stats')))
} catch (e) { process.exitCode = 1; log('FAILED', e.message, seen, JSON.stringify(await control('stats'))) }
p.stdin.end(); process.exit(process.exitCode ?? 0)
