import { LitElement, html, nothing } from 'lit';
import { call } from '../api.js';
import { advice } from '../advice.js';

/** A button that unlinks the phone after a confirmation. The event `unlinked` then refreshes the page's parts. */
class UnlinkPhone extends LitElement {
  static properties = { busy: { state: true }, error: { state: true } };

  constructor() {
    super();
    this.busy = false;
    /** @type {Error | undefined} */
    this.error = undefined;
  }

  createRenderRoot() {
    return this;
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
  }

  async #unlink() {
    this.busy = true;
    try {
      await call('DELETE', '/api/session');
      this.#dialog.close();
      this.dispatchEvent(new CustomEvent('unlinked', { bubbles: true }));
    } catch (error) {
      this.error = /** @type {Error} */ (error);
    } finally {
      this.busy = false;
    }
  }

  render() {
    return html`
      <button type="button" @click=${() => this.#dialog.showModal()}>Unlink</button>
      <dialog aria-labelledby="unlink-title">
        <h2 id="unlink-title">Unlink this phone?</h2>
        <p>Messages that are still waiting will fail, and their coins will be refunded. To send again, scan a new code.</p>
        ${this.error ? html`<div class="note bad" role="alert">${advice(this.error)}</div>` : nothing}
        <div class="row">
          <button type="button" @click=${() => this.#dialog.close()}>Keep it</button>
          <button type="button" class="danger" aria-busy=${this.busy} @click=${this.#unlink}>Unlink</button>
        </div>
      </dialog>`;
  }
}
customElements.define('unlink-phone', UnlinkPhone);
