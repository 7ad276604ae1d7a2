import { html } from 'lit';
import { call } from '../api.js';
import { number } from '../format.js';
import { PagePart } from './page-part.js';

const HOUR = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

/** Shows the messages of the last 24 hours by hour, as a chart and as a table. */
class UsageChart extends PagePart {
  static properties = { ...PagePart.properties, hour: { state: true } };
  static refreshOn = ['message_sent', 'message_failed'];

  /** @type {any} */
  #chart;
  #resizing = new ResizeObserver(() => this.#fit());
  #redraw = () => this.#draw(true);

  constructor() {
    super();
    /** @type {number | null} */
    this.hour = null;
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
  }

  async load() {
    return (await call('GET', '/api/metrics?interval=hour')).data.series;
  }

  view(series) {
    if (series.every(it => it.sent + it.failed === 0)) {
      return html`<div class="empty"><strong>Nothing sent in the last 24 hours</strong><span>The chart begins with your first message.</span></div>`;
    }
    const pointed = series[this.hour ?? -1];
    return html`
      <p class="readout">
        <b>${pointed ? `From ${HOUR.format(new Date(pointed.from))}` : 'All'}</b>
        <span>${number(pointed?.sent ?? sum(series, 'sent'))} sent</span>
        <span class="failed">${number(pointed?.failed ?? sum(series, 'failed'))} failed</span>
      </p>
      <div class="plot" aria-hidden="true"></div>
      <details>
        <summary>Show as a table</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Messages by the hour">
          <table class="plain">
            <thead><tr><th scope="col">From</th><th scope="col">Sent</th><th scope="col">Failed</th></tr></thead>
            <tbody>${series.map(it => html`
              <tr><th scope="row">${HOUR.format(new Date(it.from))}</th><td>${it.sent}</td><td>${it.failed}</td></tr>`)}
            </tbody>
          </table>
        </div>
      </details>`;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('value')) this.#draw(false);
  }

  /** @param {boolean} again from scratch, because the colours have changed */
  #draw(again) {
    const place = /** @type {HTMLElement | null} */ (this.querySelector('.plot'));
    if (!place) return;
    if (again) {
      this.#chart?.destroy();
      this.#chart = undefined;
    }
    const data = [this.value.map(it => Date.parse(it.from) / 1_000), this.value.map(it => it.sent), this.value.map(it => it.failed)];
    if (this.#chart) this.#chart.setData(data);
    else this.#chart = new uPlot(options(place, hour => { this.hour = hour; }), data, place);
  }

  #fit() {
    const width = this.clientWidth;
    if (this.#chart && width && width !== this.#chart.width) this.#chart.setSize({ width, height: this.#chart.height });
  }
}

/** @param {any[]} series @param {string} key */
function sum(series, key) {
  return series.reduce((all, it) => all + it[key], 0);
}

/** @param {HTMLElement} place @param {(hour: number | null) => void} pointAt */
function options(place, pointAt) {
  const style = getComputedStyle(place);
  const colour = name => style.getPropertyValue(`--chart-${name}`);
  const bars = (label, name) => ({
    label, stroke: colour(name), fill: colour(name), width: 0, points: { show: false },
    paths: uPlot.paths.bars({ size: [0.62, 28], radius: 0.25 }),
  });
  const axis = { stroke: colour('text'), font: `12px ${style.fontFamily}`, ticks: { show: false } };
  return {
    width: place.clientWidth,
    height: 220,
    padding: [8, 18, 0, 0],
    legend: { show: false },
    scales: {
      x: { range: (_, min, max) => [min - 1_800, max + 1_800] },
      y: { range: (_, __, max) => [0, Math.max(4, max * 1.1)] },
    },
    series: [{}, bars('Sent', 'good'), bars('Failed', 'bad')],
    axes: [
      { ...axis, size: 28, grid: { show: false }, values: (_, all) => all.map(at => HOUR.format(new Date(at * 1_000))), space: 80 },
      { ...axis, grid: { stroke: colour('grid'), width: 1 }, size: 44, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000, 10_000] },
    ],
    hooks: { setCursor: [chart => pointAt(chart.cursor.idx)] },
    cursor: { points: { show: false }, y: false, drag: { x: false, y: false } },
  };
}
customElements.define('usage-chart', UsageChart);
