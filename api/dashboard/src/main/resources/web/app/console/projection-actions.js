import { call } from '../api.js';
import { title } from './projection.js';
import { ask } from '../elements/console/action-dialog.js';

/** @param {string} name @param {string} action */
const post = (name, action) => call('POST', `/ops/projections/${encodeURIComponent(name)}/${action}`);

/** Asks for a confirmation, and pauses all projections. @param {string} name */
export function pause(name) {
  ask({
    title: 'Pause all projections?',
    text: 'One event processor updates all projections together. This node stops it until you resume a projection or the node restarts. Reads are marked as stale (X-Data-Stale: true).',
    button: 'Pause',
    noReason: true,
    act: async () => {
      await post(name, 'pause');
      return 'The projections are paused.';
    },
  });
}

/** Asks for a confirmation, and resumes all projections. @param {string} name */
export function resume(name) {
  ask({
    title: 'Resume all projections?',
    text: 'They process all events that they have missed, then reads are up to date again.',
    button: 'Resume',
    noReason: true,
    act: async () => {
      await post(name, 'resume');
      return 'The projections are running.';
    },
  });
}

/**
 * Asks for a confirmation, and starts to rebuild a projection.
 * @param {string} name
 * @param {() => void} started is called after the start; a small projection may be rebuilt by then
 */
export function rebuild(name, started) {
  ask({
    title: `Rebuild ${title(name)}?`,
    text: 'All events are read into a new collection, which replaces the current one once it has caught up. Queries use the current one until then. Only one projection can be rebuilt at a time.',
    button: 'Rebuild',
    noReason: true,
    act: async () => {
      await post(name, 'replay');
      started();
      return 'The rebuild has started.';
    },
  });
}
