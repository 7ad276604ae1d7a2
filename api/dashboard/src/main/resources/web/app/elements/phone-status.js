import { html } from 'lit';
import { call } from '../api.js';
import { address } from '../format.js';
import { CONNECTION_EVENTS } from '../live.js';
import { PagePart } from './page-part.js';

/** Shows in one line whether a phone is linked and connected, and the next step. */
class PhoneStatus extends PagePart {
  static refreshOn = ['link_requested', ...CONNECTION_EVENTS];

  async load() {
    return (await call('GET', '/api/session/status')).data;
  }

  view({ connected, whatsappNumber, advice: reason }) {
    if (!whatsappNumber) {
      return html`
        <div class="state"><span class="chip">Not linked</span><strong>No phone is linked</strong>
          <span class="hint">Messages are sent from your own WhatsApp number.</span>
          <a class="button main" href="/dashboard/phone">Link your phone</a></div>`;
    }
    return html`
      <div class="state">${connected
        ? html`<span class="chip live">Connected</span>`
        : html`<span class="chip waiting">Offline</span>`}
        <strong class="number">${address(whatsappNumber)}</strong>
        <span class="hint">${connected ? 'Ready to send messages.' : reason ?? 'Messages wait and are sent when it is back.'}</span>
        <a class="button" href=${connected ? '/dashboard/send' : '/dashboard/phone'}>${connected ? 'Send a message' : 'See the phone'}</a>
      </div>`;
  }
}
customElements.define('phone-status', PhoneStatus);
