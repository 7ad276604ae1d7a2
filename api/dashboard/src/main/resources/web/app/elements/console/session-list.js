import { html, nothing } from 'lit';
import { accountLink, dataTable, empty } from '../../console/data-table.js';
import { PagedList, filtersOf } from '../../console/paged-list.js';
import { unlink } from '../../console/session-actions.js';
import { moment } from '../../console/moment.js';
import { number } from '../../format.js';

const CHIPS = { online: 'live', offline: 'waiting', unlinked: '' };

/** Shows the sessions in the state that the page's address names. */
class SessionList extends PagedList {
  #filter = filtersOf(['state']);

  filter() {
    return this.#filter;
  }

  path() {
    return '/ops/sessions';
  }

  rowsOf(data) {
    return data.sessions;
  }

  list(sessions) {
    if (sessions.length > 0) return dataTable('Sessions', COLUMNS, sessions);
    return this.#filter.state
      ? empty(`No session is ${this.#filter.state}`, html`<a href="/ops/console/sessions">Show all sessions</a>`)
      : empty('No sessions yet', 'A session appears when an account links its phone.');
  }
}

const COLUMNS = [
  { name: 'Account', cell: it => accountLink(it.account) },
  { name: 'State', cell: it => html`<span class="chip ${CHIPS[it.state]}">${it.state}</span>` },
  { name: 'Node', cell: it => it.node ?? html`<span class="hint">none</span>` },
  { name: 'Last lost', cell: it => (it.lastLostAt
    ? html`${moment(it.lastLostAt)}<span class="hint below-cell">${it.lastReason?.replaceAll('_', ' ') ?? ''}</span>`
    : html`<span class="hint">never</span>`) },
  { name: 'Reconnects', number: true, cell: it => number(it.reconnects) },
  { name: 'Actions', actions: true, cell: it => (it.state === 'unlinked'
    ? nothing
    : html`<button type="button" class="quiet" @click=${() => unlink(it.account)}>Unlink<span class="unseen"> the phone of account ${it.account}</span></button>`) },
];
customElements.define('session-list', SessionList);
