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
    text: `${group} will never contain what ${type} has changed. The event itself stays stored. Retry the next one afterwards.`,
    button: 'Discard',
    danger: true,
    act: async ({ reason }) => {
      await call('POST', `/ops/dead-letters/${encodeURIComponent(id)}/discard`, { reason });
      return 'The dead letter is discarded.';
    },
  });
}
