import { html } from 'lit';
import { call } from '../api.js';
import { number } from '../format.js';
import { exact } from '../moments.js';
import { PagePart } from './page-part.js';

/** Shows the balance at the moment `at` of the address. */
class BalanceAt extends PagePart {
  static refreshOn = ['message_queued', 'coins_granted', 'coin_refunded'];

  /** Loads the balance at the present moment of the address. */
  reload() {
    return this.refresh();
  }

  async load() {
    const at = new URLSearchParams(location.search).get('at');
    return at ? (await call('GET', `/api/credits?${new URLSearchParams({ at })}`)).data : null;
  }

  view(balance) {
    if (!balance) return html`<p class="hint">The ledger has the balance at any moment in the past.</p>`;
    const { credits, at, entry } = balance;
    return html`
      <p class="balance" role="status"><b>${number(credits)}</b> ${credits === 1 ? 'coin' : 'coins'} on ${exact(at)}</p>
      <p class="hint">${entry === 0 ? 'That was before the first entry of the ledger.' : `After entry ${entry} of the ledger.`}</p>`;
  }
}
customElements.define('balance-at', BalanceAt);
