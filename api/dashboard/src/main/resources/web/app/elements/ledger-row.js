import { html, nothing } from 'lit';
import { number, when } from '../format.js';
import { exact } from '../moments.js';
import { ListRow } from './list-row.js';

const REASONS = {
  sign_up: 'Granted at sign-up', message: 'Message', message_failed: 'Refund of a failed message',
  operator_grant: 'Granted by an operator', correction: 'Correction',
};

/** A ledger entry, with its `faults` if there are any, and the balance after it; opened, it shows what its hash covers. */
class LedgerRow extends ListRow {
  static role = 'row';

  render() {
    const { entry, type, amount, reason, balance, at, by, messageId, corrects, requestId, tokenId, previous, hash, faults } = this.item;
    this.classList.toggle('broken', Boolean(faults));
    return html`
      <div role="cell" class="first">
        <details>
          <summary>
            <span class="name">${REASONS[reason] ?? reason}</span>
            ${faults ? html`<span class="chip failed">Broken</span>` : nothing}
            <span class="hint">#${entry} · <time datetime=${at}>${when(at)}</time></span>
          </summary>
          <dl class="details">
            ${detail('Time', exact(at))}
            ${detail('Message id', messageId)}
            ${detail('Corrects entry', corrects)}
            ${detail('Caused by', by)}
            ${detail('Request id', requestId)}
            ${detail('Token id', tokenId)}
            ${detail('Previous hash', previous)}
            ${detail('Hash', hash)}
          </dl>
        </details>
      </div>
      <div role="cell" class="figure ${type}">${type === 'debited' ? '−' : '+'}${number(amount)}</div>
      <div role="cell" class="figure">${number(balance)}</div>`;
  }
}

/** @param {string} name @param {string | number | null} value */
function detail(name, value) {
  return value === null ? nothing : html`<div><dt>${name}</dt><dd class=${name === 'Time' ? '' : 'mono'}>${value}</dd></div>`;
}
customElements.define('ledger-row', LedgerRow);
