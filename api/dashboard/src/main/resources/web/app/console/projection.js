import { html } from 'lit';
import { number } from '../format.js';

const CHIPS = { running: 'read', paused: 'waiting', failing: 'failed', rebuilding: 'waiting' };

/** Returns the name of a projection as people read it. @param {string} name */
export const title = name => name.replaceAll('_', ' ');

/** Renders the state of a projection. @param {any} projection */
export function stateChip({ state, replaying }) {
  const word = replaying ? 'rebuilding' : state;
  return html`<span class="chip ${CHIPS[word]}">${word}</span>`;
}

/** Renders how far a projection is behind. @param {any} projection */
export function lag({ lagEvents, lagSeconds }) {
  if (lagEvents === 0) return html`<span class="hint">none</span>`;
  return `${number(lagEvents)} ${lagEvents === 1 ? 'event' : 'events'}, ${number(Math.ceil(lagSeconds))} s`;
}
