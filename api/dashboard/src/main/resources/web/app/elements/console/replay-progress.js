import { LitElement, html } from 'lit';
import { call } from '../../api.js';
import { showOutcome } from '../../console/outcome.js';
import { title } from '../../console/projection.js';
import { number } from '../../format.js';
import { openSignIn } from '../../sign-in-page.js';

const RETRY = 2_000;

/** Shows the live progress of a rebuild; dispatches `ended` when it has ended. */
class ReplayProgress extends LitElement {
  static properties = { name: { type: String }, progress: { state: true } };

  /** @type {EventSource | undefined} */
  #stream;
  #retry = 0;

  constructor() {
    super();
    this.name = '';
    /** @type {any} */
    this.progress = undefined;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#open();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#retry);
    this.#stream?.close();
  }

  #open() {
    this.#stream?.close();
    const stream = this.#stream = new EventSource(`/ops/projections/${encodeURIComponent(this.name)}/replay`);
    stream.addEventListener('progress', event => this.#received(JSON.parse(/** @type {MessageEvent} */ (event).data)));
    stream.onerror = () => {
      // The browser reconnects after a lost connection, but not after an error response.
      if (stream.readyState === EventSource.CLOSED) this.#retry = setTimeout(() => this.#askWhy(), RETRY);
    };
  }

  /** An EventSource does not say why it was refused. */
  async #askWhy() {
    const status = await call('GET', '/ops/projections').then(() => 200, error => error.status);
    if (status === 401) openSignIn();
    else if (this.isConnected) this.#open();
  }

  #received(progress) {
    this.progress = progress;
    if (progress.state === 'running') return;
    this.#stream?.close();
    showOutcome(progress.state === 'done'
      ? `${title(this.name)} was rebuilt from ${number(progress.done)} events.`
      : `The rebuild of ${title(this.name)} failed (${progress.error}). Queries still use the old documents.`);
    this.dispatchEvent(new CustomEvent('ended'));
  }

  render() {
    if (!this.progress) return html`<span class="hint">Starting</span>`;
    const { done, total, rate, secondsLeft } = this.progress;
    const percent = total ? Math.floor((100 * done) / total) : 0;
    return html`
      <progress max=${total || 1} value=${done} aria-label="Rebuild of ${title(this.name)}"></progress>
      <span class="hint number">${percent} %, ${number(done)} of ${number(total)} events, ${number(rate)}/s${secondsLeft ? `, ${secondsLeft} s left` : ''}</span>`;
  }
}

customElements.define('replay-progress', ReplayProgress);
