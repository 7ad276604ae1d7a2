import './quiet.mjs'
import { encodeBinaryNode } from 'baileys'
import fs from 'node:fs'
// parse the trace's text form; "[n bytes]" becomes n counted bytes
const lines = fs.readFileSync('../internal/standin/testdata/trace.txt', 'utf8').split('\n').filter(l => /^[SC]> /.test(l))
function parse (s) {
  let i = 0
  function node () {
    const m = /^<([^\s/>]+)((?: [^\s=]+="[^"]*")*)(\/?)>/.exec(s.slice(i)); if (!m) throw new Error('at ' + s.slice(i, i + 60))
    i += m[0].length
    const attrs = {}; for (const a of m[2].matchAll(/ ([^\s=]+)="([^"]*)"/g)) attrs[a[1]] = a[2]
    const n = { tag: m[1], attrs }
    if (m[3]) return n
    const b = /^\[(\d+) bytes\]/.exec(s.slice(i))
    if (b) { i += b[0].length; n.content = Buffer.from(Array.from({ length: Number(b[1]) }, (_, k) => (k * 7 + 3) & 255)) }
    else { n.content = []; while (s[i] === '<' && s[i + 1] !== '/') n.content.push(node()) }
    if (s[i] === '…') { const r = /^…(×6)?/.exec(s.slice(i)); i += r[0].length; n.elided = true }
    const end = `</${n.tag}>`; if (!s.startsWith(end, i)) throw new Error('end at ' + s.slice(i, i + 60)); i += end.length
    return n
  }
  return node()
}
const strip = n => { delete n.elided; if (Array.isArray(n.content)) n.content.forEach(strip); return n }
const seen = new Set(), out = []
for (const l of lines) {
  let n; try { n = strip(parse(l.slice(3))) } catch (e) { console._log('skip', e.message); continue }
  const shape = JSON.stringify(n, (k, v) => k === 'attrs' ? Object.fromEntries(Object.entries(v).map(([a, b]) => [a, /^(id|t|from|to|jid|sid|lid|pn_jid|sender_lid|sender_pn|peer_recipient_pn|peer_recipient_lid|notify)$/.test(a) ? '*' : b])) : v)
  if (seen.has(shape)) continue; seen.add(shape)
  const json = JSON.parse(JSON.stringify(n, (k, v) => v && v.type === 'Buffer' ? { bytes: v.data.length } : v))
  out.push({ node: json, hex: Buffer.from(encodeBinaryNode(n)).toString('hex') })
}
fs.writeFileSync('../internal/standin/testdata/golden.json', '[\n' + out.map(o => JSON.stringify(o)).join(',\n') + '\n]\n')
console._log(out.length, 'stanzas', fs.statSync('../internal/standin/testdata/golden.json').size)
