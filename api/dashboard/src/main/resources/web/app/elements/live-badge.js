import { LitElement, html } from 'lit';
import { live } from '../live.js';

const PATIENCE = 3_000;

/** Shows whether the event stream is connected. A page that has just opened says "Connecting" for three seconds. */
class LiveBadge extends LitElement {
  #opening = true;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    live.addEventListener('change', () => {
      if (live.isConnected) this.#opening = false;
      this.requestUpdate();
    });
    setTimeout(() => {
      this.#opening = false;
      this.requestUpdate();
    }, PATIENCE);
  }

  render() {
    if (live.isConnected) return html`<span role="status" class="chip live">Live</span>`;
    return this.#opening
      ? html`<span role="status" class="chip">Connecting</span>`
      : html`<span role="status" class="chip waiting">Reconnecting</span>`;
  }
}
customElements.define('live-badge', LiveBadge);
