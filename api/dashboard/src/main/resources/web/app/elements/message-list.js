import { html } from 'lit';
import { call } from '../api.js';
import { address, when } from '../format.js';
import { MESSAGE_EVENTS } from '../live.js';
import { PagePart } from './page-part.js';
import { track } from './message-track.js';

/** Shows the five newest messages and their progress. */
class MessageList extends PagePart {
  static refreshOn = MESSAGE_EVENTS;

  async load() {
    return (await call('GET', '/api/messages?limit=5')).data.messages;
  }

  view(messages) {
    return messages.length === 0
      ? html`<div class="empty"><strong>No messages yet</strong><span>Your messages appear here with their progress. <a href="/dashboard/send">Send the first</a></span></div>`
      : html`<ul class="messages">${messages.map(row)}</ul>`;
  }
}

function row({ to, status, acceptedAt }) {
  return html`
    <li>
      <span class="to">${address(to)}</span>
      <time class="hint" datetime=${acceptedAt}>${when(acceptedAt)}</time>
      <span class="chip ${status}">${status}</span>
      ${track(status)}
    </li>`;
}
customElements.define('message-list', MessageList);
