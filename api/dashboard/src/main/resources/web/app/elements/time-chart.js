import { LitElement, html } from 'lit';
import { asPercent, number, timeFormat } from '../format.js';

const HOUR = timeFormat({ hour: '2-digit', minute: '2-digit' });
const DAY = timeFormat({ day: 'numeric', month: 'short' });
const DAY_HOUR = timeFormat({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const SECONDS = { hour: 3_600, day: 86_400 };
const WHOLE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000, 100_000];

/**
 * @typedef {object} Series
 * @property {string} name
 * @property {'good'|'bad'} tone its colour
 * @property {(number | null)[]} values one per bucket
 * @property {number | null} total the value for the whole period
 *
 * @typedef {object} Chart
 * @property {string} label of the table
 * @property {'hour'|'day'} interval
 * @property {string[]} from the beginning of each bucket
 * @property {'bars'|'line'} form bars are stacked
 * @property {boolean} [percent] whether values are shares of 1
 * @property {Series[]} series
 */

/** Shows values over time as a chart, in words for the bucket under the pointer, and as a table. */
class TimeChart extends LitElement {
  static properties = { chart: { attribute: false }, index: { state: true } };

  /** @type {any} */
  #plot;
  #shape = '';
  #resizing = new ResizeObserver(() => this.#fit());
  #redraw = () => this.#draw(true);

  constructor() {
    super();
    /** @type {Chart} */
    this.chart = { label: '', interval: 'hour', from: [], form: 'bars', series: [] };
    /** @type {number | null} */
    this.index = null;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#resizing.observe(this);
    document.addEventListener('theme', this.#redraw);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resizing.disconnect();
    document.removeEventListener('theme', this.#redraw);
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  render() {
    const { label, from, series, interval } = this.chart;
    const at = this.index !== null && this.index < from.length ? this.index : null;
    return html`
      <p class="readout" aria-hidden="true">
        <b>${at === null ? 'Whole period' : this.#moment(from[at])}</b>
        ${series.map(it => html`<span class=${it.tone === 'bad' ? 'failed' : ''}>${this.#words(at === null ? it.total : it.values[at])} ${it.name.toLowerCase()}</span>`)}
      </p>
      <div class="plot" aria-hidden="true"></div>
      <details>
        <summary>Show as a table<span class="unseen">: ${label}</span></summary>
        <div class="scroll" tabindex="0" role="region" aria-label=${label}>
          <table class="plain">
            <thead><tr><th scope="col">${interval === 'day' ? 'Day' : 'From'}</th>${series.map(it => html`<th scope="col">${it.name}</th>`)}</tr></thead>
            <tbody>${from.map((moment, row) => html`
              <tr><th scope="row">${this.#moment(moment)}</th>${series.map(it => html`<td>${this.#words(it.values[row])}</td>`)}</tr>`)}
            </tbody>
          </table>
        </div>
      </details>`;
  }

  /** @param {string} timestamp */
  #moment(timestamp) {
    return (this.chart.interval === 'day' ? DAY : DAY_HOUR).format(new Date(timestamp));
  }

  /** @param {number | null} value */
  #words(value) {
    if (value === null) return '–';
    return this.chart.percent ? asPercent(value) : number(value);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('chart')) this.#draw(false);
  }

  /** @param {boolean} again from scratch, because the colours have changed */
  #draw(again) {
    const place = /** @type {HTMLElement} */ (this.querySelector('.plot'));
    const { from, series, form, interval } = this.chart;
    const shape = `${form} ${interval} ${series.length}`;
    if (again || shape !== this.#shape) {
      this.#plot?.destroy();
      this.#plot = undefined;
    }
    this.#shape = shape;
    const data = [positions(from, interval), ...(form === 'bars' ? stacked(series) : series.map(it => it.values))];
    if (this.#plot) this.#plot.setData(data);
    else this.#plot = new uPlot(options(place, this.chart, index => { this.index = index; }), data, place);
  }

  #fit() {
    const width = this.clientWidth;
    if (this.#plot && width && width !== this.#plot.width) this.#plot.setSize({ width, height: this.#plot.height });
  }
}

/**
 * Returns the beginnings of the buckets in seconds. The first bucket may be a part of an hour or day; the bars would
 * become as narrow as that part.
 * @param {string[]} from
 * @param {'hour'|'day'} interval
 */
function positions(from, interval) {
  const all = from.map(it => Date.parse(it) / 1_000);
  if (all.length > 1) all[0] = Math.min(all[0], all[1] - SECONDS[interval]);
  return all;
}

/** Returns the heights of stacked bars, the highest first, because later bars are drawn over earlier ones. @param {Series[]} series */
function stacked(series) {
  /** @type {number[][]} */
  const rows = [];
  for (const { values } of series) {
    const below = rows[0];
    rows.unshift(values.map((value, index) => (value ?? 0) + (below ? below[index] : 0)));
  }
  return rows;
}

/** @param {HTMLElement} place @param {Chart} chart @param {(index: number | null) => void} pointAt */
function options(place, { form, interval, percent, series }, pointAt) {
  const style = getComputedStyle(place);
  const colour = name => style.getPropertyValue(`--chart-${name}`);
  const bar = { width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [0.62, 28], radius: 0.25 }) };
  const line = { width: 2, points: { show: true, size: 7 } };
  const drawn = series.map(({ name, tone }) => ({
    label: name, stroke: colour(tone), ...(form === 'bars' ? { fill: colour(tone), ...bar } : { ...line, points: { ...line.points, fill: colour(tone) } }),
  }));
  const axis = { stroke: colour('text'), font: `12px ${style.fontFamily}`, ticks: { show: false } };
  const half = SECONDS[interval] / 2;
  const name = interval === 'day' ? DAY : HOUR;
  return {
    width: place.clientWidth,
    height: 220,
    padding: [8, 18, 0, 0],
    legend: { show: false },
    scales: {
      x: { range: (_, min, max) => [min - half, max + half] },
      y: { range: (_, __, max) => (percent ? [0, 1.05] : [0, Math.max(4, max * 1.1)]) },
    },
    series: [{}, ...(form === 'bars' ? drawn.reverse() : drawn)],
    axes: [
      { ...axis, size: 28, grid: { show: false }, values: (_, all) => all.map(at => name.format(new Date(at * 1_000))), space: 80,
        incrs: interval === 'day' ? [1, 2, 3, 7, 14, 30, 90, 180].map(it => it * SECONDS.day) : [1, 2, 3, 6, 12, 24].map(it => it * SECONDS.hour) },
      { ...axis, size: 48, grid: { stroke: colour('grid'), width: 1 }, incrs: percent ? [0.25, 0.5] : WHOLE,
        values: (_, all) => all.map(it => (percent ? asPercent(it) : number(it))) },
    ],
    hooks: { setCursor: [chart => pointAt(chart.cursor.idx ?? null)] },
    cursor: { points: { show: false }, y: false, drag: { x: false, y: false } },
  };
}
customElements.define('time-chart', TimeChart);
