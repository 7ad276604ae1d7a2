import { html, nothing } from 'lit';
import { canCheck } from '../ledger-chain.js';
import { number } from '../format.js';
import { Ledger } from '../ledger.js';
import { keepRows } from '../rows.js';
import { PagePart } from './page-part.js';
import './ledger-row.js';

const PAGE = 20;
const NAMED_MAX = 5;

/** Shows the ledger, newest entries first, and whether its hash chain is unbroken. */
class CoinLedger extends PagePart {
  static properties = { ...PagePart.properties, shown: { state: true } };
  static refreshOn = ['message_queued', 'message_failed', 'coins_granted', 'coin_refunded'];

  #ledger = new Ledger();

  constructor() {
    super();
    this.shown = PAGE;
  }

  async load() {
    await this.#ledger.read(() => { this.value = this.#state(false); });
    return this.#state(true);
  }

  /** @param {boolean} isComplete */
  #state(isComplete) {
    return { entries: this.#ledger.entries.slice(), faults: new Map(this.#ledger.faults), isComplete };
  }

  view({ entries, faults, isComplete }) {
    if (entries.length === 0) {
      return html`<div class="empty"><strong>No entries yet</strong><span>Every coin that you receive or spend appears here as an entry.</span></div>`;
    }
    const isCut = entries.length > this.shown;
    return html`
      ${verdict(entries, faults, isComplete)}
      <div class="ledger" role="table" aria-label="Ledger, newest entry first">
        <div role="rowgroup"><div role="row" class="head">
          <span role="columnheader">Entry</span><span role="columnheader">Coins</span><span role="columnheader">Balance</span>
        </div></div>
        <div role="rowgroup" class="rows"></div>
      </div>
      <p class="more">
        ${isCut ? html`<button type="button" @click=${this.#showMore}>Show more</button>` : nothing}
        <span class="hint" role="status">${isCut ? `The newest ${this.shown} of ${number(entries.length)}` : `All ${number(entries.length)}`}</span>
      </p>`;
  }

  updated() {
    const list = this.querySelector('.rows');
    if (!list) return;
    const { entries, faults } = this.value;
    keepRows(list, entries.slice(-this.shown).reverse().map(it => ({ ...it, faults: faults.get(it.entry) })),
      it => String(it.entry), 'ledger-row');
  }

  async #showMore() {
    const before = this.shown;
    this.shown += PAGE;
    await this.updateComplete;
    const row = /** @type {any} */ (this.querySelector('.rows')?.children[before]);
    await row?.updateComplete;
    row?.querySelector('summary')?.focus();
  }
}

/** @param {any[]} entries @param {Map<number, string[]>} faults @param {boolean} isComplete */
function verdict(entries, faults, isComplete) {
  if (!canCheck) {
    return html`<p class="note warn">This browser checks hashes only over https or on localhost. Open this page there, or check the ledger as <a href="/docs">the docs</a> describe.</p>`;
  }
  if (faults.size > 0) {
    return html`
      <div class="note bad" role="alert">
        <strong>${faults.size === 1 ? 'One entry is broken.' : `${number(faults.size)} entries are broken.`}</strong>
        <ul>${[...faults].slice(0, NAMED_MAX).map(([entry, sentences]) => html`<li>Entry ${entry}: ${sentences.join(' ')}</li>`)}</ul>
        What is shown here differs from what was recorded. Give these numbers to the operator of this service.
      </div>`;
  }
  if (!isComplete) return html`<p class="note" role="status">Checking: ${number(entries.length)} entries so far.</p>`;
  return html`<p class="note good" role="status"><strong>Unbroken.</strong> This browser has computed the hash of ${entries.length === 1 ? 'the only entry: it matches its content.' : `all ${number(entries.length)} entries: each matches its content and the entry before it.`}</p>`;
}

customElements.define('coin-ledger', CoinLedger);
