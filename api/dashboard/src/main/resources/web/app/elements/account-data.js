import { html, nothing } from 'lit';
import { call } from '../api.js';
import { address } from '../format.js';
import { exact } from '../moments.js';
import { pair } from '../pair.js';
import { PagePart } from './page-part.js';

const SCOPES = { api: 'All of the API', ops: 'Operations' };

/** Shows the account's owner and what is known about the current token. */
class AccountData extends PagePart {
  static refreshOn = ['token_regenerated'];

  async load() {
    return (await call('GET', '/api/account')).data;
  }

  view({ userId, name, email, phone, createdAt, token }) {
    return html`
      <dl class="data">
        ${pair('Name', name ?? 'Erased')}
        ${pair('Email', email ?? 'Erased')}
        ${pair('Phone', address(phone))}
        ${pair('Registered', html`<time datetime=${createdAt}>${exact(createdAt)}</time>`)}
        ${token ? html`
          ${pair('Token issued', html`<time datetime=${token.issuedAt}>${exact(token.issuedAt)}</time>`)}
          ${pair('Scope', token.scope.split(' ').map(it => SCOPES[it] ?? it).join(', '))}
          ${pair('Token id', html`<code>${token.id}</code>`)}` : nothing}
        ${pair('Account id', html`<code id="account-id">${userId}</code> <button type="button" class="quiet small" data-copy="account-id" aria-label="Copy the account id">Copy</button>`)}
      </dl>`;
  }
}

customElements.define('account-data', AccountData);
