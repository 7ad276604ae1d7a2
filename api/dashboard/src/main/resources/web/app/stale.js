import { html, nothing } from 'lit';

/** Returns whether the server marked a response as possibly outdated. @param {{headers: Headers}} response */
export const isStale = response => response.headers.get('X-Data-Stale') === 'true';

/** Returns a chip for outdated data. @param {boolean} stale */
export const staleChip = stale => (stale
  ? html`<p class="stale"><span class="chip waiting" role="status">The latest changes may be missing</span></p>`
  : nothing);
