import { LitElement, html, nothing } from 'lit';
import { ApiError, call } from '../../api.js';
import { operatorAdvice } from '../../console/advice.js';
import { correct } from '../../console/account-actions.js';
import { dataTable, empty } from '../../console/data-table.js';
import { moment } from '../../console/moment.js';
import { number } from '../../format.js';
import { BEFORE_FIRST, canCheck, faultsOf } from '../../ledger-chain.js';
import { openSignIn } from '../../sign-in-page.js';

const PAGE = 100;
const SHOWN = 20;
const REASONS = { sign_up: 'Sign-up', message: 'Message', message_failed: 'Message failed', operator_grant: 'Grant', correction: 'Correction' };

/**
 * Shows an account's whole ledger up to a moment, and checks it in this browser: numbers, balances and the hash chain
 * from the first entry, and the balance that the service reports.
 */
class LedgerProof extends LitElement {
  static properties = { entries: { state: true }, verdict: { state: true }, error: { state: true }, shown: { state: true } };

  #id = new URLSearchParams(location.search).get('id') ?? '';
  #until = '';
  #run = 0;
  #changed = () => this.prove(this.#until);

  constructor() {
    super();
    /** @type {any[]} */
    this.entries = [];
    /** @type {{good: boolean, sentence: string, entry?: number} | undefined} */
    this.verdict = undefined;
    /** @type {Error | undefined} */
    this.error = undefined;
    this.shown = SHOWN;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('changed', this.#changed);
    this.prove('');
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('changed', this.#changed);
    this.#run++;
  }

  /** Loads and checks the entries up to a moment. @param {string} until ISO 8601; empty: now */
  async prove(until) {
    const run = ++this.#run;
    this.#until = until;
    this.error = undefined;
    /** @type {any[]} */
    const entries = [];
    let broken;
    try {
      let page;
      do {
        page = await this.#page(run, until, page?.nextCursor);
        for (const entry of page.entries) {
          const [fault] = canCheck && !broken ? await faultsOf(this.#id, entries.at(-1) ?? BEFORE_FIRST, entry) : [];
          if (fault) broken = { entry: entry.entry, fault };
          entries.push(entry);
        }
        if (run !== this.#run) return;
        if (page.nextCursor) this.verdict = { good: true, sentence: `Checking: ${number(entries.length)} of ${number(page.entry)} entries` };
      } while (page.nextCursor);
      this.entries = entries;
      this.verdict = verdict(broken, entries.at(-1) ?? BEFORE_FIRST, page.credits, page.entry);
    } catch (error) {
      if (run !== this.#run) return;
      if (error instanceof ApiError && error.status === 401) openSignIn();
      else if (error instanceof ApiError && error.status === 404) this.#hideSection();
      else Object.assign(this, { error, verdict: undefined });
    }
  }

  /** The summary of the account says already that it does not exist. */
  #hideSection() {
    const section = this.closest('section');
    if (section) section.hidden = true;
  }

  /** Loads a page, and waits first if the limit of requests is reached. @param {number} run @param {string} until @param {string} [cursor] */
  async #page(run, until, cursor) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(until && { until }), ...(cursor && { cursor }) });
    for (;;) {
      try {
        return (await call('GET', `/ops/accounts/${encodeURIComponent(this.#id)}/ledger?${query}`)).data;
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 429 || run !== this.#run) throw error;
        await new Promise(done => { setTimeout(done, (error.retryAfter || 60) * 1_000); });
      }
    }
  }

  render() {
    if (this.error) return html`<div class="note bad" role="alert">${operatorAdvice(this.error)} <button type="button" class="quiet" @click=${this.#changed}>Try again</button></div>`;
    if (!this.verdict) return html`<div class="skeleton"></div><span class="unseen" role="status">Loading</span>`;
    const broken = this.verdict.entry;
    return html`
      <div class="note ${this.verdict.good ? 'good' : 'bad'} verdict" role="status">${this.verdict.sentence}</div>
      ${this.entries.length === 0
        ? empty('No entries', 'This account had no coins at that time.')
        : dataTable('Ledger entries, oldest first', columns(this.#id, broken), this.entries.slice(0, this.shown))}
      ${this.entries.length > this.shown
        ? html`<button type="button" class="more" @click=${() => { this.shown += 5 * SHOWN; }}>Show more</button>
          <p class="hint" role="status">${number(this.shown)} of ${number(this.entries.length)} entries</p>`
        : nothing}`;
  }
}

/**
 * @param {{entry: number, fault: string} | undefined} broken the first wrong entry
 * @param {any} last the last entry
 * @param {number} credits
 * @param {number} entries as the service reports them
 */
function verdict(broken, last, credits, entries) {
  if (!canCheck) return { good: false, sentence: 'Not checked: browsers compute hashes only over https or on localhost.' };
  if (broken) return { good: false, sentence: `Broken at entry ${broken.entry}. ${broken.fault} Run "audit verify" on the server.`, entry: broken.entry };
  if (last.balance !== credits || last.entry !== entries) {
    return { good: false, sentence: `The entries add up to ${number(last.balance)} coins in ${number(last.entry)} entries, but the service reports ${number(credits)} in ${number(entries)}.` };
  }
  return { good: true, sentence: `Verified: ${number(entries)} ${entries === 1 ? 'entry adds' : 'entries add'} up to ${number(credits)} coins. This browser recomputed every hash.` };
}

function columns(account, broken) {
  return [
    { name: 'Entry', named: true, cell: it => html`${it.entry}${it.entry === broken ? html` <span class="chip failed">broken</span>` : nothing}` },
    { name: 'Time', cell: it => moment(it.at) },
    { name: 'Cause', cell: it => html`${REASONS[it.reason] ?? it.reason}${it.corrects ? ` of entry ${it.corrects}` : nothing}
      <span class="hint below-cell">${it.by}</span>` },
    { name: 'Coins', number: true, cell: it => (it.type === 'debited' ? `−${number(it.amount)}` : html`<span class="plus">+${number(it.amount)}</span>`) },
    { name: 'Balance', number: true, cell: it => number(it.balance) },
    { name: 'Hash', cell: it => html`<span class="mono hint" title=${it.hash}>${it.hash.slice(0, 12)}…</span>` },
    { name: 'Actions', actions: true, cell: it => html`<button type="button" class="quiet" @click=${() => correct(account, it.entry)}>Correct<span class="unseen"> entry ${it.entry}</span></button>` },
  ];
}
customElements.define('ledger-proof', LedgerProof);
