import { html } from 'lit';
import { accountLink, dataTable, empty } from '../../console/data-table.js';
import { PagedList, filtersOf } from '../../console/paged-list.js';
import { moment } from '../../console/moment.js';
import { number } from '../../format.js';

export const FILTERS = ['account', 'minAge', 'minAttempts'];

/** Shows the open messages that match the filters in the page's address, oldest first. */
class OpenMessages extends PagedList {
  #filter = filtersOf(FILTERS);

  filter() {
    return this.#filter;
  }

  path() {
    return '/ops/messages/open';
  }

  rowsOf(data) {
    return data.messages;
  }

  list(messages) {
    if (messages.length > 0) return dataTable('Open messages, oldest first', COLUMNS, messages);
    return Object.keys(this.#filter).length > 0
      ? empty('Nothing matches', html`<a href="/ops/console/messages">Clear the filters</a>`)
      : empty('No open messages', 'Every accepted message has an outcome.');
  }
}

const COLUMNS = [
  { name: 'Message', cell: it => html`<span class="mono id">${it.messageId}</span>` },
  { name: 'Account', cell: it => accountLink(it.account) },
  { name: 'Accepted', cell: it => moment(it.acceptedAt) },
  { name: 'Next attempt', cell: it => moment(it.nextAttemptAt) },
  { name: 'Fails at', cell: it => moment(it.deadline) },
  { name: 'Resends', number: true, cell: it => number(it.attempts) },
];
customElements.define('open-messages', OpenMessages);
