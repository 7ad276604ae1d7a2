import { call } from './api.js';
import { BEFORE_FIRST, canCheck, faultsOf } from './ledger-chain.js';

const PAGE = 100;
const PAGES_AT_ONCE = 10;
const PAUSE = 250;

/**
 * The account's ledger, read page by page and checked entry by entry. Later reads begin with the last page, because
 * entries are only added. A read that failed continues where it stopped.
 */
export class Ledger {
  /** @type {any[]} oldest first */
  entries = [];
  /** @type {Map<number, string[]>} the faults of an entry by its number */
  faults = new Map();
  #account = '';
  #cursor = '';
  /** Entries before the page of the cursor. */
  #kept = 0;
  #reading = Promise.resolve();

  /**
   * Reads up to the newest entry, one read after the other.
   * @param {() => void} onProgress called after each page but the last
   */
  read(onProgress) {
    this.#reading = this.#reading.catch(() => { /* the caller of that read has its error */ }).then(() => this.#readOn(onProgress));
    return this.#reading;
  }

  /** @param {() => void} onProgress */
  async #readOn(onProgress) {
    this.#account ||= (await call('GET', '/api/account')).data.userId;
    for (let pages = 1; await this.#readPage(); pages++) {
      onProgress();
      // The read limit applies to the whole account, including its programs.
      if (pages >= PAGES_AT_ONCE) await new Promise(resolve => { setTimeout(resolve, PAUSE); });
    }
  }

  /** Returns whether another page follows. */
  async #readPage() {
    const parameters = new URLSearchParams({ limit: String(PAGE) });
    if (this.#cursor) parameters.set('cursor', this.#cursor);
    const { entries, nextCursor } = (await call('GET', `/api/credits/ledger?${parameters}`)).data;
    this.entries.length = this.#kept;
    for (const entry of entries) {
      const faults = canCheck ? await faultsOf(this.#account, this.entries.at(-1) ?? BEFORE_FIRST, entry) : [];
      if (faults.length) this.faults.set(entry.entry, faults);
      else this.faults.delete(entry.entry);
      this.entries.push(entry);
    }
    if (nextCursor) {
      this.#cursor = nextCursor;
      this.#kept = this.entries.length;
    }
    return Boolean(nextCursor);
  }
}
