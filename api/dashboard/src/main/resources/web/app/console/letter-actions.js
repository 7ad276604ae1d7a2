import { call } from '../api.js';
import { ask } from '../elements/console/action-dialog.js';

/** Asks for a confirmation, and processes the waiting events of an account again. @param {any} letter */
export function retry({ id, group }) {
  ask({
    title: 'Retry this event?',
    text: `All waiting events of the account are processed again by ${group}, in order.`,
    button: 'Retry',
    noReason: true,
    act: async () => {
      await call('POST', `/ops/dead-letters/${encodeURIComponent(id)}/retry`);
      return 'All waiting events of the account were processed.';
    },
  });
}

/** Asks for the reason, and discards a dead letter. @param {any} letter */
export function discard({ id, group, type }) {
  ask({
    title: 'Discard this dead letter?',
    text: `${group} will never include the changes from this ${type} event. The event itself remains stored. Afterwards, retry the account's next event.`,
    button: 'Discard',
    danger: true,
    act: async ({ reason }) => {
      await call('POST', `/ops/dead-letters/${encodeURIComponent(id)}/discard`, { reason });
      return 'The dead letter is discarded.';
    },
  });
}
