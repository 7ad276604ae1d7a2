import { html } from 'lit';
import { dataTable, empty } from '../../console/data-table.js';
import { PagedList } from '../../console/paged-list.js';
import { call } from '../../api.js';
import { moment } from '../../console/moment.js';
import { number } from '../../format.js';

/** Shows the anchors of the ledger, newest first; with the attribute `short` the newest three. */
class AnchorList extends PagedList {
  path() {
    return '/ops/audit/anchors';
  }

  rowsOf(data) {
    return data.anchors;
  }

  async load() {
    if (!this.hasAttribute('short')) return super.load();
    return { rows: (await call('GET', '/ops/audit/anchors?limit=3')).data.anchors, isMore: false };
  }

  list(anchors) {
    if (anchors.length === 0) {
      return empty('No anchor yet', html`The service creates one when the newest is an hour old, and <code>audit anchor create</code> creates one now.`);
    }
    return dataTable('Anchors, newest first', this.hasAttribute('short') ? COLUMNS : [...COLUMNS, ...DETAILS], anchors);
  }
}

const COLUMNS = [
  { name: 'Anchor', named: true, cell: it => it.anchor },
  { name: 'Time', cell: it => moment(it.at) },
  { name: 'Accounts', number: true, cell: it => number(it.accounts) },
  { name: 'Entries', number: true, cell: it => number(it.entries) },
  { name: 'Coins', number: true, cell: it => number(it.coins) },
];
const DETAILS = [
  { name: 'Granted', number: true, cell: it => number(it.granted) },
  { name: 'Debited', number: true, cell: it => number(it.debited) },
  { name: 'Refunded', number: true, cell: it => number(it.refunded) },
  { name: 'Evidence', cell: evidence },
];

function evidence(anchor) {
  return html`
    <details>
      <summary>Show<span class="unseen"> the hashes of anchor ${anchor.anchor}</span></summary>
      <dl class="facts">
        ${['position', 'root', 'previous', 'publicKey', 'signature'].map(it => html`<div><dt>${it}</dt><dd class="mono">${anchor[it]}</dd></div>`)}
      </dl>
    </details>`;
}
customElements.define('anchor-list', AnchorList);
