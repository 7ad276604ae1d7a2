import { html, nothing } from 'lit';

/**
 * Renders a name and its value in a <dl>.
 * @param {string} name
 * @param {unknown} value
 * @param {string} [tone] a class of the value
 */
export const pair = (name, value, tone) => html`<div><dt>${name}</dt><dd class=${tone || nothing}>${value}</dd></div>`;
