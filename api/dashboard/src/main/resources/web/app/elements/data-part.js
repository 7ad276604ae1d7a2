import { LitElement, html, nothing } from 'lit';
import { advice } from '../advice.js';

/**
 * A part of a page that shows data of the API: a skeleton until it is loaded, and errors with advice. It renders into
 * the page, not into a shadow tree, so labels, focus and styles are those of the page.
 *
 * A subclass implements `load` (returns the value), `view` (renders it), and `refresh` (loads and stores the value).
 */
export class DataPart extends LitElement {
  static properties = { value: { state: true }, error: { state: true } };

  constructor() {
    super();
    // In the constructor: class fields would hide the reactive properties of Lit.
    /** @type {any} */
    this.value = undefined;
    /** @type {Error | undefined} */
    this.error = undefined;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.refresh();
  }

  render() {
    const error = this.error && html`
      <div class="note bad" role="alert">${this.advise(this.error)} <button type="button" class="quiet" @click=${this.refresh}>Try again</button></div>`;
    if (this.value !== undefined) return [error ?? nothing, this.view(this.value)];
    return error ?? html`<div class="skeleton"></div><span class="unseen" role="status">Loading</span>`;
  }

  /** Returns what went wrong and what to do. @param {Error} error */
  advise(error) {
    return advice(error);
  }

  /** Loads now. Of overlapping loads only the last counts. @returns {Promise<void>} */
  async refresh() {
    throw new Error(`${this.localName} does not implement refresh()`);
  }

  /** @returns {Promise<any>} */
  async load() {
    throw new Error(`${this.localName} does not implement load()`);
  }

  /** @param {any} value @returns {unknown} */
  view(value) {
    return value;
  }
}
