/** Event names of the canonical form by the API's entry types (docs/AUDIT.md, "The canonical form"). */
const EVENTS = { granted: 'CoinsGranted', debited: 'CoinDebited', refunded: 'CoinRefunded' };
const MEMBERS = ['entry', 'amount', 'reason', 'balance', 'messageId', 'corrects', 'at', 'requestId', 'tokenId', 'by', 'previous'];
const START = '0'.repeat(64);

/** Whether this page can compute hashes: browsers offer that on https and localhost only. */
export const canCheck = globalThis.crypto?.subtle !== undefined;

/**
 * Returns the hash of a ledger entry: SHA-256, in lower-case hex, of its canonical form.
 * @param {string} account the account id
 * @param {any} entry a row of a ledger response
 */
export async function entryHash(account, entry) {
  const lines = ['1', account, EVENTS[entry.type], ...MEMBERS.map(it => entry[it] ?? '')];
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${lines.join('\n')}\n`));
  return Array.from(new Uint8Array(digest), it => it.toString(16).padStart(2, '0')).join('');
}

/** Checks an account's ledger from its first entry: numbers, balances, and the hash chain. */
export class LedgerChain {
  /** The number of correct entries so far. */
  entries = 0;
  /** The balance after them, in coins. */
  balance = 0;
  /** The hash of the last of them; 64 zeros before the first. */
  head = START;
  /**
   * The first wrong entry, and a sentence that says what is wrong.
   * @type {{entry: number, fault: string} | null}
   */
  broken = null;

  /** @param {string} account the account id */
  constructor(account) {
    this.account = account;
  }

  /**
   * Checks the next entries. Entries after a wrong one are not checked.
   * @param {any[]} entries in the order of `entry`, without a gap to those before
   * @returns {Promise<boolean>} whether all entries so far are correct
   */
  async add(entries) {
    for (const entry of entries) {
      if (this.broken) return false;
      const fault = await this.#faultOf(entry);
      if (fault) {
        this.broken = { entry: entry.entry, fault };
        return false;
      }
      this.entries = entry.entry;
      this.balance = entry.balance;
      this.head = entry.hash;
    }
    return !this.broken;
  }

  /** @param {any} entry */
  async #faultOf(entry) {
    const balance = this.balance + (entry.type === 'debited' ? -entry.amount : entry.amount);
    if (entry.entry !== this.entries + 1) return `Entry ${this.entries + 1} is missing.`;
    if (entry.balance !== balance) return `The balance must be ${balance}, but the entry has ${entry.balance}.`;
    if (balance < 0) return 'The balance is below zero.';
    if (entry.previous !== this.head) return 'The entry does not contain the hash of the entry before it.';
    if (entry.hash !== await entryHash(this.account, entry)) return 'The hash does not match the content of the entry.';
    return '';
  }
}
