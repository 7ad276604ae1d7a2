import { html } from 'lit';
import { exact } from '../moments.js';

/** Renders a moment to the second, in the reader's time zone; the title has it in UTC. @param {string} at ISO 8601 */
export const moment = at => html`<time datetime=${at} title=${at}>${exact(at)}</time>`;
