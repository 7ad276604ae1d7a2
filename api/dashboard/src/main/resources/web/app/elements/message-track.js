import { html } from 'lit';

/** The states of a message that does not fail, in their order. */
export const STEPS = ['accepted', 'sent', 'delivered', 'read'];

/** Returns a bar with a segment per state. @param {string} status */
export function track(status) {
  const reached = STEPS.indexOf(status);
  return html`
    <span class="track ${status === 'failed' ? 'failed' : ''}" aria-hidden="true">
      ${STEPS.map((_, step) => html`<i class=${step <= reached ? 'done' : ''}></i>`)}
    </span>`;
}
