import { html } from 'lit';
import { MESSAGE_EVENTS } from '../live.js';
import { PagedList } from './paged-list.js';
import './message-row.js';

/** Lists the account's messages. */
class AllMessages extends PagedList {
  static refreshOn = MESSAGE_EVENTS;
  static filters = ['status', 'to'];
  static row = 'message-row';
  static member = 'messages';

  get path() {
    return '/api/messages';
  }

  key(message) {
    return message.messageId;
  }

  empty() {
    return html`<div class="empty"><strong>No messages yet</strong><span>Each message appears here with its progress: accepted, sent, delivered, read. <a href="/dashboard/send">Send the first</a></span></div>`;
  }
}
customElements.define('all-messages', AllMessages);
