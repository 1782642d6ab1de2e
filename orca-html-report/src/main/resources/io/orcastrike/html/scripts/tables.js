// Tables that can be sorted, and that tell the figures of the part of the run that is shown.

const PERCENTS = [50, 90, 95, 99, 99.9, 100];
const FIRST_FIGURE = 3;

/** By table: the column by which a reader has sorted it, and which way. */
const sorted = new Map();

function startTables(root) {
  root.querySelectorAll('table.sortable').forEach((table) => {
    table.querySelectorAll('thead th').forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener('click', () => turn(table, head, column));
    });
    if (sorted.has(table.id)) sort(table, ...sorted.get(table.id));
  });
}

/** Sorts by a column, or the other way round where it is sorted so already. */
function turn(table, head, column) {
  const isNumber = head.getAttribute('align') === 'right';
  const first = isNumber ? 'descending' : 'ascending';
  const second = isNumber ? 'ascending' : 'descending';
  const order = head.getAttribute('aria-sort') === first ? second : first;
  sorted.set(table.id, [column, order]);
  sort(table, column, order);
}

function sort(table, column, order) {
  const heads = table.querySelectorAll('thead th');
  heads.forEach((head) => head.removeAttribute('aria-sort'));
  heads[column].setAttribute('aria-sort', order);
  const isNumber = heads[column].getAttribute('align') === 'right';
  const sign = order === 'ascending' ? 1 : -1;
  const rows = [...table.tBodies[0].rows];
  rows.sort((a, b) => compare(a.cells[column], b.cells[column], isNumber, sign));
  table.tBodies[0].append(...rows);
}

/** What has no figure stands last either way. */
function compare(a, b, isNumber, sign) {
  if (!isNumber) return sign * a.textContent.localeCompare(b.textContent);
  const [one, other] = [a, b].map((cell) => cell.dataset.v === undefined ? NaN : Number(cell.dataset.v));
  if (isNaN(one) || isNaN(other)) return isNaN(one) - isNaN(other);
  return sign * (one - other);
}

function setCell(cell, text, value) {
  if (cell.dataset.whole === undefined) {
    cell.dataset.whole = JSON.stringify([cell.textContent, cell.dataset.v || '']);
  }
  cell.textContent = text;
  cell.dataset.v = value === null ? '' : value;
  if (value === null) delete cell.dataset.v;
}

function restore(cell) {
  if (cell.dataset.whole === undefined) return;
  const [text, value] = JSON.parse(cell.dataset.whole);
  cell.textContent = text;
  if (value === '') delete cell.dataset.v;
  else cell.dataset.v = value;
}

/** The exact figures of the whole run, or those of the part that is shown. */
function fillSteps(page) {
  const seconds = page.covered.to - page.covered.from;
  document.querySelectorAll('#steps-table tbody tr').forEach((line) => {
    const cells = [...line.cells];
    if (page.isTableWhole()) {
      cells.forEach(restore);
      return;
    }
    const sum = page.sums[Number(line.dataset.row)];
    const times = cells[2].textContent === 'response' ? sum.response : sum.service;
    const rate = sum.count / Math.max(1, seconds);
    const errors = sum.count === 0 ? 0 : sum.failed / sum.count;
    setCell(cells[FIRST_FIGURE], count(sum.count), sum.count);
    setCell(cells[FIRST_FIGURE + 1], threeDigits(rate), rate);
    setCell(cells[FIRST_FIGURE + 2], percentNumber(errors), errors);
    PERCENTS.forEach((percent, i) => {
      const micros = times.percentile(percent);
      setCell(cells[FIRST_FIGURE + 3 + i], millis(micros), micros === null ? null : micros / 1000);
    });
  });
  document.querySelectorAll('#errors-table tbody tr').forEach((line) => {
    const isApart = Number(line.dataset.last) < page.covered.from
      || Number(line.dataset.first) >= page.covered.to;
    line.classList.toggle('apart', !page.isTableWhole() && isApart);
  });
}

/** Says of what part of the run the tables are, and how exact. */
function tellCovered(page) {
  const told = document.getElementById('covered');
  if (told.dataset.whole === undefined) told.dataset.whole = told.textContent;
  told.classList.toggle('part', !page.isWhole());
  const { from, to } = page.covered;
  told.textContent = page.isWhole() ? told.dataset.whole
    : page.isTableWhole() ? 'The whole run: there are no blocks from which to compute a part of it.'
      : `Only ${clock(from)} to ${clock(to)}, from blocks of ${page.courses.grain()} s, within 1 %; `
        + 'errors of other times are grey. Esc shows the whole run.';
  document.getElementById('range').textContent = page.isWhole()
    ? `Whole run, ${clock(page.full.from)} to ${clock(page.full.to)}`
    : `${clock(page.range.from)} to ${clock(page.range.to)}`;
  for (const name of ['from', 'to']) {
    const field = document.getElementById(name);
    if (field !== document.activeElement) field.value = Math.round(page.range[name]);
  }
}
