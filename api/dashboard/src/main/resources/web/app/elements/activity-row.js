import { html, nothing } from 'lit';
import { failure } from '../failure.js';
import { address, when } from '../format.js';
import { exact } from '../moments.js';
import { ListRow } from './list-row.js';

const SYMBOLS = {
  message: 'M3.5 4.5h13v9h-7l-3.5 3v-3h-2.5z',
  coin: 'M10 3.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM10 7v6M8 9h3a1 1 0 0 1 0 2H8.5',
  phone: 'M7 2.5h6a1.5 1.5 0 0 1 1.5 1.5v12a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 16V4A1.5 1.5 0 0 1 7 2.5zM9 14.8h2',
  account: 'M10 3.5a3 3 0 1 0 0 6a3 3 0 1 0 0-6zM4 16.5c.5-3 3-4.5 6-4.5s5.5 1.5 6 4.5',
};
const NAMES = {
  messageId: 'Message id', acceptedAt: 'Accepted', queuedAt: 'Queued', sentAt: 'Sent', deliveredAt: 'Delivered',
  readAt: 'Read', failedAt: 'Failed', entry: 'Ledger entry', amount: 'Coins', balance: 'Balance after', by: 'By',
  method: 'Method', kind: 'Kind', reason: 'Reason', to: 'To', from: 'From',
};

/** An activity in a list; opened, it shows the details. */
class ActivityRow extends ListRow {
  render() {
    const { id, type, description, timestamp, details } = this.item;
    return html`
      <details>
        <summary>
          <svg class="symbol ${tone(type)}" viewBox="0 0 20 20" aria-hidden="true"><path d=${SYMBOLS[group(type)]}/></svg>
          <span class="what">${withPlus(description)}</span>
          <time class="hint" datetime=${timestamp}>${when(timestamp)}</time>
        </summary>
        <div class="inside">
          ${type === 'message_failed' ? html`<p class="note bad"><strong>${failure(details.reason)[0]}</strong> ${failure(details.reason)[1]} The coin was refunded.</p>` : nothing}
          <dl class="details">
            <div><dt>Time</dt><dd>${exact(timestamp)}</dd></div>
            ${Object.entries(details).filter(([, value]) => value !== id).map(([name, value]) => html`<div><dt>${NAMES[name] ?? words(name)}</dt><dd>${shown(name, value)}</dd></div>`)}
            <div><dt>${type.startsWith('message_') ? 'Message id' : 'Activity id'}</dt>
              <dd class="id"><code id="id-${id}">${id}</code><button type="button" class="quiet small" data-copy="id-${id}" aria-label="Copy the id">Copy</button></dd></div>
          </dl>
        </div>
      </details>`;
  }
}

/** @param {string} type */
function group(type) {
  if (type.startsWith('message_')) return 'message';
  if (type.startsWith('coin')) return 'coin';
  return /^(link|connection|unlinked)/.test(type) ? 'phone' : 'account';
}

/** @param {string} type */
function tone(type) {
  if (/failed|lost|disabled/.test(type)) return 'bad';
  return /sent|delivered|read|linked|restored|granted/.test(type) && type !== 'unlinked' ? 'good' : '';
}

/** Returns a sentence with a plus sign before its phone number. @param {string} sentence */
const withPlus = sentence => sentence.replace(/\b\d{8,15}\b/, number => address(number));

/** @param {string} name */
const words = name => `${name[0].toUpperCase()}${name.slice(1).replace(/[A-Z]/g, it => ` ${it.toLowerCase()}`)}`;

/** @param {string} name @param {any} value */
function shown(name, value) {
  if (name.endsWith('At')) return html`<time datetime=${value}>${exact(value)}</time>`;
  if (name === 'to' || name === 'from') return address(value);
  return typeof value === 'string' ? value.replaceAll('_', ' ') : String(value);
}
customElements.define('activity-row', ActivityRow);
