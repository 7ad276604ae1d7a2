import { html, nothing } from 'lit';
import { call } from '../../api.js';
import { ConsolePart } from '../../console/console-part.js';
import { accountLink, dataTable, empty } from '../../console/data-table.js';
import { discard, retry } from '../../console/letter-actions.js';
import { moment } from '../../console/moment.js';
import './letter-event.js';

const LIMIT = 100;

/** Shows the oldest dead letters, why they failed, and what to do. */
class LetterList extends ConsolePart {
  async load() {
    return (await call('GET', `/ops/dead-letters?limit=${LIMIT}`)).data.deadLetters;
  }

  view(letters) {
    if (letters.length === 0) return empty('No dead letters', 'Every projection and every index has processed all its events.');
    return html`
      <p class="hint">Fix the cause, then retry the first event of an account. The events behind it follow in order.</p>
      ${dataTable('Dead letters, oldest first', COLUMNS, letters)}
      ${letters.length === LIMIT ? html`<p class="hint">These are the oldest ${LIMIT}. More appear when they are processed.</p>` : nothing}`;
  }
}

const COLUMNS = [
  { name: 'Event', cell: it => html`${it.type}<span class="hint below-cell">${it.keeper} ${it.group.replaceAll('_', ' ')}</span>` },
  { name: 'Account', cell: it => accountLink(it.account) },
  { name: 'Parked', cell: it => moment(it.parkedAt) },
  { name: 'Cause', wide: true, cell: it => html`${it.first
    ? html`<span class="cause">${it.cause?.split('.').at(-1) ?? 'Unknown'}</span><span class="hint below-cell">${it.message}</span>`
    : html`<span class="hint">Waits behind an earlier event of the account</span>`}
    <letter-event letter=${it.id}></letter-event>` },
  { name: 'Actions', actions: true, cell: it => html`
    ${it.first ? html`<button type="button" class="quiet" @click=${() => retry(it)}>Retry<span class="unseen"> ${it.type}</span></button>` : nothing}
    <button type="button" class="quiet" @click=${() => discard(it)}>Discard<span class="unseen"> ${it.type}</span></button>` },
];
customElements.define('letter-list', LetterList);
