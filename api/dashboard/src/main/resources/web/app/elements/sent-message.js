import { html } from 'lit';
import { call } from '../api.js';
import { address } from '../format.js';
import { MESSAGE_EVENTS } from '../live.js';
import { life } from '../message-life.js';
import { PagePart } from './page-part.js';
import { track } from './message-track.js';

/** Shows the progress of the message in `messageId` from accepted to read. */
class SentMessage extends PagePart {
  static properties = { ...PagePart.properties, messageId: { type: String } };
  static refreshOn = MESSAGE_EVENTS;

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
    if (!message) return html`<div class="empty"><strong>Nothing sent yet</strong><span>After you send a message, its progress appears here: accepted, sent, delivered, read.</span></div>`;
    const { to, status, messageId } = message;
    return html`
      <p class="growing"><strong class="number">${address(to)}</strong><span class="chip ${status}" role="status">${status}</span></p>
      ${track(status)}
      ${life(message)}
      <p class="hint mono">${messageId}</p>`;
  }
}
customElements.define('sent-message', SentMessage);
