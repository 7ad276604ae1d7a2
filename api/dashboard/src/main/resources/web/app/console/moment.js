import { html } from 'lit';

const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** Renders a moment to the second, in the reader's time zone; the title has it in UTC. @param {string} at ISO 8601 */
export const moment = at => html`<time datetime=${at} title=${at}>${MOMENT.format(new Date(at))}</time>`;
