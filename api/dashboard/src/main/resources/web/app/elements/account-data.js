import { html, nothing } from 'lit';
import { call } from '../api.js';
import { address } from '../format.js';
import { exact } from '../moments.js';
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
        ${row('Name', name ?? 'Erased')}
        ${row('Email', email ?? 'Erased')}
        ${row('Phone', address(phone))}
        ${row('Registered', html`<time datetime=${createdAt}>${exact(createdAt)}</time>`)}
        ${token ? html`
          ${row('Token issued', html`<time datetime=${token.issuedAt}>${exact(token.issuedAt)}</time>`)}
          ${row('Scope', token.scope.split(' ').map(it => SCOPES[it] ?? it).join(', '))}
          ${row('Token id', html`<code>${token.id}</code>`)}` : nothing}
        ${row('Account id', html`<code id="account-id">${userId}</code> <button type="button" class="quiet small" data-copy="account-id" aria-label="Copy the account id">Copy</button>`)}
      </dl>`;
  }
}

/** @param {string} name @param {unknown} value */
function row(name, value) {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}
customElements.define('account-data', AccountData);
