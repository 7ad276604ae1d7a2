import { html } from 'lit';
import { number } from '../format.js';

/**
 * Renders a figure of the overview with a word that says whether it is as expected.
 * @param {number | string} value
 * @param {string} unit
 * @param {boolean} isGood
 * @param {string} [good]
 * @param {string} [bad]
 */
export function verdictFigure(value, unit, isGood, good = 'As expected', bad = 'Needs attention') {
  return html`
    <p class="figure"><b>${typeof value === 'number' ? number(value) : value}</b> <span>${unit}</span></p>
    <p><span class="chip ${isGood ? 'read' : 'failed'}">${isGood ? good : bad}</span></p>`;
}
