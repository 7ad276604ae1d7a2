import { LitElement, html, nothing } from 'lit';
import { operatorAdvice } from '../../console/advice.js';
import { changed } from '../../console/console-part.js';
import { showOutcome } from '../../console/outcome.js';
import { onSubmit } from '../../forms.js';
import { isFinal, newKey } from '../../idempotency-key.js';

/**
 * An action of an operator.
 * @typedef {object} Action
 * @property {string} title a question or a command
 * @property {unknown} text what happens
 * @property {string} button
 * @property {boolean} [danger]
 * @property {boolean} [noReason] the API takes no reason
 * @property {string} [reasonHint]
 * @property {{name: string, label: string, hint?: string, value?: string, inputmode?: string}[]} [fields]
 * @property {(values: Record<string, string>, key: string) => Promise<string | {shown: unknown}>} act returns the
 *     sentence that says what was done, or what the dialog shows until it is closed
 */

/**
 * Asks for the reason of an action and does it. Repeating a request whose response was lost uses the same key, so that
 * coins move once; changed input or a final error makes another key.
 */
class ActionDialog extends LitElement {
  static properties = { shown: { state: true } };

  #key = newKey();

  constructor() {
    super();
    /** @type {Action} */
    this.action = /** @type {any} */ (undefined);
    /** @type {unknown} */
    this.shown = undefined;
  }

  createRenderRoot() {
    return this;
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
  }

  firstUpdated() {
    const form = /** @type {HTMLFormElement} */ (this.querySelector('form'));
    form.addEventListener('input', () => { this.#key = newKey(); });
    onSubmit(form, values => this.#act(values), {}, operatorAdvice);
    this.#dialog.addEventListener('close', () => this.remove());
    this.#dialog.showModal();
  }

  /** @param {Record<string, string>} values */
  async #act(values) {
    try {
      const outcome = await this.action.act(values, this.#key);
      if (typeof outcome === 'string') {
        showOutcome(outcome);
        this.#dialog.close();
      } else this.shown = outcome.shown;
      changed();
    } catch (error) {
      if (isFinal(error)) this.#key = newKey();
      throw error;
    }
  }

  updated() {
    if (this.shown) /** @type {HTMLElement | null} */ (this.querySelector('.shown [data-first]'))?.focus();
  }

  render() {
    const { title, text, button, danger, fields = [], noReason, reasonHint } = this.action;
    return html`
      <dialog aria-labelledby="action-title">
        <h2 id="action-title">${title}</h2>
        ${this.shown ? html`<div class="shown">${this.shown}</div>
          <div class="row"><button type="button" class="main" @click=${() => this.#dialog.close()}>Done</button></div>` : nothing}
        <form novalidate ?hidden=${this.shown !== undefined}>
          <p>${text}</p>
          ${fields.map(field)}
          ${noReason ? nothing : html`
            <div class="field">
              <label for="action-reason">Reason</label>
              <textarea id="action-reason" name="reason" rows="2" required maxlength="500" aria-describedby="action-reason-hint"></textarea>
              <p class="hint" id="action-reason-hint">${reasonHint ?? 'Stored with your name, encrypted. Up to 500 characters.'}</p>
            </div>`}
          <div class="row">
            <button type="button" @click=${() => this.#dialog.close()}>Cancel</button>
            <button type="submit" class=${danger ? 'danger' : 'main'}>${button}</button>
          </div>
        </form>
      </dialog>`;
  }
}

function field({ name, label, hint, value = '', inputmode = 'text' }) {
  return html`
    <div class="field">
      <label for="action-${name}">${label}</label>
      <input id="action-${name}" name=${name} .value=${value} inputmode=${inputmode} autocomplete="off" required
        aria-describedby=${hint ? `action-${name}-hint` : nothing}>
      ${hint ? html`<p class="hint" id="action-${name}-hint">${hint}</p>` : nothing}
    </div>`;
}
customElements.define('action-dialog', ActionDialog);

/** Opens the dialog of an action. @param {Action} action */
export function ask(action) {
  const dialog = /** @type {ActionDialog} */ (document.createElement('action-dialog'));
  dialog.action = action;
  document.body.append(dialog);
}
