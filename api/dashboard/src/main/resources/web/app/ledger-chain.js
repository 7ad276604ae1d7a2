/** Checks of a ledger's hash chain; docs/AUDIT.md defines the canonical form. */
import { hex } from './format.js';

const EVENTS = { granted: 'CoinsGranted', debited: 'CoinDebited', refunded: 'CoinRefunded' };
const MEMBERS = ['entry', 'amount', 'reason', 'balance', 'messageId', 'corrects', 'at', 'requestId', 'tokenId', 'by', 'previous'];

/** The state of a ledger before its first entry. */
export const BEFORE_FIRST = { entry: 0, balance: 0, hash: '0'.repeat(64) };

/** Whether this page can compute hashes: browsers offer that on https and localhost only. */
export const canCheck = globalThis.crypto?.subtle !== undefined;

/** Returns the text that the hash of an entry covers. @param {string} account @param {any} entry */
export function canonicalForm(account, entry) {
  return ['1', account, EVENTS[entry.type], ...MEMBERS.map(it => entry[it] ?? '')].map(it => `${it}\n`).join('');
}

/**
 * Returns what is wrong with an entry, a sentence per fault.
 * @param {string} account
 * @param {any} before the entry before it, or BEFORE_FIRST
 * @param {any} entry
 * @returns {Promise<string[]>}
 */
export async function faultsOf(account, before, entry) {
  const balance = before.balance + (entry.type === 'debited' ? -entry.amount : entry.amount);
  const faults = [];
  if (entry.entry !== before.entry + 1) faults.push(`Its number does not follow ${before.entry}.`);
  if (entry.balance !== balance) faults.push(`Its balance is ${entry.balance}, but the entries add up to ${balance}.`);
  if (balance < 0) faults.push('The balance is below zero.');
  if (entry.previous !== before.hash) faults.push('It does not contain the hash of the entry before it.');
  if (entry.hash !== await sha256(canonicalForm(account, entry))) faults.push('Its hash does not match its content.');
  return faults;
}

/** @param {string} text */
async function sha256(text) {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}
