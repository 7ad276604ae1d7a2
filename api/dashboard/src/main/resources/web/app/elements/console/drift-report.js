import { html } from 'lit';
import { call } from '../../api.js';
import { ConsolePart } from '../../console/console-part.js';
import { accountLink } from '../../console/data-table.js';
import { number } from '../../format.js';

/** Shows the findings of the reconciler on this node, and what to do about them. */
class DriftReport extends ConsolePart {
  async load() {
    return (await call('GET', '/ops/drift')).data;
  }

  view({ drifting, found, healed, lateReports }) {
    return html`
      ${drifting.length === 0
        ? html`<p class="note good">No account differs from its events.</p>`
        : html`
          <div class="note bad">
            <strong>${number(drifting.length)} ${drifting.length === 1 ? 'account differs' : 'accounts differ'} from the events.</strong>
            Balances that callers read may be wrong; the ledger is not affected. Look for dead letters, then <a href="/ops/console/projections">rebuild the projections</a>.
          </div>
          <ul class="drifting">${drifting.map(it => html`<li>${accountLink(it)}</li>`)}</ul>`}
      <dl class="figures explained">
        ${figure('Differences found', found, 'Since this node started')}
        ${figure('Repaired', healed, 'The projection was rebuilt for the account')}
        ${figure('Late reports', lateReports, 'WhatsApp reported on a message that was already final; no coin moved')}
      </dl>`;
  }
}

/** @param {string} name @param {number} value @param {string} meaning */
function figure(name, value, meaning) {
  return html`<div><dt>${name}</dt><dd>${number(value)}</dd><dd class="meaning">${meaning}</dd></div>`;
}
customElements.define('drift-report', DriftReport);
