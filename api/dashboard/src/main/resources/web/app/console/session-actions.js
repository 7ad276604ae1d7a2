import { call } from '../api.js';
import { ask } from '../elements/console/action-dialog.js';

/** Asks for the reason, and unlinks an account's phone. @param {string} account */
export function unlink(account) {
  ask({
    title: 'Unlink this phone?',
    text: 'Open messages of the account fail, and their coins are refunded. The owner can link a phone again.',
    button: 'Unlink phone',
    danger: true,
    act: async ({ reason }) => {
      await call('POST', `/ops/sessions/${account}/unlink`, { reason });
      return 'The phone is unlinked.';
    },
  });
}
