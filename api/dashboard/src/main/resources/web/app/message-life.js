import { html, nothing } from 'lit';
import { failure } from './failure.js';
import { exact } from './moments.js';

/**
 * Returns the states of a message with their times; a failed one with its reason and what to do.
 * @param {any} message a row of the API
 */
export function life({ status, reason, acceptedAt, sentAt, deliveredAt, readAt, failedAt }) {
  const [what, todo] = failure(reason);
  return html`
    <ol class="timeline">
      ${step('Accepted', acceptedAt, 'One coin charged')}
      ${status === 'failed' ? step('Failed', failedAt, 'The coin was refunded', 'failed') : html`
        ${step('Sent', sentAt, 'WhatsApp has it')}
        ${step('Delivered', deliveredAt, 'On the recipient’s phone')}
        ${step('Read', readAt, 'Opened by the recipient')}`}
    </ol>
    ${status === 'failed' ? html`<p class="note bad"><strong>${what}</strong> ${todo}</p>` : nothing}`;
}

/** @param {string} name @param {string | null} at @param {string} note @param {string} [tone] */
function step(name, at, note, tone = 'done') {
  return html`<li class=${at ? tone : ''}><strong>${name}</strong><span class="hint">${at ? note : 'Waiting'}</span>${at ? html`<time class="hint" datetime=${at}>${exact(at)}</time>` : nothing}</li>`;
}
