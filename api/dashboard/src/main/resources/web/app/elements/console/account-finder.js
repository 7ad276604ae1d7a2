import { LitElement, html, nothing } from 'lit';
import { ApiError, call } from '../../api.js';
import { operatorAdvice } from '../../console/advice.js';
import { dataTable, empty } from '../../console/data-table.js';
import { moment } from '../../console/moment.js';
import { address } from '../../format.js';
import { openSignIn } from '../../sign-in-page.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Shows the accounts that the search form found. What was searched for is not in the page's address: it is personal. */
class AccountFinder extends LitElement {
  static properties = { accounts: { state: true }, error: { state: true }, isBusy: { state: true } };

  constructor() {
    super();
    /** @type {any[] | undefined} */
    this.accounts = undefined;
    /** @type {Error | undefined} */
    this.error = undefined;
    this.isBusy = false;
  }

  createRenderRoot() {
    return this;
  }

  /** Finds out before the first search whether the reader is signed in. */
  async connectedCallback() {
    super.connectedCallback();
    await call('GET', '/ops/drift').catch(error => this.#failed(error));
  }

  /** Finds accounts by what the text looks like: an id, an email, or a phone number. @param {string} text */
  async find(text) {
    this.isBusy = true;
    try {
      const { data } = await call('GET', `/ops/accounts?${query(text.trim())}`);
      Object.assign(this, { accounts: data.accounts, error: undefined });
      if (data.accounts.length === 1) location.assign(`/ops/console/account?id=${data.accounts[0].userId}`);
    } catch (error) {
      this.#failed(/** @type {Error} */ (error));
    } finally {
      this.isBusy = false;
    }
  }

  /** @param {Error} error */
  #failed(error) {
    if (error instanceof ApiError && error.status === 401) openSignIn();
    else Object.assign(this, { accounts: undefined, error });
  }

  render() {
    if (this.isBusy) return html`<div class="skeleton"></div><span class="unseen" role="status">Searching</span>`;
    if (this.error) return html`<div class="note bad" role="alert">${operatorAdvice(this.error)}</div>`;
    if (!this.accounts) return empty('No search yet', 'Accounts are found by the whole email address, phone number or account id.');
    return html`
      <p class="unseen" role="status">${this.accounts.length} accounts found</p>
      ${this.accounts.length === 0
        ? empty('No account found', 'Only exact matches are found. Check the spelling; a phone number begins with its country code.')
        : dataTable('Accounts found', COLUMNS, this.accounts)}`;
  }
}

const COLUMNS = [
  { name: 'Name', cell: it => html`<a href="/ops/console/account?id=${it.userId}">${it.name ?? 'Erased name'}</a>` },
  { name: 'Email', cell: it => it.email ?? 'Erased' },
  { name: 'Phone', cell: it => address(it.phone) },
  { name: 'Registered', cell: it => (it.createdAt ? moment(it.createdAt) : nothing) },
  { name: 'State', cell: it => (it.disabled ? html`<span class="chip failed">Disabled</span>` : html`<span class="chip read">Active</span>`) },
];

/** @param {string} text */
function query(text) {
  if (UUID.test(text)) return new URLSearchParams({ id: text.toLowerCase() });
  return text.includes('@') ? new URLSearchParams({ email: text }) : new URLSearchParams({ phone: text.replace(/[\s()+-]/g, '') });
}
customElements.define('account-finder', AccountFinder);
