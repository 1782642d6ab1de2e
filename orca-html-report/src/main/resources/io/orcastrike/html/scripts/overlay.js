// Another run laid over this one: its report or result dropped on the page, or in the page already.

const DATA_BEGINS = '<script type="application/json" id="orca-data">';
const MOST_BYTES = 256 * 2 ** 20;

function startOverlay(page) {
  const input = document.getElementById('other');
  input.addEventListener('change', () => {
    if (input.files.length) take(page, input.files[0]);
    input.value = '';
  });
  const isFile = (event) => event.dataTransfer && [...event.dataTransfer.types].includes('Files');
  document.addEventListener('dragover', (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    document.body.classList.add('dropping');
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) document.body.classList.remove('dropping');
  });
  document.addEventListener('drop', (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    document.body.classList.remove('dropping');
    if (event.dataTransfer.files.length) take(page, event.dataTransfer.files[0]);
  });
  const earlier = document.getElementById('orca-earlier');
  if (earlier) lay(page, JSON.parse(earlier.textContent));
}

async function take(page, file) {
  try {
    lay(page, await readRun(file));
  } catch (error) {
    tell(page, `${file.name} cannot be laid over this run: ${error.message}`);
  }
}

/** Returns what a page's data would be. */
async function readRun(file) {
  if (file.size > MOST_BYTES) throw new Error('it is larger than 256 MB');
  const text = await file.text();
  const begin = text.indexOf(DATA_BEGINS);
  if (begin >= 0) {
    const from = begin + DATA_BEGINS.length;
    const data = JSON.parse(text.slice(from, text.indexOf('<\/script>', from)));
    if (data.schema !== 'orca.page/1') throw new Error('it was written by another version of Orca');
    return data;
  }
  let result;
  try {
    result = JSON.parse(text);
  } catch (error) {
    throw new Error('it is neither a report.html nor a result.json');
  }
  if (!result || result.schema !== 'orca.result/1') throw new Error('it is no result of a run');
  return ofResult(result);
}

function lay(page, data) {
  const courses = new Courses(data);
  page.other = { data, courses, sums: courses.sums(0, data.grid.from.length - 1) };
  page.redraw(['curve']);
  showOverlay(page);
}

function place(page) {
  let section = document.getElementById('overlay');
  if (!section) {
    section = document.createElement('section');
    section.id = 'overlay';
    section.setAttribute('aria-live', 'polite');
    const above = document.getElementById('comparison') || document.querySelector('main > header');
    above.after(section);
  }
  section.replaceChildren();
  return section;
}

function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}

function tell(page, text) {
  place(page).append(element('p', text, { class: 'worse', id: 'overlay-trouble' }));
}

/** Before and after, row by row, where both runs have the row. */
function showOverlay(page) {
  const section = place(page);
  const other = page.other;
  section.append(element('h2', `Beside run ${other.data.run} of ${other.data.plan} (${other.data.verdict})`, { dir: 'auto' }));
  section.append(element('p', 'The other run is before, this one after; of those that succeeded, within 1 %. '
    + 'Whether a change is more than chance is told by: orca compare.', { class: 'quiet' }));
  const remove = element('button', 'Take it away', { type: 'button', id: 'overlay-remove' });
  remove.addEventListener('click', () => {
    page.other = null;
    section.remove();
    page.redraw(['curve']);
  });
  const wide = element('div', '', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'Before and after' });
  wide.append(overlayTable(page));
  section.append(wide, remove);
  startTables(wide);
}

function overlayTable(page) {
  const table = element('table', '', { class: 'sortable', id: 'overlay-table' });
  const head = table.createTHead().insertRow();
  const titles = ['scenario', 'step'];
  for (const figure of ['p50', 'p95', 'p99']) titles.push(`${figure} ms before`, 'after', 'change %');
  titles.push('errors % before', 'after');
  titles.forEach((title, i) => head.append(element('th', title, { scope: 'col', align: i < 2 ? 'left' : 'right' })));
  const body = table.createTBody();
  const whole = page.courses.sums(0, page.data.grid.from.length - 1);
  page.courses.rows.forEach((row, i) => {
    const its = same(page.other.courses.rows, row);
    if (its < 0) return;
    const line = body.insertRow();
    if (row.step === '') line.className = 'whole';
    line.append(element('td', row.scenario, { align: 'left', dir: 'auto' }));
    line.append(element('td', row.step, { align: 'left', dir: 'auto' }));
    fillOverlay(line, page.other.sums[its], whole[i], row.step === '');
  });
  return table;
}

function fillOverlay(line, before, after, isIteration) {
  const cell = (text, value, style = '') => {
    const made = element('td', text, { align: 'right', class: style });
    if (value !== null && isFinite(value)) made.dataset.v = value;
    line.append(made);
  };
  for (const percent of [50, 95, 99]) {
    const [one, other] = [before, after]
      .map((sum) => (isIteration ? sum.response : sum.service).percentile(percent));
    const change = one && other !== null ? other / one - 1 : NaN;
    const matters = Math.abs(change) >= 0.05 && Math.abs(other - one) >= 1000;
    cell(millis(one), one);
    cell(millis(other), other);
    cell((change > 0 ? '+' : '') + percentNumber(change), change, matters ? (change > 0 ? 'worse' : 'better') : '');
  }
  for (const sum of [before, after]) {
    const share = sum.count ? sum.failed / sum.count : NaN;
    cell(percentNumber(share), share);
  }
}
