import { html } from 'lit';
import { call } from '../api.js';
import { number } from '../format.js';
import { ask } from '../elements/console/action-dialog.js';

/** Returns the whole number of an input, or the text, which the API then refuses with its rule. @param {string} text */
const whole = text => (/^[+-]?\d+$/.test(text.trim()) ? Number(text) : text);
const coins = count => (Math.abs(count) === 1 ? '1 coin' : `${number(Math.abs(count))} coins`);

/** Asks for the amount and the reason, and grants coins. @param {string} id the account */
export function grant(id) {
  ask({
    title: 'Grant coins',
    text: 'The coins are added to the balance at once, as a ledger entry with your name.',
    fields: [{ name: 'amount', label: 'Amount in coins', inputmode: 'numeric', hint: '1 to 1,000,000' }],
    button: 'Grant coins',
    act: async ({ amount, reason }, key) => {
      const { data } = await call('POST', `/ops/accounts/${id}/grants`, { amount: whole(amount), reason },
        { 'Idempotency-Key': key });
      return `${coins(Number(amount))} granted as entry ${data.entry}. The balance is ${number(data.credits)}.`;
    },
  });
}

/**
 * Asks for the entry, the amount and the reason, and adds a correction.
 * @param {string} id the account
 * @param {number} [entry] the entry to correct
 */
export function correct(id, entry) {
  ask({
    title: entry ? `Correct entry ${entry}` : 'Correct an entry',
    text: 'No entry is ever changed. A correction is a new entry that refers to the wrong one.',
    fields: [
      { name: 'entry', label: 'Number of the wrong entry', inputmode: 'numeric', value: entry ? String(entry) : '', hint: 'As shown in the ledger' },
      { name: 'amount', label: 'Amount in coins', hint: '50 adds coins, -50 removes them. The balance stays at or above zero.' },
    ],
    button: 'Add correction',
    act: async (values, key) => {
      const body = { entry: whole(values.entry), amount: whole(values.amount), reason: values.reason };
      const { data } = await call('POST', `/ops/accounts/${id}/corrections`, body, { 'Idempotency-Key': key });
      const change = Number(values.amount) > 0 ? 'added' : 'removed';
      return `${coins(Number(values.amount))} ${change} as entry ${data.entry}. The balance is ${number(data.credits)}.`;
    },
  });
}

/** Asks for the reason, and disables the account. @param {string} id */
export function disable(id) {
  ask({
    title: 'Disable this account?',
    text: 'All its requests get 403 at once, and none of its messages are sent. Coins and history stay. You can enable it again.',
    button: 'Disable account',
    danger: true,
    act: async ({ reason }) => {
      await call('POST', `/ops/accounts/${id}/disable`, { reason });
      return 'The account is disabled.';
    },
  });
}

/** Asks for the reason, and enables the account. @param {string} id */
export function enable(id) {
  ask({
    title: 'Enable this account?',
    text: 'Its token works again at once.',
    button: 'Enable account',
    act: async ({ reason }) => {
      await call('POST', `/ops/accounts/${id}/enable`, { reason });
      return 'The account is enabled.';
    },
  });
}

/** Asks for the reason, and shows a new token once. @param {string} id */
export function reissue(id) {
  ask({
    title: 'Reissue the token?',
    text: 'The current token stops working immediately. The new one is shown only once: check first that the person owns this account.',
    button: 'Reissue token',
    danger: true,
    act: async ({ reason }) => {
      const { data } = await call('POST', `/ops/accounts/${id}/tokens`, { reason });
      return { shown: newToken(data.token) };
    },
  });
}

/** @param {string} token */
function newToken(token) {
  return html`
    <div class="field">
      <label for="new-token">New token</label>
      <div class="joined">
        <input id="new-token" class="mono" readonly data-first .value=${token} aria-describedby="new-token-hint">
        <button type="button" data-copy="new-token">Copy</button>
      </div>
      <p class="hint" id="new-token-hint">Shown only once. Copy it before you close this window, and send it to the owner through a secure channel.</p>
    </div>`;
}
