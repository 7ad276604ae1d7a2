import { LitElement, html, nothing } from 'lit';
import { freshness } from '../../console/freshness.js';
import { timeFormat } from '../../format.js';

const TIME = timeFormat({ timeStyle: 'medium' });

/** Shows whether the page is up to date. The time is not announced; only a change of the state is. */
class FreshnessBadge extends LitElement {
  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    freshness.addEventListener('change', () => this.requestUpdate());
  }

  render() {
    const { isFresh, loadedAt } = freshness;
    const at = loadedAt && html`<time class="hint number" datetime=${loadedAt.toISOString()}>${TIME.format(loadedAt)}</time>`;
    if (!isFresh) return html`<span role="status" class="chip waiting">Not up to date</span>${at}`;
    return loadedAt ? html`<span role="status" class="chip live">Up to date</span>${at}` : nothing;
  }
}
customElements.define('freshness-badge', FreshnessBadge);
