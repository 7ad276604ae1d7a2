import { LitElement, html, nothing } from 'lit';
import { call } from '../api.js';
import { onSubmit } from '../forms.js';

/** Requests a pairing code for a number and shows it with its remaining time. */
class PairingCode extends LitElement {
  static properties = { code: { state: true }, secondsLeft: { state: true } };

  #timer = 0;

  constructor() {
    super();
    this.code = '';
    this.secondsLeft = 0;
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  firstUpdated() {
    onSubmit(/** @type {HTMLFormElement} */ (this.querySelector('form')), async ({ phone }) => {
      const { data, headers } = await call('POST', '/api/session/pairing-code', { phone: phone.replace(/\D/g, '') });
      this.code = data.code;
      this.#countDown(data.expiresAt, headers.get('Date'));
    }, { 409: 'phone' });
  }

  /** Both times are of the server, so the browser's clock does not matter. */
  #countDown(expiresAt, date) {
    clearInterval(this.#timer);
    const lifetime = expiresAt ? Date.parse(expiresAt) - (date ? Date.parse(date) : Date.now()) : 0;
    const end = performance.now() + lifetime;
    const update = () => {
      this.secondsLeft = Math.max(0, Math.ceil((end - performance.now()) / 1_000));
      if (this.secondsLeft === 0) clearInterval(this.#timer);
    };
    this.#timer = setInterval(update, 1_000);
    update();
  }

  render() {
    return html`
      <form novalidate>
        <div class="field">
          <label for="pairing-phone">Your WhatsApp number</label>
          <div class="joined">
            <input id="pairing-phone" name="phone" inputmode="numeric" autocomplete="tel" placeholder="919876543210" required>
            <button type="submit">Get a code</button>
          </div>
        </div>
      </form>
      ${this.code ? html`
        <div class="pairing" role="status">
          <output class="mono" id="pairing-code">${this.code}</output>
          <span class="hint">${this.secondsLeft > 0
            ? `Enter it on the phone within ${this.secondsLeft} s: Linked devices, Link with phone number.`
            : 'This code may have expired. Get a new one if the phone refuses it.'}</span>
        </div>` : nothing}`;
  }
}
customElements.define('pairing-code', PairingCode);
