import { LitElement, html, nothing } from 'lit';
import { call } from '../../api.js';
import { operatorAdvice } from '../../console/advice.js';

/** Shows the payload of a dead letter's event when it is opened. */
class LetterEvent extends LitElement {
  static properties = { letter: { type: String }, detail: { state: true }, error: { state: true } };

  constructor() {
    super();
    this.letter = '';
    /** @type {any} */
    this.detail = undefined;
    /** @type {Error | undefined} */
    this.error = undefined;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Event} event */
  async #opened(event) {
    if (!(/** @type {HTMLDetailsElement} */ (event.target).open) || this.detail) return;
    try {
      this.detail = (await call('GET', `/ops/dead-letters/${encodeURIComponent(this.letter)}`)).data;
      this.error = undefined;
    } catch (error) {
      this.error = /** @type {Error} */ (error);
    }
  }

  render() {
    return html`
      <details @toggle=${this.#opened}>
        <summary>Show the event</summary>
        ${this.error ? html`<div class="note bad" role="alert">${operatorAdvice(this.error)}</div>` : nothing}
        ${this.detail ? html`
          <dl class="facts">
            <div><dt>Stream</dt><dd class="mono">${this.detail.stream}</dd></div>
            <div><dt>Sequence</dt><dd>${this.detail.sequence}</dd></div>
            <div><dt>Cause</dt><dd class="mono">${this.detail.cause ?? 'None of its own'}</dd></div>
          </dl>
          <pre class="payload" tabindex="0" aria-label="Payload, without personal data"><code>${pretty(this.detail.event)}</code></pre>` : nothing}
      </details>`;
  }
}

/** @param {string | null} event JSON */
function pretty(event) {
  try {
    return JSON.stringify(JSON.parse(event ?? 'null'), null, 2);
  } catch {
    return event;
  }
}
customElements.define('letter-event', LetterEvent);
