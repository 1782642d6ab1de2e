// The charts over time, and the throughput against the latency, drawn by uPlot in place of the SVG.

const HEIGHT = 236;
const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];

/** Draws a chart in its figure, instead of what is there; or gives the one that is there its data. */
function draw(page, name, options, data) {
  const figure = document.getElementById('chart-' + name);
  if (!figure) return null;
  const old = page.plots[name];
  if (old && figure.contains(old.root) && old.series.length === options.series.length) {
    old.setData(data);
    if (options.isOverTime) old.setScale('x', { min: page.range.from, max: page.range.to });
    return old;
  }
  const box = figure.querySelector('.drawn');
  box.querySelectorAll('.uplot').forEach((one) => one.remove());
  box.classList.add('live');
  const plot = new uPlot({ width: box.clientWidth, height: HEIGHT, ...options }, data, box);
  plot.root.setAttribute('role', 'img');
  const told = box.querySelector('svg.static') || figure.querySelector('h3');
  plot.root.setAttribute('aria-label', told.getAttribute('aria-label') || told.textContent);
  return plot;
}

function axis(more) {
  const line = { stroke: ink('rule'), width: 1 };
  return { stroke: ink('quiet'), grid: line, ticks: { ...line, size: 4 }, font: '11px sans-serif', ...more };
}

function secondsAxis() {
  return axis({ size: 26, incrs: SECONDS, space: 56, values: (_, at) => at.map(clock) });
}

const plainAxis = () => axis({ size: 54, values: (_, at) => at.map((value) => value === null ? '' : short(value)) });

/** Of a logarithmic axis, as many values as can be told apart. */
function latencyAxis() {
  const kept = (plot, splits) => {
    const steps = plot.scales.y.max / plot.scales.y.min > 150 ? [1] : [1, 2, 5];
    return splits.map((value) => {
      const first = Number((value / 10 ** Math.floor(Math.log10(value) + 1e-9)).toPrecision(3));
      return steps.includes(first) ? value : null;
    });
  };
  const plain = plainAxis();
  return { ...plain, filter: kept, grid: { ...plain.grid, filter: kept }, ticks: { ...plain.ticks, filter: kept } };
}

function short(value) {
  return value >= 10000 ? count(value) : String(Number(value.toPrecision(3)));
}

/** Edges that are 1, 2 or 5 times a power of ten. */
function logEdges(low, high) {
  const edge = (value, up) => {
    const decade = 10 ** Math.floor(Math.log10(value) + 1e-9);
    const steps = [1, 2, 5, 10].map((step) => step * decade);
    return up ? steps.find((step) => step >= value * 0.999999)
      : steps.reverse().find((step) => step <= value * 1.000001);
  };
  return [edge(low, false), edge(Math.max(high, low * 2), true)];
}

const latencyScale = () => ({
  distr: 3, range: (_, low, high) => low > 0 ? logEdges(low, high) : [0.1, 10],
});

const countScale = () => ({ range: (_, low, high) => [0, Math.max(high * 1.08 || 1, 0.5)] });

function series(label, color, told, more) {
  const points = { size: 4, width: 0, fill: ink(color) };
  return { label, stroke: ink(color), width: 1.6, points, value: (_, value) => told(value), ...more };
}

/** The options of a chart whose x is the second of the run. */
function overTime(page, y, all) {
  return {
    isOverTime: true,
    scales: { x: { time: false, min: page.range.from, max: page.range.to }, y },
    axes: [secondsAxis(), y.distr === 3 ? latencyAxis() : plainAxis()],
    series: [{ label: 'at', value: (_, value) => value === null ? '–' : clock(value) }, ...all],
    cursor: {
      sync: { key: 'time' }, drag: { x: true, y: false, setScale: false },
      bind: { dblclick: () => () => page.zoom(null) },
    },
    hooks: { setSelect: [(plot) => selected(page, plot)], draw: [(plot) => drawMarks(page, plot)] },
  };
}

function selected(page, plot) {
  const { left, width } = plot.select;
  if (width < 4) return;
  const range = { from: plot.posToVal(left, 'x'), to: plot.posToVal(left + width, 'x') };
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  page.zoom(range);
}

function drawMarks(page, plot) {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.setLineDash([3, 4]);
  ctx.lineWidth = devicePixelRatio;
  for (const mark of page.data.marks) {
    const x = plot.valToPos(mark.at, 'x', true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.strokeStyle = ink(mark.ink);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

const inMillis = (micros) => micros.map((value) => value === null ? null : Math.max(value, 1) / 1000);

function perSecond(time, counts) {
  return counts.map((value, i) => value / Math.max(1, time.to[i] - time.from[i]));
}

function middles(time) {
  return time.from.map((from, i) => (from + time.to[i]) / 2);
}

function drawLoad(page) {
  const time = page.data.time;
  const told = (value) => value === null ? '–' : threeDigits(value);
  return draw(page, 'load', overTime(page, countScale(), [
    series('in flight', 'grey', told),
    series('target /s', 'orange', told, { dash: [6, 4] }),
    series('achieved /s', 'blue', told),
    series('dropped /s', 'red', told),
  ]), [
    middles(time), time.inFlight, perSecond(time, time.target), perSecond(time, time.started),
    perSecond(time, time.dropped).map((value) => value || null),
  ]);
}

function drawLatency(page) {
  const time = page.data.time;
  return draw(page, 'latency', overTime(page, latencyScale(), [
    series('response max', 'grey', threeDigits, { dash: [1, 3] }),
    series('p99', 'red', threeDigits),
    series('p95', 'orange', threeDigits),
    series('p50', 'blue', threeDigits),
    series('service p99', 'green', threeDigits, { dash: [6, 4] }),
  ]), [
    middles(time), inMillis(time.response100), inMillis(time.response99), inMillis(time.response95),
    inMillis(time.response50), inMillis(time.service99),
  ]);
}

function drawErrors(page) {
  const time = page.data.time;
  const told = (value) => value === null ? '–' : threeDigits(value);
  const bars = { paths: uPlot.paths.bars({ size: [1, 100] }), fill: ink('red'), width: 0 };
  return draw(page, 'errors', overTime(page, countScale(), [
    series('failed /s', 'red', told, bars), series('dropped /s', 'purple', told),
  ]), [middles(time), perSecond(time, time.failed), perSecond(time, time.dropped)]);
}

/** Each dot an interval of what is shown. */
function drawThroughput(page) {
  const time = page.data.time;
  const ended = perSecond(time, time.succeeded.map((value, i) => value + time.failed[i]));
  const shown = ended.map((_, i) => i)
    .filter((i) => time.to[i] > page.range.from && time.from[i] < page.range.to)
    .filter((i) => time.response99[i] !== null)
    .sort((a, b) => ended[a] - ended[b]);
  const pick = (values) => shown.map((i) => values[i]);
  const dots = (color) => ({
    paths: () => null, points: { show: true, size: 6, width: 0, fill: ink(color), stroke: ink(color) },
  });
  return draw(page, 'throughput', {
    scales: { x: { time: false, range: (_, low, high) => [0, high * 1.05 || 1] }, y: latencyScale() },
    axes: [axis({ size: 26, values: (_, at) => at.map((value) => short(value) + ' /s') }), latencyAxis()],
    series: [
      { label: 'ended /s', value: (_, value) => threeDigits(value) },
      series('response p99', 'red', threeDigits, dots('red')),
      series('p50', 'blue', threeDigits, dots('blue')),
    ],
    cursor: { drag: { x: false, y: false } },
  }, [pick(ended), inMillis(pick(time.response99)), inMillis(pick(time.response50))]);
}
