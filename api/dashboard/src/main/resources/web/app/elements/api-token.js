import { LitElement, html, nothing } from 'lit';
import { advice } from '../advice.js';
import { ApiError, call } from '../api.js';
import { openSignIn, whileReplacing } from '../sign-in-page.js';

const MASK = '•'.repeat(32);
const COPIED_FOR = 2_000;

/** The account's token: masked until the reader asks for it, with copy and regeneration. */
class ApiToken extends LitElement {
  static properties = {
    token: { state: true }, isNew: { state: true }, copied: { state: true }, busy: { state: true }, error: { state: true },
  };

  constructor() {
    super();
    /** Empty while it is masked. */
    this.token = '';
    this.isNew = false;
    this.copied = '';
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

  get #field() {
    return /** @type {HTMLInputElement} */ (this.querySelector('#token'));
  }

  /** @param {() => Promise<void>} action */
  async #attempt(action) {
    this.error = undefined;
    try {
      await action();
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) openSignIn();
      else this.error = /** @type {Error} */ (error);
    }
  }

  async #read() {
    return this.token || (await call('POST', '/dashboard/sign-in/token')).data.token;
  }

  #toggle() {
    return this.#attempt(async () => {
      this.token = this.token ? '' : await this.#read();
      this.isNew &&= Boolean(this.token);
    });
  }

  #copy() {
    return this.#attempt(async () => {
      const token = await this.#read();
      try {
        await navigator.clipboard.writeText(token);
        this.copied = 'Copied';
      } catch {
        // No clipboard without https, except on localhost.
        this.token = token;
        await this.updateComplete;
        this.#field.select();
        this.copied = 'Press Ctrl+C';
      }
      setTimeout(() => { this.copied = ''; }, COPIED_FOR);
    });
  }

  async #regenerate() {
    if (this.busy) return;
    this.busy = true;
    await this.#attempt(async () => {
      await whileReplacing(async () => {
        const { token } = (await call('POST', '/api/token/regenerate')).data;
        // Shown first: should signing in fail, the reader still has the token.
        Object.assign(this, { token, isNew: true });
        this.#dialog.close();
        await call('POST', '/dashboard/sign-in', { token });
      });
      this.dispatchEvent(new CustomEvent('regenerated', { bubbles: true }));
      await this.updateComplete;
      this.#field.focus();
      this.#field.select();
      this.#field.scrollLeft = 0;
    });
    this.busy = false;
  }

  render() {
    const error = this.error ? html`<div class="note bad" role="alert">${advice(this.error)}</div>` : nothing;
    const asks = this.busy || this.querySelector('dialog')?.open;
    return html`
      <div class="secret">
        ${this.isNew ? html`<p class="note good" role="status"><strong>This is your new token.</strong> Copy it into your programs now: the old one no longer works. This browser stays signed in.</p>` : nothing}
        <div class="field">
          <label class="unseen" for="token">Token</label>
          <div class="joined">
            <input id="token" class="mono" readonly spellcheck="false" autocomplete="off" .value=${this.token || MASK}>
            <button type="button" @click=${this.#toggle}>${this.token ? 'Hide' : 'Show'}</button>
            <button type="button" class="main" aria-label=${this.copied ? nothing : 'Copy the token'} @click=${this.#copy}>${this.copied || 'Copy'}</button>
          </div>
          <span class="unseen" role="status">${this.copied === 'Copied' ? 'Token copied' : ''}</span>
        </div>
        ${asks ? nothing : error}
        <div class="renew">
          <p><strong>Lost or leaked?</strong> <span class="hint">Regenerate it: the current token stops working immediately.</span></p>
          <button type="button" @click=${this.#ask}>Regenerate</button>
        </div>
      </div>
      <dialog aria-labelledby="regenerate-title">
        <h2 id="regenerate-title">Regenerate the token?</h2>
        <p>Every program that uses the current token gets 401 immediately, until you give it the new one. Waiting messages are still sent.</p>
        ${error}
        <div class="row">
          <button type="button" @click=${() => this.#dialog.close()}>Keep it</button>
          <button type="button" class="danger" aria-busy=${this.busy} @click=${this.#regenerate}>Regenerate</button>
        </div>
      </dialog>`;
  }

  #ask() {
    this.error = undefined;
    this.#dialog.showModal();
  }
}
customElements.define('api-token', ApiToken);
