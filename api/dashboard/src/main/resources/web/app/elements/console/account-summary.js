import { html, nothing } from 'lit';
import { ApiError, call } from '../../api.js';
import { correct, disable, enable, grant, reissue } from '../../console/account-actions.js';
import { ConsolePart } from '../../console/console-part.js';
import { empty } from '../../console/data-table.js';
import { moment } from '../../console/moment.js';
import { unlink } from '../../console/session-actions.js';
import { address, number } from '../../format.js';
import { pair } from '../../pair.js';

const SESSION = { connected: 'live', disconnected: 'waiting', connecting: 'waiting', qr_ready: 'waiting' };

/** Shows an account, its balance, session and last activity, and the actions of operators. */
class AccountSummary extends ConsolePart {
  #id = new URLSearchParams(location.search).get('id') ?? '';

  async load() {
    const found = await call('GET', `/ops/accounts/${encodeURIComponent(this.#id)}`).catch(error => {
      if (error instanceof ApiError && error.status === 404) return null;
      throw error;
    });
    if (!found) return null;
    const { data } = found;
    const name = data.account.name ?? 'Erased name';
    document.title = `${name} · Operations`;
    /** @type {HTMLElement} */ (document.querySelector('h1')).textContent = name;
    return data;
  }

  view(overview) {
    if (!overview) return empty('No account has this id', html`<a href="/ops/console/accounts">Find an account</a>`);
    const { account, session, credits, lastActivity } = overview;
    const id = account.userId;
    return html`
      <div class="row actions" role="group" aria-label="Actions">
        ${account.disabled ? html`<span class="chip failed">Disabled</span>` : html`<span class="chip read">Active</span>`}
        <button type="button" class="main" @click=${() => grant(id)}>Grant coins</button>
        <button type="button" @click=${() => correct(id)}>Correct an entry</button>
        <button type="button" @click=${() => reissue(id)}>Reissue token</button>
        ${session.whatsappNumber ? html`<button type="button" @click=${() => unlink(id)}>Unlink phone</button>` : nothing}
        <button type="button" class=${account.disabled ? '' : 'warning'} @click=${() => (account.disabled ? enable : disable)(id)}>
          ${account.disabled ? 'Enable account' : 'Disable account'}</button>
      </div>
      <div class="card">
        <dl class="figures">
          ${pair('Coins left', number(credits.credits))}
          ${pair('Coins used', number(credits.creditsUsed))}
          ${pair('Messages sent', number(credits.messagesSent))}
        </dl>
      </div>
      <div class="pair">
        <section class="card" aria-labelledby="owner-title">
          <h2 id="owner-title">Owner</h2>
          <dl class="facts">
            ${pair('Email', account.email ?? 'Erased')}
            ${pair('Phone', address(account.phone))}
            ${pair('Registered', account.createdAt ? moment(account.createdAt) : 'Unknown')}
            ${pair('Account id', html`<span class="mono">${id}</span>`)}
            ${pair('Token id', html`<span class="mono">${account.tokenId ?? 'None: revoked'}</span>`)}
          </dl>
        </section>
        <section class="card" aria-labelledby="session-title">
          <h2 id="session-title">WhatsApp and activity</h2>
          <dl class="facts">
            ${pair('Session', html`<span class="chip ${SESSION[session.status] ?? ''}">${session.status.replaceAll('_', ' ')}</span>`)}
            ${pair('Number', session.whatsappNumber ? address(session.whatsappNumber) : 'No phone is linked')}
            ${session.reason ? pair('Reason', session.reason) : nothing}
            ${session.until ? pair('Until', moment(session.until)) : nothing}
            ${pair('Last activity', lastActivity ? html`${lastActivity.description}<br><span class="hint">${moment(lastActivity.timestamp)}</span>` : 'None')}
          </dl>
        </section>
      </div>`;
  }
}
customElements.define('account-summary', AccountSummary);
