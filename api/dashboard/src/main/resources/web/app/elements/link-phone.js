import { html, nothing } from 'lit';
import { call } from '../api.js';
import { address, when } from '../format.js';
import { CONNECTION_EVENTS } from '../live.js';
import { PagePart } from './page-part.js';
import './unlink-phone.js';

const LIFETIME_DEFAULT = 20;
const POLL_INTERVAL = 2_000;

/** Shows the QR code to scan with its remaining seconds, and the phone once it is linked. */
class LinkPhone extends PagePart {
  static properties = { ...PagePart.properties, secondsLeft: { state: true } };
  static refreshOn = CONNECTION_EVENTS;

  #timer = 0;

  constructor() {
    super();
    this.secondsLeft = 0;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  async load() {
    const { data } = await call('GET', '/api/session/status');
    if (data.whatsappNumber || data.reason === 'passkey_required') {
      clearInterval(this.#timer);
      return data;
    }
    const { body, headers } = await call('GET', '/api/session/qr');
    clearInterval(this.#timer);
    if (!body.qr) {
      this.#timer = setTimeout(() => this.refresh(), POLL_INTERVAL);
      return { ...data, status: body.status };
    }
    // Remaining seconds, not a time of day: the clocks of server and browser may differ.
    const lifetime = Number(headers.get('X-Code-Expires-In')) || LIFETIME_DEFAULT;
    this.#countDown(lifetime);
    return { ...data, picture: body.qr, lifetime };
  }

  /** @param {number} lifetime in seconds */
  #countDown(lifetime) {
    const end = performance.now() + lifetime * 1_000;
    const update = () => {
      this.secondsLeft = Math.max(0, Math.ceil((end - performance.now()) / 1_000));
      if (this.secondsLeft === 0) this.refreshSoon();
    };
    update();
    this.#timer = setInterval(update, 1_000);
  }

  view(value) {
    if (value.whatsappNumber) return this.#linked(value);
    if (value.reason === 'passkey_required') return html`<p class="note warn" role="status">WhatsApp asks for the passkey of this account: see the steps below.</p>`;
    return value.picture ? this.#code(value) : html`<div class="empty"><strong>Connecting to WhatsApp</strong><span>The code appears here in a few seconds.</span></div>`;
  }

  #linked({ connected, whatsappNumber, advice: reason, until }) {
    return html`
      <div class="connected ${connected ? '' : 'away'}" role="status">
        <svg viewBox="0 0 48 48" aria-hidden="true"><circle cx="24" cy="24" r="22"/><path d=${connected ? 'm15 25 6.5 6.5L34 18' : 'M24 13v13m0 8v.5'}/></svg>
        <strong>${connected ? 'Connected' : 'Your phone is offline'}</strong>
        <span class="number">${address(whatsappNumber)}</span>
        <span class="hint">${connected ? 'You can send messages now.' : reason ?? 'Messages wait and are sent when it is back.'}${until ? ` Until ${when(until)}.` : nothing}</span>
        <div class="row">${connected ? html`<a class="button main" href="/dashboard/send">Send a message</a>` : nothing}<unlink-phone @unlinked=${this.refresh}></unlink-phone></div>
      </div>`;
  }

  #code({ picture, lifetime }) {
    return html`
      <div class="code-picture">
        <img src=${picture} alt="QR code that links your phone" width="240" height="240">
        <p class="countdown" role="timer">
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <circle cx="10" cy="10" r="8"/>
            <circle class="left" cx="10" cy="10" r="8" pathLength="100" stroke-dasharray="${(100 * this.secondsLeft) / lifetime} 100"/>
          </svg>
          ${this.secondsLeft > 0 ? `New code in ${this.secondsLeft} s` : 'Loading a new code'}
        </p>
      </div>`;
  }
}
customElements.define('link-phone', LinkPhone);
