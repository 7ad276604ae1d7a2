import { html, nothing } from 'lit';
import { call } from '../api.js';
import { address, when } from '../format.js';
import { PagePart } from './page-part.js';
import { track } from './message-track.js';

const REASONS = {
  not_on_whatsapp: 'This number is not on WhatsApp.',
  unlinked: 'The phone was unlinked before WhatsApp acknowledged the message.',
  expired: 'WhatsApp did not acknowledge the message before its deadline.',
};

/** Shows the progress of the message in `messageId` from accepted to read. */
class SentMessage extends PagePart {
  static properties = { ...PagePart.properties, messageId: { type: String } };
  static refreshOn = ['message_queued', 'message_sent', 'message_delivered', 'message_read', 'message_failed'];

  constructor() {
    super();
    this.messageId = '';
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('messageId') && this.messageId) {
      this.value = undefined;
      this.refresh();
    }
  }

  async load() {
    return this.messageId ? (await call('GET', `/api/messages/${this.messageId}`)).data : null;
  }

  view(message) {
    if (!message) return html`<div class="empty"><strong>Nothing sent yet</strong><span>After you send, the message grows here: accepted, sent, delivered, read.</span></div>`;
    const { to, status, reason } = message;
    return html`
      <p class="growing"><strong class="number">${address(to)}</strong><span class="chip ${status}" role="status">${status}</span></p>
      ${track(status)}
      <ol class="timeline">
        ${step('Accepted', message.acceptedAt, '1 coin')}
        ${message.failedAt ? step('Failed', message.failedAt, `${REASONS[reason] ?? `WhatsApp refused it (${reason}).`} The coin came back.`) : html`
          ${step('Sent', message.sentAt, 'WhatsApp has it')}
          ${step('Delivered', message.deliveredAt, 'On the phone')}
          ${step('Read', message.readAt, 'Opened')}`}
      </ol>
      <p class="hint mono">${message.messageId}</p>`;
  }
}

/** @param {string} name @param {string | null} at @param {string} note */
function step(name, at, note) {
  return html`<li class=${at ? 'done' : ''}><strong>${name}</strong><span class="hint">${at ? note : 'Waiting'}</span>${at ? html`<time class="hint" datetime=${at}>${when(at)}</time>` : nothing}</li>`;
}
customElements.define('sent-message', SentMessage);
