// What share is at most how long, with more room the nearer to all: a tenth of the rest each step.

const A_DECADE = 20;

/** Response and service of a row, or of all iterations together (null). */
function chosen(courses, sums, row) {
  const both = { response: new Times(), service: new Times() };
  sums.forEach((sum, i) => {
    if (row === null ? courses.rows[i].step === '' : i === row) {
      both.response.plus(sum.response);
      both.service.plus(sum.service);
    }
  });
  return both;
}

/** The row of another run that has the same names. */
function same(rows, wanted) {
  return rows.findIndex((row) => row.workload === wanted.workload
    && row.scenario === wanted.scenario && row.step === wanted.step);
}

function curveLines(page) {
  const now = chosen(page.courses, page.sums, page.row);
  const lines = [];
  if (now.response.total) lines.push(['response', 'red', now.response]);
  lines.push(['service', 'green', now.service, [6, 4]]);
  if (page.other) {
    const row = page.row === null ? null : same(page.other.courses.rows, page.courses.rows[page.row]);
    const before = chosen(page.other.courses, page.other.sums, row);
    if (before.response.total) lines.push(['other run response', 'purple', before.response]);
    lines.push(['other run service', 'grey', before.service, [6, 4]]);
  }
  return lines;
}

function drawCurve(page) {
  const lines = curveLines(page);
  const most = Math.max(10, ...lines.map((line) => line[2].total));
  const nines = Math.max(1, Math.min(6, Math.ceil(Math.log10(most))));
  page.nines = nines;
  const x = Array.from({ length: nines * A_DECADE + 1 }, (_, i) => i / A_DECADE);
  const percent = (nine) => 100 * (1 - 10 ** -nine);
  const curve = (times) => x.map((nine) => 10 ** nine > times.total * 1.0001 ? null
    : Math.max(1, times.percentile(Math.max(1e-9, percent(nine)))) / 1000);
  return draw(page, 'curve', {
    scales: { x: { time: false, range: () => [0, page.nines] }, y: latencyScale() },
    axes: [axis({
      size: 26,
      splits: () => Array.from({ length: page.nines + 1 }, (_, i) => i),
      values: (_, at) => at.map((nine) => Number(percent(nine).toFixed(nine)) + ' %'),
    }), latencyAxis()],
    series: [
      { label: 'percentile', value: (_, nine) => nine === null ? '–' : Number(percent(nine).toFixed(Math.ceil(nine) + 1)) + ' %' },
      ...lines.map(([name, color, _, dash]) => series(name, color, threeDigits, { dash })),
    ],
    cursor: { drag: { x: false, y: false } },
  }, [x, ...lines.map((line) => curve(line[2]))]);
}

/** Lets a reader choose of what the curve is. */
function startCurve(page) {
  const caption = document.querySelector('#chart-curve figcaption h3');
  document.getElementById('curve-of')?.remove();
  if (!caption) return;
  const select = document.createElement('select');
  select.id = 'curve-of';
  select.className = 'scripted';
  select.setAttribute('aria-label', 'Of what the percentile curve is');
  const option = (value, text) => {
    const one = document.createElement('option');
    one.value = value;
    one.textContent = text.length > 60 ? text.slice(0, 59) + '…' : text;
    select.append(one);
  };
  option('', 'all iterations');
  page.courses.rows.forEach((row, i) => {
    option(String(i), row.step === '' ? row.scenario : row.scenario + ' › ' + row.step);
  });
  select.addEventListener('change', () => {
    page.row = select.value === '' ? null : Number(select.value);
    page.redraw(['curve']);
  });
  select.value = page.row === null ? '' : String(page.row);
  caption.after(select);
}
